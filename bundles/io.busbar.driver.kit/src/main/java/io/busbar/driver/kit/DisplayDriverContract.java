package io.busbar.driver.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.busbar.driver.api.DriverException;
import io.busbar.driver.api.display.DisplayAbilities;
import io.busbar.driver.api.display.DisplayDriver;
import io.busbar.driver.api.display.DisplayListener;
import io.busbar.driver.api.display.Page;
import io.busbar.driver.api.display.Page.Choice;
import io.busbar.driver.api.display.Page.Selection;
import io.busbar.driver.api.display.Page.Text;
import io.busbar.driver.api.display.TextFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.util.promise.Promise;

/** What every display driver keeps. A driver's test extends it and says how the display is read and touched. */
public abstract class DisplayDriverContract {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Reports reports = new Reports();

    private static final class Reports implements DisplayListener {

        private final List<String> chosen = new CopyOnWriteArrayList<>();

        @Override
        public void abilitiesChanged(DisplayAbilities abilities) {}

        @Override
        public void chosen(String pageId, Set<String> choiceIds) {
            chosen.add(pageId + " " + choiceIds);
        }
    }

    protected abstract Bench bench();

    /** The driver under test; the same during one test. */
    protected abstract DisplayDriver driver();

    /** Everything that can be read on the display, in lines; empty if nothing can. */
    protected abstract String visible();

    /** Chooses on the page that is shown, as a person does. @param texts of choices */
    protected abstract void choose(Set<String> texts);

    private <T> Promise<T> ordered(Supplier<Promise<T>> order) {
        AtomicReference<Promise<T>> promise = new AtomicReference<>();
        bench().order(() -> promise.set(order.get()));
        assertTrue(bench().until(() -> promise.get() != null && promise.get().isDone(), SOON), "no answer within " + SOON);
        return promise.get();
    }

    private void show(Page page) throws Exception {
        ordered(() -> driver().show(page)).getValue();
    }

    private static Page text(String id, String line) {
        return Page.ofTexts(id, "Title of " + id, List.of(new Text(line, TextFormat.ASCII, "en")));
    }

    private static Page choices(String id, Selection selection) {
        return Page.ofChoices(id, "Which?", List.of(new Choice("a", "Apples"), new Choice("b", "Pears")), selection);
    }

    @Test
    @DisplayName("The page that was ordered last can be read, until nothing is to be shown")
    void shows() throws Exception {
        show(text("one", "Hello 1"));
        assertTrue(visible().contains("Title of one") && visible().contains("Hello 1"), this::visible);
        show(text("two", "Hello 2"));
        assertTrue(visible().contains("Hello 2") && !visible().contains("Hello 1"), this::visible);
        ordered(() -> driver().clear()).getValue();
        assertTrue(!visible().contains("Hello"), this::visible);
    }

    @Test
    @DisplayName("A page that the display cannot show fails with a reason, and what is shown stays")
    void obstacles() throws Exception {
        List<Page> impossible = new ArrayList<>();
        for (TextFormat format : TextFormat.values()) {
            if (!driver().abilities().formats().contains(format)) {
                impossible.add(Page.ofTexts("x", "", List.of(new Text("x", format, ""))));
            }
        }
        impossible.add(Page.ofChoices("x", "x",
                IntStream.rangeClosed(0, driver().abilities().choices()).mapToObj(i -> new Choice("c" + i, "c")).toList(), Selection.ONE));
        show(text("one", "Hello 1"));
        for (Page page : impossible) {
            assertTrue(driver().abilities().obstacle(page).isPresent());
            assertInstanceOf(DriverException.class, ordered(() -> driver().show(page)).getFailure(), page::toString);
            assertTrue(visible().contains("Hello 1"), this::visible);
        }
    }

    @Test
    @DisplayName("What is chosen is reported once, with the page and the choices")
    void choice() throws Exception {
        assumeTrue(driver().abilities().choices() >= 2, "the display has no input");
        bench().order(() -> driver().connect(reports));
        show(choices("any", Selection.ANY_NUMBER));
        assertTrue(visible().contains("Apples") && visible().contains("Pears"), this::visible);
        choose(Set.of("Apples", "Pears"));
        assertTrue(bench().until(() -> !reports.chosen.isEmpty(), SOON), "no choice reported");
        show(choices("one", Selection.ONE));
        choose(Set.of("Pears"));
        assertTrue(bench().until(() -> reports.chosen.size() == 2, SOON), "no second choice reported");
        bench().pass(Duration.ofSeconds(2));
        assertEquals("one [b]", reports.chosen.get(1));
        assertTrue(Set.of("any [a, b]", "any [b, a]").contains(reports.chosen.get(0)), reports.chosen::toString);
    }

    @Test
    @DisplayName("A second listener replaces the first; a disconnected one gets nothing more")
    void oneListener() throws Exception {
        assumeTrue(driver().abilities().choices() >= 2, "the display has no input");
        Reports second = new Reports();
        bench().order(() -> driver().connect(reports));
        bench().order(() -> driver().connect(second));
        bench().order(() -> driver().disconnect(reports));
        show(choices("one", Selection.ONE));
        choose(Set.of("Apples"));
        assertTrue(bench().until(() -> second.chosen.size() == 1, SOON), "the second listener gets nothing");
        assertEquals(0, reports.chosen.size());
        bench().order(() -> driver().disconnect(second));
        show(choices("two", Selection.ONE));
        choose(Set.of("Apples"));
        bench().pass(Duration.ofSeconds(1));
        assertEquals(1, second.chosen.size());
    }
}
