package io.busbar.driver.kit.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.bus.api.BusException;
import io.busbar.bus.api.BusException.Reason;
import io.busbar.bus.api.BusState;
import io.busbar.bus.api.serial.SerialLine;
import io.busbar.bus.api.serial.SerialPorts;
import io.busbar.bus.api.serial.SerialSettings;
import io.busbar.driver.kit.Bench;
import io.busbar.driver.kit.bus.LoopbackSerial.Device;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.util.promise.Promise;

/** What every provider of serial ports keeps. Its test extends it with two ports that a cable connects. */
public abstract class SerialPortsContract {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final SerialSettings SETTINGS = SerialSettings.of8N1(9_600);

    private final Device near = new Device();
    private final Device far = new Device();

    protected abstract Bench bench();

    /** The service as a bundle gets it; the same for the same bundle. */
    protected abstract SerialPorts ports(String bundle);

    /** The bundle stops. */
    protected abstract void stop(String bundle);

    /** One end of the cable, and the other. */
    protected abstract String path(boolean nearEnd);

    /** The adapter of the near end is plugged in or out. */
    protected abstract void plug(boolean in);

    private void until(BooleanSupplier condition, String what) {
        assertTrue(bench().until(condition, SOON), () -> what + "; near " + near.states() + " " + near.received() + ", far " + far.states()
                + " " + far.received());
    }

    private SerialLine open(String bundle, boolean nearEnd, Device device) throws BusException {
        return ports(bundle).open(path(nearEnd), SETTINGS, device);
    }

    private Reason failure(Promise<?> promise) throws InterruptedException {
        until(promise::isDone, "no answer");
        return assertInstanceOf(BusException.class, promise.getFailure()).reason();
    }

    @Test
    @DisplayName("An opened port reports its state, sends in order, and receives")
    void sendsAndReceives() throws Exception {
        SerialLine one = open("a", true, near);
        SerialLine two = open("b", false, far);
        until(() -> near.states().equals(List.of(BusState.OPEN)) && far.states().equals(List.of(BusState.OPEN)), "not open");
        byte[] reused = {1, 2};
        one.send(reused);
        reused[0] = 9;
        Promise<Void> sent = one.send(new byte[]{3, (byte) 0xFF});
        until(() -> far.received().equals("010203FF"), "not received");
        until(sent::isDone, "not resolved");
        two.send(new byte[]{7});
        until(() -> near.received().equals("07"), "no answer received");
        assertTrue(ports("a").paths().contains(path(true)));
    }

    @Test
    @DisplayName("A port belongs to one at a time; who else wants it is told who has it, and gets it when it is given back")
    void exclusive() throws Exception {
        SerialLine one = open("com.example.meter", true, near);
        BusException refused = assertThrows(BusException.class, () -> open("b", true, far));
        assertEquals(Reason.IN_USE, refused.reason());
        assertTrue(refused.getMessage().contains("com.example.meter"), refused::getMessage);
        assertThrows(BusException.class, () -> open("com.example.meter", true, far));
        one.close();
        one.close();
        open("b", true, far);
        until(() -> far.states().equals(List.of(BusState.OPEN)), "not open");
        assertEquals(Reason.CLOSED, failure(one.send(new byte[]{1})));
    }

    @Test
    @DisplayName("A lost adapter is reported, orders fail meanwhile, and the line works again by itself")
    void lost() throws Exception {
        SerialLine one = open("a", true, near);
        open("b", false, far);
        until(() -> near.states().size() == 1, "no state");
        plug(false);
        until(() -> one.state() == BusState.LOST && near.states().equals(List.of(BusState.OPEN, BusState.LOST)), "not lost");
        assertEquals(Reason.NOT_CONNECTED, failure(one.send(new byte[]{1})));
        plug(true);
        until(() -> near.states().equals(List.of(BusState.OPEN, BusState.LOST, BusState.OPEN)), "not back");
        one.send(new byte[]{2});
        until(() -> far.received().equals("02"), "not received");
    }

    @Test
    @DisplayName("A port that is not there is lost until it comes")
    void notThereYet() throws Exception {
        plug(false);
        SerialLine one = open("a", true, near);
        until(() -> near.states().equals(List.of(BusState.LOST)), "not lost");
        plug(true);
        until(() -> one.state() == BusState.OPEN, "not open");
    }

    @Test
    @DisplayName("What a bundle has not closed is closed when it stops, and nothing is received after that")
    void bundleStops() throws Exception {
        open("a", true, near);
        SerialLine two = open("b", false, far);
        until(() -> near.states().size() == 1, "no state");
        stop("a");
        two.send(new byte[]{1});
        until(() -> near.states().equals(List.of(BusState.OPEN, BusState.CLOSED)), "not closed");
        bench().pass(Duration.ofSeconds(1));
        assertEquals("", near.received());
        open("c", true, near);
    }
}
