package io.busbar.station.api.record;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.util.promise.Promise;

/** Keeps data about customers: a list, a cache, transactions; a whiteboard service (N09, N10). On the station loop. */
@ConsumerType
public interface CustomerData {

    /** @return what it holds about the customer, a line each, readable; empty if nothing */
    List<String> report(CustomerQuery query);

    /** Forgets the customer, but for what a running transaction needs. Resolved when that is durable. */
    Promise<Void> clear(CustomerQuery query);
}
