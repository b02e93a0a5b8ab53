package io.busbar.pics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Optional features, hardware and the laboratory's questions (OCPP 2.0.1 part 5), each with how it is seen on an installation. */
final class Features {

    /** @param rule whether and how an installation has it */
    record Feature(String id, String words, Function<Installed, Answer> rule) {}

    private static final String START = "TxCtrlr.TxStartPoint";
    private static final String STOP = "TxCtrlr.TxStopPoint";
    private static final String TOKENS = "AuthCtrlr.SupportedIdTokenTypes";
    private static final String KEEP = "TxCtrlr.StopTxOnEVSideDisconnect";
    private static final String UNLOCK = "OCPPCommCtrlr.UnlockOnEVSideDisconnect";
    private static final String ASK = "AuthCtrlr.AuthorizeRemoteStart";
    private static final String MASTER = "AuthCtrlr.MasterPassGroupId";
    private static final String SCREEN = "io.busbar.station.api.display.ChoiceDialog";
    private static final String BUTTON = "io.busbar.driver.api.button.ButtonDriver";

    private final List<Feature> all = new ArrayList<>();

    private Features() {
        core();
        moreCore();
        others();
        hardware();
        questions();
    }

    static List<Feature> all() {
        return new Features().all;
    }

    private void core() {
        add("C-01", "transactions are authorized offline", is -> Answer.of(is.hasVariable("LocalAuthListCtrlr.Enabled")
                || is.hasVariable("AuthCacheCtrlr.Enabled") || is.hasVariable("AuthCtrlr.OfflineTxForUnknownIdEnabled")));
        variable("C-02", "unknown tokens may charge offline", "AuthCtrlr.OfflineTxForUnknownIdEnabled");
        variable("C-03", "energy for a token that turns out invalid is limited", "TxCtrlr.MaxEnergyOnInvalidId");
        variable("C-04", "short states of a connector are not reported", "OCPPCommCtrlr.MinimumStatusDuration");
        value("C-06.1", "unplugged at the car: the authorization stays", KEEP, "false");
        value("C-06.2", "unplugged at the car: the authorization ends", KEEP, "true");
        add("C-07", "master pass with a screen to choose on", is -> Answer.of(is.hasVariable(MASTER) && is.hasService(SCREEN)));
        add("C-08", "master pass without a screen", is -> Answer.of(is.hasVariable(MASTER) && !is.hasService(SCREEN)));
        points("C-09.", "start", START, "EVConnected", "Authorized", "DataSigned", "PowerPathClosed", "EnergyTransfer",
                "ParkingBayOccupancy");
        points("C-10.", "stop", STOP, "EVConnected", "Authorized", "PowerPathClosed", "EnergyTransfer", "ParkingBayOccupancy");
        value("C-12.1", "unplugged at the car: the connector is unlocked", UNLOCK, "true");
        value("C-12.2", "unplugged at the car: the connector stays locked", UNLOCK, "false");
        value("C-13", "one EVSE is reset by itself", "EVSE.AllowReset", "true");
        offered("C-14", "customers by an identifier of the operator");
        variable("C-20", "new sessions while an installation waits", "ChargingStation.AllowNewSessionsPendingFirmwareUpdate");
        variable("C-21", "all messages or those of transactions only are queued", "OCPPCommCtrlr.QueueAllMessages");
        list("C-23", "sources of the time", "ClockCtrlr.TimeSource");
        variable("C-25", "an offset of the local time", "ClockCtrlr.TimeOffset");
        variable("C-26", "a time zone", "ClockCtrlr.TimeZone");
        variable("C-28", "aligned values can be kept back while a transaction runs", "AlignedDataCtrlr.SendDuringIdle");
        String[] messages = {"MeterValues", "TransactionEvent", "LogStatusNotification", "FirmwareStatusNotification", "StatusNotification",
                "BootNotification"};
        for (int i = 0; i < messages.length; i++) {
            String message = messages[i];
            add("C-29." + (i + 1), message + " can be triggered", is -> Answer.of(is.answers("TriggerMessage") && is.triggers(message)));
        }
        String[] types = {"ISO14443", "ISO15693", "KeyCode", "Local", "MacAddress"};
        for (int i = 0; i < types.length; i++) {
            String type = types[i];
            add("C-" + (30 + i), "local start with " + type, is -> Answer.of(is.readers().all() > 0 && is.values(TOKENS).contains(type)));
        }
        add("C-35", "local start for nobody", is -> Answer.of(is.hasService(BUTTON) || is.isSettable("AuthCtrlr.Enabled")));
        String[] remote = {"ISO14443", "ISO15693", "Central", "NoAuthorization"};
        for (int i = 0; i < remote.length; i++) {
            String type = remote[i];
            add("C-" + (36 + i), "remote start with " + type,
                    is -> Answer.of(is.answers("RequestStartTransaction") && is.values(TOKENS).contains(type)));
        }
    }

