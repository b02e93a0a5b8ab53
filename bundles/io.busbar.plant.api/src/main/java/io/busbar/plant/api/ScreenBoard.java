package io.busbar.plant.api;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** The station's touch screen. On the station loop. */
@ProviderType
public interface ScreenBoard {

    /** @param key of whoever shows it, given back when it is chosen */
    record Entry(String key, String text) {}

    /**
     * Shows a page in place of what is there.
     *
     * @param lines to read
     * @param entries of which any number may be chosen
     * @param chosen receives the keys once somebody has confirmed, on the loop; the screen is blank then
     */
    void show(String title, List<String> lines, List<Entry> entries, Consumer<Set<String>> chosen);

    void blank();
}
