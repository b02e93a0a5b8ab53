package io.busbar.ocpp.messages.tariffcost;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;
import java.util.List;

/** A tariff and where it holds. */
@Since21
public record TariffAssignment(
        @Required @Length(max = 60) String tariffId,
        @Required TariffKind tariffKind,
        Instant validFrom,
        @Range(min = 0) List<Integer> evseIds,
        @Length(max = 255) List<String> idTokens,
        CustomData customData) {

    public TariffAssignment {
        evseIds = copy(evseIds);
        idTokens = copy(idTokens);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private String tariffId;
        private TariffKind tariffKind;
        private Instant validFrom;
        private List<Integer> evseIds;
        private List<String> idTokens;
        private CustomData customData;

        private Builder() {}

        public Builder tariffId(String tariffId) {
            this.tariffId = tariffId;
            return this;
        }

        public Builder tariffKind(TariffKind tariffKind) {
            this.tariffKind = tariffKind;
            return this;
        }

        public Builder validFrom(Instant validFrom) {
            this.validFrom = validFrom;
            return this;
        }

        public Builder evseIds(List<Integer> evseIds) {
            this.evseIds = evseIds;
            return this;
        }

        public Builder idTokens(List<String> idTokens) {
            this.idTokens = idTokens;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public TariffAssignment build() {
            return new TariffAssignment(tariffId, tariffKind, validFrom, evseIds, idTokens, customData);
        }
    }
}
