package io.busbar.block.diagnostics;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.api.Offers;
import io.busbar.ocpp.api.TriggeredMessage;
import io.busbar.ocpp.api.Triggers;
import io.busbar.ocpp.messages.common.StatusInfo;
import io.busbar.ocpp.messages.diagnostics.GetLogRequest;
import io.busbar.ocpp.messages.diagnostics.GetLogResponse;
import io.busbar.ocpp.messages.diagnostics.LogStatus;
import io.busbar.ocpp.messages.diagnostics.LogStatusNotificationRequest;
import io.busbar.ocpp.messages.diagnostics.LogType;
import io.busbar.ocpp.messages.diagnostics.UploadLogStatus;
import io.busbar.ocpp.messages.remotecontrol.TriggerMessageRequest;
import io.busbar.station.api.control.DurableJobs;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEventListener;
import io.busbar.station.api.event.Subscription;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.Variables;
import io.busbar.station.api.module.Neighbour;
import io.busbar.station.api.module.Neighbours;
import io.busbar.station.api.record.LogSource;
import io.busbar.store.api.Commit;
import io.busbar.store.api.FreeSpace;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoredMap;
import io.busbar.transfer.api.UploadTransfer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** GetLog (N01): one upload at a time, the newest; it goes on after a restart. */
@Component(service = {CallHandler.class, StationEventListener.class, TriggeredMessage.class})
@Handles("GetLog")
@Offers("C-57")
@Subscription("diagnostics.log")
@Triggers("LogStatusNotification")
public final class GetLog implements CallHandler<GetLogRequest, GetLogResponse>, StationEventListener, TriggeredMessage {

    private static final Logger LOG = LoggerFactory.getLogger(GetLog.class);
    private static final String KEY = "job";
    private static final String WORK = "diagnostics.log";

    private final StationLoop loop;
    private final Csms csms;
    private final Store store;
    private final Memory memory;
    private final Variables variables;
    private final DurableJobs durable;
    private final Path folder;
    private final Senders senders = new Senders();
    private final List<LogSource> sources = new CopyOnWriteArrayList<>();
    private StoredMap<LogJob> jobs;
    private LogNotices notices;
    private Optional<LogUpload> upload = Optional.empty();
    private final Neighbours neighbours;
    private final Neighbour<FreeSpace> space;
    private boolean closed;
    /** The CSMS asked for a status that it has not got yet. */
    private boolean asked;

    @Activate
    public GetLog(@Reference StationLoop loop, @Reference Csms csms, @Reference Store store, @Reference Memory memory,
            @Reference Variables variables, @Reference DurableJobs durable, @Reference Neighbours neighbours, BundleContext context) {
        this(loop, csms, store, memory, variables, durable, neighbours,
                Path.of(context.getProperty("io.busbar.data"), "diagnostics").toAbsolutePath());
    }

    /** @param folder for files on their way */
    GetLog(StationLoop loop, Csms csms, Store store, Memory memory, Variables variables, DurableJobs durable, Neighbours neighbours,
            Path folder) {
        this.loop = loop;
        this.csms = csms;
        this.store = store;
        this.memory = memory;
        this.variables = variables;
        this.durable = durable;
        this.neighbours = neighbours;
        space = neighbours.of(FreeSpace.class);
        this.folder = folder;
        loop.execute(this::open);
    }

    private void open() {
        jobs = memory.space().map("logs", LogJob.class);
        notices = new LogNotices(loop, store, memory.space(), csms);
        notices.send();
        jobs.get(KEY).ifPresentOrElse(job -> durable.mayResume().onSuccess(now -> resume(job)), this::tidy);
    }

    /** Unless it was cancelled, or taken up by a request, meanwhile. */
    private void resume(LogJob job) {
        if (!closed && upload.isEmpty() && jobs.get(KEY).filter(job::equals).isPresent()) {
            go(job);
        }
    }

    // ---- who comes and goes

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(LogSource source) {
        sources.add(source);
    }

