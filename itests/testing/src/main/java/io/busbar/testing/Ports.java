package io.busbar.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for what a test starts and stops on the same port, or hands to another process. They lie below those that the system gives out by itself
 * and are locked among test processes, so nobody else has them while they are not in use. What needs no port in advance binds port 0.
 */
public final class Ports {

    private static final int FIRST = 20_000;
    private static final int MANY = 10_000;

    /** Locks end with this process. */
    private static final List<FileLock> LOCKS = new ArrayList<>();
    private static int next = ThreadLocalRandom.current().nextInt(MANY);

    private Ports() {}

    /** @return a free port of this machine that no other caller gets before this process ends */
    public static synchronized int reserve() {
        for (int tried = 0; tried < MANY; tried++) {
            int port = FIRST + next;
            next = (next + 1) % MANY;
            if (reserve(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port is free from " + FIRST + " on");
    }

    /** @return whether this one could be had */
    static synchronized boolean reserve(int port) {
        try {
            Path folder = Files.createDirectories(
                    Path.of(System.getProperty("java.io.tmpdir"), "busbar-test-ports-" + System.getProperty("user.name")));
            return lock(folder.resolve(Integer.toString(port))) && isFree(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return false;
        }
        LOCKS.add(lock);
        return true;
    }

    private static boolean isFree(int port) {
        try (ServerSocket any = new ServerSocket()) {
            any.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
