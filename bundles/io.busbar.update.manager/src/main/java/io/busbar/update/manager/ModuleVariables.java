package io.busbar.update.manager;

import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.VariableId;
import io.busbar.station.api.model.VariableSpec;
import io.busbar.update.api.ModuleInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What runs, in the device model: a component {@code ModuleInfo} an instance for each, so that the CSMS sees it. On the loop. */
final class ModuleVariables {

    private static final String COMPONENT = "Module";
    private static final int LONGEST_INSTANCE = 50;
    private static final int LONGEST_VALUE = 500;

    private final DeviceModel model;
    private final Map<String, List<VariableId>> declared = new HashMap<>();

    ModuleVariables(DeviceModel model) {
        this.model = model;
    }

    void show(Inventory inventory) {
        Set<String> names = inventory.modules().stream().map(ModuleInfo::symbolicName).collect(Collectors.toCollection(TreeSet::new));
        for (String removed : new TreeSet<>(declared.keySet())) {
            if (!names.contains(removed)) {
                declared.remove(removed).forEach(model::withdraw);
            }
        }
        names.forEach(name -> declare(name, inventory));
    }

    private void declare(String name, Inventory inventory) {
        List<VariableId> before = declared.remove(name);
        if (before != null) {
            before.forEach(model::withdraw);
        }
        // an instance has 50 characters at most; a longer name is distinguished by its end
        ComponentId component = ComponentId.of(COMPONENT).instance(name.substring(Math.max(0, name.length() - LONGEST_INSTANCE)));
        List<VariableId> variables = new ArrayList<>();
        Map<String, Function<ModuleInfo, String>> values = Map.of("FirmwareVersion", ModuleInfo::version, "State", ModuleInfo::state,
                "LastFailure",
                ModuleInfo::lastFailure, "InstalledBy", ModuleInfo::installedBy, "Hash", ModuleInfo::sha256);
        values.forEach((variable, value) -> variables.add(model.declare(component, VariableSpec.text(variable, "")
                .computed(() -> inventory.module(name).map(value).map(ModuleVariables::cut).orElse(""))).id()));
        declared.put(name, variables);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE);
    }
}
