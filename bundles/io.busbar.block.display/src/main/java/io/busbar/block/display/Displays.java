package io.busbar.block.display;

import io.busbar.driver.api.display.DisplayAbilities;
import io.busbar.driver.api.display.DisplayDriver;
import io.busbar.driver.api.display.DisplayListener;
import io.busbar.station.api.display.ChoiceDialog;
import io.busbar.station.api.driver.DriverBinder;
import io.busbar.station.api.driver.LoopGate;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The displays of the station. While one has input there is a {@link ChoiceDialog}. */
@Component(service = {}, configurationPid = "io.busbar.block.display")
@Designate(ocd = Displays.Config.class)
public final class Displays {

    /** PID {@code io.busbar.block.display}. */
    @ObjectClassDefinition
    public @interface Config {

        /** How long a choice may take, 5 to 600. */
        @AttributeDefinition(min = "5", max = "600")
        int choiceSeconds() default 60;
    }

    /** A display that is connected. */
    record Display(OptionalInt evseId, DisplayDriver driver) {}

    private final StationLoop loop;
    private final BundleContext context;
    private final Dialogs dialogs;
    private final DriverBinder<DisplayDriver> drivers;
    private final List<Display> displays = new ArrayList<>();
    private Optional<ServiceRegistration<ChoiceDialog>> registration = Optional.empty();
    private boolean stopped;

    @Activate
    public Displays(@Reference StationLoop loop, BundleContext context, Config config) {
        if (config.choiceSeconds() < 5 || config.choiceSeconds() > 600) {
            throw new IllegalArgumentException("choiceSeconds must be from 5 to 600");
        }
        this.loop = loop;
        this.context = context;
        dialogs = new Dialogs(loop, Duration.ofSeconds(config.choiceSeconds()), this::withInput);
        drivers = new DriverBinder<>(loop, this::connect);
    }

    /** @param properties of its service */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addDisplay(DisplayDriver driver, Map<String, Object> properties) {
        drivers.add(driver, properties);
    }

    public void removeDisplay(DisplayDriver driver, Map<String, Object> properties) {
        drivers.remove(driver, properties);
    }

    private Runnable connect(OptionalInt evseId, DisplayDriver driver, LoopGate gate) {
        Display display = new Display(evseId, driver);
        DisplayListener listener = new DisplayListener() {

            @Override
            public void abilitiesChanged(DisplayAbilities abilities) {
                gate.run(Displays.this::inputChanged);
            }

            @Override
            public void chosen(String pageId, Set<String> choiceIds) {
                gate.run(() -> dialogs.chosen(pageId, choiceIds));
            }
        };
        driver.connect(listener);
        displays.add(display);
        displays.sort(Comparator.comparingInt(one -> one.evseId().orElse(0)));
        inputChanged();
        return () -> {
            displays.remove(display);
            dialogs.lost(display);
            driver.disconnect(listener);
            inputChanged();
        };
    }

    private Optional<Display> withInput() {
        return displays.stream().filter(display -> display.driver().abilities().hasInput()).findFirst();
    }

    /** On the loop; registering a service calls those who wait for it, so that is done on its own. */
    private void inputChanged() {
        boolean needed = withInput().isPresent() && !stopped;
        if (needed && registration.isEmpty()) {
            registration = Optional.of(context.registerService(ChoiceDialog.class, dialogs, null));
        } else if (!needed && registration.isPresent()) {
            registration.get().unregister();
            registration = Optional.empty();
        }
    }

    @Deactivate
    void deactivate() {
        Runnable stop = () -> {
            stopped = true;
            dialogs.stop();
            inputChanged();
        };
        if (loop.inLoop()) {
            stop.run();
        } else {
            loop.execute(stop);
        }
    }
}
