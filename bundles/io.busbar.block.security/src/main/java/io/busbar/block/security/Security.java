package io.busbar.block.security;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.api.Offers;
import io.busbar.ocpp.api.TriggeredMessage;
import io.busbar.ocpp.api.Triggers;
import io.busbar.ocpp.messages.common.StatusInfo;
import io.busbar.ocpp.messages.remotecontrol.MessageTrigger;
import io.busbar.ocpp.messages.remotecontrol.TriggerMessageRequest;
import io.busbar.ocpp.messages.security.CertificateSignedRequest;
import io.busbar.ocpp.messages.security.CertificateSignedResponse;
import io.busbar.ocpp.messages.security.CertificateSignedStatus;
import io.busbar.ocpp.messages.security.CertificateSigningUse;
import io.busbar.security.api.CredentialRefusedException;
import io.busbar.security.api.CredentialsListener;
import io.busbar.security.api.Identities;
import io.busbar.security.api.IdentityUse;
import io.busbar.station.api.control.SecurityEventLog;
import io.busbar.station.api.control.SecurityEvents;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEventListener;
import io.busbar.station.api.event.Subscription;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.module.Neighbour;
import io.busbar.station.api.module.Neighbours;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Certificates of the station by CertificateSigned and TriggerMessage (A02, A03), and notifications of security events (A04). */
@Component(service = {CallHandler.class, StationEventListener.class, TriggeredMessage.class,
        CredentialsListener.class}, configurationPid = "io.busbar.block.security")
