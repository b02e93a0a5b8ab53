package io.busbar.station.core.loop;

import io.busbar.station.api.control.LoopMonitor;
import io.busbar.station.api.loop.StationLoop.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the real and the virtual loop share: the queue of tasks, the timers, both clocks' arithmetic, error handling and counters. Owners
 * see it through a {@link LoopFacade} each.
 */
public abstract class Loop implements LoopMonitor {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private record Running(String owner, long sinceNanos) {}

    private record Task(LoopFacade owner, Runnable work, long givenNanos) {}

    private final Queue<Task> first = new ConcurrentLinkedQueue<>();
    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    private final TreeSet<LoopTimer> byUptime = new TreeSet<>(
            Comparator.comparingLong(LoopTimer::due).thenComparingLong(LoopTimer::number));
    private final TreeSet<LoopTimer> byWall = new TreeSet<>(Comparator.comparingLong(LoopTimer::due).thenComparingLong(LoopTimer::number));
    private final AtomicLong timerNumbers = new AtomicLong();
    private final LoopFacade housekeeping = new LoopFacade(this, "loop");
    private final Map<String, Long> errors = new ConcurrentHashMap<>();
    private volatile long wallAtZeroMillis;
    private volatile Runnable platformClockJumped = () -> {};
    private volatile Running running;
    private Running interrupted;
    private long done;
    private long longestWaitNanos;
    private long longestTaskNanos;
    private String longestTaskOf = "";

    Loop(Instant wall) {
        wallAtZeroMillis = wall.toEpochMilli();
    }

    /** A façade for one owner; everything given through it ends when it is closed. */
    public LoopFacade facade(String owner) {
        return new LoopFacade(this, owner);
    }

    @Override
    public PriorityLane priorityLane(String owner) {
        return new LoopFacade(this, owner, true);
    }

    /** Nanoseconds since the loop began. */
    abstract long uptimeNanos();

    abstract boolean inLoop();

    /** Something was given from another thread. */
    abstract void wake();

    /** Runs the work away from the loop and {@code back} on it. */
    abstract void offload(LoopFacade owner, Runnable work);

    /** What the platform's own clock says, whether or not the station believes it. */
    public abstract Instant platformTime();

    /** Ends the loop; what waits is not run. */
    public abstract void close();

    public Duration uptime() {
        return Duration.ofNanos(uptimeNanos());
    }

    public Instant now() {
        return Instant.ofEpochMilli(wallMillis());
    }

    long wallMillis() {
        return wallAtZeroMillis + uptimeNanos() / 1_000_000;
    }

    /** Puts the station's wall clock forward (negative: back). On the loop. */
    public void adjustWall(Duration by) {
        wallAtZeroMillis += by.toMillis();
    }

    /** Called on the loop when the platform's clock moved against the time since the start. */
    public void onPlatformClockJump(Runnable listener) {
        platformClockJumped = listener;
    }

    void tellPlatformClockJump() {
        platformClockJumped.run();
    }

    public LoopHealth health() {
        return new LoopHealth(done, Duration.ofNanos(longestWaitNanos), Duration.ofNanos(longestTaskNanos), longestTaskOf, errors);
    }

    @Override
    public Optional<RunningTask> busy() {
        Running task = running;
        return task == null
                ? Optional.empty()
                : Optional.of(new RunningTask(task.owner, Duration.ofNanos(uptimeNanos() - task.sinceNanos)));
    }

    @Override
    public synchronized void interruptStuckTask() {
        Running task = running;
        if (task == null) {
            return;
        }
        if (task != interrupted) {
            interrupted = task;
            interrupt();
            return;
        }
        running = null;
        goOnWithout(task.owner);
        failed(task.owner, new IllegalStateException("a task that did not end was left alone"));
    }

    /** Interrupts the thread that is the loop. */
    abstract void interrupt();

    /** Makes another thread the loop. */
    abstract void goOnWithout(String owner);

    @Override
    public Map<String, Long> failures() {
        return Map.copyOf(errors);
    }

