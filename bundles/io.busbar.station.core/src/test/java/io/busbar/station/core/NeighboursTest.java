package io.busbar.station.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.busbar.station.api.module.Neighbour;
import io.busbar.station.api.module.Neighbour.State;
import io.busbar.station.core.loop.VirtualLoop;
import io.busbar.station.core.module.ModuleStates;
import io.busbar.station.core.module.NeighbourFacade;
import io.busbar.testkit.core.FakeServices;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A service of another module that may be starting, being replaced or not installed")
class NeighboursTest {

    private interface Clock {}

    private static final Clock FIRST = new Clock() {};
    private static final Clock SECOND = new Clock() {};
    private static final String MODULE = Clock.class.getName();

    private final VirtualLoop loop = new VirtualLoop(Instant.parse("2026-03-01T08:00:00Z"));
    private final ModuleStates modules = new ModuleStates(loop.facade("core"));
    private final FakeServices services = new FakeServices(modules);
    private final NeighbourFacade neighbours = new NeighbourFacade(loop, "asking", modules, services);
    private final Neighbour<Clock> clock = neighbours.of(Clock.class);
    private final List<Object> done = new ArrayList<>();

    private void begin() {
        modules.started();
        loop.settle();
    }

    private void ask() {
        clock.whenPresent(done::add, () -> done.add("not installed"));
        loop.settle();
    }

    @Test
    @DisplayName("A present service is used at once, in the same task; the neighbour of a type is one object")
    void presentIsUsedAtOnce() {
        begin();
        services.register(Clock.class, FIRST);
        loop.settle();
        assertEquals(State.PRESENT, clock.state());
        clock.whenPresent(done::add);
        assertEquals(List.of(FIRST), done, "no task was run");
        assertSame(clock, neighbours.of(Clock.class));
    }

    @Test
    @DisplayName("While the station starts a missing service is expected; when all modules have started it is not installed")
    void waitsForTheStart() {
        assertEquals(State.STARTING, clock.state());
        ask();
        loop.advance(Duration.ofMinutes(5));
        assertEquals(List.of(), done, "no timer decides");
        begin();
        assertEquals(List.of("not installed"), done);
        assertEquals(State.NOT_INSTALLED, clock.state());
        ask();
        assertEquals(List.of("not installed", "not installed"), done, "and at once from then on");
    }

    @Test
    @DisplayName("What is asked for during the start gets the service when its module is started")
    void isServedDuringTheStart() {
        ask();
        services.register(Clock.class, FIRST);
        loop.settle();
        assertEquals(List.of(FIRST), done);
    }

    @Test
    @DisplayName("While a module is replaced work waits, in order, exactly until the next version is present")
    void waitsWhileReplaced() {
        begin();
        services.register(Clock.class, FIRST);
        services.beginReplacement(Clock.class);
        loop.settle();
        assertEquals(State.BEING_REPLACED, clock.state());
        assertEquals(Optional.empty(), clock.get());
        clock.whenPresent(present -> done.add("one"));
        clock.whenPresent(present -> {
            throw new IllegalStateException("does not keep the next from running");
        });
        clock.whenPresent(present -> done.add("two"));
        loop.advance(Duration.ofHours(1));
        assertEquals(List.of(), done, "an update may take long");
        services.endReplacement(Clock.class, SECOND);
        clock.whenPresent(present -> done.add("three"));
        assertEquals(List.of(), done, "what came first runs first");
        loop.settle();
        assertEquals(List.of("one", "two", "three"), done);
        ask();
        assertEquals(SECOND, done.get(3));
    }

    @Test
    @DisplayName("A bundle that stops to be started again loses its services before its stop is reported: work waits all the same")
    void servicesGoBeforeTheStopIsReported() {
        begin();
        modules.registered(List.of(Clock.class.getName()), "provider");
        AtomicBoolean stopping = new AtomicBoolean(true);
        modules.stopsToReturn(name -> name.equals("provider") && stopping.get());
        assertEquals(State.BEING_REPLACED, clock.state(), "the framework has called another listener first");
        modules.announce("provider");
        stopping.set(false);
        assertEquals(State.BEING_REPLACED, clock.state(), "the loop has not heard of it");
        ask();
        modules.stopping("provider");
        loop.advance(Duration.ofSeconds(14));
        assertEquals(State.BEING_REPLACED, clock.state());
        assertEquals(List.of(), done);
        loop.advance(Duration.ofSeconds(2));
        assertEquals(List.of("not installed"), done, "it did not come back");
    }

