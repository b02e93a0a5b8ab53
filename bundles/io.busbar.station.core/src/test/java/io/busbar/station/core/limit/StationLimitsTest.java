package io.busbar.station.core.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.evse.AcAbilities;
import io.busbar.driver.api.evse.ConnectorAbilities;
import io.busbar.driver.api.evse.DcAbilities;
import io.busbar.driver.api.evse.DcPermit;
import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.driver.api.power.Power;
import io.busbar.driver.api.power.Supply;
import io.busbar.station.api.limit.Limit;
import io.busbar.station.api.limit.LimitOrigin;
import io.busbar.station.api.limit.LimitSchedule;
import io.busbar.station.api.limit.LimitScope;
import io.busbar.station.api.limit.Limits.Period;
import io.busbar.station.api.limit.PowerAllocator;
import io.busbar.station.core.Attachment;
import io.busbar.testkit.core.FakeEvseDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The station's limits are shared among EVSEs")
class StationLimitsTest {

    private static final List<ConnectorAbilities> CABLE = List.of(new ConnectorAbilities(1, "cType2", false));

    private final ChargingStation station = new ChargingStation(4);

    /** What the vehicles may draw at each tenth of a second for a time: never above the total. */
    private void advanceWithin(double total, int seconds) {
        for (int i = 0; i < seconds * 10; i++) {
            station.core.advance(Duration.ofMillis(100));
            assertTrue(station.total() <= total + 1e-9, () -> station.total() + " A of " + total + " A");
        }
    }

    @Test
    @DisplayName("Each that begins gets its share when the others have less; the one that does not fit pauses, and goes on when one ends")
    void sharesFollowTheCars() {
        station.core.add(FakeSource.ofStation(Power.amps(20)));
        station.charge(1);
        assertEquals(20, station.amps(1));
        station.advance(1);
        station.charge(2);
        assertEquals(10, station.amps(1));
        assertEquals(0, station.amps(2), "the first vehicle has not followed yet");
        advanceWithin(20, 4);
        assertEquals(0, station.amps(2));
        advanceWithin(20, 3);
        assertEquals(10, station.amps(2));
        station.charge(3, 4);
        advanceWithin(20, 15);
        assertEquals(List.of(20.0 / 3, 20.0 / 3, 20.0 / 3, 0.0),
                List.of(station.amps(1), station.amps(2), station.amps(3), station.amps(4)));
        assertEquals(LimitScope.STATION, station.core.evse(4).offer().binding().orElseThrow().scope());
        assertEquals("source (SO), for all EVSEs together", station.core.evse(4).offer().binding().orElseThrow().text());
        station.core.evse(2).withdrawPower();
        station.core.settle();
        assertEquals(0, station.amps(4));
        advanceWithin(20, 15);
        assertEquals(20.0 / 3, station.amps(4), 1e-9);
    }

    @Test
    @DisplayName("A limit that comes, falls and goes is obeyed at once by those that have to lower")
    void limitChanges() {
        station.charge(1, 2);
        station.advance(5);
        assertEquals(64, station.total());
        FakeSource source = FakeSource.ofStation(Power.amps(30));
        Attachment attached = station.core.add(source);
        station.core.advance(Duration.ofMillis(200));
        assertEquals(30, station.total());
        source.station = LimitSchedule.always(Limit.maximum(Power.amps(12), LimitOrigin.GRID_OPERATOR));
        station.core.limits().changed(source);
        station.core.advance(Duration.ofMillis(200));
        assertEquals(12, station.total());
        source.station = LimitSchedule.always(Limit.maximum(Power.amps(11), LimitOrigin.GRID_OPERATOR));
        station.core.limits().changed(source);
        station.core.advance(Duration.ofMillis(200));
        assertEquals(0, station.amps(2), "it pauses instead of going below 6 A");
        advanceWithin(11, 10);
        assertEquals(11, station.amps(1));
        station.core.limits().withdraw(source);
        attached.close();
        station.advance(10);
        assertEquals(64, station.total());
    }

