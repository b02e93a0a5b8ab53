package io.busbar.ocpp.rpc.osgi;

import io.busbar.config.api.ConfigurationValue;
import io.busbar.ocpp.api.Outbox;
import io.busbar.ocpp.api.Registration;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.provisioning.OCPPInterface;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.ocpp.rpc.CsmsAddress;
import io.busbar.ocpp.rpc.OcppRpc;
import io.busbar.station.api.control.DurableJobs;
import io.busbar.station.api.control.HealthConcern;
import io.busbar.station.api.control.LoopMonitor;
import io.busbar.station.api.control.SecurityEvents;
import io.busbar.station.api.event.StationEvents;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.module.Neighbours;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import io.busbar.update.api.SwapPoint;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The RPC layer as a component. What plugs into it does so at the {@link PlugBoard}. Its work is done on the loop, in the order it was asked for. */
@Component(service = {RpcComponent.class, Registration.class, Outbox.class, SwapPoint.class,
        HealthConcern.class}, configurationPid = "io.busbar.csms")
@Designate(ocd = RpcComponent.Config.class)
public final class RpcComponent implements Registration, Outbox, SwapPoint, HealthConcern {

    /** PID {@code io.busbar.csms}. */
    @ObjectClassDefinition
    public @interface Config {

        /** Address without the station's identity; without one the station works offline. */
        @AttributeDefinition(required = false)
        @ConfigurationValue(pattern = "wss?://[^/\\s]+(/\\S*)?", expected = "an address like ws://host:port/path or wss://host/path")
        String url() default "";

        @AttributeDefinition(min = "1", max = "48")
        @ConfigurationValue(pattern = "[A-Za-z0-9*_=|@.+-]+", expected = "1 to 48 letters, digits and * - _ = | @ . + (no colon: HTTP Basic authentication has no room for it)")
        String id() default "BUSBAR01";

        @AttributeDefinition(required = false, type = AttributeType.PASSWORD, min = "16", max = "40")
        @ConfigurationValue(pattern = "[^\\p{Cntrl}\\s]*", expected = "without blanks and control characters")
        String password() default "";

        /** -1: the one that goes with the address. */
        @AttributeDefinition(min = "-1", max = "3")
        int securityProfile() default -1;

        /** PEM file of the CSMS's root certificates; by default those of the Java platform. */
        @AttributeDefinition(required = false)
        @ConfigurationValue(path = "file")
        String roots() default "";

        /** File of revocation lists that are looked at when the CSMS shows its certificate. */
        @AttributeDefinition(required = false)
        @ConfigurationValue(path = "file")
        String revocationLists() default "";

        /** What OCPP's names of interfaces are here, e.g. {@code Wired0=eth0,Wireless0=wwan0}; {@code *} for whichever the routes say. */
        @AttributeDefinition()
        @ConfigurationValue(pattern = "\\s*(Wired|Wireless)[0-3]\\s*=[^=,]+(,\\s*(Wired|Wireless)[0-3]\\s*=[^=,]+)*", expected = "a list like Wired0=eth0,Wireless0=wwan0")
        String interfaces() default "Wired0=*";

        /** Whether a CSMS may lower the security profile from 3 to 2. */
        boolean allowSecurityProfileDowngrade() default false;

        /** Whether messages to and from the CSMS are written to the log from the start, without tokens and passwords. */
        boolean traceMessages() default false;

        /** Messages after which those in the middle of transactions are thinned out. */
        @AttributeDefinition(min = "10")
        int outboxCapacity() default 20_000;

        /** Bytes of messages after which they are, too; they may take three times as much on the disk. */
        @AttributeDefinition(min = "100000")
        long outboxBytes() default 12 << 20;
    }

