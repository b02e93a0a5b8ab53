package io.busbar.ocpp.dialect.v16;

import io.busbar.station.api.evse.Station;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.VariableId;
import io.busbar.station.api.model.Variables;
import io.busbar.station.api.model.Variables.WriteResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.util.promise.Promise;

/** The configuration keys of 1.6 as what they are to the station: variables of its device model. */
final class ConfigurationKeys {

    private static final String NUMBER_OF_CONNECTORS = "NumberOfConnectors";

    private static final Map<String, VariableId> KEYS = new LinkedHashMap<>();

    static {
        KEYS.put("ConnectionTimeOut", variable("TxCtrlr", "EVConnectionTimeOut"));
        KEYS.put("HeartbeatInterval", variable("OCPPCommCtrlr", "HeartbeatInterval"));
        KEYS.put("MeterValueSampleInterval", variable("SampledDataCtrlr", "TxUpdatedInterval"));
    }

    private final Variables variables;
    private final Station station;

    ConfigurationKeys(Variables variables, Station station) {
        this.variables = variables;
        this.station = station;
    }

    private static VariableId variable(String component, String name) {
        return new VariableId(ComponentId.of(component), name, Optional.empty());
    }

    /** @param wanted all, if none is named */
    Messages.GetConfigurationConf get(List<String> wanted) {
        List<String> names = wanted;
        if (wanted == null || wanted.isEmpty()) {
            names = new ArrayList<>(KEYS.keySet());
            names.add(NUMBER_OF_CONNECTORS);
        }
        List<Messages.KeyValue> found = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        names.forEach(name -> read(name).ifPresentOrElse(found::add, () -> unknown.add(name)));
        return new Messages.GetConfigurationConf(found.isEmpty() ? null : found, unknown.isEmpty() ? null : unknown);
    }

    private Optional<Messages.KeyValue> read(String name) {
        if (name.equals(NUMBER_OF_CONNECTORS)) {
            int connectors = station.evses().stream().mapToInt(evse -> evse.connectors().size()).sum();
            return Optional.of(new Messages.KeyValue(name, true, Integer.toString(connectors)));
        }
        return Optional.ofNullable(KEYS.get(name)).flatMap(variables::read)
                .map(reading -> new Messages.KeyValue(name, false, reading.value().orElse(null)));
    }

    /** Durable before it is answered, as every variable. */
    Optional<Promise<String>> change(String name, String value) {
        return Optional.ofNullable(KEYS.get(name)).map(id -> variables.write(id, value).map(ConfigurationKeys::word));
    }

    private static String word(WriteResult result) {
        if (result instanceof WriteResult.Accepted) {
            return "Accepted";
        }
        return result instanceof WriteResult.RebootRequired ? "RebootRequired" : "Rejected";
    }
}
