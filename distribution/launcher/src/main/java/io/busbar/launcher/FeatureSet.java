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
final class FeatureSet {

    /** @param startLevel the feature's {@code start-order}, from 1 */
    record Entry(Path jar, int startLevel) {}

    private final List<Entry> entries;

    private FeatureSet(List<Entry> entries) {
        this.entries = entries;
    }

    /** What the feature lists and the installation does not have among its bundles is on the class path. */
    static FeatureSet read(Path feature, Path bundles) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(feature.toFile())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME && json.currentName().equals("bundles")) {
                    json.nextToken();
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        readBundle(json, bundles, entries);
                    }
                } else if (token == JsonToken.FIELD_NAME) {
                    json.nextToken();
                    json.skipChildren();
                }
            }
        }
        return of(entries);
    }

    static FeatureSet of(List<Entry> entries) {
        return new FeatureSet(entries.stream().sorted(Comparator.comparingInt(Entry::startLevel)).toList());
    }

    private static void readBundle(JsonParser json, Path bundles, List<Entry> entries) throws IOException {
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
        Path jar = bundles.resolve(coordinates[1] + "-" + coordinates[coordinates.length - 1] + ".jar");
        if (Files.exists(jar)) {
            entries.add(new Entry(jar, startLevel));
        }
    }

    List<Entry> entries() {
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
