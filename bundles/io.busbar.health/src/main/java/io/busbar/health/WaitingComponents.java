package io.busbar.health;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Which components wait, and for what, down to where it begins: missing is a state with a reason. */
@Component(property = {HealthCheck.NAME + "=components", HealthCheck.TAGS + "=" + Tag.ANYWHERE})
public final class WaitingComponents implements HealthCheck {

    private final ServiceComponentRuntime runtime;

    @Activate
    public WaitingComponents(@Reference ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public Result execute() {
        List<ComponentConfigurationDTO> all = new ArrayList<>();
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            all.addAll(runtime.getComponentConfigurationDTOs(component));
        }
        List<ComponentConfigurationDTO> stopped = all.stream().filter(WaitingComponents::stopped).toList();
        FormattingResultLog log = new FormattingResultLog();
        for (ComponentConfigurationDTO configuration : stopped) {
            String line = configuration.description.name + " " + reason(configuration, stopped, new HashSet<>());
            if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                log.critical("{}", line);
            } else {
                log.warn("{}", line);
            }
        }
        if (stopped.isEmpty()) {
            log.info("all {} components have what they need", all.size());
        }
        return new Result(log);
    }

    private static boolean stopped(ComponentConfigurationDTO configuration) {
        return switch (configuration.state) {
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION, ComponentConfigurationDTO.UNSATISFIED_REFERENCE,
                    ComponentConfigurationDTO.FAILED_ACTIVATION ->
                true;
            default -> false;
        };
    }

    /** @param mentioned those that are mentioned of already: components may wait for each other */
    private static String reason(ComponentConfigurationDTO configuration, List<ComponentConfigurationDTO> stopped, Set<String> mentioned) {
        mentioned.add(configuration.description.name);
        return switch (configuration.state) {
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> "waits for its configuration "
                    + Arrays.toString(configuration.description.configurationPid);
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE -> "waits for " + Arrays.stream(configuration.unsatisfiedReferences)
                    .map(missing -> missing(configuration, missing, stopped, mentioned)).collect(Collectors.joining(", "));
            default -> "failed to start: " + configuration.failure.lines().findFirst().orElse("");
        };
    }

    private static String missing(ComponentConfigurationDTO configuration, UnsatisfiedReferenceDTO missing,
            List<ComponentConfigurationDTO> stopped, Set<String> mentioned) {
        String service = Arrays.stream(configuration.description.references).filter(r -> r.name.equals(missing.name))
                .map(r -> r.interfaceName).findFirst().orElse(missing.name);
        Optional<ComponentConfigurationDTO> giver = stopped.stream()
                .filter(other -> Arrays.asList(other.description.serviceInterfaces).contains(service)).findFirst();
        String name = service + (missing.target == null ? "" : " " + missing.target);
        if (giver.isEmpty()) {
            return name;
        }
        String givers = giver.get().description.name;
        return name + " of " + givers + (mentioned.contains(givers) ? "" : " (" + reason(giver.get(), stopped, mentioned) + ")");
    }
}
