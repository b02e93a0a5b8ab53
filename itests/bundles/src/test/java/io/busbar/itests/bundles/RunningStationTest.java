package io.busbar.itests.bundles;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.module.Neighbour;
import io.busbar.station.api.module.Neighbour.State;
import io.busbar.station.api.module.Neighbours;
import io.busbar.station.api.session.Sessions;
import io.busbar.station.api.token.TokenAuthorizer;
import io.busbar.testkit.exam.StationContainer;
import io.busbar.update.api.Change;
import io.busbar.update.api.UpdateOrder;
import io.busbar.update.api.UpdateReport.Outcome;
import io.busbar.update.api.Updates;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.ExamFactory;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleWiring;

/** The shipped bundles in a running framework, with a CSMS at the other end of the link. */
@RunWith(PaxExam.class)
@ExamFactory(StationContainer.class)
public class RunningStationTest {

    private static final Pattern LISTED = Pattern
            .compile("\"id\"\\s*:\\s*\"[^:\"]+:([^:\"]+):[^\"]+\",\\s*\"start-order\"\\s*:\\s*\"?(\\d+)");

    @Inject
    BundleContext context;
    private InFramework station;
    private TinyCsms csms;

    @Configuration
    public Option[] charger() throws Exception {
        return Chargers.options(Chargers.shipped().environment("BUSBAR_UPDATE_WATCH_SECONDS", 3));
    }

    @Before
    public void connect() throws Exception {
        station = new InFramework(context);
        csms = station.csms();
    }

    /** Everything that the feature lists is there, resolved, started at its level, and every component runs. */
    @Test
    public void everythingListedRuns() throws Exception {
        Map<String, Integer> listed = new HashMap<>();
        Matcher lines = LISTED.matcher(Files.readString(Path.of(context.getProperty("io.busbar.home"), "feature.json")));
        while (lines.find()) {
            listed.put(lines.group(1), Integer.parseInt(lines.group(2)));
        }
        for (Bundle bundle : context.getBundles()) {
            assertEquals(bundle + " is not active", Bundle.ACTIVE, bundle.getState());
            Integer startLevel = listed.remove(bundle.getSymbolicName());
            if (startLevel != null) {
                assertEquals("start level of " + bundle, startLevel.intValue(), bundle.adapt(BundleStartLevel.class).getStartLevel());
            }
        }
        try (var lib = Files.newDirectoryStream(Path.of(context.getProperty("io.busbar.home"), "lib"))) {
            for (Path jar : lib) {
                listed.keySet().removeIf(name -> jar.getFileName().toString().startsWith(name + "-"));
            }
        }
        assertEquals("neither installed nor on the class path", Map.of(), listed);
        station.await("all components run", () -> station.waiting().isEmpty());
    }

    /** Law 6: the closure of every block and every driver is the bundle itself; that of a contract is not. */
    @Test
    public void leavesRestartNobodyElse() {
        List<Bundle> leaves = station.leaves();
        assertTrue(leaves.toString(), leaves.size() >= 11);
        for (Bundle leaf : leaves) {
            assertEquals(Set.of(leaf.getSymbolicName()), station.closure(leaf));
            assertNull(leaf + " exports something", leaf.getHeaders("").get(Constants.EXPORT_PACKAGE));
        }
        Set<String> all = station.closure(station.bundle("io.busbar.ocpp.api"));
        assertTrue(all.toString(), all.contains("io.busbar.ocpp.rpc") && all.contains("io.busbar.block.provisioning"));
    }

    /** Law 3: without data transfer the CSMS gets NotImplemented, the rest is undisturbed; with it again it is answered. */
    @Test
    public void dataTransferComesAndGoes() throws Exception {
        String vendor = "{\"vendorId\":\"com.example\"}";
        assertTrue(csms.call("DataTransfer", vendor).contains("UnknownVendorId"));
        station.undisturbed(station.bundle("io.busbar.block.datatransfer"),
                () -> assertTrue(csms.call("DataTransfer", vendor).contains("NotImplemented")));
        station.await("data transfer is answered", () -> csms.call("DataTransfer", vendor).contains("UnknownVendorId"));
    }

