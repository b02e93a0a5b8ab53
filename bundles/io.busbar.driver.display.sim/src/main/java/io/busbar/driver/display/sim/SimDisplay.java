package io.busbar.driver.display.sim;

import io.busbar.driver.api.DriverException;
import io.busbar.driver.api.display.DisplayAbilities;
import io.busbar.driver.api.display.DisplayDriver;
import io.busbar.driver.api.display.DisplayListener;
import io.busbar.driver.api.display.Page;
import io.busbar.driver.api.display.Page.Selection;
import io.busbar.driver.api.display.TextFormat;
import io.busbar.plant.api.ScreenBoard;
import java.util.Optional;
import java.util.Set;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.Promises;

/** The touch screen of the plant as a display. On the loop. */
final class SimDisplay implements DisplayDriver {

    private static final DisplayAbilities ABILITIES = new DisplayAbilities(60, 14, Set.of(TextFormat.ASCII, TextFormat.UTF8), 10, 0);

    private final ScreenBoard board;
    private Optional<DisplayListener> listener = Optional.empty();

    SimDisplay(ScreenBoard board) {
        this.board = board;
    }

    @Override
    public DisplayAbilities abilities() {
        return ABILITIES;
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
    public Promise<Void> show(Page page) {
        Optional<String> obstacle = ABILITIES.obstacle(page);
        if (obstacle.isPresent()) {
            return Promises.failed(new DriverException(obstacle.get()));
        }
        board.show(page.title(), page.texts().stream().map(Page.Text::content).toList(),
                page.choices().stream().map(choice -> new ScreenBoard.Entry(choice.id(), choice.text())).toList(),
                keys -> chosen(page, keys));
        return Promises.resolved(null);
    }

    /** The plant's screen lets any number be chosen. */
    private void chosen(Page page, Set<String> keys) {
        if (page.selection() == Selection.ONE && keys.size() != 1) {
            show(page);
        } else {
            listener.ifPresent(to -> to.chosen(page.id(), keys));
        }
    }

    @Override
    public Promise<Void> clear() {
        board.blank();
        return Promises.resolved(null);
    }
}
