package io.busbar.block.diagnostics;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.transfer.api.Sending;
import io.busbar.transfer.api.TransferException;
import io.busbar.transfer.api.TransferFailure;
import io.busbar.transfer.api.Upload;
import io.busbar.transfer.api.UploadTransfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/** Uploads end as the test says. */
final class FakeSender implements UploadTransfer {

    private final StationLoop loop;
    private final List<Upload> uploads = new ArrayList<>();
    private Deferred<Void> end;
    private boolean cancelled;

    FakeSender(StationLoop loop) {
        this.loop = loop;
    }

    int count() {
        return uploads.size();
    }

    Upload last() {
        return uploads.get(uploads.size() - 1);
    }

    boolean cancelled() {
        return cancelled;
    }

    void done() {
        end.resolve(null);
    }

    void fail(TransferFailure failure) {
        end.fail(new TransferException(failure, "so it is wanted"));
    }

    @Override
    public Set<String> schemes() {
        return Set.of("https", "ftp");
    }

    @Override
    public Sending upload(Upload upload) {
        uploads.add(upload);
        Deferred<Void> mine = loop.promises().deferred();
        end = mine;
        return new Sending() {
            @Override
            public Promise<Void> ended() {
                return mine.getPromise();
            }

            @Override
            public long bytes() {
                return 0;
            }

            @Override
            public void cancel() {
                if (!mine.getPromise().isDone()) {
                    cancelled = true;
                    mine.fail(new TransferException(TransferFailure.CANCELLED, "given up"));
                }
            }
        };
    }
}
