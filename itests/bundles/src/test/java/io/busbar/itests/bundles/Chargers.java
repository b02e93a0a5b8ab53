package io.busbar.itests.bundles;

import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.url;

import io.busbar.testing.Patience;
import io.busbar.testkit.exam.ChargerOption;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import org.java_websocket.server.WebSocketServer;
import org.ops4j.pax.exam.Option;

/** The options of these tests, on their side of Pax Exam: what this class knows is not in the framework. */
final class Chargers {

    private Chargers() {}

    /** The assembled reference charger. */
    static ChargerOption shipped() {
        return ChargerOption.charger(ChargerOption.assembled(Path.of("../../distribution/charger/target")));
    }

    /** With what the tests need in the framework. */
    static Option[] options(ChargerOption charger) throws URISyntaxException {
        return options(charger, Patience.ofSeconds(60));
    }

    /** @param patience how long conditions are waited for at most */
    static Option[] options(ChargerOption charger, Duration patience) throws URISyntaxException {
        Path webSocketServer = Path.of(WebSocketServer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return new Option[]{charger, url(webSocketServer.toUri().toString()),
                frameworkProperty(InFramework.PATIENCE).value(Long.toString(patience.toMillis()))};
    }
}
