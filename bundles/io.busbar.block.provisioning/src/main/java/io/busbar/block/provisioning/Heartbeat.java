package io.busbar.block.provisioning;

import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.api.Registration;
import io.busbar.ocpp.api.TriggeredMessage;
import io.busbar.ocpp.api.Triggers;
import io.busbar.ocpp.messages.availability.HeartbeatRequest;
import io.busbar.ocpp.messages.availability.HeartbeatResponse;
import io.busbar.ocpp.messages.remotecontrol.TriggerMessageRequest;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEventListener;
import io.busbar.station.api.event.Subscription;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/**
 * Heartbeat (G02): after each interval of silence, since any answered message shows the CSMS as much; at least daily, for the time in its
 * answer.
 */
@Component(service = {StationEventListener.class, TriggeredMessage.class})
@Subscription("provisioning.heartbeat")
@Triggers("Heartbeat")
public final class Heartbeat implements StationEventListener, TriggeredMessage {

    private static final Duration LONGEST_WITHOUT = Duration.ofDays(1);
    /** A time that is hard to believe is asked for again after this. */
    private static final Duration CONFIRMED_AFTER = Duration.ofSeconds(10);

    private final StationLoop loop;
    private final Csms csms;
    private final Registration registration;
    private final StationClock clock;
    private final HeartbeatInterval interval;
    private Duration lastTime;
    private StationLoop.Timer timer;
    /** The CSMS asked for one that it has not got yet. */
    private boolean asked;

    @Activate
    public Heartbeat(@Reference StationLoop loop, @Reference Csms csms, @Reference Registration registration, @Reference StationClock clock,
            @Reference HeartbeatInterval interval) {
        this.loop = loop;
        this.csms = csms;
        this.registration = registration;
        this.clock = clock;
        this.interval = interval;
        lastTime = loop.uptime();
        interval.onChange(this::plan);
        loop.execute(this::plan);
    }

    @Override
    public void on(StationEvent event) {
        if (event instanceof StationEvent.RegistrationChanged || event instanceof StationEvent.LinkChanged) {
            plan();
        }
    }

    private void plan() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        if (registration.accepted() && csms.link().up()) {
            Duration wait = interval.get().minus(csms.silence());
            Duration daily = LONGEST_WITHOUT.minus(loop.uptime().minus(lastTime));
            Duration usual = wait.compareTo(daily) < 0 ? wait : daily;
            timer = loop.after(clock.awaitsConfirmation() ? CONFIRMED_AFTER : usual, this::due);
        }
    }

    private void due() {
        boolean silent = csms.silence().compareTo(interval.get()) >= 0;
        boolean longAgo = loop.uptime().minus(lastTime).compareTo(LONGEST_WITHOUT) >= 0;
        if (silent || longAgo || clock.awaitsConfirmation()) {
            timer = null;
            send(csms.call(new HeartbeatRequest()));
        } else {
            plan();
        }
    }

    private void send(Promise<HeartbeatResponse> answer) {
        answer.then(response -> {
            lastTime = loop.uptime();
            clock.timeReceived(response.getValue().currentTime(), "Heartbeat");
            return null;
        }).onResolve(() -> {
            // an unanswered one is followed by the next after a whole interval
            if (timer == null) {
                timer = loop.after(clock.awaitsConfirmation() ? CONFIRMED_AFTER : interval.get(), this::due);
            }
        });
    }

    @Override
    public Optional<Runnable> prepare(TriggerMessageRequest request) {
        if (asked) {
            return Optional.empty();
        }
        asked = true;
        return Optional.of(() -> {
            Promise<HeartbeatResponse> answer = csms.callAsAsked(new HeartbeatRequest());
            answer.onResolve(() -> asked = false);
            send(answer);
        });
    }
}
