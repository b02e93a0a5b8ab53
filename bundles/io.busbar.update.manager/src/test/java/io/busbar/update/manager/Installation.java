package io.busbar.update.manager;

import io.busbar.update.format.ArchiveWriter;
import io.busbar.update.format.Generations;
import io.busbar.update.format.KeyList;
import io.busbar.update.format.Seen;
import io.busbar.update.format.Signatures;
import io.busbar.update.manager.Planner.Now;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** A framework with Config Admin and a test's small bundles in it, the files of an installation, and the OEM that signs for it. */
final class Installation {

    private static final Instant TIME = Instant.parse("2026-11-23T12:00:00Z");

    final Framework framework;
    final Generations generations;
    final Modules modules;
    /** The configuration file's texts, by PID. */
    final Map<String, Map<String, String>> file = new TreeMap<>();
    final Planner planner;
    private final Path folder;
    private final KeyPair root = Signatures.newKeys();
    private final KeyPair signer = Signatures.newKeys();
    private final List<String> listed = new ArrayList<>();
    private int made;

    Installation(Path folder) throws Exception {
        this.folder = folder;
        Files.createDirectories(folder.resolve("bundles"));
        Files.createDirectories(folder.resolve("roots"));
        Files.writeString(folder.resolve("roots/root.pem"), Signatures.pem("PUBLIC KEY", root.getPublic().getEncoded()));
        framework = new FrameworkFactory().newFramework(Map.of(Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString(),
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, "org.osgi.service.cm;version=1.6.1", "felix.log.level", "1"));
        framework.start();
        framework.getBundleContext().installBundle(configAdmin()).start();
        generations = new Generations(folder.resolve("data"), folder.resolve("bundles"));
        modules = new Modules(framework.getBundleContext(), service(ConfigurationAdmin.class), noComponents());
        planner = new Planner(modules, generations, folder.resolve("feature.json"), folder.resolve("roots"), Optional.empty(), () -> file,
                () -> Long.MAX_VALUE);
        list();
    }

    private static String configAdmin() throws IOException {
        var manifests = Installation.class.getClassLoader().getResources("META-INF/MANIFEST.MF");
        while (manifests.hasMoreElements()) {
            String manifest = manifests.nextElement().toString();
            if (manifest.contains("org.apache.felix.configadmin")) {
                return manifest.substring("jar:".length(), manifest.indexOf("!/"));
            }
        }
        throw new IOException("Config Admin is not on the class path");
    }

    /** The test's bundles have no components, which a component runtime would say. */
    private static ServiceComponentRuntime noComponents() {
        return (ServiceComponentRuntime) Proxy.newProxyInstance(Installation.class.getClassLoader(),
                new Class<?>[]{ServiceComponentRuntime.class},
                (proxy, method, arguments) -> Collection.class.isAssignableFrom(method.getReturnType()) ? List.of() : null);
    }

    <T> T service(Class<T> type) {
        return framework.getBundleContext().getService(framework.getBundleContext().getServiceReference(type));
    }

    Now now() {
        return new Now(0, Seen.NOTHING, TIME, "test");
    }

    /** A bundle's jar that is not installed. @param headers names and values in turn */
    Path jar(String symbolicName, String version, String... headers) throws IOException {
        return jar(Files.createDirectories(folder.resolve("made")).resolve(made++ + ".jar"), symbolicName, version, headers);
    }

    private Path jar(Path file, String symbolicName, String version, String... headers) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, symbolicName);
        main.putValue(Constants.BUNDLE_VERSION, version);
        main.putValue(Constants.BUNDLE_ACTIVATOR, Behaviour.class.getName());
        String imports = "org.osgi.framework";
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].equals(Constants.IMPORT_PACKAGE)) {
                imports += "," + headers[i + 1];
            } else {
                main.putValue(headers[i], headers[i + 1]);
            }
        }
        main.putValue(Constants.IMPORT_PACKAGE, imports);
        String name = Behaviour.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file));
                InputStream behaviour = Behaviour.class.getResourceAsStream("/" + name)) {
            out.putNextEntry(entry(JarFile.MANIFEST_NAME));
            manifest.write(out);
            out.putNextEntry(entry(name));
            behaviour.transferTo(out);
        }
        return file;
    }

    /** The same contents are the same bytes, whenever they are made. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        return entry;
    }

    /** A bundle that the station is delivered with, and that runs. */
    Bundle deliver(String symbolicName, String version, String... headers) throws IOException, BundleException {
        Path jar = jar(folder.resolve("bundles").resolve(symbolicName + "-" + version + ".jar"), symbolicName, version, headers);
        listed.add("{\"id\":\"g:" + symbolicName + ":" + version + "\",\"start-order\":1}");
        list();
        Bundle bundle = framework.getBundleContext().installBundle("reference:" + jar.toUri());
        bundle.adapt(BundleStartLevel.class).setStartLevel(1);
        bundle.start();
        return bundle;
    }

    private void list() throws IOException {
        Files.writeString(folder.resolve("feature.json"), "{\"bundles\":[" + String.join(",", listed) + "]}");
    }

    ArchiveWriter feature(Path... jars) {
        ArchiveWriter writer = new ArchiveWriter("com.example:feature:2").counter(1);
        for (Path jar : jars) {
            writer.bundle(jar, 1);
        }
        return writer;
    }

    Path signed(ArchiveWriter feature) throws IOException {
        Path file = folder.resolve("feature" + made++ + ".zip");
        byte[] keys = KeyList.of(1, List.of(signer.getPublic()), Set.of()).write();
        feature.write(file, signer, keys, Signatures.sign(keys, root.getPublic(), root.getPrivate()));
        return file;
    }

    void close() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }
}
