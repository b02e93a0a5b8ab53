package io.busbar.update.manager;

import io.busbar.update.api.UpdatePlan;
import io.busbar.update.format.FeatureArchive;
import io.busbar.update.format.Generation;
import io.busbar.update.manager.Modules.Exchange;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An update that was verified and worked out.
 *
 * @param fresh folder with the jars that are not stored yet
 * @param configurations that change
 */
record PreparedUpdate(UpdatePlan plan, Generation target, List<Exchange> exchanges, ConfigurationPlan configurations,
        Optional<FeatureArchive> archive, Path fresh) {

    /** Symbolic names of those that are away for a while: what is replaced, and what gets another configuration. */
    Set<String> modules() {
        Set<String> names = new TreeSet<>();
        exchanges.forEach(exchange -> names.add(exchange.symbolicName()));
        configurations.after().keySet().forEach(pid -> names.addAll(configurations.descriptions().owners(pid)));
        return names;
    }
}
