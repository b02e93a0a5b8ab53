package io.busbar.station.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.station.api.event.StationEvent.VariableChanged;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.TextForm;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableSpec;
import io.busbar.station.api.model.Variables.WriteResult;
import io.busbar.station.api.model.Variables.WriteResult.Accepted;
import io.busbar.station.api.model.Variables.WriteResult.ReadOnly;
import io.busbar.station.api.model.Variables.WriteResult.RebootRequired;
import io.busbar.station.api.model.Variables.WriteResult.Refused;
import io.busbar.station.api.model.Variables.WriteResult.UnknownComponent;
import io.busbar.station.api.model.Variables.WriteResult.UnknownVariable;
import io.busbar.station.core.model.ModelFacade;
import io.busbar.testkit.core.CoreStation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VariablesTest {

    private static final ComponentId COMM = ComponentId.of("OCPPCommCtrlr");

    private final CoreStation station = new CoreStation(
            StationSettings.of("Busbar", "Test").withVariables(Map.of("OCPPCommCtrlr.HeartbeatInterval", "300")));

    private static Variable<Integer> heartbeat(CoreStation of) {
        return of.model().declare(COMM, VariableSpec.integer("HeartbeatInterval", 60).unit("s").range(1, 86_400).readWrite());
    }

    @Test
    @DisplayName("B05.FR.10: a value that is accepted is in force, told, and kept over a power cut")
    void accepted() {
        Variable<Integer> heartbeat = heartbeat(station);
        assertEquals(300, heartbeat.value(), "the configured value stands before the first write");
        List<Integer> told = new ArrayList<>();
        heartbeat.onChange(told::add);
        assertInstanceOf(Accepted.class, station.write("ocppcommctrlr.HEARTBEATINTERVAL", "120"));
        station.settle();
        assertEquals(120, heartbeat.value());
        assertEquals("120", station.value("OCPPCommCtrlr.HeartbeatInterval"));
        assertEquals(List.of(120), told);
        assertEquals(Optional.of("120"), station.recorded(VariableChanged.class).get(0).value());
        assertEquals(120, heartbeat(station.powerCut()).value());
    }

    @Test
    @DisplayName("Configured values without effect are reported with the reason; names that nobody declares once all modules are there")
    void unusedConfiguration() {
        CoreStation mistaken = new CoreStation(StationSettings.of("Busbar", "Test")
                .withVariables(
                        Map.of("OCPPCommCtrlr.heartbeatinterval", "often", "OCPPCommCtrlr.Nobody", "1", "ChargingStation.Model", "Mine",
                                "OCPPCommCtrlr.Fitting", "7")));
        assertEquals(60, heartbeat(mistaken).value());
        Variable<Integer> fitting = mistaken.model().declare(COMM, VariableSpec.integer("Fitting", 5).range(1, 9).readWrite());
        assertEquals(7, fitting.value());
        Map<String, String> known = Map.of("OCPPCommCtrlr.heartbeatinterval",
                "the value does not fit (not an integer without leading zeros and plus sign)", "ChargingStation.Model",
                "the variable cannot be set");
        assertEquals(known, mistaken.core().variables().unusedConfiguration(false));
        Map<String, String> all = new TreeMap<>(known);
        all.put("OCPPCommCtrlr.Nobody", "no module of this station declares this variable");
        assertEquals(all, mistaken.core().variables().unusedConfiguration(true));

        assertInstanceOf(Accepted.class, mistaken.write("OCPPCommCtrlr.HeartbeatInterval", "120"));
        mistaken.settle();
        CoreStation later = mistaken.powerCut();
        heartbeat(later);
        assertTrue(later.core().variables().unusedConfiguration(false).containsKey("OCPPCommCtrlr.heartbeatinterval"),
                "also while the CSMS's value comes before it");
    }

    @Test
    void aWriteThatIsNotDurableIsNotInForce() {
        Variable<Integer> heartbeat = heartbeat(station);
        station.store().breakDisk("full");
        station.failure(station.variables().write(heartbeat.id(), "120"));
        assertEquals(300, heartbeat.value());
    }

    @Test
    @DisplayName("B05.FR.04, B05.FR.05, B05.FR.09: unknown component, unknown variable, read-only")
    void notSettable() {
        heartbeat(station);
        assertInstanceOf(UnknownComponent.class, station.write("Nowhere.X", "1"));
        assertInstanceOf(UnknownVariable.class, station.write("OCPPCommCtrlr.X", "1"));
        assertInstanceOf(UnknownVariable.class, station.write("OCPPCommCtrlr.HeartbeatInterval[A]", "1"));
        assertInstanceOf(UnknownComponent.class, station.write("OCPPCommCtrlr@1.HeartbeatInterval", "1"));
        assertInstanceOf(ReadOnly.class, station.write("ClockCtrlr.DateTime", "2026-01-01T00:00:00Z"));
        assertInstanceOf(ReadOnly.class, station.write("ChargingStation.Model", "x"));
    }

    @Test
    @DisplayName("B05.FR.07, B05.FR.08: wrong format and out of range are refused")
    void refused() {
        heartbeat(station);
        station.model().declare(COMM, VariableSpec.bool("Flag", false).readWrite());
        station.model().declare(COMM, VariableSpec.decimal("Share", 1.5).range(0.5, 2).readWrite());
        station.model().declare(COMM, VariableSpec.text("Text", "").maxLength(3).readWrite());
        station.model().declare(COMM, VariableSpec.dateTime("When", Instant.EPOCH).readWrite());
        station.model().declare(COMM, VariableSpec.option("Choice", "One", List.of("One", "Two")).readWrite());
        station.model().declare(COMM, VariableSpec.members("Set", List.of(), List.of("A", "B")).readWrite());
        station.model().declare(COMM,
                VariableSpec.integer("Even", 2).readWrite().check(v -> v % 2 == 0 ? Optional.empty() : Optional.of("odd")));
        for (String[] bad : new String[][]{{"HeartbeatInterval", "0"}, {"HeartbeatInterval", "86401"}, {"HeartbeatInterval", "1.5"},
                {"HeartbeatInterval", ""}, {"HeartbeatInterval", "99999999999"}, {"Flag", "yes"}, {"Share", "0.49"}, {"Share", "1,5"},
                {"Share", "NaN"}, {"Text", "four"}, {"When", "yesterday"}, {"When", "2026-01-01"}, {"Choice", "Three"}, {"Set", "A,C"},
                {"Set", "A,A"}, {"Set", "A,,B"}, {"Even", "3"}}) {
            WriteResult result = station.write("OCPPCommCtrlr." + bad[0], bad[1]);
            assertInstanceOf(Refused.class, result, bad[0] + "=" + bad[1]);
        }
        assertTrue(((Refused) station.write("OCPPCommCtrlr.HeartbeatInterval", "0")).outOfRange());
        assertFalse(((Refused) station.write("OCPPCommCtrlr.HeartbeatInterval", "x")).outOfRange());
    }

    @Test
    @DisplayName("Part 2, 2.1.3: integers have no plus sign and no leading zeros, no text has control characters, identifiers and passwords no blanks")
    void forms() {
        heartbeat(station);
        station.model().declare(COMM, VariableSpec.text("Text", "").readWrite());
        station.model().declare(COMM, VariableSpec.text("Group", "").form(TextForm.IDENTIFIER).readWrite());
        station.model().declare(COMM, VariableSpec.text("Password", "").form(TextForm.PASSWORD).writeOnly());
        station.model().declare(COMM, VariableSpec.members("Set", List.of(), List.of()).readWrite());
        for (String[] bad : new String[][]{{"HeartbeatInterval", "060"}, {"HeartbeatInterval", "+60"}, {"HeartbeatInterval", " 60"},
                {"HeartbeatInterval", "-0"}, {"HeartbeatInterval", "\u0666\u0660"}, {"Text", "a\u0000b"}, {"Text", "a\nb"},
                {"Text", "a\u0085"},
                {"Text", "\ud800x"}, {"Group", "a b"}, {"Group", "a\tb"}, {"Group", "caf\u00e9"}, {"Password", "with a blank"},
                {"Password", "with\ttab"}, {"Set", "a,\u001bb"}}) {
            assertInstanceOf(Refused.class, station.write("OCPPCommCtrlr." + bad[0], bad[1]), bad[0] + "=" + bad[1]);
        }
        for (String[] good : new String[][]{{"HeartbeatInterval", "60"}, {"Text", "Stra\u00dfe 7, \ud83d\ude97"}, {"Group", "A*-_=:+|@.9"},
                {"Group", ""}, {"Password", "p\u00e4ss#w0rd!"}}) {
            assertInstanceOf(Accepted.class, station.write("OCPPCommCtrlr." + good[0], good[1]), good[0] + "=" + good[1]);
        }
    }

    @Test
    void valuesAreSpelledAsOcppSpellsThem() {
        station.model().declare(COMM, VariableSpec.bool("Flag", false).readWrite());
        station.model().declare(COMM, VariableSpec.decimal("Share", 0.000001).readWrite());
        station.model().declare(COMM, VariableSpec.dateTime("When", Instant.EPOCH).readWrite());
        station.model().declare(COMM, VariableSpec.sequence("List", List.of("B", "A"), List.of("A", "B", "C")).readWrite());
        assertEquals("false", station.value("OCPPCommCtrlr.Flag"));
        assertEquals("0.000001", station.value("OCPPCommCtrlr.Share"));
        assertEquals("B,A", station.value("OCPPCommCtrlr.List"));
        station.write("OCPPCommCtrlr.Flag", "TRUE");
        station.write("OCPPCommCtrlr.Share", "16.50");
        station.write("OCPPCommCtrlr.When", "2026-03-01T10:00:00.5+02:00");
        station.write("OCPPCommCtrlr.List", "c, a");
        assertEquals("true", station.value("OCPPCommCtrlr.Flag"));
        assertEquals("16.5", station.value("OCPPCommCtrlr.Share"));
        assertEquals("2026-03-01T08:00:00.500Z", station.value("OCPPCommCtrlr.When"));
        assertEquals("C,A", station.value("OCPPCommCtrlr.List"));
    }

    @Test
    void whatNeedsARebootIsInForceAfterIt() {
        VariableSpec<Integer> spec = VariableSpec.integer("Size", 1).readWrite().rebootRequired();
        Variable<Integer> size = station.model().declare(COMM, spec);
        assertInstanceOf(RebootRequired.class, station.write("OCPPCommCtrlr.Size", "2"));
        assertEquals(1, size.value());
        assertEquals(1, station.model().declare(COMM, spec).value(), "a swap of the owner is no restart");
        assertEquals(2, station.powerCut().model().declare(COMM, spec).value());
    }

    @Test
    @DisplayName("B06.FR.09: a write-only value is never told")
    void writeOnly() {
        Variable<String> secret = station.model().declare(COMM, VariableSpec.text("Secret", "first").writeOnly());
        assertInstanceOf(Accepted.class, station.write("OCPPCommCtrlr.Secret", "second"));
        station.settle();
        assertEquals("second", secret.value());
        assertEquals(Optional.empty(), station.variables().read(secret.id()).orElseThrow().value());
        assertEquals(Optional.empty(), station.recorded(VariableChanged.class).get(0).value());
    }

    @Test
    void theOwnersOwnChangeIsToldAndKept() {
        Variable<Integer> heartbeat = heartbeat(station);
        heartbeat.set(500);
        assertEquals(500, heartbeat.value());
        station.settle();
        assertEquals(1, station.recorded(VariableChanged.class).size());
        assertEquals(500, heartbeat(station.powerCut()).value());
    }

    @Test
    void whatAnOwnerDeclaredGoesWithIt() {
        ModelFacade block = station.core().deviceModel("block");
        block.declare(ComponentId.of("LocalAuthListCtrlr"), VariableSpec.bool("Enabled", true).readWrite());
        assertTrue(station.variables().exists(ComponentId.of("localauthlistctrlr")));
        assertThrows(IllegalStateException.class,
                () -> station.model().declare(ComponentId.of("LocalAuthListCtrlr"), VariableSpec.bool("Enabled", true)));
        block.close();
        assertFalse(station.variables().exists(ComponentId.of("LocalAuthListCtrlr")));
        assertInstanceOf(UnknownComponent.class, station.write("LocalAuthListCtrlr.Enabled", "false"));
    }

    @Test
    void allAreListedInOrder() {
        station.model().declare(ComponentId.of("B"), VariableSpec.bool("X", true));
        station.model().declare(ComponentId.of("a").evse(2), VariableSpec.bool("X", true));
        station.model().declare(ComponentId.of("A").evse(1), VariableSpec.bool("Y", true));
        station.model().declare(ComponentId.of("A").evse(1), VariableSpec.bool("x", true));
        List<String> ids = station.variables().all().stream().map(r -> r.id().toString()).toList();
        assertEquals(List.of("A@1.x", "A@1.Y", "a@2.X", "B.X"), ids.subList(0, 4));
    }
}
