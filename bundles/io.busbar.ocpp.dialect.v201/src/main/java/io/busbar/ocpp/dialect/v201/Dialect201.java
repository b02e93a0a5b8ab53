package io.busbar.ocpp.dialect.v201;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.spi.Dialect;
import io.busbar.ocpp.api.spi.DialectLink;
import io.busbar.ocpp.api.spi.DialectSession;
import io.busbar.ocpp.api.spi.FrameRules;
import io.busbar.ocpp.json.SchemaDialect;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** OCPP 2.0.1. */
@Component
public final class Dialect201 implements Dialect {

    private final Dialect schema = new SchemaDialect(OcppVersion.V201);

    @Activate
    public Dialect201() {
        // types are inspected when they are first met
    }

    @Override
    public OcppVersion version() {
        return schema.version();
    }

    @Override
    public FrameRules frameRules() {
        return schema.frameRules();
    }

    @Override
    public DialectSession open(DialectLink link) {
        return schema.open(link);
    }
}
