package io.busbar.block.firmware;

import io.busbar.ocpp.messages.firmware.FirmwareStatus;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.update.api.Change;
import io.busbar.update.api.RefusalReason;
import io.busbar.update.api.UpdateOrder;
import io.busbar.update.api.UpdatePlan;
import io.busbar.update.api.UpdateRefusedException;
import io.busbar.update.api.UpdateReport;
import io.busbar.update.api.Updates;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the verified file to what became of it: waits for the time to install and, if the plan or the OEM says so, until no EVSE is in use; gives the
 * file to who installs, and follows that over restarts.
 */
final class Installation implements Phase {

    private static final Logger LOG = LoggerFactory.getLogger(Installation.class);

    /** For the last messages before the station restarts. */
    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(30);
    /** An hour of another's update. */
    private static final int MOST_QUESTIONS = 120;

    private static final Set<RefusalReason> NOT_VERIFIED = EnumSet.of(RefusalReason.INVALID_ARCHIVE, RefusalReason.WRONG_SIGNER,
            RefusalReason.REVOKED_KEY,
            RefusalReason.EXPIRED, RefusalReason.TOO_OLD, RefusalReason.SAME_VERSION, RefusalReason.UNRESOLVED,
            RefusalReason.INVALID_CONFIGURATION);

    private final Surroundings around;
    private final StationLoop loop;
    private final Ledger ledger;
    private final Vacancy vacancy;
    private final Course course;
    private Optional<StationLoop.Timer> timer = Optional.empty();
    /** What {@link #changed} goes on with. */
    private Optional<Runnable> whenInstaller = Optional.empty();
    private Optional<Updates> using = Optional.empty();
    /** The question that is open; what earlier ones bring is not wanted any more. */
    private Object question = new Object();
    private boolean waitsForVacancy;
    private boolean restarts;
    private int questions;
    private boolean closed;

    Installation(Surroundings around, Course course) {
        this.around = around;
        this.course = course;
        loop = around.loop();
        ledger = around.ledger();
        vacancy = around.vacancy();
    }

    private Job job() {
        return around.job();
    }

    @Override
    public void begin() {
        if (job().step() == Step.APPLY) {
            withInstaller(this::resume);
        } else if (job().installAt().filter(time -> time.isAfter(loop.now())).isPresent()) {
            ledger.tell(job(), FirmwareStatus.InstallScheduled);
            timer(loop.at(job().installAt().get(), () -> withInstaller(this::plan)));
        } else {
            withInstaller(this::plan);
        }
    }

    private void timer(StationLoop.Timer next) {
        timer.ifPresent(StationLoop.Timer::cancel);
        timer = Optional.of(next);
    }

    /** @param work what needs the installer, now or as soon as it is there */
    private void withInstaller(Runnable work) {
        timer.ifPresent(StationLoop.Timer::cancel);
        using = around.installer().get();
        if (using.isPresent()) {
            whenInstaller = Optional.empty();
            work.run();
            return;
        }
        whenInstaller = Optional.of(work);
        if (job().step() != Step.APPLY) {
            around.neighbours().whenAllPresent(() -> {
                if (!closed && whenInstaller.isPresent() && around.installer().get().isEmpty()) {
                    course.end(FirmwareStatus.InstallationFailed, "no module installs updates");
                }
            });
        }
    }

    private Change change() {
        return new Change.Archive(course.file(job()));
    }

    // ---- before

    private void plan() {
        Object mine = new Object();
        question = mine;
        around.attempt(1).onSuccess(begun -> {
            if (closed || question != mine || using.isEmpty()) {
                return;
            }
            if (begun) {
                askForPlan();
            } else {
                course.end(FirmwareStatus.InstallationFailed, Surroundings.PROCESS_ENDED);
            }
        });
    }

    private void askForPlan() {
        ask(using.orElseThrow().plan(change()), this::planned, this::refused);
    }