    /** A station whose modules are not complete by then registers without the rest. */
    private static final Duration MODULES_AT_MOST = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(RpcComponent.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final StationLoop loop;
    private final SecurityEvents security;
    private final TrustFiles files;
    private final Set<String> reported = new HashSet<>();
    private TrustFiles.Content trusted;
    private OcppRpc rpc;

    @Activate
    public RpcComponent(@Reference StationLoop loop, @Reference Store store, @Reference DeviceModel model, @Reference StationEvents events,
            @Reference SecurityEvents security, @Reference LoopMonitor watch, @Reference StationClock clock, @Reference DurableJobs jobs,
            @Reference Neighbours modules,
            Config config) {
        this.loop = loop;
        this.security = security;
        files = new TrustFiles(config.roots(), config.revocationLists());
        trusted = files.read();
        checkIdentity(config.id());
        int profile = config.securityProfile() < 0 ? CsmsAddress.usualProfile(config.url(), config.password()) : config.securityProfile();
        CsmsAddress address = new CsmsAddress(config.url(), config.id(), config.password(), profile, trusted.roots(),
                !config.roots().isEmpty(),
                trusted.lists(), interfaces(config.interfaces()), config.allowSecurityProfileDowngrade());
        loop.execute(() -> {
            rpc = new OcppRpc(loop, store, model, events, security, address, config.outboxCapacity(), config.outboxBytes(),
                    new SecureRandom());
            rpc.onHandlerFailure(watch::failed);
            rpc.setClock(clock);
            if (config.traceMessages()) {
                rpc.traceMessages(true);
            }
            rpc.guardedBy(jobs);
            rpc.awaitModules(MODULES_AT_MOST);
            rpc.start();
            modules.whenAllPresent(rpc::modulesComplete);
            reportConcerns();
            loop.every(BETWEEN_LOOKS, this::look);
        });
    }

    /** A file may have been replaced, and a list may have come out of date. */
    private void look() {
        loop.offload(() -> files.changed() ? Optional.of(files.read()) : Optional.<TrustFiles.Content>empty()).onSuccess(read -> {
            read.ifPresent(content -> {
                LOG.info("the files of roots and revocation lists have changed: {} revocation lists", content.lists().size());
                trusted = content;
                rpc.setRevocationLists(content.lists());
            });
            reportConcerns();
        }).onFailure(failure -> LOG.warn("the files of roots and revocation lists cannot be looked at: {}", failure.getMessage()));
    }

    /** What is stored is that of the identity of the start: another one begins with another start, which keeps it aside. */
    private static void checkIdentity(String id) {
        String bound = Optional.ofNullable(FrameworkUtil.getBundle(RpcComponent.class)).map(Bundle::getBundleContext)
                .map(context -> context.getProperty("io.busbar.identity")).orElse(id);
        if (!bound.equals(id)) {
            throw new IllegalArgumentException("the station's identity is " + bound + " until it is started again: " + id
                    + " is to stand in the configuration then");
        }
    }

    private void reportConcerns() {
        List<String> now = concerns();
        now.stream().filter(reported::add).forEach(concern -> LOG.warn("{}", concern));
        trusted.lists().stream().filter(list -> TrustFiles.isExpired(list, loop.now()))
                .filter(list -> reported.add(list.getIssuerX500Principal() + " " + list.getNextUpdate()))
                .forEach(list -> security.raise("RevocationListExpired", TrustFiles.expired(list)));
    }

    @Override
    public List<String> concerns() {
        return trusted.concernsAt(loop.now());
    }

    private static Map<OCPPInterface, String> interfaces(String text) {
        Map<OCPPInterface, String> found = new EnumMap<>(OCPPInterface.class);
        for (String entry : text.split(",")) {
            String[] pair = entry.strip().split("=", 2);
            if (pair.length != 2) {
                throw new IllegalArgumentException("interfaces: " + entry + " is not like Wired0=eth0");
            }
            found.put(OCPPInterface.valueOf(pair[0].strip()), pair[1].strip());
        }
        return found;
    }

    @Deactivate
    public void stop() {
        loop.execute(() -> rpc.stop());
    }

    /** Runs with the RPC layer, on the loop. */
    void use(Consumer<OcppRpc> task) {
        loop.execute(() -> task.accept(rpc));
    }

    /** On the loop. */
    OcppRpc rpc() {
        return rpc;
    }

    @Override
    public Optional<RegistrationStatus> status() {
        return rpc.status();
    }

    @Override
    public void update(RegistrationStatus status) {
        rpc.update(status);
    }

    @Override
    public void disconnectFor(Duration pause) {
        rpc.disconnectFor(pause);
    }

    @Override
    public Promise<Void> park(String symbolicName) {
        return rpc.park(symbolicName);
    }

    @Override
    public void release(String symbolicName) {
        rpc.release(symbolicName);
    }

    @Override
    public void add(Commit commit, String transactionId, boolean thinnable, Request<?> request) {
        rpc.outbox().add(commit, transactionId, thinnable, request);
    }

    @Override
    public int pending(String transactionId) {
        return rpc.outbox().pending(transactionId);
    }

    @Override
    public int size() {
        return rpc.outbox().size();
    }
}