    @Test
    @DisplayName("A limit that changes by its schedule is obeyed at the instant")
    void schedule() {
        FakeSource source = new FakeSource("source");
        Instant now = station.core.loop().now();
        source.station = LimitSchedule.NONE.then(now, Limit.amps(32, LimitOrigin.EMS))
                .then(now.plusSeconds(60), Limit.amps(16, LimitOrigin.EMS))
                .until(now.plusSeconds(120));
        station.core.add(source);
        station.charge(1, 2);
        station.advance(59);
        assertEquals(32, station.total());
        station.advance(1);
        assertEquals(16, station.total());
        station.advance(59);
        assertEquals(16, station.total());
        station.advance(10);
        assertEquals(64, station.total());
    }

    @Test
    @DisplayName("K08.FR.03: the schedule of an EVSE has its share, that of the station the sum within the station's limits")
    void compositeSchedule() {
        FakeSource source = new FakeSource("source");
        Instant now = station.core.loop().now();
        source.station = LimitSchedule.NONE.then(now.plusSeconds(60), Limit.amps(16, LimitOrigin.EMS)).until(now.plusSeconds(120));
        source.evses = LimitSchedule.NONE.then(now.plusSeconds(90), Limit.amps(7, LimitOrigin.CSO));
        station.core.add(source);
        station.charge(1, 2);
        List<Period> one = station.core.limits().schedule(1, now, Duration.ofSeconds(180));
        assertEquals(List.of(0L, 60L, 90L), one.stream().map(period -> Duration.between(now, period.start()).toSeconds()).toList());
        assertEquals(List.of(32.0, 8.0, 7.0), one.stream().map(period -> period.limit().amps()).toList());
        List<Period> all = station.core.limits().schedule(0, now, Duration.ofSeconds(180));
        assertEquals(List.of(128.0, 16.0, 28.0), all.stream().map(period -> period.limit().amps()).toList());
        assertEquals(List.of(0L, 60L, 120L), all.stream().map(period -> Duration.between(now, period.start()).toSeconds()).toList());
        assertEquals(16 * 690, all.get(1).limit().watts(), 1e-9);
        assertEquals(List.of(), station.core.limits().schedule(1, now, Duration.ZERO));
        assertEquals(0, station.core.limits().now(9).amps());
    }

    @Test
    @DisplayName("Watts and local generation: what is generated is added, but not beyond the installation's fuse")
    void wattsAndGeneration() {
        FakeSource grid = FakeSource.ofStation(Power.watts(11_040));
        FakeSource sun = new FakeSource("sun");
        sun.station = LimitSchedule.always(Limit.addition(Power.watts(5_520), LimitOrigin.EMS));
        FakeSource fuse = new FakeSource("fuse");
        fuse.station = LimitSchedule.always(Limit.amps(22, LimitOrigin.INSTALLATION));
        station.core.add(grid);
        station.charge(1, 2);
        station.advance(20);
        assertEquals(16, station.total(), 1e-9);
        station.core.add(sun);
        station.advance(20);
        assertEquals(24, station.total(), 1e-9);
        station.core.add(fuse);
        station.advance(20);
        assertEquals(22, station.total(), 1e-9);
    }

    @Test
    @DisplayName("An EVSE whose driver is being replaced keeps its share")
    void driverReplaced() {
        ChargingStation other = new ChargingStation(2);
        other.core.add(FakeSource.ofStation(Power.amps(20)));
        other.charge(1, 2);
        other.advance(20);
        Attachment third = other.core.core().attach(3, new FakeEvseDriver(other.core.loop(),
                FakeEvseDriver.SOCKET).connectCar());
        other.core.settle();
        other.core.evse(3).grantPower();
        other.advance(20);
        assertEquals(20.0 / 3, other.amps(1), 1e-9);
        third.close();
        other.advance(10);
        assertEquals(20.0 / 3, other.amps(1), 1e-9);
    }

