package io.busbar.pics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StatementTest {

    /** A charger on paper. */
    private static final class Paper implements Installed {

        private final List<String> actions = new ArrayList<>();
        private final List<String> components = new ArrayList<>();
        private final Map<String, List<String>> values = new HashMap<>();
        private final Map<String, String> offers = new HashMap<>();
        private final List<Hardware> evses = new ArrayList<>();
        private final Set<String> services = new TreeSet<>();

        @Override
        public boolean answers(String action) {
            return actions.contains(action);
        }

        @Override
        public boolean triggers(String message) {
            return true;
        }

        @Override
        public boolean hasComponent(String name) {
            return components.contains(name);
        }

        @Override
        public boolean hasVariable(String name) {
            return values.containsKey(name);
        }

        @Override
        public boolean isSettable(String name) {
            return values(name).size() > 1;
        }

        @Override
        public List<String> values(String name) {
            return values.getOrDefault(name, List.of());
        }

        @Override
        public boolean hasService(String type) {
            return services.contains(type);
        }

        @Override
        public Optional<String> offered(String id) {
            return Optional.ofNullable(offers.get(id));
        }

        @Override
        public List<Hardware> evses() {
            return evses;
        }

        @Override
        public Readers readers() {
            return new Readers(1, 0);
        }

        @Override
        public List<String> modules() {
            return List.of("io.busbar.block.example 1.0.0");
        }
    }

    private final Paper charger = new Paper();

    private void core() {
        charger.actions.addAll(List.of("Reset", "GetVariables", "SetVariables", "GetBaseReport", "GetReport", "SetNetworkProfile",
                "RequestStartTransaction", "RequestStopTransaction", "GetTransactionStatus", "UnlockConnector", "TriggerMessage",
                "ChangeAvailability", "InstallCertificate", "GetInstalledCertificateIds", "DeleteCertificate", "GetLog",
                "CustomerInformation",
                "UpdateFirmware"));
        charger.components.addAll(List.of("OCPPCommCtrlr", "TxCtrlr", "DeviceDataCtrlr", "ClockCtrlr", "SecurityCtrlr", "SampledDataCtrlr",
                "AlignedDataCtrlr", "AuthCtrlr"));
    }

    private static Case byId(String id) {
        return Case.all().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private String line(String begin) {
        return new Statement(charger).lines().stream().filter(line -> line.strip().startsWith(begin)).findFirst().orElseThrow();
    }

    @Test
    @DisplayName("A profile is supported when all of it is there; else it is said what is missing")
    void profiles() {
        core();
        charger.actions.add("SendLocalList");
        charger.components.add("LocalAuthListCtrlr");
        assertTrue(line("Core").endsWith(" yes"), line("Core"));
        assertTrue(line("Local Authorization").endsWith(" no: without GetLocalListVersion"), line("Local Authorization"));
        assertTrue(line("Cases of Core").matches("Cases of Core: \\d+ apply, \\d+ do not"));
        assertFalse(new Statement(charger).lines().stream().anyMatch(line -> line.startsWith("Cases of Local")));
    }

    @Test
    @DisplayName("A case applies by the profile and by the features, and it is said why it does not")
    void cases() {
        core();
        assertTrue(new Statement(charger).applies(byId("TC_A_01_CS")));
        assertFalse(new Statement(charger).applies(byId("TC_A_07_CS")), "of another profile");
        assertFalse(new Statement(charger).applies(byId("TC_E_09_CS")));
        assertTrue(line("TC_E_09_CS").endsWith("does not apply: it is for C-09.1 and (C-51 or not C-09.6)"), line("TC_E_09_CS"));
        charger.values.put("TxCtrlr.TxStartPoint", List.of("EVConnected"));
        assertTrue(new Statement(charger).applies(byId("TC_E_09_CS")));
        charger.values.put("TxCtrlr.TxStartPoint", List.of("EVConnected", "ParkingBayOccupancy"));
        assertTrue(new Statement(charger).applies(byId("TC_E_09_CS")), "it can be chosen");
    }

    @Test
    @DisplayName("What modules say of themselves, the hardware, and lists are told with their details")
    void details() {
        charger.offers.put("C-41", "TLS_AES_128_GCM_SHA256");
        charger.offers.put("C-57", "");
        charger.evses.add(new Installed.Hardware(1, 3, List.of("sType2"), true, false));
        charger.evses.add(new Installed.Hardware(2, 0, List.of("cCCS2"), false, false));
        charger.values.put("SampledDataCtrlr.TxEndedMeasurands", List.of("SoC", "Voltage"));
        assertTrue(line("C-41").endsWith(" yes: TLS_AES_128_GCM_SHA256"));
        assertTrue(line("C-57").endsWith(" yes"));
        assertTrue(line("C-60").endsWith(" no"));
        assertTrue(line("C-40.3").endsWith(" yes: SoC, Voltage"));
        assertTrue(line("HFS-1").endsWith(" yes: EVSE 1 sType2"));
        assertTrue(line("HFS-2").endsWith(" yes: EVSE 2 cCCS2"));
        assertTrue(line("HFS-4").endsWith(" yes: EVSE 2"));
        assertTrue(line("HFS-8").endsWith(" yes: 2"));
    }

    @Test
    @DisplayName("What the hardware never brings about is not offered, though a variable has a word for it")
    void hardware() {
        charger.values.put("TxCtrlr.TxStartPoint", List.of("DataSigned", "ParkingBayOccupancy"));
        charger.values.put("SampledDataCtrlr.SignReadings", List.of("true", "false"));
        charger.evses.add(new Installed.Hardware(1, 3, List.of("sType2"), false, false));
        for (String id : List.of("C-09.3", "C-09.6", "C-42")) {
            assertTrue(line(id).endsWith(" no"), line(id));
        }
        charger.evses.add(new Installed.Hardware(2, 3, List.of("sType2"), true, true));
        for (String id : List.of("C-09.3", "C-09.6", "C-42")) {
            assertTrue(line(id).endsWith(" yes"), line(id));
        }
    }

    @Test
    @DisplayName("A master pass is with a screen or without one, as one is installed")
    void masterPass() {
        charger.values.put("AuthCtrlr.MasterPassGroupId", List.of());
        assertTrue(line("C-08").endsWith(" yes"));
        charger.services.add("io.busbar.station.api.display.ChoiceDialog");
        assertTrue(line("C-07").endsWith(" yes"));
        assertTrue(line("C-08").endsWith(" no"));
    }

    @Test
    @DisplayName("Each id in a condition is a feature or a profile")
    void idsAreKnown() {
        Set<String> known = new TreeSet<>(Set.of("MODE12"));
        Features.all().forEach(feature -> assertTrue(known.add(feature.id()), feature.id() + " twice"));
        Arrays.stream(Profile.values()).forEach(profile -> known.add(profile.id));
        Set<String> unknown = new TreeSet<>();
        Case.all().forEach(one -> Condition.holds(one.condition(), id -> !known.contains(id) && unknown.add(id)));
        assertEquals(Set.of(), unknown);
    }
}
