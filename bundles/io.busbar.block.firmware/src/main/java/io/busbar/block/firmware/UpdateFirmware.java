package io.busbar.block.firmware;

import io.busbar.config.api.ConfigurationValue;
import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.api.Offers;
import io.busbar.ocpp.api.TriggeredMessage;
import io.busbar.ocpp.api.Triggers;
import io.busbar.ocpp.messages.common.StatusInfo;
import io.busbar.ocpp.messages.firmware.FirmwareStatus;
import io.busbar.ocpp.messages.firmware.FirmwareStatusNotificationRequest;
import io.busbar.ocpp.messages.firmware.UpdateFirmwareRequest;
import io.busbar.ocpp.messages.firmware.UpdateFirmwareResponse;
import io.busbar.ocpp.messages.firmware.UpdateFirmwareStatus;
import io.busbar.ocpp.messages.remotecontrol.TriggerMessageRequest;
import io.busbar.security.api.TrustUse;
import io.busbar.security.api.TrustedRoots;
import io.busbar.station.api.control.DurableJobs;
import io.busbar.station.api.control.HealthConcern;
import io.busbar.station.api.control.SecurityEvents;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEventListener;
import io.busbar.station.api.event.Subscription;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableSpec;
import io.busbar.station.api.module.Neighbour;
import io.busbar.station.api.module.Neighbours;
import io.busbar.station.api.session.Sessions;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import io.busbar.transfer.api.Transfer;
import io.busbar.update.api.Updates;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** UpdateFirmware (L01, L02): takes or refuses requests, and answers what the last status was. What becomes of a request is {@link Course}'s. */
@Component(service = {CallHandler.class, StationEventListener.class, TriggeredMessage.class,
        HealthConcern.class}, configurationPid = "io.busbar.block.firmware")