    /** Law 3: the conformance statement is of what is installed now. */
    @Test
    public void statementFollowsWhatIsInstalled() throws Exception {
        String profile = "(?s).*Local Authorization List Management +";
        assertTrue(statement(), statement().matches(profile + "yes\n.*"));
        station.undisturbed(station.bundle("io.busbar.block.localauthlist"), () -> assertTrue(statement(),
                statement().matches(profile + "no: without SendLocalList, GetLocalListVersion, LocalAuthListCtrlr\n.*")));
    }

    private String statement() throws Exception {
        Object command = context.getService(context.getAllServiceReferences(null, "(osgi.command.function=pics)")[0]);
        return (String) command.getClass().getMethod("pics").invoke(command);
    }

    /** Law 3: without metering in the middle of a transaction its variables are gone and the transaction goes on; values come again. */
    @Test
    public void meteringComesAndGoes() throws Exception {
        String interval = "{\"getVariableData\":[{\"component\":{\"name\":\"SampledDataCtrlr\"},\"variable\":{\"name\":\"TxUpdatedInterval\"}}]}";
        String set = "{\"setVariableData\":[{\"attributeValue\":\"1\",\"component\":{\"name\":\"SampledDataCtrlr\"},"
                + "\"variable\":{\"name\":\"TxUpdatedInterval\"}}]}";
        assertTrue(csms.call("SetVariables", set).contains("\"Accepted\""));
        csms.forget();
        station.plant(plant -> plant.plugIn(1, 1, 32));
        station.swipe(1);
        station.await("a meter value is sent", () -> csms.said("MeterValuePeriodic"));
        station.undisturbed(station.bundle("io.busbar.block.metering"), () -> {
            assertTrue(csms.call("GetVariables", interval).contains("UnknownComponent"));
            assertTrue(csms.call("GetTransactionStatus", "{}").contains("messagesInQueue"));
        });
        csms.forget();
        station.await("meter values are sent again", () -> csms.said("MeterValuePeriodic"));
        assertTrue("its variable kept its value", csms.call("GetVariables", interval).contains("\"attributeValue\":\"1\""));
        station.swipe(1);
        station.await("the transaction ends with its values", () -> csms.said("\"Ended\"") && csms.said("Transaction.End"));
        station.plant(plant -> plant.unplug(1, 1));
    }

    /** Each block and each driver goes and comes back: everybody else keeps running, the link stays up. */
    @Test
    public void eachGoesAndComes() throws Exception {
        csms.forget();
        for (Bundle leaf : station.leaves()) {
            station.undisturbed(leaf, () -> assertFalse(csms.call("Reset", "{\"type\":\"OnIdle\",\"evseId\":99}").isEmpty()));
        }
        assertFalse("a block's return made the station boot again", csms.said("BootNotification"));
        assertFalse("a driver's short absence was told", csms.said("Faulted"));
    }

    /** Law 3: a block that is not installed is not supported, and nobody misses it; installed again it is as before. */
    @Test
    public void aBlockIsUninstalledAndInstalled() throws Exception {
        String status = "{\"idToken\":{\"idToken\":\"AABBCCDD\",\"type\":\"ISO14443\"},\"customerIdentifier\":\"a\",\"requestId\":1,\"report\":false,\"clear\":false}";
        Bundle block = station.bundle("io.busbar.block.diagnostics");
        String location = block.getLocation();
        int level = block.adapt(BundleStartLevel.class).getStartLevel();
        int components = station.running("").size();
        assertFalse(csms.call("CustomerInformation", status).contains("NotImplemented"));
        block.uninstall();
        assertTrue(csms.call("CustomerInformation", status).contains("NotImplemented"));
        assertEquals(List.of(), station.waiting());
        Bundle again = context.installBundle(location);
        again.adapt(BundleStartLevel.class).setStartLevel(level);
        again.start();
        station.await("the block's components run", () -> station.running("").size() == components);
        station.await("the block answers", () -> !csms.call("CustomerInformation", status).contains("NotImplemented"));
    }

