package io.busbar.block.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.messages.common.Component;
import io.busbar.ocpp.messages.common.ComponentVariable;
import io.busbar.ocpp.messages.common.GenericDeviceModelStatus;
import io.busbar.ocpp.messages.common.Variable;
import io.busbar.ocpp.messages.provisioning.AttributeType;
import io.busbar.ocpp.messages.provisioning.ComponentCriterion;
import io.busbar.ocpp.messages.provisioning.GetBaseReportRequest;
import io.busbar.ocpp.messages.provisioning.GetReportRequest;
import io.busbar.ocpp.messages.provisioning.GetVariableData;
import io.busbar.ocpp.messages.provisioning.GetVariableResult;
import io.busbar.ocpp.messages.provisioning.GetVariableStatus;
import io.busbar.ocpp.messages.provisioning.GetVariablesRequest;
import io.busbar.ocpp.messages.provisioning.Mutability;
import io.busbar.ocpp.messages.provisioning.NotifyReportRequest;
import io.busbar.ocpp.messages.provisioning.NotifyReportResponse;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.ocpp.messages.provisioning.ReportBase;
import io.busbar.ocpp.messages.provisioning.ReportData;
import io.busbar.ocpp.messages.provisioning.SetVariableData;
import io.busbar.ocpp.messages.provisioning.SetVariableStatus;
import io.busbar.ocpp.messages.provisioning.SetVariablesRequest;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.VariableSpec;
import io.busbar.testkit.TestStation;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VariablesTest {

    private final TestStation station = new TestStation();
    private Reporter reporter;

    @BeforeEach
    void declare() {
        station.registration().update(RegistrationStatus.Accepted);
        station.csms().answer(NotifyReportRequest.class, request -> new NotifyReportResponse(null));
        station.addEvse(1);
        ComponentId test = ComponentId.of("TestCtrlr");
        station.model().declare(test, VariableSpec.integer("Level", 5).range(0, 10).unit("s").readWrite());
        station.model().declare(test, VariableSpec.text("Secret", "hidden").writeOnly());
        station.model().declare(test, VariableSpec.text("Slow", "a").readWrite().rebootRequired());
        station.model().declare(test, VariableSpec.bool("Problem", true));
        station.model().declare(test, VariableSpec.integer("Wait", 7).instance("A"));
        reporter = new Reporter(station.loop(), station.csms(), new Memory(station.store()), station.control(), station.variables());
        station.listen("provisioning.reports", reporter);
        station.settle();
    }

    private static Component component(String name) {
        return new Component(name, null, null, null);
    }

    private List<GetVariableResult> get(GetVariableData... items) throws RpcException {
        return station.get(new GetVariables(station.loop(), station.variables()).handle(new GetVariablesRequest(List.of(items), null)))
                .getVariableResult();
    }

    private static GetVariableData item(String component, String variable, String instance, AttributeType type) {
        return new GetVariableData(component(component), new Variable(variable, instance, null), type, null);
    }

    @Test
    @DisplayName("B06.FR.01-FR.15: one result for each item, in order, with the right status")
    void getVariables() throws Exception {
        List<GetVariableResult> results = get(item("testctrlr", "LEVEL", null, null), item("Nobody", "Level", null, null),
                item("TestCtrlr", "Nothing", null, null), item("TestCtrlr", "Level", null, AttributeType.Target),
                item("TestCtrlr", "Secret", null, AttributeType.Actual), item("TestCtrlr", "Wait", "a", null),
                item("TestCtrlr", "Wait", null, null));
        assertEquals(List.of(GetVariableStatus.Accepted, GetVariableStatus.UnknownComponent, GetVariableStatus.UnknownVariable,
                GetVariableStatus.NotSupportedAttributeType, GetVariableStatus.Rejected, GetVariableStatus.Accepted,
                GetVariableStatus.UnknownVariable), results.stream().map(GetVariableResult::attributeStatus).toList());
        assertEquals("5", results.get(0).attributeValue());
        assertEquals("testctrlr", results.get(0).component().name());
        assertEquals(AttributeType.Actual, results.get(0).attributeType());
        assertEquals(AttributeType.Target, results.get(3).attributeType());
        assertNull(results.get(4).attributeValue());
        assertEquals("7", results.get(5).attributeValue());
    }

    @Test
    @DisplayName("B06.FR.16: more items than ItemsPerMessage")
    void tooManyItems() {
        GetVariableData[] items = Collections.nCopies(101, item("TestCtrlr", "Level", null, null)).toArray(GetVariableData[]::new);
        assertEquals(RpcErrorCode.OccurrenceConstraintViolation, assertThrows(RpcException.class, () -> get(items)).code());
    }

    @Test
    @DisplayName("B05.FR.01-FR.12: each item gets its status; what is refused changes nothing")
    void setVariables() throws Exception {
        SetVariables handler = new SetVariables(station.loop(), station.variables());
        List<SetVariableData> items = List.of(set("Level", "8", null), set("Level", "11", null), set("Level", "much", null),
                set("Problem", "false", null), set("Nothing", "1", null), set("Slow", "b", null), set("Level", "1", AttributeType.MaxSet),
                new SetVariableData("1", component("Nobody"), new Variable("Level"), null, null));
        var results = station.get(handler.handle(new SetVariablesRequest(items, null))).setVariableResult();
        assertEquals(List.of(SetVariableStatus.Accepted, SetVariableStatus.Rejected, SetVariableStatus.Rejected, SetVariableStatus.Rejected,
                SetVariableStatus.UnknownVariable, SetVariableStatus.RebootRequired, SetVariableStatus.NotSupportedAttributeType,
                SetVariableStatus.UnknownComponent), results.stream().map(result -> result.attributeStatus()).toList());
        assertEquals("ValueOutOfRange", results.get(1).attributeStatusInfo().reasonCode());
        assertEquals("8", station.value("TestCtrlr.Level"));
        assertEquals("a", station.value("TestCtrlr.Slow"));
    }

    private static SetVariableData set(String variable, String value, AttributeType type) {
        return new SetVariableData(value, component("TestCtrlr"), new Variable(variable), type, null);
    }

    private GenericDeviceModelStatus baseReport(int requestId, ReportBase base) {
        return station
                .get(new GetBaseReport(station.loop(), station.variables(), reporter).handle(new GetBaseReportRequest(requestId, base)))
                .status();
    }

    private List<ReportData> reported(int requestId) {
        return station.csms().requests(NotifyReportRequest.class).stream().filter(part -> part.requestId() == requestId)
                .flatMap(part -> part.reportData().stream()).toList();
    }

    @Test
    @DisplayName("B07.FR.03-FR.10: full inventory in parts with growing seqNo, the last one closes it")
    void fullInventory() {
        assertEquals(GenericDeviceModelStatus.Accepted, baseReport(7, ReportBase.FullInventory));
        station.advance(Duration.ofSeconds(1));
        List<NotifyReportRequest> parts = station.csms().requests(NotifyReportRequest.class);
        for (int i = 0; i < parts.size(); i++) {
            assertEquals(i, parts.get(i).seqNo());
            assertEquals(i < parts.size() - 1, parts.get(i).tbc());
            assertEquals(parts.get(0).generatedAt(), parts.get(i).generatedAt());
        }
        assertEquals(station.variables().all().size(), reported(7).size());
        ReportData secret = reported(7).stream().filter(data -> data.variable().name().equals("Secret")).findFirst().orElseThrow();
        assertEquals(Mutability.WriteOnly, secret.variableAttribute().get(0).mutability());
        assertNull(secret.variableAttribute().get(0).value());
    }

    @Test
    @DisplayName("B07.FR.07, FR.09: configuration has what may be set, summary has availability and problems")
    void otherInventories() {
        baseReport(1, ReportBase.ConfigurationInventory);
        baseReport(2, ReportBase.SummaryInventory);
        station.advance(Duration.ofSeconds(1));
        assertTrue(reported(1).stream().allMatch(data -> data.variableAttribute().get(0).mutability() != Mutability.ReadOnly));
        assertTrue(reported(1).stream().anyMatch(data -> data.variable().name().equals("Level")));
        assertTrue(reported(2).stream().anyMatch(data -> data.component().name().equals("EVSE")));
        assertTrue(reported(2).stream().anyMatch(data -> data.component().name().equals("TestCtrlr")), "a problem");
        assertTrue(reported(2).stream().noneMatch(data -> data.variable().name().equals("Level")));
    }

    @Test
    @DisplayName("B07.FR.13: a fifth report at a time is Rejected; a lost link delays reports, it does not lose them")
    void offlineAndBusy() {
        station.csms().link(false);
        for (int i = 1; i <= 4; i++) {
            assertEquals(GenericDeviceModelStatus.Accepted, baseReport(i, ReportBase.FullInventory));
        }
        assertEquals(GenericDeviceModelStatus.Rejected, baseReport(5, ReportBase.FullInventory));
        station.csms().link(true);
        station.advance(Duration.ofSeconds(1));
        for (int i = 1; i <= 4; i++) {
            assertEquals(station.variables().all().size(), reported(i).size());
        }
    }

    private GenericDeviceModelStatus report(int requestId, List<ComponentVariable> asked, List<ComponentCriterion> criteria)
            throws Exception {
        GenericDeviceModelStatus status = station.get(new GetReport(station.loop(), station.variables(), reporter)
                .handle(new GetReportRequest(requestId, asked, criteria, null))).status();
        station.advance(Duration.ofSeconds(1));
        return status;
    }

    @Test
    @DisplayName("B08.FR.05-FR.25: criteria and lists select, an empty selection is EmptyResultSet")
    void customReports() throws Exception {
        assertEquals(GenericDeviceModelStatus.Accepted, report(1, null, List.of(ComponentCriterion.Problem)));
        assertTrue(reported(1).stream().allMatch(data -> data.component().name().equals("TestCtrlr")), reported(1).toString());
        report(2, List.of(new ComponentVariable(component("TestCtrlr"), new Variable("Wait"), null)), null);
        assertEquals("A", reported(2).get(0).variable().instance(), "all instances");
        report(3, List.of(new ComponentVariable(component("EVSE"))), null);
        assertTrue(reported(3).size() > 2);
        assertEquals(GenericDeviceModelStatus.EmptyResultSet, report(4, List.of(new ComponentVariable(component("Nobody"))), null));
        assertEquals(GenericDeviceModelStatus.EmptyResultSet,
                report(5, List.of(new ComponentVariable(component("EVSE"))), List.of(ComponentCriterion.Problem)));
    }
}
