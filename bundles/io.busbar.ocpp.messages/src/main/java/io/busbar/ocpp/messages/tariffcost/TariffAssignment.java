package io.busbar.ocpp.messages.tariffcost;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.time.Instant;
import java.util.List;

/** A tariff and where it holds. */
@Since21
@GeneratedBuilder
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

    public static TariffAssignmentBuilder builder() {
        return new TariffAssignmentBuilder();
    }

    public TariffAssignmentBuilder toBuilder() {
        return new TariffAssignmentBuilder(this);
    }
}
