package io.busbar.itests.bundles;

import static org.junit.Assert.assertFalse;

import io.busbar.testkit.exam.ChargerOption;
import io.busbar.testkit.exam.StationContainer;
import java.time.Duration;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.ExamFactory;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.BundleContext;

/** What must work in any charger; run by {@link BundleTakenAwayTest}, with and without a bundle. */
@RunWith(PaxExam.class)
@ExamFactory(StationContainer.class)
public class WorkingStationExam {

    /** System property: the bundle that is left out. */
    static final String WITHOUT = "io.busbar.itests.without";

    @Inject
    BundleContext context;

    @Configuration
    public Option[] charger() throws Exception {
        String without = System.getProperty(WITHOUT, "");
        ChargerOption charger = Chargers.shipped();
        return without.isEmpty() ? Chargers.options(charger) : Chargers.options(charger.without(without), Duration.ofSeconds(2));
    }

    @Test
    public void works() throws Exception {
        InFramework station = new InFramework(context);
        station.await("all components run", () -> station.waiting().isEmpty());
        TinyCsms csms = station.csms();
        assertFalse("no data transfer", csms.call("DataTransfer", "{\"vendorId\":\"com.example\"}").contains("NotImplemented"));
        station.plant(plant -> plant.plugIn(1, 1, 32));
        station.swipe(1);
        station.await("a transaction is started", () -> csms.said("\"Started\""));
    }
}
