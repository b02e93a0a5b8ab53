package io.busbar.itests.simulation;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.transfer.api.Download;
import io.busbar.transfer.api.Ongoing;
import io.busbar.transfer.api.Sending;
import io.busbar.transfer.api.Transfer;
import io.busbar.transfer.api.TransferException;
import io.busbar.transfer.api.TransferFailure;
import io.busbar.transfer.api.Upload;
import io.busbar.transfer.api.UploadTransfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/** File servers: they take what they are given now and then, and what they give is of no use to anybody. */
final class SimFiles implements Transfer, UploadTransfer {

    private final StationLoop loop;
    private final BooleanSupplier online;
    private final Random random;

    SimFiles(StationLoop loop, BooleanSupplier online, Random random) {
        this.loop = loop;
        this.online = online;
        this.random = random;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("http", "https");
    }

    @Override
    public Sending upload(Upload upload) {
        Way<Void> way = new Way<>();
        way.begin(upload.from().toFile().length(), () -> null);
        return new Sending() {

            @Override
            public Promise<Void> ended() {
                return way.end.getPromise();
            }

            @Override
            public long bytes() {
                return way.bytes;
            }

            @Override
            public void cancel() {
                way.cancel();
            }
        };
    }

    @Override
    public Ongoing download(Download download) {
        Way<Path> way = new Way<>();
        way.begin(7, () -> {
            Files.createDirectories(download.into().getParent());
            return Files.writeString(download.into(), "nothing");
        });
        return new Ongoing() {

            @Override
            public Promise<Path> ended() {
                return way.end.getPromise();
            }

            @Override
            public long bytes() {
                return way.bytes;
            }

            @Override
            public void cancel() {
                way.cancel();
            }
        };
    }

    private interface Deed<T> {

        T get() throws IOException;
    }

    private final class Way<T> {

        private final Deferred<T> end = loop.promises().deferred();
        private long bytes;

        void begin(long size, Deed<T> deed) {
            boolean willing = random.nextInt(4) > 0;
            loop.after(Duration.ofMillis(50 + random.nextInt(3_000)), () -> {
                if (end.getPromise().isDone()) {
                    return;
                }
                if (!online.getAsBoolean()) {
                    end.fail(new TransferException(TransferFailure.UNREACHABLE, "the network is cut"));
                } else if (!willing) {
                    end.fail(new TransferException(TransferFailure.UNAVAILABLE, "not now"));
                } else {
                    arrive(size, deed);
                }
            });
        }

        private void arrive(long size, Deed<T> deed) {
            try {
                bytes = size;
                end.resolve(deed.get());
            } catch (IOException e) {
                end.fail(new TransferException(TransferFailure.STORAGE, "not written", e));
            }
        }

        void cancel() {
            if (!end.getPromise().isDone()) {
                end.fail(new TransferException(TransferFailure.CANCELLED, "cancelled"));
            }
        }
    }
}
