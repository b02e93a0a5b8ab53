package io.busbar.block.provisioning;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.api.Registration;
import io.busbar.ocpp.api.TriggeredMessage;
import io.busbar.ocpp.api.Triggers;
import io.busbar.ocpp.messages.provisioning.BootNotificationRequest;
import io.busbar.ocpp.messages.provisioning.BootNotificationResponse;
import io.busbar.ocpp.messages.provisioning.BootReason;
import io.busbar.ocpp.messages.provisioning.ChargingStation;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.ocpp.messages.remotecontrol.TriggerMessageRequest;
import io.busbar.station.api.control.StationControl;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEventListener;
import io.busbar.station.api.event.Subscription;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.VariableId;
import io.busbar.station.api.model.Variables;
import io.busbar.station.api.module.Neighbours;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the station with the CSMS (B01 to B03): BootNotification after the start, again after the interval while it is not accepted, and
 * not after a mere reconnect.
 */
@Component(service = {StationEventListener.class, TriggeredMessage.class})
@Subscription("provisioning.boot")
@Triggers("BootNotification")
public final class Boot implements StationEventListener, TriggeredMessage {

    private static final ComponentId STATION = ComponentId.of("ChargingStation");
    private static final Logger LOG = LoggerFactory.getLogger(Boot.class);

    /** B02.FR.07, B03.FR.05: own wait where the CSMS gives none, and after a BootNotification without an answer. */
    private static final Duration OWN_WAIT = Duration.ofSeconds(30);

    private final StationLoop loop;
    private final Csms csms;
    private final Registration registration;
    private final StationClock clock;
    private final StationControl control;
    private final HeartbeatInterval heartbeatInterval;
    private final Variables variables;
    private boolean underWay;
    private StationLoop.Timer retry;

    @Activate
    public Boot(@Reference StationLoop loop, @Reference Csms csms, @Reference Registration registration, @Reference StationClock clock,
            @Reference StationControl control, @Reference HeartbeatInterval heartbeatInterval,
            @Reference Variables variables, @Reference Neighbours neighbours) {
        this.loop = loop;
        this.csms = csms;
        this.registration = registration;
        this.clock = clock;
        this.control = control;
        this.heartbeatInterval = heartbeatInterval;
        this.variables = variables;
        // this hears of links by then; one that came up before is seen now
        neighbours.whenAllPresent(this::bootIfDue);
    }

    /** As the device model has it: a setting has one truth. */
    private ChargingStation station() {
        return ChargingStation.builder().model(value("Model", 20)).vendorName(value("VendorName", 50))
                .serialNumber(value("SerialNumber", 25))
                .firmwareVersion(value("FirmwareVersion", 50)).build();
    }

    private String value(String variable, int longest) {
        return variables.read(new VariableId(STATION, variable, Optional.empty())).flatMap(Variables.Reading::value)
                .filter(text -> !text.isEmpty()).map(text -> fitting(variable, text, longest)).orElse(null);
    }

    /** A station that OCPP cannot name in full registers all the same. */
    private static String fitting(String name, String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        LOG.warn("ChargingStation.{} has more than {} characters, and the CSMS gets the first {}", name, longest, longest);
        return text.substring(0, longest);
    }

    @Override
    public void on(StationEvent event) {
        if (event instanceof StationEvent.LinkChanged link && link.up()) {
            if (registration.status().isEmpty()) {
                // B10.FR.10: another CSMS, which has set no interval
                cancelRetry();
            }
            bootIfDue();
        }
    }

    /** B02.FR.04: not before the interval is over, even when the link comes back earlier. */
    private void bootIfDue() {
        if (!registration.accepted() && !underWay && retry == null && csms.link().up()) {
            send(control.bootReason());
        }
    }

    private void send(BootReason reason) {
        underWay = true;
        cancelRetry();
        csms.callAsAsked(new BootNotificationRequest(station(), reason)).then(answer -> {
            underWay = false;
            answered(answer.getValue());
            return null;
        }, failed -> {
            underWay = false;
            failed(failed.getFailure());
        });
    }

    private void answered(BootNotificationResponse response) {
        clock.timeReceived(response.currentTime(), "Heartbeat");
        registration.update(response.status());
        LOG.info("the CSMS answers {}", response.status());
        if (response.status() == RegistrationStatus.Accepted) {
            if (response.interval() > 0) {
                heartbeatInterval.set(Duration.ofSeconds(response.interval()));
            }
            return;
        }
        again(response.interval() > 0 ? Duration.ofSeconds(response.interval()) : OWN_WAIT);
    }

    private void failed(Throwable failure) {
        if (failure instanceof CallFailedException call && call.reason() == CallFailedException.Cause.OFFLINE) {
            // the next link brings the next try
            return;
        }
        LOG.warn("no answer to BootNotification: {}", failure.getMessage());
        again(OWN_WAIT);
    }

    private void again(Duration wait) {
        cancelRetry();
        retry = loop.after(wait, () -> {
            retry = null;
            bootIfDue();
        });
    }

    private void cancelRetry() {
        if (retry != null) {
            retry.cancel();
            retry = null;
        }
    }

    /** F06.FR.17: not once it was accepted. */
    @Override
    public Optional<Runnable> prepare(TriggerMessageRequest request) {
        return registration.accepted() || underWay ? Optional.empty() : Optional.of(() -> send(BootReason.Triggered));
    }
}
