package io.busbar.driver.display.sim;

import io.busbar.driver.api.display.DisplayDriver;
import io.busbar.plant.api.Boards;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The touch screen as equipment that can be ordered or left out. */
@Component(service = {}, configurationPid = "io.busbar.driver.display.sim", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DisplayComponent.Config.class)
public final class DisplayComponent {

    /** PID {@code io.busbar.driver.display.sim}. */
    @ObjectClassDefinition
    public @interface Config {

        boolean fitted() default true;
    }

    private final Optional<ServiceRegistration<DisplayDriver>> registration;

    @Activate
    public DisplayComponent(@Reference Boards boards, BundleContext context, Config config) {
        registration = config.fitted()
                ? Optional.of(context.registerService(DisplayDriver.class, new SimDisplay(boards.screen()), null))
                : Optional.empty();
    }

    @Deactivate
    void deactivate() {
        registration.ifPresent(ServiceRegistration::unregister);
    }
}
