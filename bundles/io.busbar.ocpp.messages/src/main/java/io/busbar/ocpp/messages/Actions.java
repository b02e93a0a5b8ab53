package io.busbar.ocpp.messages;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All actions of OCPP 2.x. The classes of an action are loaded when it is first asked for. Safe for any thread. */
public final class Actions {

    /** Action to package, in the order of the functional blocks. */
    private static final Map<String, String> PACKAGES = new LinkedHashMap<>();
    /** Not a map: the class of a bundle that was replaced must not be kept. */
    private static final ClassValue<ActionType> BY_CLASS = new ClassValue<>() {

        @Override
        protected ActionType computeValue(Class<?> type) {
            return inspect(type.asSubclass(Message.class));
        }
    };
    private static final Map<String, ActionType> NAMED = new ConcurrentHashMap<>();

    static {
        block("security", "CertificateSigned", "SignCertificate", "SecurityEventNotification");
        block("provisioning",
                "BootNotification", "GetBaseReport", "GetReport", "NotifyReport", "GetVariables", "SetVariables", "SetNetworkProfile",
                "Reset");
        block("authorization", "Authorize", "ClearCache");
        block("localauthlist", "SendLocalList", "GetLocalListVersion");
        block("transactions", "TransactionEvent", "GetTransactionStatus");
        block("remotecontrol", "RequestStartTransaction", "RequestStopTransaction", "UnlockConnector", "TriggerMessage");
        block("availability", "ChangeAvailability", "Heartbeat", "StatusNotification");
        block("reservation", "ReserveNow", "CancelReservation", "ReservationStatusUpdate");
        block("tariffcost", "CostUpdated", "SetDefaultTariff", "GetTariffs", "ClearTariffs", "ChangeTransactionTariff");
        block("metering", "MeterValues");
        block("smartcharging",
                "SetChargingProfile", "GetChargingProfiles", "ClearChargingProfile", "ReportChargingProfiles", "ClearedChargingLimit",
                "NotifyChargingLimit", "GetCompositeSchedule", "NotifyEVChargingNeeds", "NotifyEVChargingSchedule",
                "PullDynamicScheduleUpdate", "UpdateDynamicSchedule", "UsePriorityCharging", "NotifyPriorityCharging");
        block("firmware",
                "UpdateFirmware", "FirmwareStatusNotification", "PublishFirmware", "PublishFirmwareStatusNotification",
                "UnpublishFirmware");
        block("certificates",
                "InstallCertificate", "DeleteCertificate", "GetInstalledCertificateIds", "Get15118EVCertificate",
                "GetCertificateStatus", "GetCertificateChainStatus");
        block("diagnostics",
                "GetLog", "LogStatusNotification", "SetMonitoringBase", "SetMonitoringLevel", "SetVariableMonitoring",
                "ClearVariableMonitoring", "GetMonitoringReport", "NotifyMonitoringReport", "NotifyEvent", "CustomerInformation",
                "NotifyCustomerInformation", "OpenPeriodicEventStream", "ClosePeriodicEventStream", "AdjustPeriodicEventStream",
                "GetPeriodicEventStream", "NotifyPeriodicEventStream");
        block("display", "SetDisplayMessage", "GetDisplayMessages", "NotifyDisplayMessages", "ClearDisplayMessage");
        block("datatransfer", "DataTransfer");
        block("v2x", "AFRRSignal", "NotifyAllowedEnergyTransfer");
        block("der", "SetDERControl", "GetDERControl", "ReportDERControl", "ClearDERControl", "NotifyDERAlarm", "NotifyDERStartStop");
        block("batteryswap", "BatterySwap", "RequestBatterySwap");
        block("payment", "NotifySettlement", "NotifyWebPaymentStarted", "VatNumberValidation");
    }

    private Actions() {}

    /** The names of all actions, by functional block. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(PACKAGES.keySet());
    }

    /** The action of a name, case-sensitive; empty when OCPP 2.x has none. */
    public static Optional<ActionType> find(String name) {
        return PACKAGES.containsKey(name) ? Optional.of(NAMED.computeIfAbsent(name, Actions::load)) : Optional.empty();
    }

    /**
     * The action of a request or an unconfirmed message: of a record of OCPP 2.x, or of any other that names its action, such as one of a version whose
     * actions have no counterpart in 2.x.
     *
     * @throws IllegalArgumentException for any other class
     */
    public static ActionType of(Class<? extends Message> request) {
        return BY_CLASS.get(request);
    }

    private static ActionType inspect(Class<? extends Message> request) {
        Action action = request.getAnnotation(Action.class);
        if (action == null) {
            throw new IllegalArgumentException(request.getName() + " is no request");
        }
        return new ActionType(action.value(), request, responseOf(request), action.direction(), request.isAnnotationPresent(Since21.class));
    }

    private static ActionType load(String name) {
        String prefix = Actions.class.getPackageName() + "." + PACKAGES.get(name) + "." + name;
        return of(messageClass(name.equals("NotifyPeriodicEventStream") ? prefix : prefix + "Request"));
    }

    private static Class<? extends Message> messageClass(String name) {
        try {
            return Class.forName(name).asSubclass(Message.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("No class for action: " + name, e);
        }
    }

    private static Optional<Class<? extends Response>> responseOf(Class<? extends Message> request) {
        for (Type type : request.getGenericInterfaces()) {
            if (type instanceof ParameterizedType kind && kind.getRawType() == Request.class) {
                return Optional.of(((Class<?>) kind.getActualTypeArguments()[0]).asSubclass(Response.class));
            }
        }
        return Optional.empty();
    }

    private static void block(String packageName, String... actions) {
        for (String action : actions) {
            PACKAGES.put(action, packageName);
        }
    }
}
