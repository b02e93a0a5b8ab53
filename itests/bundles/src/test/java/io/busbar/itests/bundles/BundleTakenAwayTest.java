package io.busbar.itests.bundles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.runner.JUnitCore;
import org.junit.runner.Result;
import org.junit.runner.notification.Failure;

/** The tests of bundles notice a bundle that is missing from the feature list, whatever kind of bundle it is, and say what is missing. */
class BundleTakenAwayTest {

    private static List<Failure> failures(String without) {
        System.setProperty(WorkingStationExam.WITHOUT, without);
        Result result = JUnitCore.runClasses(WorkingStationExam.class);
        return result.getFailures();
    }

    @AfterEach
    void clear() {
        System.clearProperty(WorkingStationExam.WITHOUT);
    }

    @Test
    @DisplayName("With all its bundles the station works")
    void complete() {
        assertEquals(List.of(), failures(""));
    }

    @ParameterizedTest(name = "without {0}")
    @CsvSource({"io.busbar.station.api, There are unresolved bundles", // a contract
            "io.busbar.store.journal, io.busbar.store.api.Store", // the one that offers a service
            "io.busbar.block.datatransfer, no data transfer", // a block that nobody needs
            "io.busbar.driver.token.sim, no driver listens to a token reader"}) // a driver
    void incomplete(String without, String reason) {
        List<Failure> failures = failures(without);
        assertEquals(1, failures.size(), failures.toString());
        assertTrue(failures.get(0).getTrace().contains(reason), failures.get(0).getTrace());
    }
}
