package io.busbar.launcher;

import io.busbar.update.format.config.Descriptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** What Config Admin is given before anything that is configured starts. */
public final class StationConfiguration {

    private StationConfiguration() {}

    /**
     * Gives a configuration file to Config Admin, as the launcher does with that of a charger.
     *
     * @param more a second file, whose values come before those of the first
     * @param environment what the placeholders stand for
     * @param installed the jars of the bundles that are configured
     * @param others jars of bundles for which there may be configurations too, which nobody reads
     * @throws IOException if a file cannot be read, or something in it is wrong; the message has a line for each problem
     */
    public static void give(ConfigurationAdmin admin, Path file, Path more, Map<String, String> environment, Collection<Path> installed,
            Collection<Path> others) throws IOException {
        Descriptions descriptions = Descriptions.read(installed).over(Descriptions.read(others));
        Settings base = Settings.read(file, environment);
        Settings over = Settings.read(more, environment);
        List<String> problems = new ArrayList<>();
        for (boolean outside : new boolean[]{false, true}) {
            problems.addAll(base.problems(descriptions, outside));
            problems.addAll(over.problems(descriptions, outside));
        }
        if (!problems.isEmpty()) {
            throw new IOException(String.join(System.lineSeparator(), problems));
        }
        give(admin, base.typed(descriptions, over.texts()));
    }

    static void give(ConfigurationAdmin admin, Map<String, Dictionary<String, Object>> configurations) throws IOException {
        removeOthers(admin, configurations.keySet());
        configurations.forEach((pid, values) -> update(admin, pid, values));
    }

    /** Config Admin keeps what it was given at the start before, and a section may have been removed from the file. */
    private static void removeOthers(ConfigurationAdmin admin, Set<String> pids) throws IOException {
        try {
            Configuration[] kept = admin.listConfigurations(null);
            for (Configuration configuration : kept == null ? new Configuration[0] : kept) {
                if (!pids.contains(configuration.getPid())) {
                    configuration.delete();
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("no filter is no wrong filter", e);
        }
    }

    private static void update(ConfigurationAdmin admin, String pid, Dictionary<String, Object> values) {
        try {
            int tilde = pid.indexOf('~');
            Configuration configuration = tilde < 0
                    ? admin.getConfiguration(pid, "?")
                    : admin.getFactoryConfiguration(pid.substring(0, tilde), pid.substring(tilde + 1), "?");
            configuration.updateIfDifferent(values);
        } catch (IOException e) {
            throw new IllegalStateException("configuration " + pid + " was not accepted", e);
        }
    }
}
