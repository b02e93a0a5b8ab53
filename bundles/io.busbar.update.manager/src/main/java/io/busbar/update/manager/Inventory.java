package io.busbar.update.manager;

import io.busbar.update.api.ModuleInfo;
import io.busbar.update.format.Generation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;

/** What runs, and where it came from. */
final class Inventory {

    private final Modules modules;
    private final Map<String, Generation.Entry> entries;

    Inventory(Modules modules, List<Generation.Entry> entries) {
        this.modules = modules;
        this.entries = entries.stream().collect(Collectors.toMap(Generation.Entry::symbolicName, Function.identity()));
    }

    List<ModuleInfo> modules() {
        return modules.all().stream().map(this::module).toList();
    }

    Optional<ModuleInfo> module(String symbolicName) {
        return modules.bundle(symbolicName).map(this::module);
    }

    private ModuleInfo module(Bundle bundle) {
        Generation.Entry entry = entries.get(bundle.getSymbolicName());
        return new ModuleInfo(bundle.getSymbolicName(), bundle.getVersion().toString(), Modules.state(bundle),
                entry == null ? "" : entry.sha256(), entry == null ? "" : entry.by(), JarFacts.of(bundle).restartClass(), closure(bundle),
                String.join("; ", modules.failures(bundle.getSymbolicName())));
    }

    private List<String> closure(Bundle bundle) {
        return modules.closure(List.of(bundle)).stream().filter(other -> !other.equals(bundle)).map(Bundle::getSymbolicName).sorted()
                .toList();
    }
}