    private void moreCore() {
        add("C-40", "meter values", is -> Answer.of(is.hasComponent("SampledDataCtrlr") || is.hasComponent("AlignedDataCtrlr")));
        list("C-40.1", "measurands at the start", "SampledDataCtrlr.TxStartedMeasurands");
        list("C-40.2", "measurands in between", "SampledDataCtrlr.TxUpdatedMeasurands");
        list("C-40.3", "measurands for the end", "SampledDataCtrlr.TxEndedMeasurands");
        list("C-40.4", "measurands by the clock", "AlignedDataCtrlr.Measurands");
        list("C-40.5", "measurands by the clock for the end", "AlignedDataCtrlr.TxEndedMeasurands");
        offered("C-41", "cipher suites of TLS");
        add("C-42", "signed meter values", is -> Answer.of(is.isSettable("SampledDataCtrlr.SignReadings") && signs(is)));
        offered("C-43", "firmware is installed while cars charge");
        offered("C-47", "when a network profile fails it is tried again as usual");
        value("C-48.1", "remote starts are authorized", ASK, "true");
        value("C-48.2", "remote starts are not authorized", ASK, "false");
        variable("C-49", "authorization cache", "AuthCacheCtrlr.Enabled");
        settable("C-51", "start points can be chosen", START);
        settable("C-52", "stop points can be chosen", STOP);
        variable("C-53", "lifetime of cached tokens", "AuthCacheCtrlr.LifeTime");
        list("C-54", "which cached token makes room", "AuthCacheCtrlr.Policy");
        offered("C-56", "summary inventory");
        offered("C-57", "a log's upload can be cancelled");
        variable("C-58", "asking the CSMS can be switched off", "AuthCtrlr.DisableRemoteAuthorization");
        variable("C-59", "cached tokens that are not good need not be asked for", "AuthCacheCtrlr.DisablePostAuthorize");
        offered("C-60", "a firmware update can be cancelled");
    }

    private void others() {
        variable("AS-2", "a new root of the CSMS is to be signed by the old one", "SecurityCtrlr.AdditionalRootCertificateCheck");
        variable("AS-3", "a certificate that does not come is asked for again", "SecurityCtrlr.CertSigningRepeatTimes");
        variable("LA-1", "the local list can be switched off", "LocalAuthListCtrlr.Enabled");
        variable("LA-3", "listed tokens that are not good need not be asked for", "LocalAuthListCtrlr.DisablePostAuthorize");
        list("SC-2", "units of charging rates", "SmartChargingCtrlr.RateUnit");
        value("SC-2.1", "charging rates in A", "SmartChargingCtrlr.RateUnit", "A");
        value("SC-2.2", "charging rates in W", "SmartChargingCtrlr.RateUnit", "W");
        variable("SC-4", "external limits", "SmartChargingCtrlr.ExternalControlSignalsEnabled");
        value("R-2", "reservation of any EVSE", "ReservationCtrlr.NonEvseSpecific", "true");
        variable("R-3", "reservations can be switched off", "ReservationCtrlr.Enabled");
        variable("DM-3", "events are queued by severity", "MonitoringCtrlr.OfflineQueuingSeverity");
        offered("ISO-3", "one certificate for OCPP and ISO 15118");
        offered("ISO-4", "customers by a certificate");
        variable("ISO-5", "contract certificates that cannot be validated here go to the CSMS",
                "ISO15118Ctrlr.CentralContractValidationAllowed");
        texts("UI-1", "priorities of display messages", "DisplayMessageCtrlr.SupportedPriorities", "AlwaysFront", "InFront", "NormalCycle");
        texts("UI-2", "formats of display messages", "DisplayMessageCtrlr.SupportedFormats", "ASCII", "HTML", "URI", "UTF8");
    }

