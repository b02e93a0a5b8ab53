package io.busbar.security.core;

import io.busbar.security.api.IdentityUse;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.VariableId;
import io.busbar.station.api.model.Variables;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Who the station is in its certificates (A00.FR.509, FR.511; ISO 15118: the SECC's id). On the loop. */
final class Subject {

    private final Variables variables;
    private final Supplier<String> organization;

    Subject(Variables variables, Supplier<String> organization) {
        this.variables = variables;
        this.organization = organization;
    }

    String organization() {
        return organization.get();
    }

    Optional<String> commonName(IdentityUse use) {
        return switch (use) {
            case CHARGING_STATION -> Stream.of(read("ChargingStation", "SerialNumber"), read("SecurityCtrlr", "Identity"))
                    .flatMap(Optional::stream).findFirst();
            case V2G -> read("ISO15118Ctrlr", "SeccId");
        };
    }

    private Optional<String> read(String component, String variable) {
        return variables.read(new VariableId(ComponentId.of(component), variable, Optional.empty())).flatMap(Variables.Reading::value)
                .filter(text -> !text.isBlank());
    }

    Optional<String> obstacle(IdentityUse use) {
        if (organization().isBlank()) {
            return Optional.of("SecurityCtrlr.OrganizationName is not set");
        }
        return commonName(use).isPresent()
                ? Optional.empty()
                : Optional.of(
                        use == IdentityUse.V2G ? "ISO15118Ctrlr.SeccId is not set" : "the station has neither serial number nor identity");
    }
}
