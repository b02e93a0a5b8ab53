package io.busbar.station.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.testkit.core.CoreStation;
import io.busbar.testkit.core.FakeEvseDriver;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.util.promise.Promise;

/** The store is watched while something is written or is wrong, and not before. */
class StorageGuardTest {

    private static final Duration LONG = Duration.ofMinutes(30);

    private final CoreStation station = new CoreStation();
    private final FakeEvseDriver driver = station.addEvse(1);

    @BeforeEach
    void rest() {
        driver.disconnectCar();
        station.advance(Duration.ofMinutes(1));
    }

    private ConnectorStatus status() {
        return station.evse(1).connector(1).orElseThrow().status();
    }

    @Test
    @DisplayName("A station at rest does not ask its store for anything")
    void restsWithTheStation() {
        Promise<Void> write = station.store().nextWrite();
        station.advance(LONG);
        assertFalse(write.isDone());
        station.store().begin().submit();
        station.settle();
        assertTrue(write.isDone());
        station.advance(LONG);
        Promise<Void> next = station.store().nextWrite();
        station.advance(LONG);
        assertFalse(next.isDone(), "it rests again after what was written");
    }

    @Test
    @DisplayName("A disk that breaks or hangs after a long rest is noticed with the first write, and that it works again as well")
    void wakesWithAWrite() {
        for (int round = 0; round < 2; round++) {
            station.advance(LONG);
            station.store().breakDisk("Input/output error");
            station.advance(Duration.ofSeconds(16));
            assertEquals(ConnectorStatus.Faulted, status());
            station.store().repairDisk();
            station.advance(Duration.ofSeconds(20));
            assertEquals(ConnectorStatus.Available, status());

            station.advance(LONG);
            station.store().stall(true);
            station.store().begin().submit();
            station.advance(Duration.ofSeconds(46));
            assertEquals(ConnectorStatus.Faulted, status());
            station.store().stall(false);
            station.advance(Duration.ofSeconds(20));
            assertEquals(ConnectorStatus.Available, status());
        }
    }
}
