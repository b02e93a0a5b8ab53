package io.busbar.launcher;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The bundles of this charger, as its assembled feature (OSGi Feature JSON) lists them. */
public final class FeatureSet {

    /** @param startLevel the feature's {@code start-order}, from 1 */
    public record Entry(Path jar, int startLevel) {}

    /**
     * A line of a feature.
     *
     * @param startLevel the feature's {@code start-order}, from 1
     */
    public record Listed(String artifactId, String version, int startLevel) {

        public String jarName() {
            return artifactId + "-" + version + ".jar";
        }
    }

    private final List<Entry> entries;

    private FeatureSet(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * Reads the list.
     *
     * @param bundles folder of those that are installed in the framework
     * @param libraries folder of those on the class path, which are no entries
     * @throws IOException if the list cannot be read, or names a bundle that is in neither folder
     */
    static FeatureSet read(Path feature, Path bundles, Path libraries) throws IOException {
        List<Entry> entries = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Listed listed : list(feature)) {
            Path jar = bundles.resolve(listed.jarName());
            if (Files.exists(jar)) {
                entries.add(new Entry(jar, listed.startLevel()));
            } else if (!Files.exists(libraries.resolve(listed.jarName()))) {
                missing.add(listed.jarName());
            }
        }
        if (!missing.isEmpty()) {
            throw new IOException(feature.getFileName() + " lists bundles that are not installed: " + String.join(", ", missing));
        }
        return of(entries);
    }

    /**
     * What a feature file lists, in its order.
     *
     * @throws IOException if the file cannot be read or has a line that names no bundle
     */
    public static List<Listed> list(Path feature) throws IOException {
        List<Listed> listed = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(feature.toFile())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME && json.currentName().equals("bundles")) {
                    json.nextToken();
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        listed.add(readBundle(json));
                    }
                } else if (token == JsonToken.FIELD_NAME) {
                    json.nextToken();
                    json.skipChildren();
                }
            }
        }
        return listed;
    }

    /** Maven coordinates of the list itself. */
    static String id(Path feature) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(feature.toFile())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    if (name.equals("id")) {
                        return json.getText();
                    }
                    json.skipChildren();
                }
            }
        }
        throw new IOException(feature.getFileName() + " has no id");
    }

    public static FeatureSet of(List<Entry> entries) {
        return new FeatureSet(entries.stream().sorted(Comparator.comparingInt(Entry::startLevel)).toList());
    }

    private static Listed readBundle(JsonParser json) throws IOException {
        String id = "";
        int startLevel = 1;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "id" -> id = json.getText();
                case "start-order" -> startLevel = json.getValueAsInt(1);
                default -> json.skipChildren();
            }
        }
        String[] coordinates = id.split(":");
        if (coordinates.length < 3) {
            throw new IOException("\"" + id + "\" is no bundle's coordinates, group:artifact:version");
        }
        return new Listed(coordinates[1], coordinates[coordinates.length - 1], startLevel);
    }

    /** By start level, and within one in the feature's order. */
    public List<Entry> entries() {
        return entries;
    }

    int highestStartLevel() {
        return entries.stream().mapToInt(Entry::startLevel).max().orElse(1);
    }

    /** Changes whenever a jar or the list does. */
    String fingerprint() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            text.append(entry.jar.getFileName()).append(' ').append(entry.startLevel).append(' ').append(Files.size(entry.jar)).append(' ')
                    .append(Files.getLastModifiedTime(entry.jar).toMillis()).append('\n');
        }
        return text.toString();
    }
}
