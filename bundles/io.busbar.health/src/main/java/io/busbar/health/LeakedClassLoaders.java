package io.busbar.health;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Class loaders of bundles, and which of those that were replaced are still reachable. Any thread. */
final class LeakedClassLoaders {

    /** What is reachable from one side only may need a second collection to be freed. */
    static final int COLLECTIONS = 2;

    private record Old(WeakReference<ClassLoader> loader, long collectionsBefore) {}

    private static final class Loaders {

        private WeakReference<ClassLoader> current = new WeakReference<>(null);
        private final List<Old> old = new ArrayList<>();
    }

    private final LongSupplier collections;
    private final Map<String, Loaders> byBundle = new TreeMap<>();

    /** @param collections number of collections of the whole heap */
    LeakedClassLoaders(LongSupplier collections) {
        this.collections = collections;
    }

    synchronized void seen(String bundle, ClassLoader loader) {
        Loaders loaders = byBundle.computeIfAbsent(bundle, name -> new Loaders());
        if (loaders.current.get() == loader) {
            return;
        }
        if (loaders.current.get() != null) {
            loaders.old.add(new Old(loaders.current, collections.getAsLong()));
        }
        loaders.current = new WeakReference<>(loader);
    }

    synchronized void unresolved(String bundle) {
        Loaders loaders = byBundle.get(bundle);
        if (loaders != null && loaders.current.get() != null) {
            loaders.old.add(new Old(loaders.current, collections.getAsLong()));
            loaders.current = new WeakReference<>(null);
        }
    }

    /** Bundles whose old loaders outlived collections that should have freed them, and how many. */
    synchronized Map<String, Integer> lasting() {
        long now = collections.getAsLong();
        Map<String, Integer> lasting = new TreeMap<>();
        byBundle.forEach((bundle, loaders) -> {
            loaders.old.removeIf(old -> old.loader.get() == null);
            int count = (int) loaders.old.stream().filter(old -> now - old.collectionsBefore >= COLLECTIONS).count();
            if (count > 0) {
                lasting.put(bundle, count);
            }
        });
        return lasting;
    }
}
