package io.busbar.ocpp.messages.smartcharging;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** Passes on the charging schedule that an EV chose (ISO 15118). */
@Action(value = "NotifyEVChargingSchedule", direction = STATION_TO_CSMS)
public record NotifyEVChargingScheduleRequest(
        @Required Instant timeBase,
        @Required ChargingSchedule chargingSchedule,
        @Required @Range(min = 1, since21 = true) int evseId,
        @Range(min = 0) @Since21 Integer selectedChargingScheduleId,
        @Since21 Boolean powerToleranceAcceptance,
        CustomData customData) implements Request<NotifyEVChargingScheduleResponse> {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Instant timeBase;
        private ChargingSchedule chargingSchedule;
        private Integer evseId;
        private Integer selectedChargingScheduleId;
        private Boolean powerToleranceAcceptance;
        private CustomData customData;

        private Builder() {}

        public Builder timeBase(Instant timeBase) {
            this.timeBase = timeBase;
            return this;
        }

        public Builder chargingSchedule(ChargingSchedule chargingSchedule) {
            this.chargingSchedule = chargingSchedule;
            return this;
        }

        public Builder evseId(int evseId) {
            this.evseId = evseId;
            return this;
        }

        public Builder selectedChargingScheduleId(Integer selectedChargingScheduleId) {
            this.selectedChargingScheduleId = selectedChargingScheduleId;
            return this;
        }

        public Builder powerToleranceAcceptance(Boolean powerToleranceAcceptance) {
            this.powerToleranceAcceptance = powerToleranceAcceptance;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public NotifyEVChargingScheduleRequest build() {
            return new NotifyEVChargingScheduleRequest(
                    timeBase, chargingSchedule, evseId, selectedChargingScheduleId, powerToleranceAcceptance, customData);
        }
    }
}
