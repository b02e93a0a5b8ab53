package io.busbar.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A case that passes fails as soon as the station says something else, whichever way it runs. */
@Shipped("cases fail in both ways")
class DisturbedCasesTest {

    private static final String ANSWER = "\"attributeValue\":\"300\"";

    private static TestExecutionSummary run(UnaryOperator<String> disturbance) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        ScriptedCsms.disturb(disturbance);
        try {
            LauncherFactory.create().execute(
                    LauncherDiscoveryRequestBuilder.request().selectors(selectMethod(VariablesTest.class, "getOne")).build(), summary);
        } finally {
            ScriptedCsms.disturb(UnaryOperator.identity());
        }
        assertEquals(1, summary.getSummary().getTestsStartedCount());
        return summary.getSummary();
    }

    private static String failure(UnaryOperator<String> disturbance) {
        TestExecutionSummary summary = run(disturbance);
        assertEquals(1, summary.getTestsFailedCount());
        return summary.getFailures().get(0).getException().toString();
    }

    @Test
    @DisplayName("Undisturbed the case passes")
    void undisturbed() {
        assertEquals(1, run(UnaryOperator.identity()).getTestsSucceededCount());
    }

    @Test
    @DisplayName("Another value than the one that was set fails the case")
    void anotherValue() {
        String failure = failure(frame -> frame.replace(ANSWER, "\"attributeValue\":\"301\""));
        assertTrue(failure.contains("<300> but was: <301>"), failure);
    }

    @Test
    @DisplayName("A member that the schema does not have fails the case, though the case does not look at it")
    void notInTheSchema() {
        String failure = failure(frame -> frame.replace(ANSWER, ANSWER + ",\"unheardOf\":1"));
        assertTrue(failure.contains("unheardOf"), failure);
    }
}
