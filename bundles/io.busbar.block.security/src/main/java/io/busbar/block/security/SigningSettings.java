package io.busbar.block.security;

import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableSpec;
import java.time.Duration;

/** The variables of certificate renewal. */
final class SigningSettings {

    private static final ComponentId SECURITY = ComponentId.of("SecurityCtrlr");
    /** What the message can carry. */
    static final int LONGEST_CHAIN = 10_000;

    private final Variable<Integer> waitMinimum;
    private final Variable<Integer> repeatTimes;
    private final Variable<Integer> chainSize;

    /** @param longestChain what the OEM allows */
    SigningSettings(DeviceModel model, int longestChain) {
        waitMinimum = model.declare(SECURITY, VariableSpec.integer("CertSigningWaitMinimum", 60).unit("s").range(1, 86_400).readWrite());
        repeatTimes = model.declare(SECURITY, VariableSpec.integer("CertSigningRepeatTimes", 3).range(0, 16).readWrite());
        chainSize = model.declare(SECURITY, VariableSpec.integer("MaxCertificateChainSize", longestChain).maxLimit(LONGEST_CHAIN));
    }

    Duration waitMinimum() {
        return Duration.ofSeconds(waitMinimum.value());
    }

    /** How often the wait is doubled. */
    int repeatTimes() {
        return repeatTimes.value();
    }

    /** Longest chain that is taken, in characters. */
    int chainSize() {
        return chainSize.value();
    }
}
