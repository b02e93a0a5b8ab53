package io.busbar.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Why a station of all whose bundles were started cannot work: what it is nothing without did not come up. */
final class StartFailure {

    /** Services that every station has: without the store nothing may be begun, without the RPC layer the CSMS is not informed. */
    private static final List<String> INDISPENSABLE = List.of("io.busbar.store.api.Store", "io.busbar.ocpp.api.Registration");

    private StartFailure() {}

    /** @return in one line; empty if they are there */
    static Optional<String> of(BundleContext context) {
        ServiceReference<ServiceComponentRuntime> reference = context.getServiceReference(ServiceComponentRuntime.class);
        if (reference == null) {
            return Optional.of("the feature list has no component runtime");
        }
        ServiceComponentRuntime runtime = context.getService(reference);
        List<String> causes = new ArrayList<>();
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            if (Arrays.stream(component.serviceInterfaces).anyMatch(INDISPENSABLE::contains)) {
                runtime.getComponentConfigurationDTOs(component).stream()
                        .filter(configuration -> configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                        .forEach(configuration -> causes.add(component.bundle.symbolicName + ": " + rootCause(configuration.failure)));
            }
        }
        context.ungetService(reference);
        return causes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", causes));
    }

    /** The innermost cause in a stack trace, without its class where it has words of its own. */
    static String rootCause(String trace) {
        String cause = "";
        for (String line : trace == null ? List.<String>of() : trace.lines().toList()) {
            if (cause.isEmpty() || line.startsWith("Caused by: ")) {
                cause = line.replaceFirst("^Caused by: ", "").strip();
            }
        }
        return cause.replaceFirst("^java\\.lang\\.Illegal(Argument|State)Exception: ", "").replaceFirst("^[\\w.$]+\\.(\\w+): ", "$1: ");
    }
}
