package io.busbar.station.api.token;

import io.busbar.station.api.session.TransactionView;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.util.promise.Promise;

/** A display with input that lets the holder of a master pass choose (C16.FR.01); a service. While there is none, the pass stops all. On the loop. */
@ConsumerType
public interface MasterPassScreen {

    /**
     * Shows the running transactions.
     *
     * @return ids of those to stop; none if nothing was chosen in time. Never fails
     */
    Promise<Set<String>> choose(List<TransactionView> running);
}
