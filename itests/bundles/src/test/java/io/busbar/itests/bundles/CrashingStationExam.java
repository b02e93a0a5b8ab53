package io.busbar.itests.bundles;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.CoreOptions;
import org.ops4j.pax.exam.ExamFactory;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.forked.ForkedTestContainerFactory;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.BundleContext;

/** One station's life, in a process of its own: run twice by {@link ForkedCrashTest} on the same data directory. */
@RunWith(PaxExam.class)
@ExamFactory(ForkedTestContainerFactory.class)
public class CrashingStationExam {

    /** System property: the data directory. */
    static final String DATA = "io.busbar.itests.data";
    private static final Pattern TRANSACTION = Pattern.compile("\"transactionId\":\"([^\"]+)\"");

    @Inject
    BundleContext context;

    @Configuration
    public Option[] charger() throws Exception {
        return CoreOptions.options(CoreOptions.composite(Chargers.options(Chargers.shipped().data(Path.of(System.getProperty(DATA))))),
                CoreOptions.vmOptions("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    }

    @Test
    public void lives() throws Exception {
        Path transaction = Path.of(context.getProperty("io.busbar.data"), "transaction");
        InFramework station = new InFramework(context);
        TinyCsms csms = station.csms();
        if (Files.notExists(transaction)) {
            station.plant(plant -> plant.plugIn(1, 1, 32));
            station.swipe(1);
            station.await("energy flows", () -> csms.said("\"chargingState\":\"Charging\""));
            Files.writeString(transaction, id(csms.calls("\"Started\"").get(0)));
            Runtime.getRuntime().halt(13);
        }
        String before = Files.readString(transaction);
        station.await("the transaction of before the crash is ended", () -> csms.said("\"Ended\""));
        assertEquals(1, csms.calls("\"Ended\"").size());
        String ended = csms.calls("\"Ended\"").get(0);
        assertEquals(before, id(ended));
        assertTrue(ended, ended.contains("\"stoppedReason\":\"PowerLoss\""));
    }

    private static String id(String event) {
        Matcher id = TRANSACTION.matcher(event);
        assertTrue(event, id.find());
        return id.group(1);
    }
}
