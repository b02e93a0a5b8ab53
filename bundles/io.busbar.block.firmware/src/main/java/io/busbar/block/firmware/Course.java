package io.busbar.block.firmware;

import io.busbar.ocpp.messages.firmware.FirmwareStatus;
import io.busbar.station.api.loop.StationLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of the newest request, phase by phase, from wherever it was when the station or this block last stopped. On the loop. */
final class Course {

    private static final Logger LOG = LoggerFactory.getLogger(Course.class);

    private final Surroundings around;
    private final StationLoop loop;
    private final Ledger ledger;
    private Optional<Phase> phase = Optional.empty();
    private boolean closed;

    Course(Surroundings around) {
        this.around = around;
        loop = around.loop();
        ledger = around.ledger();
    }

    /** Takes a request in place of the one before, which is given up. @return resolved when durable; {@link #go} begins it */
    Promise<Void> take(Job job) {
        close();
        // also of one that was not resumed yet
        around.attemptOver();
        around.vacancy().release();
        return ledger.write(job);
    }

    /**
     * After a start: goes on when the CSMS has had a chance to cancel it; what was given to who installs is past that, and only its end is to be
     * reported.
     */
    void resume() {
        if (ledger.ongoing().filter(job -> job.step() != Step.APPLY).isEmpty()) {
            go();
            return;
        }
        around.jobs().mayResume().onSuccess(now -> {
            if (!closed && phase.isEmpty()) {
                go();
            }
        });
    }

    /** Goes on with the newest request from where it is. */
    void go() {
        close();
        ledger.ongoing().ifPresentOrElse(job -> {
            Phase next = switch (job.step()) {
                case RETRIEVE -> new Waiting();
                case DOWNLOAD -> new Retrieval(around, this);
                case VERIFY -> new Verification(around, this);
                case INSTALL, APPLY -> new Installation(around, this);
                case ENDED -> throw new IllegalStateException("it is over");
            };
            phase = Optional.of(next);
            next.begin();
        }, this::tidy);
    }

    /** For the time to retrieve. */
    private final class Waiting implements Phase {

        private Optional<StationLoop.Timer> timer = Optional.empty();

        @Override
        public void begin() {
            Job job = around.job();
            if (job.retrieveAt().isAfter(loop.now())) {
                ledger.tell(job, FirmwareStatus.DownloadScheduled);
                timer = Optional.of(loop.at(job.retrieveAt(), () -> next(around.job().at(Step.DOWNLOAD))));
            } else {
                next(job.at(Step.DOWNLOAD));
            }
        }

        @Override
        public void close() {
            timer.ifPresent(StationLoop.Timer::cancel);
        }
    }

    // ---- for phases

    Path file(Job job) {
        return around.settings().work().resolve(job.number() + ".bin");
    }

    void next(Job job, FirmwareStatus... told) {
        close();
        ledger.tell(job, told).onSuccess(durable -> {
            // unless another request came meanwhile
            if (ledger.ongoing().filter(now -> now.number() == job.number()).isPresent()) {
                go();
            }
        });
    }

    void end(FirmwareStatus told, String why) {
        end(told, why, Optional.empty());
    }

    void end(FirmwareStatus told, String why, Optional<Ledger.Event> event) {
        close();
        ledger.tell(around.job().at(Step.ENDED), why, event, told).onSuccess(durable -> {
            if (ledger.ongoing().isEmpty()) {
                around.vacancy().release();
                tidy();
            }
        });
    }

    /** Removes the files of requests that are over; one that comes meanwhile has a higher number. */
    private void tidy() {
        long over = ledger.newest().map(job -> job.ongoing() ? job.number() - 1 : job.number()).orElse(0L);
        loop.offload(() -> {
            if (Files.isDirectory(around.settings().work())) {
                for (Path file : files(over)) {
                    Files.deleteIfExists(file);
                }
            }
            return null;
        }).onFailure(failure -> LOG.warn("old firmware cannot be removed: {}", failure.getMessage()));
    }

    private List<Path> files(long upTo) throws IOException {
        try (Stream<Path> files = Files.list(around.settings().work())) {
            return files.filter(file -> {
                String number = file.getFileName().toString().split("\\.")[0];
                return number.matches("\\d{1,18}") && Long.parseLong(number) <= upTo;
            }).toList();
        }
    }

    // ---- from outside

    void changed() {
        phase.ifPresent(Phase::changed);
    }

    /** The block goes. */
    void stop() {
        closed = true;
        close();
    }

    private void close() {
        phase.ifPresent(now -> {
            around.attemptOver();
            now.close();
        });
        phase = Optional.empty();
    }
}
