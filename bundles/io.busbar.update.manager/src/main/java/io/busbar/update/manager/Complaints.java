package io.busbar.update.manager;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** What is wrong with the station's components, to be compared before and after. Any thread. */
final class Complaints {

    private final ServiceComponentRuntime runtime;

    Complaints(ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    /** In words; the same words for the same complaint. */
    Set<String> of(Collection<Bundle> bundles) {
        Set<String> complaints = new TreeSet<>();
        for (Bundle bundle : bundles) {
            if (bundle.getState() == Bundle.INSTALLED) {
                complaints.add(bundle.getSymbolicName() + " is not resolved");
            } else if (bundle.getState() == Bundle.RESOLVED && bundle.getHeaders("").get("Fragment-Host") == null) {
                complaints.add(bundle.getSymbolicName() + " is not started");
            }
        }
        for (ComponentDescriptionDTO description : runtime.getComponentDescriptionDTOs()) {
            complaints.addAll(complaints(description, true));
        }
        return complaints;
    }

    /** Components of these bundles that threw when they were activated. */
    List<String> failures(Bundle... bundles) {
        List<String> complaints = new ArrayList<>();
        runtime.getComponentDescriptionDTOs(bundles).forEach(description -> complaints.addAll(complaints(description, false)));
        return complaints;
    }

    private List<String> complaints(ComponentDescriptionDTO description, boolean waiting) {
        List<String> complaints = new ArrayList<>();
        String name = description.bundle.symbolicName + ": " + description.name.substring(description.name.lastIndexOf('.') + 1);
        for (ComponentConfigurationDTO component : runtime.getComponentConfigurationDTOs(description)) {
            if (component.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                complaints.add(name + " failed: " + cause(component.failure));
            } else if (waiting && component.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
                List<String> missing = new ArrayList<>();
                for (UnsatisfiedReferenceDTO reference : component.unsatisfiedReferences) {
                    missing.add(service(description, reference));
                }
                complaints.add(name + " waits for " + String.join(", ", missing));
            }
        }
        return complaints;
    }

    private static String service(ComponentDescriptionDTO description, UnsatisfiedReferenceDTO unsatisfied) {
        for (ReferenceDTO reference : description.references) {
            if (reference.name.equals(unsatisfied.name)) {
                String name = reference.interfaceName.substring(reference.interfaceName.lastIndexOf('.') + 1);
                return unsatisfied.target == null ? name : name + " " + unsatisfied.target;
            }
        }
        return unsatisfied.name;
    }

    /** The innermost cause in a stack trace. */
    private static String cause(String trace) {
        String cause = "";
        for (String line : trace == null ? List.<String>of() : trace.lines().toList()) {
            if (cause.isEmpty() || line.startsWith("Caused by: ")) {
                cause = line.replaceFirst("^Caused by: ", "");
            }
        }
        return cause.strip();
    }

}
