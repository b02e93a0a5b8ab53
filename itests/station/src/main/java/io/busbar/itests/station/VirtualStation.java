package io.busbar.itests.station;

import io.busbar.driver.api.DriverProperty;
import io.busbar.driver.api.evse.EvseDriver;
import io.busbar.driver.api.meter.MeterDriver;
import io.busbar.ocpp.api.AnswersTo;
import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.api.Link;
import io.busbar.ocpp.api.Outbox;
import io.busbar.ocpp.api.OutboxListener;
import io.busbar.ocpp.api.Registration;
import io.busbar.ocpp.api.spi.Dialect;
import io.busbar.ocpp.api.spi.Transport;
import io.busbar.ocpp.rpc.OcppRpc;
import io.busbar.security.api.CredentialsListener;
import io.busbar.security.api.Identities;
import io.busbar.security.api.IdentityUse;
import io.busbar.security.api.Succession;
import io.busbar.security.api.TrustedRoots;
import io.busbar.station.api.control.DurableJobs;
import io.busbar.station.api.control.SecurityEventLog;
import io.busbar.station.api.control.SecurityEvents;
import io.busbar.station.api.control.StationControl;
import io.busbar.station.api.event.StationEventListener;
import io.busbar.station.api.event.StationEvents;
import io.busbar.station.api.event.Subscription;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.limit.LimitSource;
import io.busbar.station.api.limit.Limits;
import io.busbar.station.api.limit.PowerAllocator;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variables;
import io.busbar.station.api.module.Neighbours;
import io.busbar.station.api.record.LogSource;
import io.busbar.station.core.StationCore;
import io.busbar.station.core.loop.LoopFacade;
import io.busbar.station.core.loop.VirtualLoop;
import io.busbar.station.core.module.NeighbourFacade;
import io.busbar.store.api.Store;
import io.busbar.update.api.SwapPoint;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.util.promise.Promise;

/** A station from its start to its end in one JVM: the product's own blocks, drivers, core and RPC layer, on a virtual clock. */
public final class VirtualStation {

    private static final Duration DRAIN = Duration.ofSeconds(3);
    private static final Duration REST = Duration.ofMillis(30);
    private static final List<String> STOPPED_IN_THIS_ORDER = List.of("com.example.", "io.busbar.block.", "io.busbar.driver.",
            "io.busbar.security.",
            "io.busbar.ocpp.");
    private static final String RPC = "io.busbar.ocpp.rpc";

    private final List<Runnable> owned = new ArrayList<>();
    private final Set<String> removed = new TreeSet<>();
    private final StationCore core;
    private final OcppRpc rpc;
    private final Csms observer;
    private final Wiring wiring;

    /** The station starts with what its host's store holds; the loop's driver lets it run. */
    public VirtualStation(StationHost host, StationConfiguration configuration) throws IOException {
        VirtualLoop loop = host.loop();
        core = StationCore.create(loop, host.store(), configuration.station(), host.restarter());
        rpc = new OcppRpc(facade(loop, RPC), host.store(), core.deviceModel(RPC), core.events(), core.security(), configuration.csms(),
                configuration.outboxCapacity(), new Random(host.random().nextLong()));
        rpc.onHandlerFailure(loop::failed);
        observer = rpc.csms("observer");
        wiring = new Wiring(Map.of("io.busbar.data", host.data().toString(), "io.busbar.home", host.home().toString()),
                core.modules()::registered);
        wiring.provideEach(StationLoop.class, bundle -> facade(loop, bundle));
        wiring.provideEach(DeviceModel.class, core::deviceModel);
        wiring.provideEach(Neighbours.class, bundle -> neighbours(loop, bundle));
        wiring.provideEach(Csms.class, rpc::csms);
        wiring.provide(Registration.class, rpc);
        wiring.provide(Outbox.class, rpc.outbox());
        wiring.provide(Store.class, host.store());
        wiring.provide(Station.class, core.station());
        wiring.provide(Variables.class, core.variables());
        wiring.provide(StationEvents.class, core.events());
        wiring.provide(Limits.class, core.limits());
        wiring.provide(StationClock.class, core.clock());
        wiring.provide(StationControl.class, core.control());
        wiring.provide(DurableJobs.class, core.jobs());
        wiring.provide(SecurityEvents.class, core.security());
        wiring.provide(SecurityEventLog.class, core.security());
        wiring.provide(LogSource.class, core.security());
        wiring.provide(CredentialsListener.class, credentialsListener());
        host.services().forEach(service -> wiring.provide(service.type(), service.object()));
        rpc.addHandler(RPC, "SetNetworkProfile", rpc.setNetworkProfile());
        plugInto(wiring);
        configuration.forEach(wiring::configure);
        wiring.start("io.busbar.ocpp.dialect", "io.busbar.security.", "io.busbar.driver.", "io.busbar.block.", "com.example.");
        rpc.start();
        core.installed(bundle -> !removed.contains(bundle));
        core.modules().started();
    }

    private CredentialsListener credentialsListener() {
        return new CredentialsListener() {

            @Override
            public void identityChanged(IdentityUse use) {
                if (use == IdentityUse.CHARGING_STATION) {
                    rpc.identityChanged();
                }
            }
        };
    }

    private LoopFacade facade(VirtualLoop loop, String bundle) {
        LoopFacade facade = new LoopFacade(loop, bundle);
        owned.add(facade::close);
        return facade;
    }

    private NeighbourFacade neighbours(VirtualLoop loop, String bundle) {
        NeighbourFacade facade = new NeighbourFacade(loop, bundle, core.modules(), wiring.registry(bundle));
        owned.add(facade::close);
        return facade;
    }

