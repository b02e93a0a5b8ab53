package io.busbar.maven;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A bill of materials as CycloneDX 1.6 in JSON. It has neither a time nor a serial number, and its components are in order, so that the same content
 * gives the same bytes.
 *
 * @param name of what has these components
 */
record BillOfMaterials(String group, String name, String version, List<Part> parts) {

    /** By the address of their text, as names of licences vary. */
    private static final Map<String, String> SPDX = Map.of("www.apache.org/licenses/license-2.0", "Apache-2.0",
            "apache.org/licenses/license-2.0",
            "Apache-2.0", "opensource.org/license/mit", "MIT", "opensource.org/licenses/mit-license.php", "MIT",
            "opensource.org/licenses/mit", "MIT",
            "www.eclipse.org/legal/epl-2.0", "EPL-2.0");

    /** @param url of its text, empty if it is not known */
    record Licence(String name, String url) {

        /** The identifier of SPDX, if it is one of those that are known here. */
        Optional<String> id() {
            if (SPDX.containsValue(name)) {
                return Optional.of(name);
            }
            String address = url.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").replaceFirst("(\\.txt|\\.html|/)+$", "");
            return Optional.ofNullable(SPDX.get(address));
        }
    }

    /** @param sha256 of the jar, in hexadecimal digits */
    record Part(String group, String name, String version, String sha256, List<Licence> licences) {}

    String json() throws IOException {
        StringWriter text = new StringWriter();
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
            json.writeStartObject();
            json.writeStringField("bomFormat", "CycloneDX");
            json.writeStringField("specVersion", "1.6");
            json.writeNumberField("version", 1);
            json.writeObjectFieldStart("metadata");
            json.writeObjectFieldStart("component");
            identity(json, "firmware", group, name, version);
            json.writeEndObject();
            json.writeEndObject();
            json.writeArrayFieldStart("components");
            for (Part part : parts.stream().sorted(Comparator.comparing(Part::group).thenComparing(Part::name)).toList()) {
                component(json, part);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text + "\n";
    }

    private static void component(JsonGenerator json, Part part) throws IOException {
        json.writeStartObject();
        String purl = "pkg:maven/" + part.group() + "/" + part.name() + "@" + part.version() + "?type=jar";
        json.writeStringField("bom-ref", purl);
        identity(json, "library", part.group(), part.name(), part.version());
        json.writeStringField("purl", purl);
        json.writeArrayFieldStart("hashes");
        json.writeStartObject();
        json.writeStringField("alg", "SHA-256");
        json.writeStringField("content", part.sha256());
        json.writeEndObject();
        json.writeEndArray();
        json.writeArrayFieldStart("licenses");
        for (Licence licence : part.licences()) {
            json.writeStartObject();
            json.writeObjectFieldStart("license");
            json.writeStringField(licence.id().isPresent() ? "id" : "name", licence.id().orElse(licence.name()));
            if (!licence.url().isEmpty()) {
                json.writeStringField("url", licence.url());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void identity(JsonGenerator json, String type, String group, String name, String version) throws IOException {
        json.writeStringField("type", type);
        json.writeStringField("group", group);
        json.writeStringField("name", name);
        json.writeStringField("version", version);
    }
}