    @Test
    @DisplayName("A limit in amperes per phase holds for direct current by what its supply takes")
    void direct() {
        ChargingStation mixed = new ChargingStation(1);
        mixed.add(2, new EvseAbilities(new DcAbilities(1_000, 50_000, 920, 125, 0, new Supply(3, 230)), CABLE));
        mixed.core.add(FakeSource.ofStation(Power.amps(40)));
        mixed.charge(1, 2);
        mixed.advance(20);
        assertEquals(20, mixed.driver(1).permit().orElseThrow().watts() / 690, 1e-9);
        DcPermit permit = (DcPermit) mixed.driver(2).permit().orElseThrow();
        assertEquals(20 * 690, permit.watts(), 1e-9);
        assertEquals(0, mixed.core.evse(2).offer().phases());
    }

    @Test
    @DisplayName("A vehicle that gives power back is permitted to by its EVSE's abilities")
    void discharging() {
        ChargingStation one = new ChargingStation(0);
        one.add(1, new EvseAbilities(new AcAbilities(6, 32, 3, 230, true, 16), CABLE));
        FakeSource source = new FakeSource("source");
        source.evses = LimitSchedule.always(Limit.setpoint(Power.amps(-10), LimitOrigin.EMS));
        one.core.add(source);
        one.charge(1);
        assertEquals(-10, one.amps(1));
        assertEquals(-6_900, one.core.evse(1).offer().watts(), 1e-9);
    }

    // ---- another allocator

    /** Everything to the one that began last. */
    private static final PowerAllocator LAST_FIRST = (budget, claims) -> claims.isEmpty()
            ? Map.of()
            : Map.of(claims.get(claims.size() - 1).evseId(), Math.min(32, budget.amps().orElse(32)));

    @Test
    @DisplayName("An allocator that is plugged in decides; while it is missing its last word holds for two minutes, then equal shares do")
    void allocatorReplaced() {
        FakeSource source = FakeSource.ofStation(Power.amps(20));
        station.core.add(source);
        Attachment attached = station.core.add(LAST_FIRST);
        station.charge(1, 2);
        station.advance(10);
        assertEquals(0, station.amps(1));
        assertEquals(20, station.amps(2));
        attached.close();
        advanceWithin(20, 119);
        assertEquals(20, station.amps(2));
        source.station = LimitSchedule.always(Limit.amps(16, LimitOrigin.EMS));
        station.core.limits().changed(source);
        station.core.advance(Duration.ofMillis(500));
        assertTrue(station.total() <= 16, "the limit fell while the allocator is missing");
        advanceWithin(16, 20);
        assertEquals(8, station.amps(1));
        assertEquals(8, station.amps(2));
        station.core.add(LAST_FIRST);
        advanceWithin(16, 20);
        assertEquals(16, station.amps(2));
    }

    @Test
    @DisplayName("An allocator is asked when something changes or it says so, not over and over, however it answers")
    void allocatorAskedOnce() {
        station.core.add(FakeSource.ofStation(Power.amps(20)));
        AtomicInteger asked = new AtomicInteger();
        station.core.add((budget, claims) -> Map.of(1, asked.incrementAndGet() % 2 == 0 ? 8.0 : 9.0));
        station.charge(1);
        station.advance(10);
        double before = station.amps(1);
        int times = asked.get();
        assertTrue(times < 10, () -> "asked " + times + " times");
        station.advance(60);
        assertEquals(times, asked.get());
        assertEquals(before, station.amps(1));
        station.core.limits().reallocate();
        station.advance(10);
        assertEquals(17 - before, station.amps(1));
    }

    @Test
    @DisplayName("An allocator that gives more than there is, or fails, is replaced by equal shares")
    void badAllocator() {
        station.core.add(FakeSource.ofStation(Power.amps(20)));
        Attachment greedy = station.core.add((budget, claims) -> Map.of(1, 21.0, 2, 21.0));
        station.charge(1, 2);
        advanceWithin(20, 10);
        assertEquals(10, station.amps(2));
        greedy.close();
        station.core.add((budget, claims) -> {
            throw new IllegalStateException("no idea");
        });
        advanceWithin(20, 10);
        assertEquals(10, station.amps(1));
        assertEquals(10, station.amps(2));
    }
}