    private <T> void ask(Promise<T> asked, Consumer<T> answered, Consumer<Throwable> failed) {
        Object mine = new Object();
        question = mine;
        asked.onResolve(() -> {
            if (closed || question != mine) {
                return;
            }
            try {
                Throwable failure = asked.getFailure();
                if (failure == null) {
                    answered.accept(asked.getValue());
                } else {
                    failed.accept(failure);
                }
            } catch (InvocationTargetException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void planned(UpdatePlan plan) {
        if ((plan.restart() || plan.idle() || around.settings().whenIdle()) && !vacancy.isVacant()) {
            vacancy.want();
            if (!vacancy.isVacant()) {
                LOG.info("firmware request {} waits until no EVSE is in use", job().requestId());
                waitsForVacancy = true;
                around.attemptOver();
                ledger.tell(job(), FirmwareStatus.InstallScheduled);
                return;
            }
        }
        give(plan);
    }

    /** L01.FR.32 (a): who restarts says so before. */
    private void give(UpdatePlan plan) {
        List<UpdateReport> history = using.orElseThrow().history();
        Job next = job().at(Step.APPLY).after(history.isEmpty() ? 0 : history.get(history.size() - 1).id());
        restarts = plan.restart();
        if (restarts) {
            ledger.tell(next, FirmwareStatus.Installing, FirmwareStatus.InstallRebooting)
                    .then(durable -> around.notices().delivered(FAREWELL))
                    .onSuccess(said -> order());
        } else {
            ledger.tell(next, FirmwareStatus.Installing).onSuccess(durable -> order());
        }
    }

    private void order() {
        if (closed) {
            return;
        }
        Optional<Updates> present = around.installer().get();
        if (present.isEmpty()) {
            withInstaller(this::resume);
            return;
        }
        using = present;
        // the history says what became of it, but not if the process ends before it is in there
        around.attempt(1).onSuccess(begun -> {
            if (closed) {
                return;
            }
            if (begun && around.installer().get().equals(using)) {
                apply(present.get());
            } else if (!begun) {
                course.end(FirmwareStatus.InstallationFailed, Surroundings.PROCESS_ENDED);
            }
        });
    }

    private void apply(Updates present) {
        ask(present.apply(change(), new UpdateOrder(job().who(), true, around.settings().whenIdle())), this::came, this::refused);
    }

    private void refused(Throwable failure) {
        Optional<RefusalReason> why = failure instanceof UpdateRefusedException refused ? Optional.of(refused.reason()) : Optional.empty();
        if (why.filter(refusal -> refusal == RefusalReason.BUSY).isPresent() && questions < MOST_QUESTIONS) {
            questions++;
            around.attemptOver();
            timer(loop.after(BETWEEN_QUESTIONS, () -> withInstaller(this::plan)));
            return;
        }
        if (!job().wasTold(FirmwareStatus.Installing)) {
            // what fails was begun: the CSMS waits for that (TC_L_08)
            ledger.tell(job(), FirmwareStatus.Installing);
        }
        course.end(why.filter(NOT_VERIFIED::contains).isPresent()
                ? FirmwareStatus.InstallVerificationFailed
                : FirmwareStatus.InstallationFailed, String.valueOf(failure.getMessage()));
    }

    // ---- after

    /** A restart, or the replacement of this block, came into it: the history knows whether it was begun. */
    private void resume() {
        Job job = job();
        Optional<UpdateReport> report = using.orElseThrow().history().stream()
                .filter(entry -> entry.id() > job.updatesBefore() && entry.who().equals(job.who())).reduce((earlier, later) -> later);
        report.ifPresentOrElse(this::came, () -> around.jobs().mayResume().onSuccess(now -> {
            if (!closed) {
                withInstaller(this::plan);
            }
        }));
    }

    private void came(UpdateReport report) {
        switch (report.outcome()) {
            case INSTALLED -> course.end(FirmwareStatus.Installed, "",
                    Optional.of(new Ledger.Event("FirmwareUpdated", (report.feature() + " " + report.version()).strip())));
            case ROLLED_BACK -> course.end(FirmwareStatus.InstallationFailed, report.reason());
            case RESTARTING -> {
                if (!job().wasTold(FirmwareStatus.InstallRebooting)) {
                    ledger.tell(job(), FirmwareStatus.InstallRebooting);
                }
                follow(report.id());
            }
            case RUNNING -> follow(report.id());
        }
    }

    private void follow(long id) {
        ask(using.orElseThrow().ended(id), this::came,
                failure -> course.end(FirmwareStatus.InstallationFailed, String.valueOf(failure.getMessage())));
    }

    // ---- meanwhile

    @Override
    public void changed() {
        if (restarts && !vacancy.isVacant()) {
            // a session was quicker than the restart, which waits for its end
            vacancy.want();
        }
        vacancy.update();
        if (using.isPresent() && !around.installer().get().equals(using)) {
            // another version of it: what it was asked is answered by nobody
            withInstaller(job().step() == Step.APPLY ? this::resume : this::plan);
        } else if (whenInstaller.isPresent() && around.installer().get().isPresent()) {
            withInstaller(whenInstaller.get());
        }
        if (waitsForVacancy && vacancy.isVacant()) {
            waitsForVacancy = false;
            withInstaller(this::plan);
        }
    }

    @Override
    public void close() {
        closed = true;
        timer.ifPresent(StationLoop.Timer::cancel);
    }
}
