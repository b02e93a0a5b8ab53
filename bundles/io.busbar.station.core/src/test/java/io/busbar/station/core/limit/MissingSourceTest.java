package io.busbar.station.core.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.power.Power;
import io.busbar.station.api.event.StationEvent.OfferChanged;
import io.busbar.station.api.limit.Limit;
import io.busbar.station.api.limit.LimitOrigin;
import io.busbar.station.api.limit.LimitSchedule;
import io.busbar.station.core.Attachment;
import io.busbar.station.core.StationSettings;
import io.busbar.testkit.core.CoreStation;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Limits outlive their source")
class MissingSourceTest {

    private final ChargingStation station = new ChargingStation(1);

    private Attachment attach(FakeSource source) {
        return station.core.add(source);
    }

    private double greatestSince(int permits) {
        return station.driver(1).permits().stream().skip(permits).mapToDouble(permit -> permit.watts()).max().orElse(0) / 690;
    }

    @Test
    @DisplayName("While a source is replaced its limit holds at every instant, and its successor's then")
    void replaced() {
        Attachment attached = attach(FakeSource.ofEvses(10));
        station.charge(1);
        station.advance(4);
        assertEquals(10, station.amps(1));
        int permits = station.driver(1).permits().size();
        station.core.core().swapPoint().park("source");
        attached.close();
        station.core.advance(Duration.ofMillis(199));
        attach(FakeSource.ofEvses(9));
        station.core.core().swapPoint().release("source");
        station.advance(2);
        assertEquals(9, station.amps(1));
        assertEquals(9, greatestSince(permits), 1e-9);
    }

    @Test
    @DisplayName("After a crash the last schedule goes on along its time, for two minutes; then the fail-safe holds until it is back")
    void crashed() {
        FakeSource source = new FakeSource("source");
        Instant now = station.core.loop().now();
        source.evses = LimitSchedule.NONE.then(now, Limit.amps(10, LimitOrigin.CSO)).then(now.plusSeconds(60),
                Limit.amps(20, LimitOrigin.CSO));
        Attachment attached = attach(source);
        station.charge(1);
        attached.close();
        station.advance(59);
        assertEquals(10, station.amps(1));
        station.advance(2);
        assertEquals(20, station.amps(1));
        station.advance(58);
        assertEquals(20, station.amps(1));
        station.advance(2);
        assertEquals(6, station.amps(1));
        assertEquals(LimitOrigin.FAIL_SAFE, station.core.evse(1).offer().binding().orElseThrow().origin());
        assertTrue(station.core.evse(1).findings().toString().contains("the limit source source (source) is missing: the fail-safe limit"));
        station.core.advance(Duration.ofDays(3));
        assertEquals(6, station.amps(1));
        attach(source);
        station.advance(2);
        assertEquals(20, station.amps(1));
        assertEquals(List.of(), station.core.evse(1).findings());
    }

    @Test
    @DisplayName("How long it holds and the fail-safe are settings; a fail-safe of 0 A pauses")
    void settings() {
        CoreStation core = new CoreStation(
                StationSettings.of("Busbar", "Test").withFailSafe(new FailSafe(Duration.ofSeconds(30), 0)));
        ChargingStation other = new ChargingStation(core, 1);
        Attachment attached = core.add(FakeSource.ofEvses(10));
        other.charge(1);
        attached.close();
        other.advance(29);
        assertEquals(10, other.amps(1));
        other.advance(1);
        assertEquals(0, other.amps(1));
    }

    @Test
    @DisplayName("A source that limited the station leaves the fail-safe to all EVSEs together")
    void stationSource() {
        ChargingStation two = new ChargingStation(2);
        Attachment attached = two.core.add(FakeSource.ofStation(Power.amps(32)));
        two.charge(1, 2);
        two.advance(20);
        assertEquals(16, two.amps(1));
        assertEquals(16, two.amps(2));
        attached.close();
        two.advance(119);
        assertEquals(32, two.total());
        two.advance(10);
        assertEquals(6, two.amps(1));
        assertEquals(0, two.amps(2));
    }