@Handles("UpdateFirmware")
@Offers({"C-43", "C-60", "AQ-7"})
@Subscription("firmware")
@Triggers("FirmwareStatusNotification")
@Designate(ocd = UpdateFirmware.Config.class)
public final class UpdateFirmware
        implements
            CallHandler<UpdateFirmwareRequest, UpdateFirmwareResponse>,
            StationEventListener,
            TriggeredMessage,
            HealthConcern {

    /** Configuration. */
    @ObjectClassDefinition
    @interface Config {

        /**
         * Folder of the manufacturer's revocation lists, and of its roots where nothing in the station keeps those; by default etc/manufacturer-roots of the
         * installation.
         */
        @AttributeDefinition(required = false)
        @ConfigurationValue(path = "folder")
        String manufacturerRoots() default "";

        /** Whether nothing is installed before no EVSE is in use, also where the update itself does not need that. */
        boolean whenIdle() default false;

        /** Whether requests without certificate and signature are taken (L02). */
        boolean unsigned() default false;

        @AttributeDefinition(min = "1")
        long maxBytes() default 256L * 1024 * 1024;

        @AttributeDefinition(min = "0", max = "100")
        int retries() default 3;

        @AttributeDefinition(min = "0", max = "86400")
        int retryIntervalSeconds() default 60;
    }

    private static final Logger LOG = LoggerFactory.getLogger(UpdateFirmware.class);
    private static final int SCHEMA = 1;
    private static final List<String> PROTOCOLS = List.of("FTP", "FTPS", "HTTP", "HTTPS", "SFTP");

    private final StationLoop loop;
    private final StationClock clock;
    private final Csms csms;
    private final Settings settings;
    private final SigningCertificate certificates;
    private final Transports transports = new Transports();
    private final Neighbour<Updates> updates;
    /** The CSMS asked for a status that it has not got yet. */
    private boolean asked;
    private Notices notices;
    private Ledger ledger;
    private Course course;
    /** Requests are answered one after the other. */
    private Promise<?> before;

    @Activate
    public UpdateFirmware(@Reference StationLoop loop, @Reference StationClock clock, @Reference Csms csms, @Reference Store store,
            @Reference Station station,
            @Reference SecurityEvents security, @Reference DeviceModel model, @Reference DurableJobs jobs, @Reference Neighbours neighbours,
            BundleContext context,
            Config config) {
        this(loop, clock, csms, store, station, security, model, jobs, neighbours, settings(context, config));
    }

    UpdateFirmware(StationLoop loop, StationClock clock, Csms csms, Store store, Station station, SecurityEvents security,
            DeviceModel model, DurableJobs jobs, Neighbours neighbours, Settings settings) {
        this.loop = loop;
        this.clock = clock;
        this.csms = csms;
        this.settings = settings;
        updates = neighbours.of(Updates.class);
        Neighbour<Sessions> sessions = neighbours.of(Sessions.class);
        Neighbour<TrustedRoots> roots = neighbours.of(TrustedRoots.class);
        certificates = new SigningCertificate(settings.manufacturerRoots(),
                () -> roots.get().map(kept -> kept.of(TrustUse.MANUFACTURER)));
        before = loop.resolved(null);
        model.declare(ComponentId.of("OCPPCommCtrlr"),
                VariableSpec.members("FileTransferProtocols", List.of(), PROTOCOLS).computed(transports::protocols));
        Variable<Boolean> newSessions = model.declare(ComponentId.of("ChargingStation"),
                VariableSpec.bool("AllowNewSessionsPendingFirmwareUpdate", false).readWrite());
        newSessions.onChange(changed -> course.changed());
        loop.execute(() -> {
            StoreSpace space = store.open("io.busbar.block.firmware", SCHEMA, SchemaUpgrade.NONE);
            notices = new Notices(loop, store, space, csms);
            ledger = new Ledger(store, space, notices, security);
            Vacancy vacancy = new Vacancy(station, sessions::get, newSessions);
            course = new Course(new Surroundings(loop, clock, csms, settings, ledger, notices, transports, certificates, vacancy,
                    updates::get, jobs, neighbours));
            notices.send();
            course.resume();
            updates.onChange(course::changed);
            sessions.onChange(course::changed);
            loop.offload(certificates::inspect).onFailure(failure -> LOG.warn("the manufacturer's folder: {}", failure.getMessage()));
        });
    }

    private static Settings settings(BundleContext context, Config config) {
        Path roots = config.manufacturerRoots().isBlank()
                ? Path.of(property(context, "io.busbar.home"), "etc", "manufacturer-roots")
                : Path.of(config.manufacturerRoots());
        return new Settings(roots, Path.of(property(context, "io.busbar.data"), "firmware").toAbsolutePath(), config.whenIdle(),
                config.unsigned(), config.maxBytes(), config.retries(), Duration.ofSeconds(config.retryIntervalSeconds()));
    }

    private static String property(BundleContext context, String name) {
        String value = context.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("the framework was started without " + name);
        }
        return value;
    }

    // ---- who comes and goes

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindTransfer(Transfer present) {
        transports.add(present);
        changed();
    }

    void unbindTransfer(Transfer gone) {
        transports.remove(gone);
        changed();
    }

    private void changed() {
        loop.execute(() -> course.changed());
    }

    @Override
    public void on(StationEvent event) {
        if (event instanceof StationEvent.LinkChanged || event instanceof StationEvent.RegistrationChanged
                || event instanceof StationEvent.ClockChanged) {
            notices.send();
            course.changed();
        } else if (event instanceof StationEvent.TransactionChanged || event instanceof StationEvent.ConnectorStatusChanged
                || event instanceof StationEvent.PowerStateChanged) {
            course.changed();
        }
    }

    @Deactivate
    void close() {
        loop.execute(() -> course.stop());
    }

    // ---- the CSMS

    @Override
    public Promise<UpdateFirmwareResponse> handle(UpdateFirmwareRequest request) {
        Promise<UpdateFirmwareResponse> answer = before.map(done -> (Void) null).fallbackTo(loop.resolved(null))
                .flatMap(free -> answer(request));
        before = answer;
        // after the answer
        answer.onSuccess(said -> {
            if (said.status() == UpdateFirmwareStatus.Accepted || said.status() == UpdateFirmwareStatus.AcceptedCanceled) {
                loop.execute(course::go);
            }
        });
        return answer;
    }

    private Promise<UpdateFirmwareResponse> answer(UpdateFirmwareRequest request) {
        Optional<StatusInfo> obstacle = obstacle(request);
        if (obstacle.isPresent()) {
            return loop.resolved(new UpdateFirmwareResponse(UpdateFirmwareStatus.Rejected, obstacle.get()));
        }
        Optional<String> certificate = Job.given(request.firmware().signingCertificate());
        if (certificate.isEmpty()) {
            return take(request);
        }
        Instant now = loop.now();
        return loop.offload(certificates.check(certificate.get(), now, clock.otherTime())).flatMap(verdict -> {
            if (verdict instanceof SigningCertificate.Verdict.Invalid invalid) {
                return refuse(request, UpdateFirmwareStatus.InvalidCertificate, invalid.why());
            }
            if (verdict instanceof SigningCertificate.Verdict.Revoked revoked) {
                return refuse(request, UpdateFirmwareStatus.RevokedCertificate, revoked.why());
            }
            // the time that the check took may have brought the one before to where it cannot be cancelled
            Optional<StatusInfo> late = obstacle(request);
            return late.isPresent() ? loop.resolved(new UpdateFirmwareResponse(UpdateFirmwareStatus.Rejected, late.get())) : take(request);
        });
    }

    private Optional<StatusInfo> obstacle(UpdateFirmwareRequest request) {
        if (updates.get().isEmpty()) {
            return info("UnsupportedRequest", "nothing in this station can install firmware");
        }
        Optional<Job> ongoing = ledger.ongoing();
        if (ongoing.filter(job -> job.requestId() == request.requestId()).isPresent()) {
            return info("DuplicateRequestId", "this request is under way");
        }
        if (ongoing.filter(job -> job.step() == Step.APPLY).isPresent()) {
            return info("FwUpdateInProgress", "request " + ongoing.get().requestId() + " is being installed");
        }
        boolean signed = Job.given(request.firmware().signingCertificate()).isPresent();
        boolean named = Job.given(request.firmware().signature()).isPresent();
        if (!signed && (named || !settings.unsigned())) {
            return info("MissingParam", "signingCertificate is needed");
        }
        // with one under way the CSMS may want no more than to cancel that (L01.FR.24)
        if (ongoing.isEmpty() && transports.of(request.firmware().location()).isEmpty()) {
            return info("InvalidURL", "files come by " + String.join(", ", transports.protocols()));
        }
        return Optional.empty();
    }

    private static Optional<StatusInfo> info(String code, String text) {
        return Optional.of(new StatusInfo(code, text));
    }

    private Promise<UpdateFirmwareResponse> refuse(UpdateFirmwareRequest request, UpdateFirmwareStatus status, String why) {
        LOG.warn("firmware request {}: {}, {}", request.requestId(), status, why);
        return ledger.tell(new Ledger.Event(Verification.INVALID_CERTIFICATE, "firmware request " + request.requestId() + ": " + why))
                .map(durable -> new UpdateFirmwareResponse(status, new StatusInfo("InvalidCertificate", why)));
    }

    private Promise<UpdateFirmwareResponse> take(UpdateFirmwareRequest request) {
        Optional<Job> ongoing = ledger.ongoing();
        ongoing.ifPresent(job -> LOG.info("firmware request {} is cancelled by request {}", job.requestId(), request.requestId()));
        long number = ledger.newest().map(Job::number).orElse(0L) + 1;
        return course.take(Job.of(number, request, settings)).map(
                durable -> new UpdateFirmwareResponse(
                        ongoing.isPresent() ? UpdateFirmwareStatus.AcceptedCanceled : UpdateFirmwareStatus.Accepted));
    }

    @Override
    public List<String> concerns() {
        return certificates.damaged();
    }

    /** L01.FR.25, L01.FR.26, F06.FR.16. */
    @Override
    public Optional<Runnable> prepare(TriggerMessageRequest request) {
        if (asked) {
            return Optional.empty();
        }
        asked = true;
        return Optional.of(() -> {
            Optional<Job> told = ledger.newest().filter(job -> job.told().isPresent() && !job.wasTold(FirmwareStatus.Installed));
            csms.callAsAsked(told.map(job -> new FirmwareStatusNotificationRequest(job.told().get(), job.requestId()))
                    .orElseGet(() -> new FirmwareStatusNotificationRequest(FirmwareStatus.Idle)))
                    .onResolve(() -> asked = false)
                    .onFailure(failure -> LOG.warn("the firmware status that was asked for is not told: {}", failure.getMessage()));
        });
    }
}
