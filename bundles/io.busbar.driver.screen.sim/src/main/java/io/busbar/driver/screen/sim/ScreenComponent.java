package io.busbar.driver.screen.sim;

import io.busbar.plant.api.Boards;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.token.MasterPassScreen;
import java.time.Duration;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The touch screen as equipment that can be ordered or left out. */
@Component(service = {}, configurationPid = "io.busbar.driver.screen.sim", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ScreenComponent.Config.class)
public final class ScreenComponent {

    /** PID {@code io.busbar.driver.screen.sim}. */
    @ObjectClassDefinition
    public @interface Config {

        boolean fitted() default true;

        /** How long a choice may take, 5 to 600. */
        @AttributeDefinition(min = "5", max = "600")
        int timeoutSeconds() default 60;
    }

    private final StationLoop loop;
    private final SimScreen screen;
    private final Optional<ServiceRegistration<MasterPassScreen>> registration;

    @Activate
    public ScreenComponent(@Reference StationLoop loop, @Reference Boards boards, BundleContext context, Config config) {
        if (config.timeoutSeconds() < 5 || config.timeoutSeconds() > 600) {
            throw new IllegalArgumentException("timeoutSeconds must be from 5 to 600");
        }
        this.loop = loop;
        screen = new SimScreen(loop, boards.screen(), Duration.ofSeconds(config.timeoutSeconds()));
        registration = config.fitted() ? Optional.of(context.registerService(MasterPassScreen.class, screen, null)) : Optional.empty();
    }

    @Deactivate
    void deactivate() {
        registration.ifPresent(ServiceRegistration::unregister);
        loop.execute(screen::end);
    }
}
