package io.busbar.block.display;

import io.busbar.block.display.Displays.Display;
import io.busbar.driver.api.display.Page;
import io.busbar.station.api.display.ChoiceDialog;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows one dialog at a time, page by page. On the loop. */
final class Dialogs implements ChoiceDialog {

    private static final Logger LOG = LoggerFactory.getLogger(Dialogs.class);

    private final StationLoop loop;
    private final Duration timeout;
    private final Supplier<Optional<Display>> withInput;
    private Optional<Dialog> current = Optional.empty();
    private long pages;

    /** @param timeout for a dialog @param withInput the display to show it on */
    Dialogs(StationLoop loop, Duration timeout, Supplier<Optional<Display>> withInput) {
        this.loop = loop;
        this.timeout = timeout;
        this.withInput = withInput;
    }

    private final class Dialog {

        final Display display;
        final String title;
        final Deferred<Set<String>> made = loop.promises().deferred();
        final StationLoop.Timer timer = loop.after(timeout, () -> end(Set.of()));
        final Set<String> chosen = new HashSet<>();
        List<Option> rest;
        String pageId = "";

        Dialog(Display display, String title, List<Option> options) {
            this.display = display;
            this.title = title;
            rest = options;
        }

        void showNext() {
            List<Option> shown = rest.stream().limit(display.driver().abilities().choices()).toList();
            rest = rest.subList(shown.size(), rest.size());
            pageId = "dialog-" + ++pages;
            Page page = Page.ofChoices(pageId, title, shown.stream().map(option -> new Page.Choice(option.id(), option.text())).toList(),
                    Page.Selection.ANY_NUMBER);
            String id = pageId;
            loop.promises().resolvedWith(display.driver().show(page)).onFailure(failure -> {
                if (id.equals(pageId)) {
                    LOG.warn("the display shows no dialog: {}", failure.getMessage());
                    end(Set.of());
                }
            });
        }

        void chosen(Set<String> ids) {
            chosen.addAll(ids);
            if (rest.isEmpty() || display.driver().abilities().choices() < 1) {
                end(chosen);
            } else {
                showNext();
            }
        }

        void end(Set<String> ids) {
            if (current.filter(present -> present == this).isPresent()) {
                timer.cancel();
                current = Optional.empty();
                display.driver().clear();
                made.resolve(Set.copyOf(ids));
            }
        }
    }

    @Override
    public Promise<Set<String>> choose(String title, List<Option> options) {
        stop();
        Optional<Display> display = withInput.get();
        if (display.isEmpty() || options.isEmpty()) {
            return loop.resolved(Set.of());
        }
        Dialog dialog = new Dialog(display.get(), title, List.copyOf(options));
        current = Optional.of(dialog);
        dialog.showNext();
        return dialog.made.getPromise();
    }

    /** What a display reports; a choice on a page that is not shown any more counts for nothing. */
    void chosen(String pageId, Set<String> ids) {
        current.filter(dialog -> dialog.pageId.equals(pageId)).ifPresent(dialog -> dialog.chosen(ids));
    }

    void lost(Display display) {
        current.filter(dialog -> dialog.display.equals(display)).ifPresent(dialog -> dialog.end(Set.of()));
    }

    /** Nothing is chosen any more. */
    void stop() {
        current.ifPresent(dialog -> dialog.end(Set.of()));
    }
}
