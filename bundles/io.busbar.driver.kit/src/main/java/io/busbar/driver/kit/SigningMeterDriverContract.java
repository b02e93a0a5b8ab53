package io.busbar.driver.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.DriverException;
import io.busbar.driver.api.meter.MeterKey;
import io.busbar.driver.api.meter.MeterReading.SignedReading;
import io.busbar.driver.api.meter.MeterTransaction;
import io.busbar.driver.api.meter.MeterTransaction.Identification;
import io.busbar.driver.api.meter.MeterTransaction.Level;
import io.busbar.driver.api.meter.MeterTransaction.Type;
import io.busbar.driver.api.meter.SigningMeterDriver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.util.promise.Promise;

/** What the driver of a meter that signs transactions keeps, besides {@link MeterDriverContract}. Each test begins with a meter without a transaction. */
public abstract class SigningMeterDriverContract {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(15);
    private static final MeterTransaction ONE = new MeterTransaction("tx-1",
            new Identification(true, Level.TRUSTED, Type.ISO14443, "04A2B3C4"),
            "0.49 EUR/kWh", "DE*EXA*E1");
    private static final MeterTransaction TWO = new MeterTransaction("tx-2", Identification.NOBODY, "", "");

    protected abstract Bench bench();

    /** The driver under test; the same until {@link #replaced}. */
    protected abstract SigningMeterDriver driver();

    /** Another driver of the same meter takes the place of the one before, as after a power cut of the station. */
    protected abstract void replaced();

    private <T> Promise<T> ordered(Supplier<Promise<T>> order) {
        AtomicReference<Promise<T>> promise = new AtomicReference<>();
        bench().order(() -> promise.set(order.get()));
        assertTrue(bench().until(() -> promise.get() != null && promise.get().isDone(), ANSWERS_WITHIN), "no answer");
        return promise.get();
    }

    private <T> T done(Supplier<Promise<T>> order) throws Exception {
        return ordered(order).getValue();
    }

    private void fails(Supplier<Promise<?>> order) throws Exception {
        AtomicReference<Promise<?>> promise = new AtomicReference<>();
        bench().order(() -> promise.set(order.get()));
        assertTrue(bench().until(() -> promise.get() != null && promise.get().isDone(), ANSWERS_WITHIN), "no answer");
        assertInstanceOf(DriverException.class, promise.get().getFailure());
    }

    private static void isRecord(SignedReading record) {
        assertFalse(record.encodingMethod().isBlank());
        assertTrue(Base64.getDecoder().decode(record.data()).length > 0, "a record without data");
    }

    @Test
    @DisplayName("The public key is there without a reading and without a transaction, and is the same during one")
    void publicKey() throws Exception {
        MeterKey key = done(() -> driver().publicKey());
        assertFalse(key.meterId().isBlank());
        assertTrue(Base64.getDecoder().decode(key.key()).length > 0);
        done(() -> driver().begin(ONE));
        assertEquals(key, done(() -> driver().publicKey()));
    }

    @Test
    @DisplayName("A transaction begins, is open, and ends with a signed record; then the next one may begin")
    void beginsAndEnds() throws Exception {
        assertEquals(Optional.empty(), done(() -> driver().open()));
        done(() -> driver().begin(ONE)).ifPresent(SigningMeterDriverContract::isRecord);
        assertEquals(Optional.of(ONE.id()), done(() -> driver().open()));
        bench().pass(Duration.ofSeconds(10));
        isRecord(done(() -> driver().end(ONE.id())));
        assertEquals(Optional.empty(), done(() -> driver().open()));
        done(() -> driver().begin(TWO));
        isRecord(done(() -> driver().end(TWO.id())));
    }

    @Test
    @DisplayName("The signed record of a transaction has the identification of its customer")
    void identification() throws Exception {
        done(() -> driver().begin(ONE));
        SignedReading record = done(() -> driver().end(ONE.id()));
        String text = new String(Base64.getDecoder().decode(record.data()), StandardCharsets.ISO_8859_1);
        assertTrue(text.contains(ONE.identification().data()), text);
    }

    @Test
    @DisplayName("A second transaction does not begin while one is open, which goes on")
    void oneAtATime() throws Exception {
        done(() -> driver().begin(ONE));
        fails(() -> driver().begin(TWO));
        assertEquals(Optional.of(ONE.id()), done(() -> driver().open()));
        fails(() -> driver().end(TWO.id()));
        isRecord(done(() -> driver().end(ONE.id())));
    }

    @Test
    @DisplayName("Ending the last transaction again gives the same record, byte for byte")
    void endIsRepeated() throws Exception {
        done(() -> driver().begin(ONE));
        SignedReading record = done(() -> driver().end(ONE.id()));
        bench().pass(Duration.ofSeconds(5));
        assertEquals(record, done(() -> driver().end(ONE.id())));
    }

    @Test
    @DisplayName("A transaction survives its driver: the next one knows that it is open, and ends it")
    void survives() throws Exception {
        done(() -> driver().begin(ONE));
        replaced();
        assertEquals(Optional.of(ONE.id()), done(() -> driver().open()));
        isRecord(done(() -> driver().end(ONE.id())));
        replaced();
        isRecord(done(() -> driver().end(ONE.id())));
    }
}
