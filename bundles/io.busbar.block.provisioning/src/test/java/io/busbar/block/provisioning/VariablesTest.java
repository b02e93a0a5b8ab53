package io.busbar.block.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.messages.common.Component;
import io.busbar.ocpp.messages.common.ComponentVariable;
import io.busbar.ocpp.messages.common.EVSE;
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
        station.model().declare(test, VariableSpec.integer("Wait", 8).instance("B"));
        station.model().declare(test, VariableSpec.text("Note", ""));
        reporter = new Reporter(station.loop(), station.csms(), new ProvisioningStore(station.store()), station.neighbours(),
                station.variables());
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
    @DisplayName("B06.FR.01, FR.02, FR.03, FR.04, FR.06-FR.11, FR.13-FR.15: one result for each item, in order, with the right status")
    void getVariables() throws Exception {
        List<GetVariableResult> results = get(item("testctrlr", "LEVEL", null, null), item("Nobody", "Level", null, null),
                item("TestCtrlr", "Nothing", null, null), item("TestCtrlr", "Level", null, AttributeType.Target),
                item("TestCtrlr", "Secret", null, AttributeType.Actual), item("TestCtrlr", "Wait", "a", null),
                item("TestCtrlr", "Wait", null, null), item("TestCtrlr", "Note", null, null));
        assertEquals(List.of(GetVariableStatus.Accepted, GetVariableStatus.UnknownComponent, GetVariableStatus.UnknownVariable,
                GetVariableStatus.NotSupportedAttributeType, GetVariableStatus.Rejected, GetVariableStatus.Accepted,
                GetVariableStatus.UnknownVariable, GetVariableStatus.Accepted),
                results.stream().map(GetVariableResult::attributeStatus).toList());
        assertEquals("5", results.get(0).attributeValue());
        assertEquals("testctrlr", results.get(0).component().name());
        assertEquals(AttributeType.Actual, results.get(0).attributeType());
        assertEquals(AttributeType.Target, results.get(3).attributeType());
        assertNull(results.get(4).attributeValue());
        assertEquals("7", results.get(5).attributeValue());
        assertEquals("a", results.get(5).variable().instance());
        assertEquals("", results.get(7).attributeValue());
        assertTrue(List.of(1, 2, 3, 6).stream().allMatch(i -> results.get(i).attributeValue() == null));
    }

    @Test
    @DisplayName("B06.FR.16: more items than ItemsPerMessage")
    void tooManyItems() {
        GetVariableData[] items = Collections.nCopies(101, item("TestCtrlr", "Level", null, null)).toArray(GetVariableData[]::new);
        assertEquals(RpcErrorCode.OccurrenceConstraintViolation, assertThrows(RpcException.class, () -> get(items)).code());
    }

    @Test
    @DisplayName("B05.FR.01-FR.10, B05.FR.12: each item gets its status; what is refused changes nothing")
    void setVariables() throws Exception {
        SetVariables handler = new SetVariables(station.loop(), station.variables());
        List<SetVariableData> items = List.of(set("Level", "8", null), set("Level", "11", null), set("Level", "much", null),
                set("Problem", "false", null), set("Nothing", "1", null), set("Slow", "b", null), set("Level", "1", AttributeType.MaxSet),
                new SetVariableData("1", component("Nobody"), new Variable("Level"), null, null));
        var results = station.get(handler.handle(new SetVariablesRequest(items, null))).setVariableResult();
        assertEquals(List.of(SetVariableStatus.Accepted, SetVariableStatus.Rejected, SetVariableStatus.Rejected, SetVariableStatus.Rejected,
                SetVariableStatus.UnknownVariable, SetVariableStatus.RebootRequired, SetVariableStatus.NotSupportedAttributeType,
                SetVariableStatus.UnknownComponent), results.stream().map(result -> result.attributeStatus()).toList());
        assertEquals(items.stream().map(SetVariableData::variable).toList(), results.stream().map(result -> result.variable()).toList());
        assertEquals(items.stream().map(SetVariableData::component).toList(), results.stream().map(result -> result.component()).toList());
        assertEquals(AttributeType.MaxSet, results.get(6).attributeType());
        assertEquals(AttributeType.Actual, results.get(0).attributeType());
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
    @DisplayName("B07.FR.01, B07.FR.03, B07.FR.04, B07.FR.08, B07.FR.10-FR.12: full inventory in parts with growing seqNo, the last one closes it")
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
        assertTrue(reported(7).stream().allMatch(data -> data.variableCharacteristics() != null));
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

    private List<String> names(int requestId) {
        return reported(requestId).stream().map(data -> data.component().name() + "." + data.variable().name()
                + (data.variable().instance() == null ? "" : "[" + data.variable().instance() + "]")).sorted().toList();
    }

    private static ComponentVariable asked(Component component, String variable) {
        return new ComponentVariable(component, variable == null ? null : new Variable(variable), null);
    }

    @Test
    @DisplayName("B08.FR.01, B08.FR.03, B08.FR.04, B08.FR.12, B08.FR.14: in parts, each with the request's id, numbered, with characteristics")
    void customReport() throws Exception {
        for (int i = 0; i < 30; i++) {
            station.model().declare(ComponentId.of("ManyCtrlr"), VariableSpec.integer("V" + i, i));
        }
        assertEquals(GenericDeviceModelStatus.Accepted, report(1, List.of(asked(component("ManyCtrlr"), null)), null));
        List<NotifyReportRequest> parts = station.csms().requests(NotifyReportRequest.class);
        assertEquals(2, parts.size());
        assertTrue(parts.stream().allMatch(part -> part.requestId() == 1 && part.seqNo() == parts.indexOf(part)));
        assertEquals(30, reported(1).size());
        assertTrue(reported(1).stream().allMatch(data -> data.variableCharacteristics() != null));
    }

    @Test
    @DisplayName("B08.FR.05, B08.FR.07-FR.10: a criterion selects components by their variable; only Problem has to be there")
    void criteria() throws Exception {
        for (String name : List.of("Active", "Available", "Enabled")) {
            station.model().declare(ComponentId.of("On" + name), VariableSpec.bool(name, true));
            station.model().declare(ComponentId.of("Off" + name), VariableSpec.bool(name, false));
        }
        station.model().declare(ComponentId.of("Healthy"), VariableSpec.bool("Problem", false));
        int request = 1;
        for (ComponentCriterion criterion : List.of(ComponentCriterion.Active, ComponentCriterion.Available, ComponentCriterion.Enabled)) {
            report(request, null, List.of(criterion));
            assertTrue(names(request).contains("On" + criterion + "." + criterion), names(request)::toString);
            assertFalse(names(request).contains("Off" + criterion + "." + criterion), names(request)::toString);
            assertTrue(names(request).contains("TestCtrlr.Level"), "absent counts as true");
            request++;
        }
        report(request, null, List.of(ComponentCriterion.Problem));
        assertTrue(reported(request).stream().allMatch(data -> data.component().name().equals("TestCtrlr")), names(request)::toString);
    }

    @Test
    @DisplayName("B08.FR.13: several criteria are joined by OR")
    void severalCriteria() throws Exception {
        station.model().declare(ComponentId.of("Sick"), VariableSpec.bool("Problem", true));
        station.model().declare(ComponentId.of("Sick"), VariableSpec.bool("Enabled", false));
        report(1, null, List.of(ComponentCriterion.Enabled, ComponentCriterion.Problem));
        assertTrue(names(1).containsAll(List.of("Sick.Problem", "TestCtrlr.Level")));
    }

    @Test
    @DisplayName("B08.FR.11, B08.FR.20, B08.FR.21: a list alone selects just these; what it leaves out of variable and instance stands for all")
    void lists() throws Exception {
        report(1, List.of(asked(component("TestCtrlr"), "Wait")), null);
        assertEquals(List.of("TestCtrlr.Wait[A]", "TestCtrlr.Wait[B]"), names(1));
        report(2, List.of(asked(component("TestCtrlr"), null)), null);
        assertEquals(List.of("TestCtrlr.Level", "TestCtrlr.Note", "TestCtrlr.Problem", "TestCtrlr.Secret", "TestCtrlr.Slow",
                "TestCtrlr.Wait[A]", "TestCtrlr.Wait[B]"), names(2));
    }

    @Test
    @DisplayName("B08.FR.22, B08.FR.23: an EVSE alone stands for its connectors too, no EVSE for all of them and the top")
    void places() throws Exception {
        station.addEvse(2);
        ComponentId lamp = ComponentId.of("Lamp");
        for (ComponentId place : List.of(lamp, lamp.evse(1), lamp.connector(1, 1), lamp.evse(2))) {
            station.model().declare(place, VariableSpec.bool("Active", true));
        }
        report(1, List.of(asked(new Component("Lamp", new EVSE(1), null, null), "Active")), null);
        assertEquals(2, reported(1).size());
        assertTrue(reported(1).stream().allMatch(data -> data.component().evse().id() == 1));
        report(2, List.of(asked(component("Lamp"), "Active")), null);
        assertEquals(4, reported(2).size());
        report(3, List.of(asked(new Component("Lamp", new EVSE(1, 1, null), null, null), "Active")), null);
        assertEquals(1, reported(3).size());
    }

    @Test
    @DisplayName("B08.FR.24, B08.FR.25: an instance of a component selects it, none stands for all")
    void instances() throws Exception {
        ComponentId fan = ComponentId.of("Fan");
        for (ComponentId one : List.of(fan, fan.instance("left"), fan.instance("right"))) {
            station.model().declare(one, VariableSpec.bool("Active", true));
        }
        report(1, List.of(asked(new Component("Fan", null, "left", null), "Active")), null);
        assertEquals(List.of("left"), reported(1).stream().map(data -> data.component().instance()).toList());
        report(2, List.of(asked(component("Fan"), "Active")), null);
        assertEquals(3, reported(2).size());
    }

    @Test
    @DisplayName("B08.FR.15: an empty selection is EmptyResultSet, and nothing is reported")
    void emptySelection() throws Exception {
        assertEquals(GenericDeviceModelStatus.EmptyResultSet, report(4, List.of(asked(component("Nobody"), null)), null));
        assertEquals(GenericDeviceModelStatus.EmptyResultSet,
                report(5, List.of(asked(component("EVSE"), null)), List.of(ComponentCriterion.Problem)));
        assertEquals(List.of(), station.csms().requests(NotifyReportRequest.class));
    }

    @Test
    @DisplayName("B08.FR.16, B08.FR.17: no fifth report at a time, and no more items than may be asked for")
    void tooMuch() throws Exception {
        station.csms().link(false);
        for (int i = 1; i <= 4; i++) {
            report(i, null, List.of(ComponentCriterion.Problem));
        }
        assertEquals(GenericDeviceModelStatus.Rejected, report(5, null, List.of(ComponentCriterion.Problem)));
        List<ComponentVariable> many = Collections.nCopies(101, asked(component("TestCtrlr"), null));
        assertEquals(RpcErrorCode.OccurrenceConstraintViolation, assertThrows(RpcException.class, () -> report(6, many, null)).code());
    }
}
