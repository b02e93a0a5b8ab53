package com.example.quiet;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.Variables;
import io.busbar.testkit.exam.ChargerOption;
import io.busbar.testkit.exam.StationContainer;
import java.nio.file.Path;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.ExamFactory;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

@RunWith(PaxExam.class)
@ExamFactory(StationContainer.class)
public class OwnChargerTest {

    @Inject
    Variables variables;
    @Inject
    ServiceComponentRuntime components;

    @Configuration
    public Option[] charger() {
        return new Option[]{ChargerOption.charger(Path.of(System.getProperty("busbar.charger")), Path.of("target/test-classes/charger.json"))};
    }

    @Test
    public void everythingWorksTogether() {
        for (var component : components.getComponentDescriptionDTOs()) {
            components.getComponentConfigurationDTOs(component)
                    .forEach(c -> assertTrue(component.name + " waits", c.unsatisfiedReferences.length == 0 && c.failure == null));
        }
        assertTrue("our block", variables.exists(ComponentId.of("QuietCtrlr")));
        assertFalse("not in our charger", variables.exists(ComponentId.of("LocalAuthListCtrlr")));
    }
}
