package io.busbar.station.core.loop;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The loop of a real station: one daemon thread that sleeps until something is given or due, and a few worker threads that go when nothing
 * is to do. The one place where the platform's clocks are read.
 */
public final class RealLoop extends Loop {

    private static final int WORKERS = 4;
    private static final int WAITING_WORK = 256;
    private static final int TASKS_BETWEEN_TIMERS = 64;
    private static final long CLOCK_JUMP_MILLIS = 1_000;

    private static final Clock CLOCK = Clock.systemUTC();

    private final long zero = System.nanoTime();
    private final long platformAtZeroMillis = CLOCK.millis();
    private final ThreadPoolExecutor workers;
    private volatile Thread thread;
    private volatile boolean sleeping;
    private volatile boolean closed;
    private long platformJumpMillis;

    public RealLoop() {
        super(CLOCK.instant());
        AtomicInteger count = new AtomicInteger();
        workers = new ThreadPoolExecutor(WORKERS, WORKERS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_WORK), work -> {
            Thread worker = new Thread(work, "busbar-worker-" + count.incrementAndGet());
            worker.setDaemon(true);
            return worker;
        });
        workers.allowCoreThreadTimeOut(true);
        begin("busbar-loop");
    }

    private void begin(String name) {
        thread = new Thread(this::loop, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void loop() {
        while (mine()) {
            runDueTimers();
            int tasks = 0;
            while (tasks < TASKS_BETWEEN_TIMERS && mine() && runTask()) {
                tasks++;
            }
            if (tasks == 0 && mine()) {
                sleep();
            }
        }
    }

    private boolean mine() {
        return !closed && inLoop();
    }

    @Override
    void interrupt() {
        thread.interrupt();
    }

    @Override
    void goOnWithout(String owner) {
        Thread left = thread;
        left.setName("left alone: " + owner);
        begin("busbar-loop");
    }

    private void sleep() {
        long nanos = nanosToNextTimer();
        if (nanos <= 0) {
            return;
        }
        sleeping = true; // before the queue is checked: who adds a task after that sees this and wakes us
        if (!hasTasks() && !closed) {
            if (nanos == Long.MAX_VALUE) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, nanos);
            }
        }
        sleeping = false;
        Thread.interrupted(); // a task that was interrupted is over
        watchPlatformClock();
    }

    private void watchPlatformClock() {
        long jump = CLOCK.millis() - platformAtZeroMillis - uptimeNanos() / 1_000_000;
        if (Math.abs(jump - platformJumpMillis) >= CLOCK_JUMP_MILLIS) {
            platformJumpMillis = jump;
            tellPlatformClockJump();
        }
    }

    @Override
    void wake() {
        if (sleeping) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    long uptimeNanos() {
        return System.nanoTime() - zero;
    }

    @Override
    boolean inLoop() {
        return Thread.currentThread() == thread;
    }

    @Override
    void offload(LoopFacade owner, Runnable work) {
        workers.execute(work);
    }

    @Override
    public Instant platformTime() {
        return CLOCK.instant();
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        workers.shutdown();
    }
}