    /** Logs and counts an exception that an owner's code let out. */
    @Override
    public void failed(String owner, Throwable failure) {
        errors.merge(owner, 1L, Long::sum);
        LOG.error("{} failed in a task on the loop", owner, failure);
    }

    void give(LoopFacade owner, Runnable work) {
        (owner.first() ? first : tasks).add(new Task(owner, work, uptimeNanos()));
        if (!inLoop()) {
            wake();
        }
    }

    Timer timer(LoopFacade owner, boolean wall, long due, long periodNanos, Runnable work) {
        LoopTimer timer = new LoopTimer(this, owner, wall, due, periodNanos, timerNumbers.incrementAndGet(), work);
        onLoop(owner, () -> insert(timer));
        return timer;
    }

    void remove(LoopTimer timer) {
        onLoop(timer.owner(), () -> timersOf(timer).remove(timer));
    }

    /** Removes the timers of an owner that has ended. */
    void forget(LoopFacade owner) {
        onLoop(housekeeping, () -> {
            byUptime.removeIf(timer -> timer.owner() == owner);
            byWall.removeIf(timer -> timer.owner() == owner);
        });
    }

    private void onLoop(LoopFacade owner, Runnable step) {
        if (inLoop()) {
            step.run();
        } else {
            give(owner, step);
        }
    }

    private void insert(LoopTimer timer) {
        if (!timer.cancelled()) {
            timersOf(timer).add(timer);
        }
    }

    private TreeSet<LoopTimer> timersOf(LoopTimer timer) {
        return timer.wall() ? byWall : byUptime;
    }

    boolean hasTasks() {
        return !tasks.isEmpty() || !first.isEmpty();
    }

    /** Runs the oldest task. @return whether there was one */
    boolean runTask() {
        Task task = first.poll();
        if (task == null) {
            task = tasks.poll();
        }
        if (task == null) {
            return false;
        }
        longestWaitNanos = Math.max(longestWaitNanos, uptimeNanos() - task.givenNanos);
        run(task.owner, task.work);
        return true;
    }

    /** Runs the timers that are due now; those that they set for now come next time. @return whether there was one */
    boolean runDueTimers() {
        boolean any = runDue(byUptime, uptimeNanos());
        return runDue(byWall, wallMillis()) || any;
    }

    private boolean runDue(TreeSet<LoopTimer> timers, long now) {
        if (timers.isEmpty() || timers.first().due() > now) {
            return false;
        }
        long newest = timerNumbers.get();
        LoopTimer timer;
        while (!timers.isEmpty() && (timer = timers.first()).due() <= now && timer.number() <= newest) {
            timers.remove(timer);
            if (!run(timer.owner(), timer::fire)) {
                return true;
            }
            if (timer.repeats() && !timer.cancelled()) {
                timer.next(now, timerNumbers.incrementAndGet());
                timers.add(timer);
            }
        }
        return true;
    }

    /** Nanoseconds until a timer is due (0 or less: now); {@code Long.MAX_VALUE} without timers. */
    long nanosToNextTimer() {
        long next = byUptime.isEmpty() ? Long.MAX_VALUE : byUptime.first().due() - uptimeNanos();
        if (!byWall.isEmpty()) {
            long millis = byWall.first().due() - wallMillis();
            long nanosIntoMilli = uptimeNanos() % 1_000_000;
            next = Math.min(next, millis > Long.MAX_VALUE / 2_000_000 ? Long.MAX_VALUE : millis * 1_000_000 - nanosIntoMilli);
        }
        return next;
    }

    /** @return false when the loop continued without this thread meanwhile, which may touch nothing of it any more */
    private boolean run(LoopFacade owner, Runnable work) {
        if (owner.closed()) {
            return true;
        }
        long start = uptimeNanos();
        running = new Running(owner.name(), start);
        try {
            work.run();
        } catch (Throwable failure) { // whatever it is, the station goes on
            failed(owner.name(), failure);
        }
        if (!inLoop()) {
            return false;
        }
        running = null;
        done++;
        long took = uptimeNanos() - start;
        if (took > longestTaskNanos) {
            longestTaskNanos = took;
            longestTaskOf = owner.name();
        }
        return true;
    }
}
