package io.busbar.station.core.osgi;

import io.busbar.driver.api.DriverProperty;
import io.busbar.driver.api.evse.EvseDriver;
import io.busbar.driver.api.meter.MeterDriver;
import io.busbar.station.api.event.StationEventListener;
import io.busbar.station.api.event.Subscription;
import io.busbar.station.api.limit.LimitSource;
import io.busbar.station.api.limit.PowerAllocator;
import io.busbar.station.core.Attachment;
import io.busbar.station.core.StationCore;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plugs what comes as a service into the core: drivers of EVSEs and meters, limit sources, listeners. What goes is out before its bundle stops. */
@Component(service = {}, immediate = true)
public final class ServiceBinder {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceBinder.class);

    private final LoopService loop;
    private final StationCore core;
    private final Map<ServiceReference<?>, Plug> plugs = new ConcurrentHashMap<>();

    /** One service; touched on the loop only. */
    private static final class Plug {

        Attachment attachment = () -> {};
    }

    @Activate
    public ServiceBinder(@Reference CoreService service) {
        loop = service.loop();
        core = service.core();
    }

    private void plugIn(ServiceReference<?> reference, Supplier<Attachment> attach) {
        Plug plug = new Plug();
        plugs.put(reference, plug);
        loop.onLoop(() -> plug.attachment = attach.get());
    }

    private void pullOut(ServiceReference<?> reference) {
        Plug plug = plugs.remove(reference);
        if (plug != null) {
            loop.onLoop(() -> {
                plug.attachment.close();
                return null;
            });
        }
    }

    private static OptionalInt evseId(ServiceReference<?> reference) {
        return reference.getProperty(DriverProperty.EVSE_ID) instanceof Number id && id.intValue() != 0
                ? OptionalInt.of(id.intValue())
                : OptionalInt.empty();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addEvseDriver(ServiceReference<EvseDriver> reference, EvseDriver driver) {
        int evseId = evseId(reference)
                .orElseThrow(() -> new IllegalArgumentException(reference + " names no EVSE by its property " + DriverProperty.EVSE_ID));
        LOG.info("EVSE {} is driven by {}", evseId, reference.getBundle());
        plugIn(reference, () -> core.attach(evseId, driver));
    }

    void removeEvseDriver(ServiceReference<EvseDriver> reference) {
        pullOut(reference);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addMeterDriver(ServiceReference<MeterDriver> reference, MeterDriver meter) {
        OptionalInt evseId = evseId(reference);
        if (evseId.isEmpty()) {
            LOG.info("the main meter is read by {}", reference.getBundle());
        }
        plugIn(reference, () -> core.attach(evseId, meter));
    }

    void removeMeterDriver(ServiceReference<MeterDriver> reference) {
        pullOut(reference);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addLimitSource(ServiceReference<LimitSource> reference, LimitSource source) {
        String owner = reference.getBundle().getSymbolicName();
        plugIn(reference, () -> core.attach(owner, source));
    }

    void removeLimitSource(ServiceReference<LimitSource> reference) {
        pullOut(reference);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPowerAllocator(ServiceReference<PowerAllocator> reference, PowerAllocator allocator) {
        LOG.info("the station's limits are shared by {}", reference.getBundle());
        plugIn(reference, () -> core.attach(allocator));
    }

    void removePowerAllocator(ServiceReference<PowerAllocator> reference) {
        pullOut(reference);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(ServiceReference<StationEventListener> reference, StationEventListener listener) {
        Object name = reference.getProperty(Subscription.NAME);
        if (!(name instanceof String subscription)) {
            throw new IllegalArgumentException(reference + " has no text as property " + Subscription.NAME);
        }
        String owner = reference.getBundle().getSymbolicName();
        plugIn(reference, () -> core.attach(owner, subscription, listener));
    }

    void removeListener(ServiceReference<StationEventListener> reference) {
        pullOut(reference);
    }
}
