package io.busbar.itests.bundles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.runner.JUnitCore;
import org.junit.runner.notification.Failure;

/** The framework's process dies in the middle of a transaction. */
class ForkedCrashTest {

    @TempDir
    Path data;

    @AfterEach
    void clear() {
        System.clearProperty(CrashingStationExam.DATA);
    }

    @Test
    @DisplayName("Law 2: after a crash of the framework's process the station starts on the same data and ends the open transaction, once")
    void crash() {
        System.setProperty(CrashingStationExam.DATA, data.toString());
        List<Failure> death = JUnitCore.runClasses(CrashingStationExam.class).getFailures();
        assertTrue(Files.exists(data.resolve("transaction")), () -> "it died before its time: " + death.get(0).getTrace());
        assertTrue(death.size() > 0, "the process did not die");
        assertEquals(List.of(), JUnitCore.runClasses(CrashingStationExam.class).getFailures());
    }
}
