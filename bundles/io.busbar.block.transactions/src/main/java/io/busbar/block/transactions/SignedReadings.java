package io.busbar.block.transactions;

import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.VariableId;
import io.busbar.station.api.model.Variables;
import java.util.Optional;

/** SampledDataCtrlr.SignReadings, the metering block's, without which no transaction starts at DataSigned (E01.FR.04). */
final class SignedReadings {

    private static final VariableId WANTED = new VariableId(ComponentId.of("SampledDataCtrlr"), "SignReadings", Optional.empty());

    private SignedReadings() {}

    static boolean wanted(Variables variables) {
        return variables.read(WANTED).flatMap(Variables.Reading::value).filter(Boolean::parseBoolean).isPresent();
    }
}
