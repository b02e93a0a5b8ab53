package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.EnergyTransferMode;
import java.time.Instant;
import java.util.List;

/** What an EV needs (ISO 15118). */
@GeneratedBuilder
public record ChargingNeeds(
        @Required EnergyTransferMode requestedEnergyTransfer,
        ACChargingParameters acChargingParameters,
        @Since21 DERChargingParameters derChargingParameters,
        @Since21 EVEnergyOffer evEnergyOffer,
        DCChargingParameters dcChargingParameters,
        @Since21 V2XChargingParameters v2xChargingParameters,
        @Since21 List<EnergyTransferMode> availableEnergyTransfer,
        @Since21 ControlMode controlMode,
        @Since21 MobilityNeedsMode mobilityNeedsMode,
        Instant departureTime,
        CustomData customData) {

    public ChargingNeeds {
        availableEnergyTransfer = copy(availableEnergyTransfer);
    }

    public static ChargingNeedsBuilder builder() {
        return new ChargingNeedsBuilder();
    }

    public ChargingNeedsBuilder toBuilder() {
        return new ChargingNeedsBuilder(this);
    }
}
