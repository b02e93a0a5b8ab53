package io.busbar.block.provisioning;

import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableSpec;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** OCPPCommCtrlr.HeartbeatInterval: set by the CSMS as a variable, and by BootNotificationResponse (B01.FR.04). */
@Component(service = HeartbeatInterval.class)
public final class HeartbeatInterval {

    private final Variable<Integer> seconds;

    @Activate
    public HeartbeatInterval(@Reference DeviceModel model) {
        seconds = model.declare(ComponentId.of("OCPPCommCtrlr"),
                VariableSpec.integer("HeartbeatInterval", 300).unit("s").range(1, 86_400).readWrite());
    }

    Duration get() {
        return Duration.ofSeconds(seconds.value());
    }

    void set(Duration interval) {
        seconds.set((int) Math.min(86_400, interval.toSeconds()));
    }

    void onChange(Runnable listener) {
        seconds.onChange(changed -> listener.run());
    }
}
