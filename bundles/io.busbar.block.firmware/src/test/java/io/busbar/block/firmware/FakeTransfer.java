package io.busbar.block.firmware;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.transfer.api.Download;
import io.busbar.transfer.api.Ongoing;
import io.busbar.transfer.api.Transfer;
import io.busbar.transfer.api.TransferException;
import io.busbar.transfer.api.TransferFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/** A transfer in the test's hand. */
final class FakeTransfer implements Transfer {

    /** One order. */
    final class Order implements Ongoing {

        final Download download;
        private final Deferred<Path> result = loop.promises().deferred();
        boolean cancelled;

        private Order(Download download) {
            this.download = download;
        }

        void complete(byte[] content) {
            try {
                Files.createDirectories(download.into().getParent());
                Files.write(download.into(), content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            result.resolve(download.into());
        }

        void fail(TransferFailure failure) {
            result.fail(new TransferException(failure, "the test says " + failure));
        }

        @Override
        public Promise<Path> ended() {
            return result.getPromise();
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public void cancel() {
            if (!cancelled && !result.getPromise().isDone()) {
                cancelled = true;
                fail(TransferFailure.CANCELLED);
            }
        }
    }

    final List<Order> orders = new ArrayList<>();
    /** What every order brings by itself, after a while; empty to leave it to the test. */
    Optional<byte[]> content = Optional.empty();
    private final StationLoop loop;

    FakeTransfer(StationLoop loop) {
        this.loop = loop;
    }

    Order last() {
        if (orders.isEmpty()) {
            throw new AssertionError("nothing is downloaded");
        }
        return orders.get(orders.size() - 1);
    }

    @Override
    public Set<String> schemes() {
        return Set.of("https", "http");
    }

    @Override
    public Ongoing download(Download download) {
        Order order = new Order(download);
        orders.add(order);
        content.ifPresent(bytes -> loop.after(Duration.ofMillis(5), () -> {
            if (!order.cancelled) {
                order.complete(bytes);
            }
        }));
        return order;
    }
}
