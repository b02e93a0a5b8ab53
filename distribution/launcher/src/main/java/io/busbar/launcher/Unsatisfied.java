package io.busbar.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Which components wait, and for what: missing is a state with a reason. */
final class Unsatisfied {

    private Unsatisfied() {}

    /** One line for each component that cannot run as things are. */
    static List<String> of(BundleContext context) {
        ServiceReference<ServiceComponentRuntime> reference = context.getServiceReference(ServiceComponentRuntime.class);
        if (reference == null) {
            return List.of("no component runtime is in the feature list");
        }
        ServiceComponentRuntime runtime = context.getService(reference);
        List<String> lines = new ArrayList<>();
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO configuration : runtime.getComponentConfigurationDTOs(component)) {
                reason(configuration).ifPresent(reason -> lines.add(component.name + " " + reason));
            }
        }
        context.ungetService(reference);
        return lines;
    }

    private static Optional<String> reason(ComponentConfigurationDTO configuration) {
        return switch (configuration.state) {
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> Optional.of(
                    "waits for its configuration " + Arrays.toString(configuration.description.configurationPid));
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE -> Optional.of("waits for "
                    + Arrays.stream(configuration.unsatisfiedReferences).map(missing -> service(configuration, missing.name)
                            + (missing.target == null ? "" : " " + missing.target)).collect(Collectors.joining(", ")));
            case ComponentConfigurationDTO.FAILED_ACTIVATION -> Optional
                    .of("failed to start: " + configuration.failure.lines().findFirst().orElse(""));
            default -> Optional.empty();
        };
    }

    private static String service(ComponentConfigurationDTO configuration, String reference) {
        return Arrays.stream(configuration.description.references).filter(r -> r.name.equals(reference)).map(r -> r.interfaceName)
                .findFirst()
                .orElse(reference);
    }
}
