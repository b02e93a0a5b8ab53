package io.busbar.launcher;

import io.busbar.update.format.BootState;
import io.busbar.update.format.Generations;
import io.busbar.update.format.Trust;
import io.busbar.update.format.config.ComponentErrors;
import io.busbar.update.format.config.Descriptions;
import io.busbar.update.format.config.FileConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.log.LoggerFactory;
import org.slf4j.Logger;

/**
 * Runs the framework with the charger's bundles. The bundle cache is disposable: it is made anew whenever it is not exactly this set's. A
 * restart that the station asks for (the system bundle's {@code update}) happens in this process.
 */
final class StationFramework {

    private static final Logger LOG = org.slf4j.LoggerFactory.getLogger(StationFramework.class);

    /** Config Admin and the component runtime; configuration is given before any later level starts. */
    private static final int RUNTIME_LEVEL = 1;
    private static final int USUAL_WINDOW_SECONDS = 15;

    private final Path data;
    private final Path home;
    private final Settings settings;
    private final RunRecord record;
    private final BundleCache cache;
    private final EssentialParts parts;
    /** Records with which configuration the station has been up. */
    private final Path worked;
    private final String systemPackages;
    private volatile BootChoice choice;
    private BootChoice.Boot boot;
    /** Whether the bundles were installed by this start. */
    private boolean fresh;
    private final FrameworkLog log = new FrameworkLog();
    private final Watchdog watchdog = new Watchdog(System.getenv());
    private Descriptions descriptions;
    private volatile Framework framework;

    StationFramework(Path home, Path data, Settings settings, RunRecord record) throws IOException {
        this.home = home;
        this.data = data;
        this.settings = settings;
        this.record = record;
        cache = new BundleCache(data.resolve("cache"));
        parts = new EssentialParts(record);
        worked = data.resolve("configuration");
        systemPackages = SystemPackages.of(home.resolve("lib"), data.resolve("system-packages"));
    }

    int runUntilStopped() throws Exception {
        Thread stop = new Thread(this::stopInTime, "shutdown");
        Runtime.getRuntime().addShutdownHook(stop);
        Path list = home.resolve("feature.json");
        Path bundles = home.resolve("bundles");
        Generations generations = new Generations(data, bundles);
        FeatureSet delivered = FeatureSet.read(list, bundles, home.resolve("lib"));
        // before a boot is counted: a slip in the configuration is no fault of the generation
        descriptions = InstalledDescriptions.read(generations, delivered);
        check(descriptions);
        choice = new BootChoice(generations, delivered, list, roots());
        boot = choice.choose();
        create();
        while (true) {
            // after an update the framework starts again by itself; to start it once more has no effect
            framework.start();
            if (leads(generations.state())) {
                framework.stop();
                framework.waitForStop(0);
                choice.ended();
                descriptions = InstalledDescriptions.read(generations, delivered);
                boot = choice.choose();
                create();
                framework.start();
            }
            choice.started();
            BootWatch.begin(generations, boot.number(), settings.seconds("io.busbar.update", "watchSeconds", USUAL_WINDOW_SECONDS), record);
            if (fresh) {
                raise();
            } else {
                raiseFromCache();
            }
            Optional<String> cause = startFailure();
            if (cause.isPresent()) {
                throw new IOException(cause.get());
            }
            good();
            FrameworkEvent end = framework.waitForStop(0);
            parts.pause();
            LOG.debug("framework ended: {}", end.getType());
            if (end.getType() != FrameworkEvent.STOPPED_UPDATE) {
                choice.ended();
                return end.getType() == FrameworkEvent.ERROR ? 1 : 0;
            }
            choice.ended();
            LOG.info("station restarts");
        }
    }

    /** The keys that updates are believed by; without them for development. */
    private Optional<List<PublicKey>> roots() throws IOException {
        Map<String, String> update = settings.texts().getOrDefault("io.busbar.update", Map.of());
        return update.containsKey("developmentFolder")
                ? Optional.empty()
                : Optional.of(Trust.roots(update.containsKey("roots") ? Path.of(update.get("roots")) : home.resolve("etc/update-roots")));
    }

    /** What is missing of files is a slip at the first start; a station that has worked with this configuration starts without them. */
    private void check(Descriptions installed) throws ConfigurationException, IOException {
        List<String> wrong = new ArrayList<>(settings.problems(installed, false));
        List<String> missing = settings.problems(installed, true);
        if (missing.isEmpty() || !wrong.isEmpty() || !hasWorked()) {
            wrong.addAll(missing);
        } else {
            missing.forEach(LOG::warn);
        }
        if (!wrong.isEmpty()) {
            throw new ConfigurationException(wrong);
        }
    }

    /** Whatever does not come up may be for a damaged cache: then once more, with another. */
    private void raiseFromCache() throws Exception {
        Optional<String> damage;
        try {
            raise();
            damage = startFailure().or(this::notRunning);
        } catch (IOException | IllegalStateException e) {
            damage = Optional.of(String.valueOf(e.getMessage()));
        }
        if (damage.isPresent()) {
            LOG.warn("{}; perhaps for a damaged bundle cache, so it is made anew", damage.get());
            framework.stop();
            framework.waitForStop(0);
            cache.discard();
            create();
            framework.start();
            raise();
        }
    }

    private Optional<String> startFailure() {
        return StartFailure.of(framework.getBundleContext());
    }