    /** A block that is updated by hand counts as being replaced: what was to be done with it waits until it is back, and for no longer. */
    @Test
    public void workWaitsForABlockThatIsUpdatedByHand() throws Exception {
        Neighbour<Sessions> sessions = station.service(Neighbours.class).of(Sessions.class);
        StationLoop loop = station.service(StationLoop.class);
        List<String> happened = new CopyOnWriteArrayList<>();
        station.await("sessions are present", () -> sessions.state() == State.PRESENT);
        // unregistered: asked for before the next version is there
        ServiceListener listener = event -> {
            if (event.getType() == ServiceEvent.UNREGISTERING) {
                loop.execute(() -> {
                    happened.add(sessions.state().name());
                    sessions.whenPresent(present -> happened.add("ran"), () -> happened.add("not installed"));
                });
            }
        };
        Bundle block = station.bundle("io.busbar.block.transactions");
        context.addServiceListener(listener, "(objectClass=" + Sessions.class.getName() + ")");
        try (InputStream jar = URI.create(block.getLocation()).toURL().openStream()) {
            block.update(jar);
        } finally {
            context.removeServiceListener(listener);
        }
        station.await("the work is done or given up", () -> happened.size() > 1);
        assertEquals(List.of("BEING_REPLACED", "ran"), happened);
        station.await("all components run", () -> station.waiting().isEmpty());
        block.stop();
        try {
            CompletableFuture<String> answer = new CompletableFuture<>();
            loop.execute(() -> sessions.whenPresent(present -> answer.complete("ran"), () -> answer.complete("not installed")));
            assertEquals("stopped for good", "not installed", answer.get(60, TimeUnit.SECONDS));
        } finally {
            block.start();
        }
        station.await("sessions are present", () -> sessions.state() == State.PRESENT);
    }

    /** The update engine announces what it removes and what it brings back: nobody waits for the one, all wait for the other. */
    @Test
    public void workIsToldThatABlockIsRemovedByAnUpdate() throws Exception {
        Neighbour<TokenAuthorizer> authorizer = station.service(Neighbours.class).of(TokenAuthorizer.class);
        StationLoop loop = station.service(StationLoop.class);
        Updates updates = station.service(Updates.class);
        List<String> happened = new CopyOnWriteArrayList<>();
        station.await("tokens can be authorized", () -> authorizer.state() == State.PRESENT);
        authorizer.onChange(() -> {
            happened.add(authorizer.state().name());
            if (authorizer.state() == State.BEING_REPLACED) {
                authorizer.whenPresent(present -> happened.add("ran"), () -> happened.add("not installed"));
            }
        });
        UpdateOrder order = new UpdateOrder("test", false, false);
        assertEquals(Outcome.INSTALLED,
                station.await(loop, () -> updates.apply(new Change.Remove("io.busbar.block.authorization"), order)).outcome());
        assertEquals(Set.of("PRESENT", "BEING_REPLACED", "NOT_INSTALLED", "not installed"), Set.copyOf(happened));
        assertEquals(Outcome.INSTALLED, station.await(loop, () -> updates.rollBack(order)).outcome());
        station.await("tokens can be authorized", () -> authorizer.state() == State.PRESENT);
    }

    /** Style 8: a hundred replacements of a block, and some of others, leave no class loader behind, and the link stays up. */
    @Test
    public void replacementsLeaveNoClassLoader() throws Exception {
        int connections = csms.connections();
        replace(station.bundle("io.busbar.block.datatransfer"), 100);
        replace(station.bundle("io.busbar.block.availability"), 20);
        replace(station.bundle("io.busbar.driver.token.sim"), 20);
        station.await("all components run", () -> station.waiting().isEmpty());
        assertEquals("the link was made anew", connections, csms.connections());
    }

    private void replace(Bundle bundle, int times) throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            loaders.add(new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
            bundle.stop();
            try (InputStream jar = URI.create(bundle.getLocation()).toURL().openStream()) {
                bundle.update(jar);
            }
            station.refresh(bundle);
            bundle.start();
        }
        station.await("the class loaders of " + bundle.getSymbolicName() + " are collected", () -> {
            System.gc();
            return loaders.stream().filter(loader -> loader.get() != null).count() <= 1;
        });
    }
}
