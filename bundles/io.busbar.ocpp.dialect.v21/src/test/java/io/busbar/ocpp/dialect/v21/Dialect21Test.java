package io.busbar.ocpp.dialect.v21;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.api.spi.Exchange;
import io.busbar.ocpp.messages.availability.HeartbeatRequest;
import org.junit.jupiter.api.Test;

class Dialect21Test {

    private final Dialect21 dialect = new Dialect21();

    @Test
    void speaksItsVersion() throws RpcException {
        assertEquals(OcppVersion.V21, dialect.version());
        assertEquals("ocpp2.1", dialect.version().subProtocol());
        assertEquals(true, dialect.frameRules().send());
        assertEquals(new Exchange.Step.Call<>("Heartbeat", "{}"),
                dialect.open(() -> "primary").exchange(new HeartbeatRequest()).begin(() -> null));
    }
}
