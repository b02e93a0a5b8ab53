package io.busbar.ocpp.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.availability.HeartbeatResponse;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.Measurand;
import io.busbar.ocpp.messages.datatransfer.DataTransferRequest;
import io.busbar.ocpp.messages.diagnostics.NotifyPeriodicEventStream;
import io.busbar.ocpp.messages.metering.MeterValuesRequest;
import io.busbar.ocpp.messages.provisioning.APN;
import io.busbar.ocpp.messages.provisioning.APNAuthentication;
import io.busbar.ocpp.messages.provisioning.BootNotificationRequest;
import io.busbar.ocpp.messages.provisioning.BootNotificationResponse;
import io.busbar.ocpp.messages.provisioning.GetVariableData;
import io.busbar.ocpp.messages.provisioning.GetVariablesRequest;
import io.busbar.ocpp.messages.provisioning.NetworkConnectionProfile;
import io.busbar.ocpp.messages.provisioning.VPN;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessagesTest {

    @Test
    void listsAreCopied() {
        List<GetVariableData> list = new ArrayList<>(List.of(new GetVariableData(null, null)));
        GetVariablesRequest request = new GetVariablesRequest(list);

        list.clear();
        assertEquals(1, request.getVariableData().size());
        assertThrows(UnsupportedOperationException.class, () -> request.getVariableData().clear());
    }

    @Test
    void anAbsentListStaysAbsent() {
        assertNull(new MeterValuesRequest(1, null).meterValue());
    }

    @Test
    void customDataIsCopiedWithItsNulls() {
        Map<String, Object> extra = new HashMap<>();
        extra.put("a", null);
        CustomData data = new CustomData("v", extra);

        extra.clear();
        assertTrue(data.extra().containsKey("a"));
        assertEquals(Map.of(), new CustomData("v", null).extra());
    }

    @Test
    void aBuilderDoesNotInventARequiredNumber() {
        NullPointerException refused = assertThrows(NullPointerException.class, () -> TransactionEventRequest.builder().build());

        assertTrue(refused.getMessage().contains("seqNo"), refused::getMessage);
    }

    @Test
    void secretsAreNotInTheWordsOfARecord() {
        APN apn = APN.builder().apn("internet").apnAuthentication(APNAuthentication.PAP).apnPassword("s3cret").simPin(7531).build();
        VPN vpn = VPN.builder().server("vpn.example.com").password("s3cret").key("s3cret").build();
        NetworkConnectionProfile profile = NetworkConnectionProfile.builder().securityProfile(1).messageTimeout(30)
                .basicAuthPassword("s3cret").apn(apn).vpn(vpn).build();

        String words = apn + " " + vpn + " " + profile;
        assertFalse(words.contains("s3cret") || words.contains("7531"), words);
        assertTrue(words.contains("internet") && words.contains("vpn.example.com"), words);
    }

    @Test
    void anEnumerationKnowsItsWireValues() {
        assertEquals("Energy.Active.Import.Register", Measurand.EnergyActiveImportRegister.wire());
        assertEquals(Optional.of(Measurand.SoC), WireEnum.of(Measurand.class, "SoC"));
        assertEquals(Optional.empty(), WireEnum.of(Measurand.class, "soc"));
    }

    @Test
    void anActionLeadsToItsMessagesAndBack() {
        ActionType boot = Actions.find("BootNotification").orElseThrow();

        assertEquals(new ActionType("BootNotification", BootNotificationRequest.class, Optional.of(BootNotificationResponse.class),
                Direction.STATION_TO_CSMS, false), boot);
        assertEquals(boot, Actions.of(BootNotificationRequest.class));
        assertEquals(Direction.BOTH, Actions.of(DataTransferRequest.class).direction());
        assertEquals(Optional.empty(), Actions.of(NotifyPeriodicEventStream.class).response());
        assertTrue(Actions.of(NotifyPeriodicEventStream.class).since21());
        assertThrows(IllegalArgumentException.class, () -> Actions.of(HeartbeatResponse.class));
        assertEquals(Optional.empty(), Actions.find("bootnotification"));
    }

    /** As a dialect may bring for an action that OCPP 2.x does not have. */
    @Action(value = "GetConfiguration", direction = Direction.CSMS_TO_STATION)
    private record GetConfigurationRequest(List<String> key) implements Request<GetConfigurationResponse> {}

    private record GetConfigurationResponse(List<String> unknownKey) implements Response {}

    @Test
    void aRequestOfSomebodyElsesMakingNamesItsOwnAction() {
        ActionType type = Actions.of(GetConfigurationRequest.class);

        assertEquals(new ActionType("GetConfiguration", GetConfigurationRequest.class, Optional.of(GetConfigurationResponse.class),
                Direction.CSMS_TO_STATION, false), type);
        assertEquals(Optional.empty(), Actions.find("GetConfiguration"));
    }
}