    /** What the plug boards of the core and of the RPC layer do. */
    private void plugInto(Wiring wiring) {
        wiring.watch(Transport.class, (service, properties) -> {
            rpc.addTransport((Transport) service);
            return () -> rpc.removeTransport((Transport) service);
        });
        wiring.watch(Dialect.class, (service, properties) -> {
            rpc.addDialect((Dialect) service);
            return () -> rpc.removeDialect((Dialect) service);
        });
        wiring.watch(CallHandler.class, (service, properties) -> {
            String action = (String) properties.get(Handles.ACTION);
            rpc.addHandler(module(service), action, (CallHandler<?, ?>) service);
            return () -> rpc.removeHandler(action, (CallHandler<?, ?>) service);
        });
        wiring.watch(OutboxListener.class, (service, properties) -> {
            String action = (String) properties.get(AnswersTo.ACTION);
            rpc.addListener(action, (OutboxListener<?, ?>) service);
            return () -> rpc.removeListener(action, (OutboxListener<?, ?>) service);
        });
        wiring.watch(StationEventListener.class, (service, properties) -> core
                .attach(module(service), (String) properties.get(Subscription.NAME), (StationEventListener) service)::close);
        wiring.watch(LimitSource.class, (service, properties) -> core.attach(module(service), (LimitSource) service)::close);
        wiring.watch(PowerAllocator.class, (service, properties) -> core.attach((PowerAllocator) service)::close);
        wiring.watch(EvseDriver.class,
                (service, properties) -> core.attach(evse(properties).getAsInt(), (EvseDriver) service)::close);
        wiring.watch(TrustedRoots.class, (service, properties) -> {
            rpc.setTrustedRoots(Optional.of((TrustedRoots) service));
            return () -> rpc.setTrustedRoots(Optional.empty());
        });
        wiring.watch(Identities.class, (service, properties) -> {
            rpc.setIdentities(Optional.of((Identities) service));
            return () -> rpc.setIdentities(Optional.empty());
        });
        wiring.watch(Succession.class, (service, properties) -> {
            rpc.setSuccession(Optional.of((Succession) service));
            return () -> rpc.setSuccession(Optional.empty());
        });
        wiring.watch(MeterDriver.class, (service, properties) -> core.attach(evse(properties), (MeterDriver) service)::close);
    }

    /** Components are in the package that bears their bundle's name. */
    private static String module(Object service) {
        return service.getClass().getPackageName();
    }

    private static OptionalInt evse(Map<String, Object> properties) {
        return properties.get(DriverProperty.EVSE_ID) instanceof Integer id && id != 0 ? OptionalInt.of(id) : OptionalInt.empty();
    }

    /** Components that wait, and for what. */
    public List<String> unsatisfied() {
        return wiring.unsatisfied();
    }

    public StationCore core() {
        return core;
    }

    /** The link to the CSMS, and when the next attempt to get one is due. */
    public Link link() {
        return observer.link();
    }

    /** Messages in the outbox. */
    public int queued() {
        return rpc.outbox().size();
    }

    /**
     * Replaces a bundle as the update engine does: parked at all swap points with those that use its services, drained, stopped, started, released.
     *
     * @param outside whoever replaces it
     * @param away how long it takes from stop to start
     */
    public void swap(StationLoop outside, String bundle, Duration away, Runnable done) {
        exchange(outside, bundle, away, () -> wiring.startAgain(bundle), done);
    }

    /** Removes a bundle as the update engine does. @param away how long it takes from its stop until the engine is done */
    public void remove(StationLoop outside, String bundle, Duration away, Runnable done) {
        exchange(outside, bundle, away, () -> removed.add(bundle), done);
    }

    private void exchange(StationLoop outside, String bundle, Duration away, Runnable bringIn, Runnable done) {
        List<SwapPoint> points = List.of(rpc, core.swapPoint());
        Set<String> names = parked(bundle);
        List<Promise<Void>> drained = new ArrayList<>();
        points.forEach(point -> names.forEach(name -> drained.add(point.park(name))));
        outside.promises().all(drained).timeout(DRAIN.toMillis()).recover(slow -> null).delay(REST.toMillis()).onResolve(() -> {
            stop(bundle);
            outside.after(away, () -> {
                bringIn.run();
                outside.execute(() -> {
                    points.forEach(point -> names.forEach(point::release));
                    done.run();
                });
            });
        });
    }

    /** The bundle and those that have use of it, directly or not: none of them works while it is away. */
    private Set<String> parked(String bundle) {
        Set<String> names = new TreeSet<>(Set.of(bundle));
        if (Boolean.getBoolean("busbar.alone")) {
            return names;
        }
        for (Deque<String> open = new ArrayDeque<>(names); !open.isEmpty();) {
            wiring.usersOf(open.remove()).stream().filter(user -> !user.equals(Wiring.HOST)).filter(names::add).forEach(open::add);
        }
        return names;
    }

    private void stop(String bundle) {
        try {
            wiring.stop(bundle);
        } catch (Exception e) {
            throw new IllegalStateException(bundle + " does not stop", e);
        }
    }

    /** The station ends in order, as when the framework stops: blocks and drivers first, then what they stand on. */
    public void stop() {
        for (String prefix : STOPPED_IN_THIS_ORDER) {
            wiring.running(prefix).forEach(this::stop);
        }
        rpc.stop();
        powerCut();
    }

    /** Everything stops where it is: no component is deactivated. */
    public void powerCut() {
        core.close();
        List.copyOf(owned).forEach(Runnable::run);
    }
}
