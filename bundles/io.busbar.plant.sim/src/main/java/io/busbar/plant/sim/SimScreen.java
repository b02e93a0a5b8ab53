package io.busbar.plant.sim;

import io.busbar.plant.api.PlantException;
import io.busbar.plant.api.PlantException.Reason;
import io.busbar.plant.api.PlantState;
import io.busbar.plant.api.ScreenBoard;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The touch screen. On the loop. */
final class SimScreen implements ScreenBoard {

    private Optional<PlantState.Screen> shown = Optional.empty();
    private Consumer<Set<String>> listener = keys -> {};

    @Override
    public void show(String title, List<String> lines, List<Entry> entries, Consumer<Set<String>> chosen) {
        shown = Optional.of(new PlantState.Screen(title, lines, entries));
        listener = chosen;
    }

    @Override
    public void blank() {
        shown = Optional.empty();
    }

    Optional<PlantState.Screen> shown() {
        return shown;
    }

    void choose(Set<String> keys) throws PlantException {
        Set<String> there = shown.map(PlantState.Screen::entries).orElse(List.of()).stream().map(Entry::key).collect(Collectors.toSet());
        if (shown.isEmpty() || !there.containsAll(keys)) {
            throw new PlantException(Reason.NOT_SHOWN,
                    shown.isEmpty() ? "the screen shows nothing to choose" : "the screen does not show that");
        }
        blank();
        listener.accept(keys);
    }
}