    @Test
    @DisplayName("Nothing holds for a source without limits, one whose limits are over, one that was withdrawn, or whose bundle was uninstalled")
    void ended() {
        FakeSource over = new FakeSource("over");
        over.evses = LimitSchedule.NONE.then(station.core.loop().now(), Limit.amps(10, LimitOrigin.CSO))
                .until(station.core.loop().now().plusSeconds(10));
        Attachment first = attach(over);
        Attachment second = attach(new FakeSource("without"));
        station.charge(1);
        station.advance(11);
        assertEquals(32, station.amps(1));
        first.close();
        second.close();
        station.advance(300);
        assertEquals(32, station.amps(1));

        FakeSource source = FakeSource.ofEvses(10);
        Attachment third = attach(source);
        station.advance(1);
        station.core.limits().withdraw(source);
        third.close();
        station.advance(300);
        assertEquals(32, station.amps(1));

        Set<String> installed = new HashSet<>(Set.of("source"));
        station.core.core().installed(installed::contains);
        Attachment fourth = attach(source);
        station.advance(1);
        fourth.close();
        station.advance(5);
        assertEquals(10, station.amps(1));
        installed.clear();
        station.core.core().bundlesChanged();
        station.advance(5);
        assertEquals(32, station.amps(1));
    }

    @Test
    @DisplayName("A bundle that is uninstalled in the course of its replacement comes back; one that does not is let go at the end")
    void uninstalledWhileReplaced() {
        Set<String> installed = new HashSet<>(Set.of("source"));
        station.core.core().installed(installed::contains);
        Attachment attached = attach(FakeSource.ofEvses(10));
        station.charge(1);
        station.core.core().swapPoint().park("source");
        attached.close();
        installed.clear();
        station.core.core().bundlesChanged();
        station.advance(5);
        assertEquals(10, station.amps(1));
        station.core.core().swapPoint().release("source");
        station.advance(5);
        assertEquals(32, station.amps(1));
    }

    @Test
    @DisplayName("After a restart nothing is offered until a source that had limits is there; after two minutes the fail-safe is")
    void restarted() {
        Attachment attached = attach(FakeSource.ofEvses(10));
        station.advance(1);
        ChargingStation next = new ChargingStation(station.core.powerCut(), 1);
        next.charge(1);
        assertEquals(0, next.amps(1));
        assertEquals(LimitOrigin.FAIL_SAFE, next.core.evse(1).offer().binding().orElseThrow().origin());
        next.advance(119);
        assertEquals(0, next.amps(1));
        next.advance(2);
        assertEquals(6, next.amps(1));
        next.core.add(FakeSource.ofEvses(9));
        next.advance(2);
        assertEquals(9, next.amps(1));

        ChargingStation third = new ChargingStation(next.core.powerCut(), 1);
        third.core.add(FakeSource.ofEvses(8));
        third.charge(1);
        assertEquals(List.of(8.0), third.driver(1).permits().stream().map(permit -> permit.watts() / 690).distinct().toList());
        attached.close();
    }

    @Test
    @DisplayName("After a restart nobody waits for a source that had no limits any more, or whose bundle is not installed any more")
    void restartedWithout() {
        FakeSource source = FakeSource.ofEvses(10);
        attach(source);
        attach(new FakeSource("without"));
        station.advance(1);
        source.evses = LimitSchedule.NONE;
        station.core.limits().changed(source);
        station.advance(1);
        ChargingStation next = new ChargingStation(station.core.powerCut(), 1);
        next.charge(1);
        assertEquals(32, next.amps(1));
        next.core.add(FakeSource.ofEvses(10));
        next.advance(1);

        ChargingStation third = new ChargingStation(next.core.powerCut(), 1);
        third.core.core().installed(owner -> false);
        third.charge(1);
        assertEquals(32, third.amps(1));
    }

    @Test
    @DisplayName("A source that fails limits to nothing, and to what it says when it answers again")
    void failing() {
        FakeSource source = FakeSource.ofEvses(10);
        source.fails = true;
        attach(source);
        station.charge(1);
        assertEquals(0, station.amps(1));
        source.fails = false;
        station.advance(11);
        assertEquals(10, station.amps(1));
    }

