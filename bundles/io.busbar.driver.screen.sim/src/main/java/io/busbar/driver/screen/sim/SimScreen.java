package io.busbar.driver.screen.sim;

import io.busbar.plant.api.ScreenBoard;
import io.busbar.plant.api.ScreenBoard.Entry;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.session.TransactionView;
import io.busbar.station.api.token.MasterPassScreen;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/** Shows one choice at a time; the next one takes the place of one that nobody has made. */
final class SimScreen implements MasterPassScreen {

    private final class Choice {

        final Deferred<Set<String>> made = loop.promises().deferred();
        final StationLoop.Timer timer = loop.after(patience, () -> end(Set.of()));

        void end(Set<String> ids) {
            timer.cancel();
            current = null;
            board.blank();
            made.resolve(ids);
        }
    }

    private final StationLoop loop;
    private final ScreenBoard board;
    private final Duration patience;
    private Choice current;

    SimScreen(StationLoop loop, ScreenBoard board, Duration patience) {
        this.loop = loop;
        this.board = board;
        this.patience = patience;
    }

    @Override
    public Promise<Set<String>> choose(List<TransactionView> running) {
        end();
        Choice choice = new Choice();
        current = choice;
        board.show("Which transactions are to end?", running.stream().map(this::entry).toList(), choice::end);
        return choice.made.getPromise();
    }

    private Entry entry(TransactionView transaction) {
        long minutes = Math.max(0, Duration.between(transaction.startedAt(), loop.now()).toMinutes());
        return new Entry(transaction.id(), "EVSE " + transaction.evseId() + ", for " + minutes + (minutes == 1 ? " minute" : " minutes"));
    }

    /** Nothing is chosen any more. On the loop. */
    void end() {
        if (current != null) {
            current.end(Set.of());
        }
    }
}
