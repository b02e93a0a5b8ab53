package io.busbar.driver.kit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.busbar.driver.api.DriverException;
import io.busbar.driver.api.meter.MeterKey;
import io.busbar.driver.api.meter.MeterReading;
import io.busbar.driver.api.meter.MeterReading.SignedReading;
import io.busbar.driver.api.meter.MeterTransaction;
import io.busbar.driver.api.meter.Quantity;
import io.busbar.driver.api.meter.SigningMeterDriver;
import io.busbar.station.core.loop.VirtualLoop;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.Promises;

/** The contract of signing meters, on a meter in memory that signs with a key of its own. */
class SigningMeterTest extends SigningMeterDriverContract {

    /** The meter: what survives its driver. */
    private static final class Meter {

        private final KeyPair keys;
        private Optional<MeterTransaction> open = Optional.empty();
        private String lastId = "";
        private SignedReading lastRecord;

        Meter() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(256);
                keys = generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        SignedReading sign(MeterTransaction transaction) throws DriverException {
            String text = "OCMF|{\"ID\":\"" + transaction.identification().data() + "\",\"TT\":\"" + transaction.tariff() + "\"}";
            try {
                Signature signature = Signature.getInstance("SHA256withECDSA");
                signature.initSign(keys.getPrivate());
                signature.update(text.getBytes(StandardCharsets.UTF_8));
                String signed = text + "|{\"SD\":\"" + Base64.getEncoder().encodeToString(signature.sign()) + "\"}";
                return new SignedReading(Base64.getEncoder().encodeToString(signed.getBytes(StandardCharsets.UTF_8)), "OCMF",
                        "ECDSA-secp256r1-SHA256", "");
            } catch (GeneralSecurityException e) {
                throw new DriverException("the meter cannot sign", e);
            }
        }
    }

    private static final class Driver implements SigningMeterDriver {

        private final Meter meter;
        private final boolean repeats;

        Driver(Meter meter, boolean repeats) {
            this.meter = meter;
            this.repeats = repeats;
        }

        @Override
        public Promise<MeterKey> publicKey() {
            return Promises.resolved(new MeterKey("MEM-1", "DER", "ECDSA-secp256r1-SHA256",
                    Base64.getEncoder().encodeToString(meter.keys.getPublic().getEncoded())));
        }

        @Override
        public Promise<Optional<String>> open() {
            return Promises.resolved(meter.open.map(MeterTransaction::id));
        }

        @Override
        public Promise<Optional<SignedReading>> begin(MeterTransaction transaction) {
            if (meter.open.isPresent()) {
                return Promises.failed(new DriverException("transaction " + meter.open.get().id() + " is open"));
            }
            meter.open = Optional.of(transaction);
            return Promises.resolved(Optional.empty());
        }

        @Override
        public Promise<SignedReading> end(String id) {
            if (repeats && meter.open.isEmpty() && meter.lastId.equals(id)) {
                return Promises.resolved(meter.lastRecord);
            }
            if (meter.open.filter(transaction -> transaction.id().equals(id)).isEmpty()) {
                return Promises.failed(new DriverException("there is no transaction " + id));
            }
            try {
                meter.lastRecord = meter.sign(meter.open.get());
                meter.lastId = id;
                meter.open = Optional.empty();
                return Promises.resolved(meter.lastRecord);
            } catch (DriverException failure) {
                return Promises.failed(failure);
            }
        }

        @Override
        public Set<Quantity> quantities() {
            return Set.of(Quantity.ENERGY_IMPORT_WH);
        }

        @Override
        public Duration period() {
            return Duration.ofSeconds(1);
        }

        @Override
        public void connect(Consumer<MeterReading> listener) {}

        @Override
        public void disconnect(Consumer<MeterReading> listener) {}
    }

    private final VirtualLoop time = new VirtualLoop(Instant.parse("2026-03-01T08:00:00Z"));
    private final Meter meter = new Meter();
    private boolean repeats = true;
    private SigningMeterDriver driver = new Driver(meter, true);

    @Override
    protected Bench bench() {
        return time::advance;
    }

    @Override
    protected SigningMeterDriver driver() {
        return driver;
    }

    @Override
    protected void replaced() {
        driver = new Driver(meter, repeats);
    }

    @Test
    @DisplayName("A driver that loses the record of the last transaction is found")
    void badDriver() {
        repeats = false;
        replaced();
        assertThrows(Exception.class, this::endIsRepeated);
    }
}
