package io.busbar.block.datatransfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.DataTransferHandler;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.api.Vendor;
import io.busbar.ocpp.messages.datatransfer.DataTransferRequest;
import io.busbar.ocpp.messages.datatransfer.DataTransferResponse;
import io.busbar.ocpp.messages.datatransfer.DataTransferStatus;
import io.busbar.station.api.model.ComponentId;
import io.busbar.testkit.TestStation;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DataTransferTest {

    private final TestStation station = new TestStation();
    private final DataTransfer block = new DataTransfer(station.loop(), station.model());
    private final DataTransferHandler echo = request -> station.loop().resolved("Hello".equals(request.messageId())
            ? new DataTransferResponse(DataTransferStatus.Accepted, null, request.data(), null)
            : new DataTransferResponse(DataTransferStatus.UnknownMessageId, null, null, null));

    private DataTransferResponse ask(String vendor, String message) throws RpcException {
        return station.get(block.handle(new DataTransferRequest(vendor, message, "data", null)));
    }

    private void plug() {
        block.bindHandler(echo, Map.of(Vendor.VENDOR, "example"));
        station.settle();
    }

    @Test
    @DisplayName("P01.FR.05: without a handler a vendor is unknown")
    void unknownVendor() throws Exception {
        plug();
        assertEquals(DataTransferStatus.UnknownVendorId, ask("org.other", "Hello").status());
    }

    @Test
    @DisplayName("P01.FR.06, FR.07: a vendor's handler answers, whatever the data, and says which messages it knows")
    void answers() throws Exception {
        plug();
        assertEquals("data", ask("EXAMPLE", "Hello").data());
        assertEquals(DataTransferStatus.UnknownMessageId, ask("example", "Bye").status());
    }

    @Test
    @DisplayName("CustomImplementationEnabled is there while the handler is, and switches it off and on")
    void switchedOff() throws Exception {
        assertFalse(station.variables().exists(ComponentId.of("CustomizationCtrlr")));
        plug();
        station.write("CustomizationCtrlr.CustomImplementationEnabled[example]", "false");
        assertEquals(DataTransferStatus.UnknownVendorId, ask("example", "Hello").status());
        station.write("CustomizationCtrlr.CustomImplementationEnabled[example]", "true");
        assertEquals(DataTransferStatus.Accepted, ask("example", "Hello").status());
        block.unbindHandler(echo);
        station.settle();
        assertFalse(station.variables().exists(ComponentId.of("CustomizationCtrlr")));
        assertEquals(DataTransferStatus.UnknownVendorId, ask("example", "Hello").status());
    }

    @Test
    @DisplayName("A newer handler of a vendor waits behind the standing one and takes over when that goes")
    void handedOver() throws Exception {
        plug();
        DataTransferHandler newer = request -> station.loop()
                .resolved(new DataTransferResponse(DataTransferStatus.Rejected, null, null, null));
        block.bindHandler(newer, Map.of(Vendor.VENDOR, "example"));
        station.settle();
        assertEquals(DataTransferStatus.Accepted, ask("example", "Hello").status());
        block.unbindHandler(echo);
        station.settle();
        assertEquals(DataTransferStatus.Rejected, ask("example", "Hello").status());
        assertTrue(station.variables().exists(ComponentId.of("CustomizationCtrlr")));
    }
}