    @Test
    @DisplayName("A version asked for by a bundle that has never seen the service waits too: the platform remembers who provides it")
    void remembersProviders() {
        begin();
        services.register(Clock.class, FIRST);
        services.beginReplacement(Clock.class);
        Neighbour<Clock> fresh = new NeighbourFacade(loop, "fresh", modules, services).of(Clock.class);
        assertEquals(State.BEING_REPLACED, fresh.state());
        fresh.whenPresent(done::add);
        services.endReplacement(Clock.class, SECOND);
        loop.settle();
        assertEquals(List.of(SECOND), done);
    }

    @Test
    @DisplayName("Work that waits for a module that is removed is told so at once")
    void removedIsKnownAtOnce() {
        begin();
        services.register(Clock.class, FIRST);
        services.beginReplacement(Clock.class);
        ask();
        assertEquals(List.of(), done);
        services.endWithout(Clock.class);
        loop.settle();
        assertEquals(List.of("not installed"), done, "no time has passed");
    }

    @Test
    @DisplayName("A module that is back may register its service a little later; one that does not register it any more is not waited for")
    void settlesAfterTheReplacement() {
        begin();
        modules.installed(name -> true);
        services.register(Clock.class, FIRST);
        services.beginReplacement(Clock.class);
        ask();
        modules.release(MODULE);
        loop.advance(Duration.ofSeconds(1));
        assertEquals(State.BEING_REPLACED, clock.state());
        services.register(Clock.class, SECOND);
        loop.settle();
        assertEquals(List.of(SECOND), done);
        services.beginReplacement(Clock.class);
        ask();
        modules.release(MODULE);
        loop.advance(Duration.ofSeconds(4));
        assertEquals(List.of(SECOND, "not installed"), done);
    }

    @Test
    @DisplayName("Without an update engine a bundle that stops to be started again counts as being replaced, for a bounded time")
    void followsBundleEvents() {
        begin();
        services.register(Clock.class, FIRST);
        modules.stopping(MODULE);
        services.remove(Clock.class);
        ask();
        loop.advance(Duration.ofSeconds(5));
        assertEquals(State.BEING_REPLACED, clock.state());
        services.register(Clock.class, SECOND);
        modules.restarted(MODULE);
        loop.settle();
        assertEquals(List.of(SECOND), done);
        modules.stopping(MODULE);
        services.remove(Clock.class);
        ask();
        loop.advance(Duration.ofSeconds(16));
        assertEquals(List.of(SECOND, "not installed"), done);
    }

    @Test
    @DisplayName("A bundle that is stopped for good or uninstalled is not waited for")
    void stoppedForGood() {
        begin();
        services.register(Clock.class, FIRST);
        modules.stopping(MODULE);
        services.remove(Clock.class);
        ask();
        modules.removed(MODULE);
        loop.settle();
        assertEquals(List.of("not installed"), done);
    }

    @Test
    @DisplayName("Listeners run once for each change of the service or its state")
    void listens() {
        begin();
        clock.onChange(() -> done.add(clock.state()));
        loop.settle();
        services.register(Clock.class, FIRST);
        loop.settle();
        services.beginReplacement(Clock.class);
        loop.settle();
        services.endReplacement(Clock.class, SECOND);
        loop.settle();
        modules.park("another");
        loop.settle();
        assertEquals(List.of(State.NOT_INSTALLED, State.PRESENT, State.BEING_REPLACED, State.PRESENT), done);
    }

    @Test
    @DisplayName("Work that waits ends with the bundle that asked")
    void endsWithTheAsker() {
        begin();
        services.register(Clock.class, FIRST);
        services.beginReplacement(Clock.class);
        ask();
        neighbours.whenAllPresent(() -> done.add("all"));
        loop.settle();
        neighbours.close();
        services.endReplacement(Clock.class, SECOND);
        loop.settle();
        assertEquals(List.of(), done);
    }

    @Test
    @DisplayName("All are present when the station has started and nothing is being replaced")
    void allPresent() {
        neighbours.whenAllPresent(() -> done.add("started"));
        loop.advance(Duration.ofMinutes(1));
        assertEquals(List.of(), done);
        begin();
        assertEquals(List.of("started"), done);
        modules.registered(Set.of(MODULE), MODULE);
        modules.park("one");
        modules.park("two");
        modules.stopping("three");
        neighbours.whenAllPresent(() -> done.add("replaced"));
        modules.release("one");
        modules.restarted("three");
        loop.settle();
        assertEquals(List.of("started"), done);
        modules.release("two");
        loop.settle();
        assertEquals(List.of("started", "replaced"), done);
        neighbours.whenAllPresent(() -> done.add("now"));
        loop.settle();
        assertEquals(3, done.size());
    }
}