    void removeSource(LogSource source) {
        sources.remove(source);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSender(UploadTransfer sender) {
        senders.add(sender);
        loop.execute(() -> upload.ifPresent(LogUpload::changed));
    }

    void removeSender(UploadTransfer sender) {
        senders.remove(sender);
        loop.execute(() -> upload.ifPresent(LogUpload::changed));
    }

    @Deactivate
    void close() {
        loop.execute(() -> {
            closed = true;
            upload.ifPresent(LogUpload::close);
        });
    }

    @Override
    public void on(StationEvent event) {
        if (event instanceof StationEvent.LinkChanged || event instanceof StationEvent.RegistrationChanged) {
            notices.send();
            upload.ifPresent(LogUpload::changed);
        }
    }

    // ---- the CSMS

    @Override
    public Promise<GetLogResponse> handle(GetLogRequest request) {
        Optional<URI> location = Senders.uri(request.log().remoteLocation());
        if (location.isEmpty() || senders.of(location.get()).isEmpty()) {
            return rejected(location.isEmpty() ? "the location is no address" : "nobody here speaks " + location.get().getScheme());
        }
        if (request.logType() == LogType.DataCollectorLog || wanted(kind(request)).isEmpty() && kind(request) == LogType.SecurityLog) {
            return rejected("there is no such log");
        }
        LogJob job = LogJob.of(request, location.get(), loop.now());
        if (job.from().isEmpty() && job.to().isEmpty()) {
            return accepted(job);
        }
        List<LogSource> all = wanted(job.kind());
        return loop.offload(() -> LogRange.has(all, job.from().orElse(Instant.MIN), job.to().orElse(Instant.MAX)))
                .then(found -> found.getValue() ? accepted(job) : rejected("there is no log of that time"));
    }

    private Promise<GetLogResponse> accepted(LogJob job) {
        // also one whose answer is not out yet
        Optional<LogJob> former = jobs.get(KEY);
        upload.ifPresent(LogUpload::close);
        upload = Optional.empty();
        // also of one that was not resumed yet
        durable.end(WORK);
        Commit commit = store.begin();
        jobs.put(commit, KEY, job);
        former.ifPresent(canceled -> {
            notices.add(commit, canceled.requestId(), UploadLogStatus.AcceptedCanceled);
            remove(canceled.fileName());
        });
        LogStatus status = former.isPresent() ? LogStatus.AcceptedCanceled : LogStatus.Accepted;
        return commit.submit().map(durable -> {
            // after the answer
            loop.execute(() -> {
                if (jobs.get(KEY).filter(job::equals).isPresent() && upload.isEmpty()) {
                    notices.send();
                    go(job);
                }
            });
            return GetLogResponse.builder().status(status).filename(job.fileName()).build();
        });
    }

    private static LogType kind(GetLogRequest request) {
        return request.logType() == LogType.SecurityLog ? LogType.SecurityLog : LogType.DiagnosticsLog;
    }

    private Promise<GetLogResponse> rejected(String why) {
        return loop.resolved(
                GetLogResponse.builder().status(LogStatus.Rejected).statusInfo(new StatusInfo("Unspecified", why)).build());
    }

    /** F06: what is under way, or Idle without a request's id (N01.FR.13). */
    @Override
    public Optional<Runnable> prepare(TriggerMessageRequest request) {
        if (asked) {
            return Optional.empty();
        }
        asked = true;
        return Optional.of(() -> csms.callAsAsked(jobs.get(KEY)
                .map(now -> new LogStatusNotificationRequest(UploadLogStatus.Uploading, now.requestId()))
                .orElseGet(() -> new LogStatusNotificationRequest(UploadLogStatus.Idle)))
                .onResolve(() -> asked = false));
    }

    // ---- the upload

    private List<LogSource> wanted(LogType kind) {
        return sources.stream().filter(source -> source.kind() == kind).sorted(Comparator.comparing(LogSource::name)).toList();
    }

    private void go(LogJob job) {
        LogUpload begun = new LogUpload(loop, neighbours, senders, () -> csms.link().up(), job, new Records());
        upload = Optional.of(begun);
        begun.begin();
    }

    private final class Records implements LogUpload.Owner {

        @Override
        public Promise<Void> tell(LogJob job, UploadLogStatus status) {
            Commit commit = store.begin();
            jobs.put(commit, KEY, job);
            notices.add(commit, job.requestId(), status);
            Promise<Void> durable = commit.submit();
            durable.onSuccess(done -> notices.send());
            return durable;
        }

        @Override
        public Promise<Boolean> attempt() {
            return durable.begin(WORK, 0).map(begun -> begun == DurableJobs.Begin.BEGUN);
        }

        @Override
        public void attemptOver() {
            durable.end(WORK);
        }

        @Override
        public void discard(LogJob job) {
            remove(job.fileName());
        }

        @Override
        public void ended(LogJob job, UploadLogStatus status) {
            upload = Optional.empty();
            Commit commit = store.begin();
            jobs.remove(commit, KEY);
            notices.add(commit, job.requestId(), status);
            commit.submit().onSuccess(durable -> notices.send());
            remove(job.fileName());
        }

        @Override
        public Promise<Path> file(LogJob job) {
            String model = job.kind() == LogType.DiagnosticsLog ? LogArchive.model(variables) : "";
            return loop.offload(LogArchive.write(folder.resolve(job.fileName()), job, wanted(job.kind()), model, GetLog.this::room));
        }
    }

    /** Bytes that a file may use; all where nobody keeps a floor. */
    private long room() {
        return space.get().map(FreeSpace::availableBytes).orElse(Long.MAX_VALUE);
    }

    private void remove(String fileName) {
        loop.offload(() -> Files.deleteIfExists(folder.resolve(fileName)))
                .onFailure(failure -> LOG.warn("{} cannot be removed: {}", fileName, failure.getMessage()));
    }

    /** Removes what a power cut left. */
    private void tidy() {
        loop.offload(() -> {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
            return null;
        }).onFailure(failure -> LOG.warn("old log files cannot be removed: {}", failure.getMessage()));
    }
}
