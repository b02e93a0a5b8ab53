package io.busbar.pics;

import java.util.ArrayList;
import java.util.List;

/** The certification profiles (OCPP 2.0.1 part 5, chapters 2 and 5): the actions that a station answers, and the components that it has. */
enum Profile {
    CORE("", "Core",
            List.of("Reset", "GetVariables", "SetVariables", "GetBaseReport", "GetReport", "SetNetworkProfile", "RequestStartTransaction",
                    "RequestStopTransaction", "GetTransactionStatus", "UnlockConnector", "TriggerMessage", "ChangeAvailability",
                    "InstallCertificate", "GetInstalledCertificateIds", "DeleteCertificate", "GetLog", "CustomerInformation",
                    "UpdateFirmware"),
            List.of("OCPPCommCtrlr", "TxCtrlr", "DeviceDataCtrlr", "ClockCtrlr", "SecurityCtrlr", "SampledDataCtrlr", "AlignedDataCtrlr",
                    "AuthCtrlr")),
    ADVANCED_SECURITY("", "Advanced Security", List.of("CertificateSigned"), List.of("SecurityCtrlr")),
    LOCAL_LIST("LA", "Local Authorization List Management", List.of("SendLocalList", "GetLocalListVersion"), List.of("LocalAuthListCtrlr")),
    SMART_CHARGING("SC", "Smart Charging", List.of("SetChargingProfile", "GetCompositeSchedule", "GetChargingProfiles",
            "ClearChargingProfile"), List.of("SmartChargingCtrlr")),
    DEVICE_MANAGEMENT("", "Advanced Device Management", List.of("GetMonitoringReport", "SetMonitoringBase", "SetVariableMonitoring",
            "SetMonitoringLevel", "ClearVariableMonitoring", "GetReport"), List.of("MonitoringCtrlr")),
    USER_INTERFACE("", "Advanced User Interface", List.of("SetDisplayMessage", "GetDisplayMessages", "ClearDisplayMessage", "CostUpdated"),
            List.of("TariffCostCtrlr", "DisplayMessageCtrlr")),
    RESERVATION("", "Reservation", List.of("ReserveNow", "CancelReservation"), List.of("ReservationCtrlr")),
    ISO_15118("ISO", "ISO 15118 Support", List.of("CertificateSigned", "SetChargingProfile", "GetCompositeSchedule"),
            List.of("ISO15118Ctrlr", "SmartChargingCtrlr"));

    /** In conditions; empty where none names it. */
    final String id;
    final String title;
    private final List<String> actions;
    private final List<String> components;

    Profile(String id, String title, List<String> actions, List<String> components) {
        this.id = id;
        this.title = title;
        this.actions = actions;
        this.components = components;
    }

    /** Supported when nothing of it is missing; otherwise the details say what is. */
    Answer answer(Installed installed) {
        List<String> missing = new ArrayList<>(actions.stream().filter(action -> !installed.answers(action)).toList());
        components.stream().filter(component -> !installed.hasComponent(component)).forEach(missing::add);
        return new Answer(missing.isEmpty(), missing.isEmpty() ? "" : "without " + String.join(", ", missing));
    }
}