    private void hardware() {
        connectors("HFS-1", "detachable cables", "s");
        connectors("HFS-2", "fixed cables", "c");
        phases("HFS-3", "AC", 1, 3);
        phases("HFS-4", "DC", 0);
        phases("HFS-5", "one phase", 1);
        phases("HFS-6", "two phases", 2);
        phases("HFS-7", "three phases", 3);
        add("HFS-8", "several EVSEs", is -> new Answer(is.evses().size() > 1, Integer.toString(is.evses().size())));
        list("HFS-9", "ways to the CSMS", "NetworkConfiguration.OcppInterface");
        add("HFS-10", "token readers", is -> new Answer(is.readers().all() > 0, Integer.toString(is.readers().all())));
    }

    private void questions() {
        offered("AQ-1", "the last root of the CSMS can be removed");
        offered("AQ-2", "a lock keeps cars from being plugged before the authorization");
        offered("AQ-3", "the last certificate of the station can be removed");
        add("AQ-4", "some number of phases is not supported", is -> Answer.of(true));
        offered("AQ-5", "monitors that are built in");
        offered("AQ-6", "monitors that are configured from the start");
        offered("AQ-7", "firmware is downloaded while cars charge");
        add("AQ-8", "an EVSE is chosen before the authorization",
                is -> Answer.of(is.readers().all() > 0 && is.readers().ofOneEvse() == is.readers().all()));
        add("AQ-9", "IEC 61851-1 mode 3", is -> Answer.of(is.evses().stream().anyMatch(evse -> evse.phases() > 0)));
    }

    private void add(String id, String words, Function<Installed, Answer> rule) {
        all.add(new Feature(id, words, rule));
    }

    private void variable(String id, String words, String name) {
        add(id, words, is -> Answer.of(is.hasVariable(name)));
    }

    private void settable(String id, String words, String name) {
        add(id, words, is -> Answer.of(is.isSettable(name)));
    }

    private void value(String id, String words, String name, String value) {
        add(id, words, is -> Answer.of(is.values(name).contains(value)));
    }

    private void list(String id, String words, String name) {
        add(id, words, is -> Answer.of(is.values(name)));
    }

    private void texts(String id, String words, String name, String... values) {
        list(id, words, name);
        for (int i = 0; i < values.length; i++) {
            value(id + "." + (i + 1), words + ": " + values[i], name, values[i]);
        }
    }

    private void points(String prefix, String what, String name, String... values) {
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            add(prefix + (i + 1), "transactions " + what + " with " + value,
                    is -> Answer.of(is.values(name).contains(value) && isSeen(is, value)));
        }
    }

    /** A value of the list that no hardware here ever brings about is refused when it is set. */
    private static boolean isSeen(Installed is, String point) {
        return switch (point) {
            case "DataSigned" -> signs(is);
            case "ParkingBayOccupancy" -> is.evses().stream().anyMatch(Installed.Hardware::bay);
            default -> true;
        };
    }

    private static boolean signs(Installed is) {
        return is.evses().stream().anyMatch(Installed.Hardware::signs);
    }

    private void offered(String id, String words) {
        add(id, words, is -> {
            Optional<String> details = is.offered(id);
            return new Answer(details.isPresent(), details.orElse(""));
        });
    }

    /** A connector's type begins with s for a socket, with c for a cable. */
    private void connectors(String id, String words, String prefix) {
        add(id, words, is -> Answer.of(is.evses().stream()
                .flatMap(evse -> evse.connectors().stream().filter(type -> type.startsWith(prefix))
                        .map(type -> "EVSE " + evse.id() + " " + type))
                .toList()));
    }

    private void phases(String id, String words, Integer... phases) {
        add(id, words, is -> Answer.of(is.evses().stream().filter(evse -> Arrays.asList(phases).contains(evse.phases()))
                .map(evse -> "EVSE " + evse.id()).toList()));
    }
}
