package io.busbar.station.api.display;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/** Lets a person at the station choose. A service of the block that drives the displays, there while a display has input. On the loop. */
@ProviderType
public interface ChoiceDialog {

    /**
     * @param id given back when it is chosen; each once
     * @param text one line for people
     */
    record Option(String id, String text) {}

    /**
     * Shows options of which any number may be chosen. A dialog replaces the one before, in which nothing was chosen then.
     *
     * @param title one line for people
     * @return ids of what was chosen; none if nothing was chosen in time, or if the display or its block stopped. Never fails
     */
    Promise<Set<String>> choose(String title, List<Option> options);
}
