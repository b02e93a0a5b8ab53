package io.busbar.station.core.osgi;

import io.busbar.station.core.module.ServiceSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;

/**
 * The framework's service registry, in the name of the bundle that asks: the framework counts that bundle as the services' user, which the update
 * engine goes by.
 */
final class RegistryServices implements ServiceSource {

    private final BundleContext context;

    RegistryServices(BundleContext context) {
        this.context = context;
    }

    @Override
    public <T> Watch<T> watch(Class<T> type, Runnable changed) {
        RegistryWatch<T> watch = new RegistryWatch<>(context, changed);
        try {
            context.addServiceListener(watch, "(" + Constants.OBJECTCLASS + "=" + type.getName() + ")");
            context.getServiceReferences(type, null).forEach(watch::add);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("the name of a class is a valid filter", e);
        }
        return watch;
    }

    private static final class RegistryWatch<T> implements Watch<T>, ServiceListener {

        private final BundleContext context;
        private final Runnable changed;
        private final List<ServiceReference<T>> references = new CopyOnWriteArrayList<>();
        private final AtomicReference<Used<T>> used = new AtomicReference<>();

        private record Used<T>(ServiceReference<T> reference, T service) {}

        RegistryWatch(BundleContext context, Runnable changed) {
            this.context = context;
            this.changed = changed;
        }

        void add(ServiceReference<T> reference) {
            references.remove(reference);
            references.add(reference);
            if (reference.getBundle() == null) {
                // unregistered since the registry was read
                references.remove(reference);
            }
        }

        @Override
        @SuppressWarnings("unchecked")
        public void serviceChanged(ServiceEvent event) {
            ServiceReference<T> reference = (ServiceReference<T>) event.getServiceReference();
            if (event.getType() == ServiceEvent.UNREGISTERING) {
                references.remove(reference);
                // the framework releases it; an object of a bundle that stops is not held
                used.updateAndGet(now -> now != null && now.reference.equals(reference) ? null : now);
            } else {
                add(reference);
            }
            changed.run();
        }

        @Override
        public Optional<T> get() {
            // a service that cannot be made is as good as none: the next one is used
            return references.stream().sorted(Comparator.reverseOrder()).flatMap(reference -> service(reference).stream()).findFirst();
        }

        /** Taken on first use, as Declarative Services do: its component may be made only then. */
        private Optional<T> service(ServiceReference<T> reference) {
            Used<T> before = used.get();
            if (before != null && before.reference.equals(reference)) {
                return Optional.of(before.service);
            }
            try {
                T service = context.getService(reference);
                if (service == null) {
                    return Optional.empty();
                }
                if (used.compareAndSet(before, new Used<>(reference, service))) {
                    release(before);
                } else {
                    context.ungetService(reference);
                }
                return references.contains(reference) ? Optional.of(service) : Optional.empty();
            } catch (IllegalStateException stopped) {
                // the asking bundle, whose last tasks may still run
                return Optional.empty();
            }
        }

        private void release(Used<T> no) {
            if (no != null) {
                context.ungetService(no.reference);
            }
        }

        @Override
        public void close() {
            references.clear();
            try {
                context.removeServiceListener(this);
                release(used.getAndSet(null));
            } catch (IllegalStateException stopped) {
                // the framework has released both
            }
        }
    }
}
