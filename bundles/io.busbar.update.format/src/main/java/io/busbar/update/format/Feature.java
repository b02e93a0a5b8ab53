package io.busbar.update.format;

import io.busbar.update.format.Json.Fields;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/**
 * The description in a feature archive: OSGi Feature JSON (R8, chapter 159) with what an update needs beside it.
 *
 * @param id Maven coordinates, {@code group:artifact:version}
 * @param counter of the OEM, never smaller than that of what it replaces
 * @param minimum version of its bundles that it may replace; empty for any
 * @param expires after which it is not installed any more
 * @param restart whether the OEM wants the station to restart for it in any case
 * @param requires bundles that have to be there, with version ranges
 * @param configurations by PID
 */
public record Feature(String id, long counter, Optional<Version> minimum, Optional<Instant> expires, boolean restart,
        Map<String, String> requires, List<BundleFile> bundles, Map<String, Map<String, String>> configurations) {

    static final String EXTENSION = "busbar-update";
    private static final int HIGHEST_START_LEVEL = 100;

    /** @param file its name within {@code bundles/} */
    public record BundleFile(String id, String symbolicName, Version version, int startLevel, long size, String sha256) {

        public String file() {
            String[] coordinates = id.split(":");
            return coordinates[1] + "-" + coordinates[coordinates.length - 1] + ".jar";
        }
    }

    public String name() {
        return id.split(":")[1];
    }

    public String version() {
        String[] coordinates = id.split(":");
        return coordinates[coordinates.length - 1];
    }

    static Feature read(byte[] document) throws IOException {
        Fields fields = Json.read(document);
        Fields update = fields.object("extensions").object(EXTENSION).object("json");
        try {
            List<BundleFile> bundles = new ArrayList<>();
            for (Fields bundle : fields.objects("bundles")) {
                bundles.add(new BundleFile(coordinates(bundle.text("id")), bundle.text("symbolic-name"),
                        Version.parseVersion(bundle.text("version")), startLevel(bundle), bundle.number("size"), bundle.text("sha256")));
            }
            Map<String, Map<String, String>> configurations = new LinkedHashMap<>();
            Fields given = fields.object("configurations");
            for (String pid : given.values().keySet()) {
                Map<String, String> values = new LinkedHashMap<>();
                given.object(pid).values().forEach((key, value) -> values.put(key, String.valueOf(value)));
                configurations.put(pid, values);
            }
            Map<String, String> requires = new LinkedHashMap<>();
            for (String name : update.object("requires").values().keySet()) {
                requires.put(name, new VersionRange(update.object("requires").text(name)).toString());
            }
            return new Feature(coordinates(fields.text("id")), update.number("counter"),
                    update.has("minimum") ? Optional.of(Version.parseVersion(update.text("minimum"))) : Optional.empty(),
                    update.has("expires") ? Optional.of(Instant.parse(update.text("expires"))) : Optional.empty(), update.flag("restart"),
                    requires, List.copyOf(bundles), configurations);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static int startLevel(Fields bundle) throws IOException {
        long level = bundle.number("start-order", 1);
        if (level < 1 || level > HIGHEST_START_LEVEL) {
            throw new IOException("a start-order that is not 1 to " + HIGHEST_START_LEVEL);
        }
        return (int) level;
    }

    /** Two or more parts of harmless characters: they become a file's name. */
    private static String coordinates(String id) throws IOException {
        if (!id.matches("[A-Za-z0-9_.-]+:[A-Za-z0-9_][A-Za-z0-9_.-]*(:[A-Za-z0-9_][A-Za-z0-9_.-]*)+")) {
            throw new IOException("no Maven coordinates: an id of bundle or feature");
        }
        return id;
    }

    byte[] write() {
        List<Object> list = new ArrayList<>();
        for (BundleFile bundle : bundles) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", bundle.id());
            entry.put("start-order", bundle.startLevel());
            entry.put("symbolic-name", bundle.symbolicName());
            entry.put("version", bundle.version().toString());
            entry.put("size", bundle.size());
            entry.put("sha256", bundle.sha256());
            list.add(entry);
        }
        Map<String, Object> update = new LinkedHashMap<>();
        update.put("counter", counter);
        minimum.ifPresent(version -> update.put("minimum", version.toString()));
        expires.ifPresent(instant -> update.put("expires", instant.toString()));
        update.put("restart", restart);
        update.put("requires", requires);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", id);
        document.put("bundles", list);
        document.put("configurations", configurations);
        document.put("extensions", Map.of(EXTENSION, Map.of("type", "json", "json", update)));
        return Json.write(document);
    }
}
