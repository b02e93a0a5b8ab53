package io.busbar.ocpp.dialect.v201;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.api.spi.Exchange;
import io.busbar.ocpp.messages.availability.HeartbeatRequest;
import org.junit.jupiter.api.Test;

class Dialect201Test {

    private final Dialect201 dialect = new Dialect201();

    @Test
    void speaksItsVersion() throws RpcException {
        assertEquals(OcppVersion.V201, dialect.version());
        assertEquals("ocpp2.0.1", dialect.version().subProtocol());
        assertEquals(false, dialect.frameRules().send());
        assertEquals(new Exchange.Step.Call<>("Heartbeat", "{}"),
                dialect.open(() -> "primary").exchange(new HeartbeatRequest()).begin(() -> null));
    }
}
