package io.busbar.itests.conformance;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.transfer.api.Sending;
import io.busbar.transfer.api.TransferException;
import io.busbar.transfer.api.TransferFailure;
import io.busbar.transfer.api.Upload;
import io.busbar.transfer.api.UploadTransfer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/** The uploads of a station within this JVM: a file is there 50 ms after its upload began. */
final class VirtualFileDrop extends FileDrop implements UploadTransfer {

    private static final String URL = "http://files/";
    private static final Duration UPLOAD_TAKES = Duration.ofMillis(50);

    private final StationLoop loop;
    private final List<Runnable> held = new ArrayList<>();
    private boolean holding;

    /** @param loop of the server's own */
    VirtualFileDrop(StationLoop loop) {
        this.loop = loop;
    }

    @Override
    String url() {
        return URL;
    }

    @Override
    String urlOfNobody() {
        return "http://nobody/";
    }

    @Override
    void hold() {
        holding = true;
    }

    @Override
    void open() {
        holding = false;
        held.forEach(loop::execute);
        held.clear();
    }

    @Override
    public void close() {
        open();
    }

    @Override
    public Set<String> schemes() {
        return Set.of("http");
    }

    @Override
    public Sending upload(Upload upload) {
        Deferred<Void> end = loop.promises().deferred();
        loop.after(UPLOAD_TAKES, () -> {
            if (!upload.to().toString().startsWith(URL)) {
                fail(end, TransferFailure.UNREACHABLE, "nobody is there");
            } else if (holding) {
                held.add(() -> arrive(upload, end));
            } else {
                arrive(upload, end);
            }
        });
        return new Sending() {

            @Override
            public Promise<Void> ended() {
                return end.getPromise();
            }

            @Override
            public long bytes() {
                return end.getPromise().isDone() ? upload.from().toFile().length() : 0;
            }

            @Override
            public void cancel() {
                fail(end, TransferFailure.CANCELLED, "cancelled");
            }
        };
    }

    private void arrive(Upload upload, Deferred<Void> end) {
        if (end.getPromise().isDone()) {
            return;
        }
        try {
            put(upload.to().getPath().substring(1), Files.readAllBytes(upload.from()));
            end.resolve(null);
        } catch (IOException e) {
            fail(end, TransferFailure.STORAGE, e.toString());
        }
    }

    private static void fail(Deferred<Void> end, TransferFailure failure, String why) {
        if (!end.getPromise().isDone()) {
            end.fail(new TransferException(failure, why));
        }
    }
}