    /** Bundles of this set that are not there or were not started: the framework does not say so of a file that it cannot read. */
    private Optional<String> notRunning() {
        BundleContext context = framework.getBundleContext();
        for (FeatureSet.Entry entry : boot.bundles().entries()) {
            Bundle bundle = context.getBundle(location(entry));
            if (bundle == null || (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) == 0 && !isFragment(bundle)) {
                return Optional.of(entry.jar().getFileName() + " does not run");
            }
        }
        return Optional.empty();
    }

    /** The station is up: what is kept for the next start is right. */
    private void good() throws Exception {
        Optional<String> missing = parts.await(framework.getBundleContext());
        if (missing.isPresent()) {
            throw new IOException(missing.get());
        }
        try {
            if (!hasWorked()) {
                Files.writeString(worked, settings.fingerprint());
            }
        } catch (IOException e) {
            LOG.warn("that the station has worked with this configuration is not noted: {}", e.toString());
        }
        cache.proven(boot.bundles().fingerprint(), fresh);
        fresh = false;
        framework.getBundleContext().addBundleListener((SynchronousBundleListener) this::stopping);
        parts.watch(framework.getBundleContext());
        watchdog.up(framework.getBundleContext());
    }

    private void stopping(BundleEvent event) {
        if (event.getType() == BundleEvent.STOPPING && event.getBundle().getBundleId() == 0) {
            parts.pause();
            parts.awaitStop(framework);
        }
    }

    private boolean hasWorked() throws IOException {
        return Files.exists(worked) && Files.readString(worked).equals(settings.fingerprint());
    }

    /** Whether an update has replaced the running generation. */
    private boolean leads(BootState state) {
        return state.trial() > 0 ? state.trial() != boot.number() : state.committed() != boot.number();
    }

    private void stopInTime() {
        try {
            Framework running = framework;
            if (running != null) {
                running.stop();
                running.waitForStop(TimeUnit.SECONDS.toMillis(10));
            }
            if (choice != null && Machine.isStoppedBySignal()) {
                choice.ended();
            }
        } catch (BundleException | InterruptedException e) {
            LOG.warn("the framework did not stop cleanly", e);
        }
    }

    private void create() throws Exception {
        fresh = cache.prepare(boot.bundles().fingerprint());
        Map<String, String> properties = new HashMap<>();
        String identity = configured("io.busbar.csms", "id", "BUSBAR01");
        new StationBinding(data).bind(identity, configured("io.busbar.station", "serialNumber", ""))
                .ifPresent(why -> properties.put("io.busbar.data.notice", why));
        properties.put("io.busbar.identity", identity);
        properties.put(Constants.FRAMEWORK_STORAGE, cache.folder().toString());
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES, systemPackages);
        properties.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(RUNTIME_LEVEL));
        properties.put("io.busbar.home", home.toString());
        properties.put("io.busbar.configuration.file", settings.name());
        properties.put("io.busbar.data", data.toString());
        properties.put("io.busbar.generation", Long.toString(boot.number()));
        properties.put("felix.log.level", "1");
        properties.put("felix.shutdown.hook", "false");
        framework = new FrameworkFactory().newFramework(properties);
        try {
            framework.init();
        } catch (BundleException e) {
            if (fresh) {
                throw new IOException("the framework does not start: " + e.getMessage(), e);
            }
            LOG.warn("the bundle cache cannot be read ({}) and is made anew", e.getMessage());
            cache.discard();
            create();
            return;
        }
        framework.getBundleContext().registerService(new String[]{LoggerFactory.class.getName(), ComponentErrors.class.getName()}, log,
                null);
        framework.getBundleContext().registerService(FileConfiguration.class, settings::texts, null);
        if (fresh) {
            install(framework.getBundleContext());
        }
    }

    private void raise() throws Exception {
        configure(framework.getBundleContext());
        CountDownLatch reached = new CountDownLatch(1);
        framework.adapt(FrameworkStartLevel.class).setStartLevel(boot.bundles().highestStartLevel(), event -> reached.countDown());
        reached.await();
        reportUnresolved(framework.getBundleContext());
    }

    private String configured(String pid, String key, String usual) {
        Dictionary<String, Object> values = settings.typed(descriptions, boot.configurations()).get(pid);
        Object value = values == null ? null : values.get(key);
        return value == null ? usual : value.toString();
    }

    private static String location(FeatureSet.Entry entry) {
        return "reference:" + entry.jar().toUri();
    }

    private static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
    }

    private void install(BundleContext context) throws BundleException {
        for (FeatureSet.Entry entry : boot.bundles().entries()) {
            Bundle bundle = context.installBundle(location(entry));
            bundle.adapt(BundleStartLevel.class).setStartLevel(entry.startLevel());
            if (!isFragment(bundle)) {
                // with their lazy activation policy components' classes load when they are needed
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            }
        }
    }

    private void configure(BundleContext context) throws IOException {
        ServiceReference<ConfigurationAdmin> reference = context.getServiceReference(ConfigurationAdmin.class);
        if (reference == null) {
            throw new IOException("the feature list has no Config Admin at start-order " + RUNTIME_LEVEL);
        }
        ConfigurationAdmin admin = context.getService(reference);
        StationConfiguration.give(admin, settings.typed(descriptions, boot.configurations()));
        context.ungetService(reference);
    }

    private static void reportUnresolved(BundleContext context) {
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getState() == Bundle.INSTALLED) {
                LOG.error("{} is not resolved; its requirements are not met by this set of bundles", bundle);
            }
        }
    }
}
