package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.EnergyTransferMode;
import java.time.Instant;
import java.util.List;

/** What an EV needs (ISO 15118). */
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

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private EnergyTransferMode requestedEnergyTransfer;
        private ACChargingParameters acChargingParameters;
        private DERChargingParameters derChargingParameters;
        private EVEnergyOffer evEnergyOffer;
        private DCChargingParameters dcChargingParameters;
        private V2XChargingParameters v2xChargingParameters;
        private List<EnergyTransferMode> availableEnergyTransfer;
        private ControlMode controlMode;
        private MobilityNeedsMode mobilityNeedsMode;
        private Instant departureTime;
        private CustomData customData;

        private Builder() {}

        public Builder requestedEnergyTransfer(EnergyTransferMode requestedEnergyTransfer) {
            this.requestedEnergyTransfer = requestedEnergyTransfer;
            return this;
        }

        public Builder acChargingParameters(ACChargingParameters acChargingParameters) {
            this.acChargingParameters = acChargingParameters;
            return this;
        }

        public Builder derChargingParameters(DERChargingParameters derChargingParameters) {
            this.derChargingParameters = derChargingParameters;
            return this;
        }

        public Builder evEnergyOffer(EVEnergyOffer evEnergyOffer) {
            this.evEnergyOffer = evEnergyOffer;
            return this;
        }

        public Builder dcChargingParameters(DCChargingParameters dcChargingParameters) {
            this.dcChargingParameters = dcChargingParameters;
            return this;
        }

        public Builder v2xChargingParameters(V2XChargingParameters v2xChargingParameters) {
            this.v2xChargingParameters = v2xChargingParameters;
            return this;
        }

        public Builder availableEnergyTransfer(List<EnergyTransferMode> availableEnergyTransfer) {
            this.availableEnergyTransfer = availableEnergyTransfer;
            return this;
        }

        public Builder controlMode(ControlMode controlMode) {
            this.controlMode = controlMode;
            return this;
        }

        public Builder mobilityNeedsMode(MobilityNeedsMode mobilityNeedsMode) {
            this.mobilityNeedsMode = mobilityNeedsMode;
            return this;
        }

        public Builder departureTime(Instant departureTime) {
            this.departureTime = departureTime;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public ChargingNeeds build() {
            return new ChargingNeeds(
                    requestedEnergyTransfer, acChargingParameters, derChargingParameters, evEnergyOffer, dcChargingParameters,
                    v2xChargingParameters, availableEnergyTransfer, controlMode, mobilityNeedsMode, departureTime, customData);
        }
    }
}
