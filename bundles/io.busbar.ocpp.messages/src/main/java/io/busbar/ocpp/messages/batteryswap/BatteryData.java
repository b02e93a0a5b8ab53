package io.busbar.ocpp.messages.batteryswap;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;

/** A battery in a slot: state of charge and of health in percent. */
@Since21
public record BatteryData(
        @Required @Range(min = 0) int evseId,
        @Required @Length(max = 50) String serialNumber,
        @Required @Range(min = 0, max = 100) double soC,
        @Required @Range(min = 0, max = 100) double soH,
        Instant productionDate,
        @Length(max = 500) String vendorInfo,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer evseId;
        private String serialNumber;
        private Double soC;
        private Double soH;
        private Instant productionDate;
        private String vendorInfo;
        private CustomData customData;

        private Builder() {}

        public Builder evseId(int evseId) {
            this.evseId = evseId;
            return this;
        }

        public Builder serialNumber(String serialNumber) {
            this.serialNumber = serialNumber;
            return this;
        }

        public Builder soC(double soC) {
            this.soC = soC;
            return this;
        }

        public Builder soH(double soH) {
            this.soH = soH;
            return this;
        }

        public Builder productionDate(Instant productionDate) {
            this.productionDate = productionDate;
            return this;
        }

        public Builder vendorInfo(String vendorInfo) {
            this.vendorInfo = vendorInfo;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public BatteryData build() {
            return new BatteryData(evseId, serialNumber, soC, soH, productionDate, vendorInfo, customData);
        }
    }
}
