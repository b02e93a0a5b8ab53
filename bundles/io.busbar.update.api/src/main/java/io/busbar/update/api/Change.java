package io.busbar.update.api;

import java.nio.file.Path;
import java.util.Map;

/** What is to be different afterwards. */
public sealed interface Change {

    /** Installs what a feature archive holds: modules that are there are replaced, others come new. */
    record Archive(Path file) implements Change {}

    /** Removes a module. @param symbolicName of its bundle */
    record Remove(String symbolicName) implements Change {}

    /** Deletes a module's configuration, that of the configuration file included; a driver goes with it. @param pid of the configuration */
    record Unconfigure(String pid) implements Change {}

    /**
     * Alters a module's configuration.
     *
     * @param pid of the configuration
     * @param values that replace those of the same name; an empty text removes one
     */
    record Configure(String pid, Map<String, String> values) implements Change {

        public Configure {
            values = Map.copyOf(values);
        }
    }
}