    @Test
    @DisplayName("A source without a usable name or answer limits all the same: under its bundle's name, to nothing")
    void badAnswers() {
        for (String name : Arrays.asList(null, "", " ", "x".repeat(101))) {
            ChargingStation other = new ChargingStation(1);
            FakeSource source = new FakeSource(name);
            source.evses = LimitSchedule.always(Limit.amps(10, LimitOrigin.CSO));
            Attachment attached = other.core.core().attach("com.example.owner", source);
            other.charge(1);
            assertEquals(10, other.amps(1));
            assertEquals("com.example.owner", other.core.evse(1).offer().binding().orElseThrow().source());
            attached.close();
            other.advance(60);
            assertEquals(10, other.amps(1));
            source.evses = null;
            other.core.core().attach("com.example.owner", source);
            other.advance(1);
            assertEquals(0, other.amps(1));
        }
    }

    @Test
    @DisplayName("A clock that is set takes the limits of its new time with it")
    void clockJumps() {
        FakeSource source = new FakeSource("source");
        Instant noon = station.core.loop().now().plus(Duration.ofHours(4));
        source.evses = LimitSchedule.NONE.then(noon, Limit.amps(10, LimitOrigin.CSO)).until(noon.plus(Duration.ofHours(1)));
        attach(source);
        station.charge(1);
        assertEquals(32, station.amps(1));
        station.core.clock().timeReceived(noon.plusSeconds(5), "Heartbeat");
        station.advance(1);
        assertEquals(10, station.amps(1));
        station.core.clock().timeReceived(noon.minus(Duration.ofHours(3)), "Heartbeat");
        station.advance(2);
        assertEquals(32, station.amps(1));
    }

    @Test
    @DisplayName("A source is asked when something changes, and not while a limit is in force")
    void cached() {
        FakeSource source = FakeSource.ofEvses(10);
        attach(source);
        station.charge(1);
        station.advance(1);
        int before = source.asked;
        station.core.advance(Duration.ofHours(20));
        assertEquals(before, source.asked);
        station.core.advance(Duration.ofHours(20));
        assertTrue(source.asked > before && source.asked < before + 5, "asked " + (source.asked - before) + " times in two days");
    }

    @Test
    @DisplayName("A source that reports a change whenever it is asked is not asked over and over")
    void changesWhenAsked() {
        FakeSource source = FakeSource.ofEvses(10);
        source.whenAsked = () -> station.core.limits().changed(source);
        attach(source);
        station.charge(1);
        station.advance(10);
        assertEquals(10, station.amps(1));
        assertTrue(source.asked < 10, () -> "asked " + source.asked + " times");
    }

    @Test
    @DisplayName("A change of the offer is an event that says what limits it")
    void events() {
        station.charge(1);
        station.core.forgetEvents();
        FakeSource source = FakeSource.ofEvses(10);
        attach(source);
        station.advance(2);
        OfferChanged lowered = station.core.recorded(OfferChanged.class).get(0);
        assertEquals(32, lowered.from().amps());
        assertEquals(LimitOrigin.HARDWARE, lowered.from().binding().orElseThrow().origin());
        assertEquals(10, lowered.to().amps());
        assertEquals(6_900, lowered.to().watts(), 1e-9);
        assertEquals("source (CSO)", lowered.to().binding().orElseThrow().text());
        station.core.forgetEvents();
        source.evses = LimitSchedule.always(Limit.amps(5, LimitOrigin.GRID_OPERATOR));
        station.core.limits().changed(source);
        station.advance(2);
        OfferChanged paused = station.core.recorded(OfferChanged.class).get(0);
        assertEquals(0, paused.to().amps());
        assertEquals("SO", paused.to().binding().orElseThrow().origin().chargingLimitSource());
        station.core.forgetEvents();
        station.advance(60);
        assertEquals(List.of(), station.core.recorded(OfferChanged.class));
        station.core.evse(1).withdrawPower();
        station.core.settle();
        assertTrue(station.core.evse(1).offer().binding().isEmpty());
    }
}
