package io.busbar.ocpp.rpc;

import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.TextForm;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The variables of the link: OCPPCommCtrlr, and who the station is at the CSMS. */
final class RpcSettings {

    private static final ComponentId COMM = ComponentId.of("OCPPCommCtrlr");
    private static final ComponentId SECURITY = ComponentId.of("SecurityCtrlr");

    /** A00.FR.205; at most {@link #LONGEST_PASSWORD}. */
    static final int SHORTEST_PASSWORD = 16;
    private static final int LONGEST_PASSWORD = 64;

    final Variable<String> identity;
    final Variable<String> password;
    final Variable<Integer> securityProfile;
    final Variable<String> activeProfile;
    final Variable<List<String>> priority;
    private final Variable<Boolean> wildcards;
    private final Variable<Integer> attempts;
    private final Variable<Integer> attemptInterval;
    private final Variable<Integer> pingInterval;
    private final Variable<Integer> backOffMinimum;
    private final Variable<Integer> backOffRandom;
    private final Variable<Integer> backOffRepeats;
    private final Variable<Integer> profileAttempts;

    /**
     * @param objection why a list of slots cannot be used; empty if it can
     * @param timeoutSeconds of the profile in use
     */
    RpcSettings(DeviceModel model, CsmsAddress address, NetworkSlots slots, Function<List<String>, Optional<String>> objection,
            Supplier<Integer> timeoutSeconds) {
        model.declare(COMM, VariableSpec.integer("MessageTimeout", 30).instance("Default").unit("s").computed(timeoutSeconds));
        attempts = model.declare(COMM,
                VariableSpec.integer("MessageAttempts", 3).instance("TransactionEvent").range(1, 100).readWrite());
        attemptInterval = model.declare(COMM,
                VariableSpec.integer("MessageAttemptInterval", 10).instance("TransactionEvent").unit("s").range(0, 86_400).readWrite());
        pingInterval = model.declare(COMM, VariableSpec.integer("WebSocketPingInterval", 30).unit("s").range(0, 86_400).readWrite());
        backOffMinimum = model.declare(COMM, VariableSpec.integer("RetryBackOffWaitMinimum", 3).unit("s").range(1, 3600).readWrite());
        backOffRandom = model.declare(COMM, VariableSpec.integer("RetryBackOffRandomRange", 3).unit("s").range(0, 3600).readWrite());
        backOffRepeats = model.declare(COMM, VariableSpec.integer("RetryBackOffRepeatTimes", 5).range(0, 20).readWrite());
        profileAttempts = model.declare(COMM, VariableSpec.integer("NetworkProfileConnectionAttempts", 3).range(1, 1000).readWrite());
        activeProfile = model.declare(COMM,
                VariableSpec.text("ActiveNetworkProfile", Integer.toString(Math.max(slots.standing().lastGood(), NetworkSlots.SEEDED))));
        priority = model.declare(COMM, VariableSpec.sequence("NetworkConfigurationPriority", List.of(Integer.toString(NetworkSlots.SEEDED)),
                NetworkSlots.names()).readWrite().check(objection));
        if (slots.seededAnew()) {
            priority.set(List.of(Integer.toString(NetworkSlots.SEEDED)));
        }
        identity = model.declare(SECURITY, VariableSpec.text("Identity", address.id()).maxLength(48).form(TextForm.IDENTIFIER));
        password = model.declare(SECURITY,
                VariableSpec.text("BasicAuthPassword", address.password()).maxLength(LONGEST_PASSWORD).form(TextForm.PASSWORD).writeOnly()
                        .check(RpcSettings::strongEnough));
        securityProfile = model.declare(SECURITY,
                VariableSpec.integer("SecurityProfile", slots.standing().securityProfile()).range(0, 3));
        model.declare(SECURITY, VariableSpec.bool("AllowSecurityProfileDowngrade", address.downgrade()));
        wildcards = model.declare(SECURITY, VariableSpec.bool("AllowCSMSTLSWildcards", false).readWrite());
    }

    private static Optional<String> strongEnough(String value) {
        return value.length() < SHORTEST_PASSWORD ? Optional.of("a password has 16 characters at least") : Optional.empty();
    }

    /** Whether a certificate for all hosts of a domain is taken. */
    boolean wildcards() {
        return wildcards.value();
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

    /** Runs whenever the interval is another one. */
    void onPingInterval(Runnable changed) {
        pingInterval.onChange(now -> changed.run());
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

    /** After so many failed attempts in a row the next profile is tried. */
    int profileAttempts() {
        return profileAttempts.value();
    }
}