@Handles("CertificateSigned")
@Offers("AQ-3")
@Subscription("security")
@Triggers({"SignChargingStationCertificate", "SignV2GCertificate"})
@Designate(ocd = Security.Config.class)
public final class Security
        implements
            CallHandler<CertificateSignedRequest, CertificateSignedResponse>,
            StationEventListener,
            TriggeredMessage,
            CredentialsListener {

    /** Configuration of the bundle, {@link DiskSpaceMonitor} included: a PID is described once. */
    @ObjectClassDefinition
    @interface Config {

        /** Longest certificate chain that is taken, in characters. */
        @AttributeDefinition(min = "1")
        int maxCertificateChainSize() default SigningSettings.LONGEST_CHAIN;

        /** Where the station's data lies, of which {@link DiskSpaceMonitor} watches the room; without it nothing is watched. */
        @AttributeDefinition(required = false)
        String dataDirectory() default "";
    }

    private static final Logger LOG = LoggerFactory.getLogger(Security.class);
    private static final int SCHEMA = 1;
    private static final Duration CHECK_INTERVAL = Duration.ofHours(6);
    private static final int LONGEST_INFO = 512;

    private final StationLoop loop;
    private final SecurityEvents events;
    private final SigningSettings settings;
    private final Map<IdentityUse, Renewal> renewals = new EnumMap<>(IdentityUse.class);
    private final Neighbour<Identities> identities;
    private EventNotices notices;
    private StationLoop.Timer timer;

    @Activate
    public Security(@Reference StationLoop loop, @Reference StationClock clock, @Reference Csms csms, @Reference Store store,
            @Reference SecurityEvents events, @Reference SecurityEventLog record, @Reference DeviceModel model,
            Config config,
            @Reference Neighbours neighbours) {
        this(loop, clock, csms, store, events, record, model, config.maxCertificateChainSize(), neighbours);
    }

    Security(StationLoop loop, StationClock clock, Csms csms, Store store, SecurityEvents events, SecurityEventLog record,
            DeviceModel model,
            int longestChain, Neighbours neighbours) {
        this.loop = loop;
        identities = neighbours.of(Identities.class);
        this.events = events;
        settings = new SigningSettings(model, longestChain);
        loop.execute(() -> {
            StoreSpace space = store.open("io.busbar.block.security", SCHEMA, SchemaUpgrade.NONE);
            notices = new EventNotices(loop, store, space, csms, record);
            StoredMap<Renewal.Row> rows = space.map("renewals", Renewal.Row.class);
            for (IdentityUse use : IdentityUse.values()) {
                renewals.put(use, new Renewal(loop, clock, store, csms, rows, settings, identities::get, use));
            }
            notices.go();
            evaluate();
            timer = loop.every(CHECK_INTERVAL, this::evaluate);
            identities.onChange(this::evaluate);
        });
    }

    private void evaluate() {
        renewals.values().forEach(Renewal::changed);
    }

    @Deactivate
    void close() {
        loop.execute(() -> {
            if (timer == null) {
                // it never began: the store was not to be had
                return;
            }
            timer.cancel();
            renewals.values().forEach(Renewal::close);
            notices.close();
        });
    }

    // ---- who comes and goes

    @Override
    public void identityChanged(IdentityUse use) {
        loop.execute(this::evaluate);
    }

    @Override
    public void on(StationEvent event) {
        if (event instanceof StationEvent.SecurityEventRaised) {
            notices.go();
        } else if (event instanceof StationEvent.LinkChanged || event instanceof StationEvent.RegistrationChanged) {
            notices.go();
            evaluate();
        } else if (event instanceof StationEvent.ClockChanged) {
            evaluate();
        }
    }

    // ---- the CSMS

    @Override
    public Optional<Runnable> prepare(TriggerMessageRequest request) {
        IdentityUse use = request.requestedMessage() == MessageTrigger.SignV2GCertificate ? IdentityUse.V2G : IdentityUse.CHARGING_STATION;
        Optional<Identities> present = identities.get();
        if (present.isEmpty()) {
            LOG.warn("{} is refused: nothing in this station keeps certificates", request.requestedMessage());
            return Optional.empty();
        }
        Optional<String> obstacle = present.get().obstacle(use);
        if (obstacle.isPresent()) {
            LOG.warn("{} is refused: {}", request.requestedMessage(), obstacle.get());
            return Optional.empty();
        }
        Renewal renewal = renewals.get(use);
        if (renewal.isBusy()) {
            return Optional.empty();
        }
        renewal.order();
        return Optional.of(renewal::trigger);
    }

    @Override
    public Promise<CertificateSignedResponse> handle(CertificateSignedRequest request) {
        // without a type it is the one towards the CSMS
        IdentityUse use = request.certificateType() == null || request.certificateType() == CertificateSigningUse.ChargingStationCertificate
                ? IdentityUse.CHARGING_STATION
                : IdentityUse.V2G;
        Optional<Identities> keeper = identities.get();
        if (keeper.isEmpty() || request.certificateType() == CertificateSigningUse.V2G20Certificate) {
            return loop.resolved(answer(CertificateSignedStatus.Rejected, "UnsupportedRequest", "this station keeps no such certificates"));
        }
        if (request.certificateChain().length() > settings.chainSize()) {
            return loop.resolved(answer(CertificateSignedStatus.Rejected, "TooLargeElement",
                    "SecurityCtrlr.MaxCertificateChainSize is " + settings.chainSize()));
        }
        Renewal renewal = renewals.get(use);
        return keeper.get().install(use, request.certificateChain()).map(installed -> {
            LOG.info("new certificate of the station: {}", installed);
            renewal.done();
            return new CertificateSignedResponse(CertificateSignedStatus.Accepted);
        }).recover(failed -> {
            Throwable why = failed.getFailure();
            if (!(why instanceof CredentialRefusedException)) {
                LOG.warn("a certificate for the station cannot be installed: {}", why.getMessage());
            } else {
                // as a security event it is in the log, as often as it should be
                renewal.refused();
                events.raise("InvalidChargingStationCertificate", why.getMessage());
            }
            return answer(CertificateSignedStatus.Rejected, "InvalidCertificate", why.getMessage());
        });
    }

    private static CertificateSignedResponse answer(CertificateSignedStatus status, String reason, String text) {
        return new CertificateSignedResponse(status,
                new StatusInfo(reason, text.length() <= LONGEST_INFO ? text : text.substring(0, LONGEST_INFO)));
    }
}
