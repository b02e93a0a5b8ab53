package io.busbar.itests.bundles;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.busbar.testkit.exam.StationContainer;
import java.util.Map;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.ExamFactory;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.BundleContext;

/** Law 3: a charger that an OEM delivers without some of the blocks, with the configuration of one that has them. */
@RunWith(PaxExam.class)
@ExamFactory(StationContainer.class)
public class StationWithoutBlocksTest {

    @Inject
    BundleContext context;
    private InFramework station;
    private TinyCsms csms;

    @Configuration
    public Option[] charger() throws Exception {
        return Chargers.options(Chargers.shipped().without("io.busbar.block.certificates").without("io.busbar.block.datatransfer")
                .without("io.busbar.block.diagnostics").without("io.busbar.block.firmware").without("io.busbar.block.localauthlist")
                .without("io.busbar.block.metering"));
    }

    @Before
    public void connect() throws Exception {
        station = new InFramework(context);
        csms = station.csms();
    }

    @Test
    public void whatIsAbsentIsNotImplemented() throws Exception {
        Map<String, String> calls = Map.of("DataTransfer", "{\"vendorId\":\"com.example\"}", "GetLocalListVersion", "{}",
                "DeleteCertificate",
                "{\"certificateHashData\":{\"hashAlgorithm\":\"SHA256\",\"issuerNameHash\":\"a\",\"issuerKeyHash\":\"a\",\"serialNumber\":\"1\"}}",
                "GetLog", "{\"logType\":\"SecurityLog\",\"requestId\":1,\"log\":{\"remoteLocation\":\"http://localhost/\"}}",
                "UpdateFirmware",
                "{\"requestId\":1,\"firmware\":{\"location\":\"http://localhost/\",\"retrieveDateTime\":\"2026-01-01T00:00:00Z\"}}");
        for (Map.Entry<String, String> call : calls.entrySet()) {
            String answer = csms.call(call.getKey(), call.getValue());
            assertTrue(answer, answer.startsWith("[4,") && answer.contains("NotImplemented"));
        }
        assertFalse(csms.call("GetTransactionStatus", "{}").contains("NotImplemented"));
    }

    @Test
    public void itsComponentsAreGone() throws Exception {
        for (String component : new String[]{"LocalAuthListCtrlr", "SampledDataCtrlr", "MonitoringCtrlr"}) {
            String answer = csms.call("GetVariables", "{\"getVariableData\":[{\"component\":{\"name\":\"" + component
                    + "\"},\"variable\":{\"name\":\"Enabled\"}}]}");
            assertTrue(answer, answer.contains("UnknownComponent"));
        }
    }

    @Test
    public void theRestChargesAllTheSame() throws Exception {
        assertEquals("somebody needs an absent block", 0, station.waiting().size());
        station.plant(plant -> plant.plugIn(1, 1, 32));
        station.swipe(1);
        station.await("energy flows", () -> csms.said("\"chargingState\":\"Charging\""));
        station.swipe(1);
        station.await("the transaction ends", () -> csms.said("\"Ended\""));
        assertFalse("a meter value without metering", csms.said("meterValue"));
    }
}
