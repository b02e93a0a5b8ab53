package io.busbar.update.format;

import io.busbar.update.format.Json.Fields;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Version;

/**
 * A set of bundles that the station may boot.
 *
 * @param number 0 is what the station was delivered with
 * @param base hash of the delivered list of bundles that this builds on; after a new image it counts no more
 * @param feature what was installed last, with its version
 * @param configurations by PID, over those of the installation
 */
public record Generation(long number, String base, String feature, String who, Instant made, List<Entry> bundles,
        Map<String, Map<String, String>> configurations) {

    /**
     * @param file name among the delivered bundles, empty for one stored by its hash
     * @param by who brought it
     * @param signed hash of the signed list that names it, see {@link SignedLists}; empty for a delivered one
     */
    public record Entry(String symbolicName, Version version, int startLevel, String sha256, String file, String by, String signed) {}

    byte[] write() {
        List<Object> list = new ArrayList<>();
        for (Entry bundle : bundles) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("symbolic-name", bundle.symbolicName());
            entry.put("version", bundle.version().toString());
            entry.put("start-order", bundle.startLevel());
            entry.put("sha256", bundle.sha256());
            entry.put("file", bundle.file());
            entry.put("by", bundle.by());
            entry.put("signed", bundle.signed());
            list.add(entry);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("number", number);
        document.put("base", base);
        document.put("feature", feature);
        document.put("who", who);
        document.put("made", made.toString());
        document.put("bundles", list);
        document.put("configurations", configurations);
        return Json.seal(document);
    }

    static Generation read(byte[] text) throws IOException {
        Fields fields = Json.readSealed(text);
        try {
            List<Entry> bundles = new ArrayList<>();
            for (Fields entry : fields.objects("bundles")) {
                bundles.add(new Entry(entry.text("symbolic-name"), Version.parseVersion(entry.text("version")),
                        (int) entry.number("start-order"), entry.text("sha256"), entry.text("file"), entry.text("by"),
                        entry.has("signed") ? entry.text("signed") : ""));
            }
            Map<String, Map<String, String>> configurations = new LinkedHashMap<>();
            Fields given = fields.object("configurations");
            for (String pid : given.values().keySet()) {
                Map<String, String> values = new LinkedHashMap<>();
                for (String key : given.object(pid).values().keySet()) {
                    values.put(key, given.object(pid).text(key));
                }
                configurations.put(pid, values);
            }
            return new Generation(fields.number("number"), fields.text("base"), fields.text("feature"), fields.text("who"),
                    Instant.parse(fields.text("made")), List.copyOf(bundles), configurations);
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
