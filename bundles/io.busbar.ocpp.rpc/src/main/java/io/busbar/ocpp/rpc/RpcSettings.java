package io.busbar.ocpp.rpc;

import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The variables of the link: OCPPCommCtrlr, the network profile in use, and who the station is at the CSMS. */
final class RpcSettings {

    private static final ComponentId COMM = ComponentId.of("OCPPCommCtrlr");
    private static final ComponentId SECURITY = ComponentId.of("SecurityCtrlr");
    private static final ComponentId PROFILE = ComponentId.of("NetworkConfiguration").instance(Integer.toString(CsmsAddress.SLOT));

    final Variable<String> identity;
    final Variable<String> password;
    final Variable<Integer> securityProfile;
    final Variable<String> url;
    private final Variable<Integer> messageTimeout;
    private final Variable<Integer> attempts;
    private final Variable<Integer> attemptInterval;
    private final Variable<Integer> pingInterval;
    private final Variable<Integer> backOffMinimum;
    private final Variable<Integer> backOffRandom;
    private final Variable<Integer> backOffRepeats;
    private final Variable<Integer> profileAttempts;

    RpcSettings(DeviceModel model, CsmsAddress address) {
        messageTimeout = model.declare(COMM,
                VariableSpec.integer("MessageTimeout", 30).instance("Default").unit("s").range(1, 300));
        attempts = model.declare(COMM,
                VariableSpec.integer("MessageAttempts", 3).instance("TransactionEvent").range(1, 100).readWrite());
        attemptInterval = model.declare(COMM,
                VariableSpec.integer("MessageAttemptInterval", 10).instance("TransactionEvent").unit("s").range(0, 86_400).readWrite());
        pingInterval = model.declare(COMM, VariableSpec.integer("WebSocketPingInterval", 30).unit("s").range(0, 86_400).readWrite());
        backOffMinimum = model.declare(COMM, VariableSpec.integer("RetryBackOffWaitMinimum", 3).unit("s").range(1, 86_400).readWrite());
        backOffRandom = model.declare(COMM, VariableSpec.integer("RetryBackOffRandomRange", 3).unit("s").range(0, 86_400).readWrite());
        backOffRepeats = model.declare(COMM, VariableSpec.integer("RetryBackOffRepeatTimes", 5).range(0, 20).readWrite());
        profileAttempts = model.declare(COMM, VariableSpec.integer("NetworkProfileConnectionAttempts", 3).range(1, 1000).readWrite());
        model.declare(COMM, VariableSpec.text("ActiveNetworkProfile", Integer.toString(CsmsAddress.SLOT)));
        model.declare(COMM, VariableSpec.sequence("NetworkConfigurationPriority", List.of(Integer.toString(CsmsAddress.SLOT)),
                List.of(Integer.toString(CsmsAddress.SLOT))).readWrite().check(RpcSettings::usable));
        identity = model.declare(SECURITY, VariableSpec.text("Identity", address.id()).maxLength(48));
        password = model.declare(SECURITY, VariableSpec.text("BasicAuthPassword", address.password()).maxLength(64).writeOnly()
                .check(RpcSettings::strongEnough));
        securityProfile = model.declare(SECURITY, VariableSpec.integer("SecurityProfile", address.securityProfile()).range(0, 3));
        url = model.declare(PROFILE, VariableSpec.text("OcppCsmsUrl", address.url()).maxLength(2000));
        model.declare(PROFILE, VariableSpec.option("OcppTransport", "JSON", List.of("JSON")));
    }

    private static Optional<String> usable(List<String> slots) {
        return slots.isEmpty() ? Optional.of("one slot at least") : Optional.empty();
    }

    private static Optional<String> strongEnough(String value) {
        return value.length() < 16 ? Optional.of("a password has 16 characters at least") : Optional.empty();
    }

    Duration messageTimeout() {
        return Duration.ofSeconds(messageTimeout.value());
    }

    /** How often a transaction message is sent at most. */
    int attempts() {
        return attempts.value();
    }

    Duration attemptInterval() {
        return Duration.ofSeconds(attemptInterval.value());
    }

    /** Zero for no pings. */
    Duration pingInterval() {
        return Duration.ofSeconds(pingInterval.value());
    }

    Duration backOffMinimum() {
        return Duration.ofSeconds(backOffMinimum.value());
    }

    Duration backOffRandom() {
        return Duration.ofSeconds(backOffRandom.value());
    }

    int backOffRepeats() {
        return backOffRepeats.value();
    }

    /** After so many failed attempts in a row the next profile would be tried; with one profile they are counted for the log. */
    int profileAttempts() {
        return profileAttempts.value();
    }
}
