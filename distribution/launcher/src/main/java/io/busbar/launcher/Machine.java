package io.busbar.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the operating system knows and Java does not say. */
final class Machine {

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    /** Names of the threads by which Java serves the signals that end it. */
    private static final List<String> SIGNALS = List.of("SIGTERM handler", "SIGINT handler", "SIGHUP handler");

    private Machine() {}

    /** Names this boot of the machine; always the same where the machine does not say. */
    static String boot() {
        try {
            return Files.readString(BOOT).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** Within a shutdown hook: whether the process ends by a signal, and not because somebody in it wants it to. */
    static boolean isStoppedBySignal() {
        return Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> SIGNALS.contains(thread.getName()));
    }
}
