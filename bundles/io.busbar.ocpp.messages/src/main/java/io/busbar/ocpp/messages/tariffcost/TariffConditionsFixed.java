package io.busbar.ocpp.messages.tariffcost;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** When a fixed price holds. */
@Since21
public record TariffConditionsFixed(
        String startTimeOfDay,
        String endTimeOfDay,
        @Count(max = 7) List<DayOfWeek> dayOfWeek,
        String validFromDate,
        String validToDate,
        EvseKind evseKind,
        @Length(max = 20) String paymentBrand,
        @Length(max = 20) String paymentRecognition,
        CustomData customData) {

    public TariffConditionsFixed {
        dayOfWeek = copy(dayOfWeek);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private String startTimeOfDay;
        private String endTimeOfDay;
        private List<DayOfWeek> dayOfWeek;
        private String validFromDate;
        private String validToDate;
        private EvseKind evseKind;
        private String paymentBrand;
        private String paymentRecognition;
        private CustomData customData;

        private Builder() {}

        public Builder startTimeOfDay(String startTimeOfDay) {
            this.startTimeOfDay = startTimeOfDay;
            return this;
        }

        public Builder endTimeOfDay(String endTimeOfDay) {
            this.endTimeOfDay = endTimeOfDay;
            return this;
        }

        public Builder dayOfWeek(List<DayOfWeek> dayOfWeek) {
            this.dayOfWeek = dayOfWeek;
            return this;
        }

        public Builder validFromDate(String validFromDate) {
            this.validFromDate = validFromDate;
            return this;
        }

        public Builder validToDate(String validToDate) {
            this.validToDate = validToDate;
            return this;
        }

        public Builder evseKind(EvseKind evseKind) {
            this.evseKind = evseKind;
            return this;
        }

        public Builder paymentBrand(String paymentBrand) {
            this.paymentBrand = paymentBrand;
            return this;
        }

        public Builder paymentRecognition(String paymentRecognition) {
            this.paymentRecognition = paymentRecognition;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public TariffConditionsFixed build() {
            return new TariffConditionsFixed(
                    startTimeOfDay, endTimeOfDay, dayOfWeek, validFromDate, validToDate, evseKind, paymentBrand, paymentRecognition,
                    customData);
        }
    }
}
