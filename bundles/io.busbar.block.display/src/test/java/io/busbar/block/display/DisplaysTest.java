package io.busbar.block.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.DriverException;
import io.busbar.driver.api.DriverProperty;
import io.busbar.driver.api.display.DisplayAbilities;
import io.busbar.driver.api.display.DisplayDriver;
import io.busbar.driver.api.display.DisplayListener;
import io.busbar.driver.api.display.Page;
import io.busbar.driver.api.display.TextFormat;
import io.busbar.station.api.display.ChoiceDialog;
import io.busbar.station.api.display.ChoiceDialog.Option;
import io.busbar.testkit.TestStation;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.promise.Promise;

class DisplaysTest {

    private static final List<Option> TWO = List.of(new Option("t1", "EVSE 1"), new Option("t2", "EVSE 2"));

    private final TestStation station = new TestStation();
    private Optional<ChoiceDialog> service = Optional.empty();
    private final Displays block = new Displays(station.loop(), context(), config(60));

    private static Displays.Config config(int seconds) {
        return new Displays.Config() {

            @Override
            public int choiceSeconds() {
                return seconds;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return Displays.Config.class;
            }
        };
    }

    /** As much of a framework as the block uses. */
    private BundleContext context() {
        return (BundleContext) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{BundleContext.class},
                (proxy, method, arguments) -> {
                    assertEquals("registerService", method.getName());
                    service = Optional.of((ChoiceDialog) arguments[1]);
                    return Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{ServiceRegistration.class},
                            (registration, called, none) -> {
                                service = Optional.empty();
                                return null;
                            });
                });
    }

    /** A display in the test's hand. */
    private final class Glass implements DisplayDriver {

        private DisplayAbilities abilities;
        private Optional<DisplayListener> listener = Optional.empty();
        private Optional<Page> page = Optional.empty();
        private boolean broken;

        Glass(int choices) {
            abilities = new DisplayAbilities(40, 10, Set.of(TextFormat.ASCII), choices, 0);
        }

        void choose(String... ids) {
            listener.orElseThrow().chosen(page.orElseThrow().id(), Set.of(ids));
            station.settle();
        }

        List<String> offered() {
            return page.map(Page::choices).orElse(List.of()).stream().map(Page.Choice::id).toList();
        }

        @Override
        public DisplayAbilities abilities() {
            return abilities;
        }

        @Override
        public void connect(DisplayListener newListener) {
            listener = Optional.of(newListener);
        }

        @Override
        public void disconnect(DisplayListener oldListener) {
            listener = listener.filter(present -> present != oldListener);
        }

        @Override
        public Promise<Void> show(Page now) {
            if (broken) {
                return station.loop().failed(new DriverException("no answer"));
            }
            page = Optional.of(now);
            return station.loop().resolved(null);
        }

        @Override
        public Promise<Void> clear() {
            page = Optional.empty();
            return station.loop().resolved(null);
        }
    }

    private Glass glass(int choices, Map<String, Object> properties) {
        Glass glass = new Glass(choices);
        block.addDisplay(glass, properties);
        station.settle();
        return glass;
    }

    private Promise<Set<String>> choose(List<Option> options) {
        return service.orElseThrow().choose("Which?", options);
    }

    private Set<String> made(Promise<Set<String>> choice) throws Exception {
        station.settle();
        assertTrue(choice.isDone());
        return choice.getValue();
    }

    @Test
    @DisplayName("C16.FR.01: what is to be chosen from is shown, and what is chosen comes back")
    void chosen() throws Exception {
        Glass glass = glass(10, Map.of());
        Promise<Set<String>> choice = choose(TWO);
        assertEquals("Which?", glass.page.orElseThrow().title());
        assertEquals(List.of("t1", "t2"), glass.offered());
        assertFalse(choice.isDone());
        glass.choose("t2");
        assertEquals(Set.of("t2"), made(choice));
        assertEquals(Optional.empty(), glass.page);
        station.advance(Duration.ofMinutes(5));
    }

    @Test
    @DisplayName("C16.FR.02: without a display that has input there is no dialog; one that gets it brings the dialog")
    void noInput() {
        assertEquals(Optional.empty(), service);
        Glass glass = glass(0, Map.of());
        assertEquals(Optional.empty(), service);
        glass.abilities = new DisplayAbilities(40, 10, Set.of(TextFormat.ASCII), 3, 0);
        glass.listener.orElseThrow().abilitiesChanged(glass.abilities);
        station.settle();
        assertTrue(service.isPresent());
        block.removeDisplay(glass, Map.of());
        assertEquals(Optional.empty(), service);
    }

    @Test
    @DisplayName("Nothing is chosen by whoever says nothing, is followed by another dialog, or whose display fails, stops, or is stopped")
    void nothingChosen() throws Exception {
        Glass glass = glass(10, Map.of());
        Promise<Set<String>> late = choose(TWO);
        station.advance(Duration.ofSeconds(59));
        assertFalse(late.isDone());
        station.advance(Duration.ofSeconds(1));
        assertEquals(Set.of(), made(late));
        assertEquals(Optional.empty(), glass.page);

        Promise<Set<String>> first = choose(TWO);
        String page = glass.page.orElseThrow().id();
        Promise<Set<String>> second = choose(List.of(TWO.get(1)));
        assertEquals(Set.of(), made(first));
        glass.listener.orElseThrow().chosen(page, Set.of("t1"));
        station.settle();
        assertFalse(second.isDone(), "a choice on the earlier page");
        block.removeDisplay(glass, Map.of());
        assertEquals(Set.of(), made(second));

        Glass other = glass(10, Map.of());
        other.broken = true;
        assertEquals(Set.of(), made(choose(TWO)));
        other.broken = false;
        Promise<Set<String>> last = choose(TWO);
        block.deactivate();
        assertEquals(Set.of(), made(last));
        assertEquals(Optional.empty(), other.page);
        assertEquals(Optional.empty(), service);
    }

    @Test
    @DisplayName("More options than the display offers are asked page by page; the station's display goes before those of EVSEs")
    void pages() throws Exception {
        Glass small = glass(10, Map.of(DriverProperty.EVSE_ID, 1));
        Glass glass = glass(2, Map.of());
        Promise<Set<String>> choice = choose(IntStream.rangeClosed(1, 5).mapToObj(i -> new Option("t" + i, "EVSE " + i)).toList());
        assertEquals(Optional.empty(), small.page);
        assertEquals(List.of("t1", "t2"), glass.offered());
        glass.choose("t1");
        assertEquals(List.of("t3", "t4"), glass.offered());
        glass.choose();
        assertEquals(List.of("t5"), glass.offered());
        glass.choose("t5");
        assertEquals(Set.of("t1", "t5"), made(choice));
    }
}
