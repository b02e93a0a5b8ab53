package io.busbar.itests.bundles;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.testing.Patience;
import java.lang.ref.WeakReference;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** The shipped bundles in a running framework, with a CSMS at the other end of the link. */
class BundlesTest {

    private static final Duration PATIENCE = Patience.ofSeconds(60);

    @TempDir
    static Path data;
    private static TinyCsms csms;
    private static RunningCharger charger;
    private static int plantPort;

    @BeforeAll
    static void start() throws Exception {
        try (ServerSocket any = new ServerSocket(0)) {
            plantPort = any.getLocalPort();
        }
        csms = new TinyCsms();
        charger = new RunningCharger(data, csms.url().toString(), plantPort);
        await().atMost(PATIENCE).until(() -> csms.said("StatusNotification"));
    }

    @AfterAll
    static void stop() throws Exception {
        charger.close();
        csms.stop();
    }

    @Test
    @DisplayName("Everything resolves and every component runs")
    void allRun() {
        for (Bundle bundle : charger.context().getBundles()) {
            assertEquals(Bundle.ACTIVE, bundle.getState(), bundle + " is not active");
        }
        await().atMost(PATIENCE).until(() -> charger.waiting().isEmpty());
    }

    @Test
    @DisplayName("Law 6: the closure of every block and every driver is the bundle itself; that of a contract is not")
    void closures() {
        List<Bundle> leaves = new ArrayList<>(charger.bundles("io.busbar.block."));
        charger.bundles("io.busbar.driver.").stream().filter(bundle -> !bundle.getSymbolicName().endsWith(".api")).forEach(leaves::add);
        assertTrue(leaves.size() >= 11, leaves.toString());
        for (Bundle leaf : leaves) {
            assertEquals(Set.of(leaf.getSymbolicName()), closure(leaf));
            assertNull(leaf.getHeaders("").get(Constants.EXPORT_PACKAGE), leaf + " exports something");
        }
        Set<String> all = closure(charger.bundle("io.busbar.ocpp.api"));
        assertTrue(all.contains("io.busbar.ocpp.rpc") && all.contains("io.busbar.block.provisioning"), all.toString());
    }

