package io.busbar.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

class WaitingComponentsTest {

    private final List<ComponentConfigurationDTO> components = new ArrayList<>();
    private final WaitingComponents check = new WaitingComponents((ServiceComponentRuntime) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[]{ServiceComponentRuntime.class},
            (proxy, method, arguments) -> method.getName().equals("getComponentDescriptionDTOs")
                    ? components.stream().map(c -> c.description).toList()
                    : components.stream().filter(c -> c.description == arguments[0]).toList()));

    private ComponentConfigurationDTO component(String name, int state, String needs) {
        ComponentConfigurationDTO component = new ComponentConfigurationDTO();
        component.state = state;
        component.description = new ComponentDescriptionDTO();
        component.description.name = name;
        component.description.serviceInterfaces = new String[]{"Service" + name};
        component.description.configurationPid = new String[]{"pid." + name};
        ReferenceDTO reference = new ReferenceDTO();
        reference.name = "r";
        reference.interfaceName = needs;
        component.description.references = new ReferenceDTO[]{reference};
        UnsatisfiedReferenceDTO missing = new UnsatisfiedReferenceDTO();
        missing.name = "r";
        component.unsatisfiedReferences = new UnsatisfiedReferenceDTO[]{missing};
        components.add(component);
        return component;
    }

    private Verdict verdict() {
        return Verdict.of("components", check.execute(), Instant.EPOCH);
    }

    @Test
    void nothingThatWaitsIsOk() {
        component("A", ComponentConfigurationDTO.ACTIVE, "ServiceB");
        component("B", ComponentConfigurationDTO.SATISFIED, "ServiceC");
        assertEquals(Status.OK, verdict().status());
    }

    @Test
    void whatIsMissingIsFollowedToWhereItBegins() {
        component("A", ComponentConfigurationDTO.UNSATISFIED_REFERENCE, "ServiceB");
        component("B", ComponentConfigurationDTO.UNSATISFIED_REFERENCE, "ServiceC");
        component("C", ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION, "");
        Verdict verdict = verdict();
        assertEquals(Status.WARN, verdict.status());
        assertEquals("A waits for ServiceB of B (waits for ServiceC of C (waits for its configuration [pid.C]))", verdict.reasons().get(0));
    }

    @Test
    void componentsThatWaitForEachOtherAreToldOnce() {
        component("A", ComponentConfigurationDTO.UNSATISFIED_REFERENCE, "ServiceB");
        component("B", ComponentConfigurationDTO.UNSATISFIED_REFERENCE, "ServiceA");
        assertEquals("A waits for ServiceB of B (waits for ServiceA of A)", verdict().reasons().get(0));
    }

    @Test
    void aComponentThatFailedIsCriticalWithItsReason() {
        component("A", ComponentConfigurationDTO.FAILED_ACTIVATION, "").failure = "java.io.IOException: port 80 is taken\n\tat X";
        Verdict verdict = verdict();
        assertEquals(Status.CRITICAL, verdict.status());
        assertTrue(verdict.reasons().get(0).endsWith("failed to start: java.io.IOException: port 80 is taken"), verdict::toString);
    }
}
