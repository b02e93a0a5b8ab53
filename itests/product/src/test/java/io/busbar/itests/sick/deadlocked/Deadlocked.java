package io.busbar.itests.sick.deadlocked;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.messages.datatransfer.DataTransferRequest;
import io.busbar.ocpp.messages.datatransfer.DataTransferResponse;
import io.busbar.ocpp.messages.datatransfer.DataTransferStatus;
import io.busbar.station.api.loop.StationLoop;
import java.util.concurrent.CountDownLatch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/** Waits on the loop for a lock that another thread never gives back. */
@Component
@Handles("DataTransfer")
public final class Deadlocked implements CallHandler<DataTransferRequest, DataTransferResponse> {

    private final StationLoop loop;
    private final Object lock = new Object();

    @Activate
    public Deadlocked(@Reference StationLoop loop) {
        this.loop = loop;
        CountDownLatch held = new CountDownLatch(1);
        Thread holder = new Thread(() -> hold(held), "holder");
        holder.setDaemon(true);
        holder.start();
    }

    private void hold(CountDownLatch held) {
        synchronized (lock) {
            try {
                held.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public Promise<DataTransferResponse> handle(DataTransferRequest request) {
        synchronized (lock) {
            return loop.resolved(new DataTransferResponse(DataTransferStatus.Rejected, null, null, null));
        }
    }
}
