package io.busbar.ocpp.dialect.v16;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.spi.Dialect;
import io.busbar.ocpp.api.spi.DialectLink;
import io.busbar.ocpp.api.spi.DialectSession;
import io.busbar.ocpp.api.spi.FrameRules;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.model.Variables;
import io.busbar.station.api.session.Sessions;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoredMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** OCPP 1.6J: what it stores is in a space of this bundle, what it reads of the station comes from the registry. */
@Component(service = Dialect.class)
public final class Dialect16 implements Dialect {

    private static final int SCHEMA = 1;

    /** The codes that 1.6 does not have, or spells in its own way. */
    private static final FrameRules RULES = new FrameRules(false, false, false, 255, Map.of(
            RpcErrorCode.FormatViolation, "FormationViolation",
            RpcErrorCode.OccurrenceConstraintViolation, "OccurenceConstraintViolation",
            RpcErrorCode.RpcFrameworkError, "ProtocolError",
            RpcErrorCode.MessageTypeNotSupported, "ProtocolError"));

    private final Store store;
    private final Station station;
    private final Variables variables;
    private volatile Sessions sessions;
    private StoredMap<StoredTransaction> transactions;

    @Activate
    public Dialect16(@Reference Store store, @Reference Station station, @Reference Variables variables) {
        this.store = store;
        this.station = station;
        this.variables = variables;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void bindSessions(Sessions found) {
        sessions = found;
    }

    void unbindSessions(Sessions lost) {
        if (sessions == lost) {
            sessions = null;
        }
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V16;
    }

    @Override
    public FrameRules frameRules() {
        return RULES;
    }

    @Override
    public DialectSession open(DialectLink link) {
        if (transactions == null) {
            transactions = store.open("io.busbar.ocpp.dialect.v16", SCHEMA, SchemaUpgrade.NONE).map("transactions",
                    StoredTransaction.class);
        }
        ConnectorStates states = new ConnectorStates(station, () -> Optional.ofNullable(sessions));
        return new Session16(new TransactionCalls(link.id(), transactions, states), states, new ConfigurationKeys(variables, station));
    }
}
