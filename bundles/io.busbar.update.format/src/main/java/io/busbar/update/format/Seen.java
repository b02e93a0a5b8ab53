package io.busbar.update.format;

import io.busbar.update.format.Json.Fields;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Version;

/**
 * What a station has had in force, so that it accepts nothing older: the highest counter of each feature, and the highest version of each bundle with
 * the feature that brought it. Kept beside the generations and in the store; the higher one counts.
 */
public record Seen(Map<String, Long> counters, Map<String, Floor> floors) {

    public static final Seen NOTHING = new Seen(Map.of(), Map.of());

    /** @param feature that brought this version; only it may bring an older one, as its own counter allows */
    public record Floor(Version version, String feature) {}

    public Seen {
        counters = Map.copyOf(counters);
        floors = Map.copyOf(floors);
    }

    /** The higher of each. */
    public Seen and(Seen other) {
        Map<String, Long> highest = new TreeMap<>(counters);
        other.counters.forEach((name, counter) -> highest.merge(name, counter, Math::max));
        Map<String, Floor> latest = new TreeMap<>(floors);
        other.floors.forEach((name, floor) -> latest.merge(name, floor,
                (one, two) -> two.version.compareTo(one.version) > 0 ? two : one));
        return new Seen(highest, latest);
    }

    /** With what a generation has that an update brought. @param feature the update's */
    public Seen with(Generation generation, String feature, long counter) {
        Map<String, Floor> brought = new TreeMap<>();
        generation.bundles().stream().filter(entry -> entry.file().isEmpty())
                .forEach(entry -> brought.put(entry.symbolicName(), new Floor(entry.version(), feature)));
        return and(new Seen(counter > 0 ? Map.of(feature, counter) : Map.of(), brought));
    }

    byte[] write() {
        Map<String, Object> versions = new LinkedHashMap<>();
        new TreeMap<>(floors)
                .forEach((name, floor) -> versions.put(name, Map.of("version", floor.version.toString(), "feature", floor.feature)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("counters", new TreeMap<>(counters));
        document.put("bundles", versions);
        return Json.seal(document);
    }

    static Seen read(byte[] text) throws IOException {
        Fields fields = Json.readSealed(text);
        Map<String, Long> counters = new TreeMap<>();
        Fields counted = fields.object("counters");
        for (String name : counted.values().keySet()) {
            counters.put(name, counted.number(name));
        }
        Map<String, Floor> floors = new TreeMap<>();
        Fields bundles = fields.object("bundles");
        for (String name : bundles.values().keySet()) {
            Fields floor = bundles.object(name);
            try {
                floors.put(name, new Floor(Version.parseVersion(floor.text("version")), floor.text("feature")));
            } catch (IllegalArgumentException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
        return new Seen(counters, floors);
    }
}
