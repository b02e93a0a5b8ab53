package io.busbar.itests.station;

import io.busbar.station.core.control.Restarter;
import io.busbar.station.core.loop.VirtualLoop;
import io.busbar.store.api.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What a station needs of the machine that it runs on.
 *
 * @param data folder for what the station keeps in files
 * @param home the installation's folder; may be missing
 * @param random of message ids and of waiting times
 * @param restarter called on the loop when the station asks to be restarted: its host stops it and makes another
 * @param services what the bundles find in the registry beside the core and the RPC layer: the plant's boards, transports, transfers
 */
public record StationHost(VirtualLoop loop, Store store, Path data, Path home, RandomGenerator random, Restarter restarter,
        List<Provided> services) {

    /** @param type that it is registered as */
    public record Provided(Class<?> type, Object object) {}

    public StationHost {
        services = List.copyOf(services);
    }
}