    private static Set<String> closure(Bundle bundle) {
        return charger.framework().adapt(FrameworkWiring.class).getDependencyClosure(List.of(bundle)).stream().map(Bundle::getSymbolicName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    @DisplayName("Law 3: without data transfer the CSMS gets NotImplemented, the rest is undisturbed; with it again it is answered")
    void dataTransferComesAndGoes() throws Exception {
        Bundle block = charger.bundle("io.busbar.block.datatransfer");
        assertTrue(csms.call("DataTransfer", "{\"vendorId\":\"com.example\"}").contains("UnknownVendorId"));
        undisturbed(block, () -> assertTrue(csms.call("DataTransfer", "{\"vendorId\":\"com.example\"}").contains("NotImplemented")));
        await().atMost(PATIENCE).until(() -> csms.call("DataTransfer", "{\"vendorId\":\"com.example\"}").contains("UnknownVendorId"));
    }

    @Test
    @DisplayName("Law 3: the conformance statement is of what is installed now")
    void statementFollowsWhatIsInstalled() throws Exception {
        Bundle block = charger.bundle("io.busbar.block.localauthlist");
        String profile = "(?s).*Local Authorization List Management +";
        assertTrue(statement().matches(profile + "yes\n.*"), statement());
        undisturbed(block,
                () -> assertTrue(statement().matches(profile + "no: without SendLocalList, GetLocalListVersion, LocalAuthListCtrlr\n.*"),
                        statement()));
    }

    private static String statement() throws Exception {
        BundleContext context = charger.context();
        Object command = context.getService(context.getAllServiceReferences(null, "(osgi.command.function=pics)")[0]);
        return (String) command.getClass().getMethod("pics").invoke(command);
    }

    @Test
    @DisplayName("Law 3: without metering in the middle of a transaction its variables are gone and the transaction goes on; values come again")
    void meteringComesAndGoes() throws Exception {
        Bundle block = charger.bundle("io.busbar.block.metering");
        String interval = "{\"getVariableData\":[{\"component\":{\"name\":\"SampledDataCtrlr\"},\"variable\":{\"name\":\"TxUpdatedInterval\"}}]}";
        String set = "{\"setVariableData\":[{\"attributeValue\":\"1\",\"component\":{\"name\":\"SampledDataCtrlr\"},"
                + "\"variable\":{\"name\":\"TxUpdatedInterval\"}}]}";
        assertTrue(csms.call("SetVariables", set).contains("\"Accepted\""));
        csms.forget();
        plant("plugIn", "{\"evseId\":1,\"connectorId\":1}");
        plant("swipe", "{\"evseId\":1,\"idToken\":\"AABBCCDD\",\"type\":\"ISO14443\"}");
        await().atMost(PATIENCE).until(() -> csms.said("MeterValuePeriodic"));
        undisturbed(block, () -> {
            assertTrue(csms.call("GetVariables", interval).contains("UnknownComponent"));
            assertTrue(csms.call("GetTransactionStatus", "{}").contains("messagesInQueue"));
        });
        csms.forget();
        await().atMost(PATIENCE).until(() -> csms.said("MeterValuePeriodic"));
        assertTrue(csms.call("GetVariables", interval).contains("\"attributeValue\":\"1\""), "its variable kept its value");
        plant("swipe", "{\"evseId\":1,\"idToken\":\"AABBCCDD\",\"type\":\"ISO14443\"}");
        await().atMost(PATIENCE).until(() -> csms.said("\"Ended\"") && csms.said("Transaction.End"));
        plant("unplug", "{\"evseId\":1,\"connectorId\":1}");
    }

    @Test
    @DisplayName("Each block and each driver goes and comes back: everybody else keeps running, the link stays up")
    void eachGoesAndComes() throws Exception {
        List<Bundle> leaves = new ArrayList<>(charger.bundles("io.busbar.block."));
        charger.bundles("io.busbar.driver.").stream().filter(bundle -> bundle.getSymbolicName().endsWith(".sim")).forEach(leaves::add);
        csms.forget();
        for (Bundle leaf : leaves) {
            undisturbed(leaf, () -> assertFalse(csms.call("Reset", "{\"type\":\"OnIdle\",\"evseId\":99}").isEmpty()));
        }
        assertFalse(csms.said("BootNotification"), "a block's return made the station boot again");
        assertFalse(csms.said("Faulted"), "a driver's short absence was told");
    }

    @Test
    @DisplayName("Style 8: twenty updates of a block and of a driver leave no class loader behind")
    void noLoaderLeaks() throws Exception {
        for (String name : List.of("io.busbar.block.datatransfer", "io.busbar.block.availability", "io.busbar.driver.token.sim")) {
            Bundle bundle = charger.bundle(name);
            List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                loaders.add(new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
                bundle.update();
                refresh(bundle);
            }
            await().atMost(PATIENCE).until(() -> {
                System.gc();
                return loaders.stream().filter(loader -> loader.get() != null).count() <= 1;
            });
        }
        await().atMost(PATIENCE).until(() -> charger.waiting().isEmpty());
    }

    private static void refresh(Bundle bundle) throws InterruptedException {
        java.util.concurrent.CountDownLatch done = new java.util.concurrent.CountDownLatch(1);
        charger.framework().adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), event -> done.countDown());
        done.await();
    }

    private interface Check {

        void run() throws Exception;
    }

    /**
     * Stops a bundle, checks, starts it. All other components stay the same all the while, but for those whose one purpose is a service of that
     * bundle: they wait for it, say so, and come back with it. The link stays.
     */
    private static void undisturbed(Bundle bundle, Check whileAway) throws Exception {
        String name = bundle.getSymbolicName();
        List<String> before = charger.running(name);
        int connections = csms.connections();
        List<String> whileGone;
        bundle.stop();
        try {
            whileGone = charger.running(name);
            List<String> gone = before.stream().filter(component -> !whileGone.contains(component)).toList();
            List<String> waiting = charger.waiting();
            assertTrue(gone.size() <= 1, name + " took others with it: " + gone);
            assertEquals(gone.size(), waiting.size(), name + " took with it " + gone + ", but what waits is " + waiting);
            whileAway.run();
        } finally {
            bundle.start();
        }
        await().atMost(PATIENCE).until(() -> charger.waiting().isEmpty());
        List<String> after = charger.running(name);
        assertTrue(after.containsAll(whileGone), name + " disturbed others when it came back");
        assertEquals(before.size(), after.size(), name + " came back without others");
        assertEquals(connections, csms.connections(), "the link was made anew");
    }

    private static void plant(String act, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + plantPort + "/plant/" + act))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)).build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), response.body());
    }
}
