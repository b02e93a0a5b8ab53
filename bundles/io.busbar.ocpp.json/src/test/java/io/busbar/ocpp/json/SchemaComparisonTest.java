package io.busbar.ocpp.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.messages.ActionType;
import io.busbar.ocpp.messages.Actions;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;
import io.busbar.ocpp.messages.common.CustomData;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the records and their annotations against the official schemas of both versions: nothing missing, nothing invented. */
class SchemaComparisonTest {

    private static final Set<String> WORDS = Set.of("$schema", "$id", "$ref", "comment", "description", "javaType", "default",
            "definitions",
            "type", "format", "enum", "maxLength", "minimum", "maximum", "items", "additionalItems", "minItems", "maxItems", "properties",
            "additionalProperties", "required");

    private final List<String> differences = new ArrayList<>();
    private final Set<Class<?>> met = new HashSet<>();

    @ParameterizedTest
    @EnumSource(names = {"V201", "V21"})
    void everyMessageIsAsItsSchemaSays(OcppVersion version) throws IOException {
        Map<String, Map<String, Object>> schemas = OcppRpcPackage.schemas(version);
        Map<String, Class<?>> messages = messages(version);

        assertEquals(schemas.keySet(), messages.keySet());
        schemas.forEach((name, schema) -> new Comparison(version, object(schema.getOrDefault("definitions", Map.of())))
                .object(name, schema, messages.get(name)));

        assertEquals("", String.join("\n", differences));
    }

    @Test
    void everyTypeBelongsToAMessage() throws Exception {
        Map<String, Map<String, Object>> schemas = OcppRpcPackage.schemas(OcppVersion.V21);
        messages(OcppVersion.V21).forEach((name, type) -> new Comparison(OcppVersion.V21,
                object(schemas.get(name).getOrDefault("definitions", Map.of()))).object(name, schemas.get(name), type));
        Set<String> known = met.stream().map(Class::getName).collect(Collectors.toCollection(TreeSet::new));

        Set<String> ours = new TreeSet<>();
        for (String name : classesOfTheContract()) {
            Class<?> type = Class.forName(name);
            boolean data = type.isRecord() || WireEnum.class.isAssignableFrom(type) && type.isEnum();
            if (data && !type.getPackage().equals(Actions.class.getPackage())) {
                ours.add(name);
            }
        }
        assertEquals(known, ours);
    }

    @Test
    void everyRequestNamesItsResponse() {
        for (String name : Actions.names()) {
            ActionType action = Actions.find(name).orElseThrow();
            action.response().ifPresent(response -> assertEquals(name + "Response", response.getSimpleName()));
            assertEquals(action.response().isPresent() ? name + "Request" : name, action.request().getSimpleName());
            assertEquals(action.since21(), action.response().orElse(null) != null
                    ? action.response().get().isAnnotationPresent(Since21.class)
                    : action.since21());
            assertEquals(action, Actions.of(action.request()));
        }
        assertEquals(91, Actions.names().size());
        assertTrue(Actions.find("Frobnicate").isEmpty());
    }

    private static Map<String, Class<?>> messages(OcppVersion version) {
        Map<String, Class<?>> messages = new TreeMap<>();
        for (String name : Actions.names()) {
            ActionType action = Actions.find(name).orElseThrow();
            if (version == OcppVersion.V21 || !action.since21()) {
                Stream.concat(Stream.of(action.request()), action.response().stream())
                        .forEach(type -> messages.put(type.getSimpleName(), type));
            }
        }
        return messages;
    }

    private static List<String> classesOfTheContract() throws IOException, URISyntaxException {
        Path home = Path.of(Actions.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(home)) {
            return classesBelow(home);
        }
        try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + home.toUri()), Map.of())) {
            return classesBelow(jar.getPath("/"));
        }
    }

    private static List<String> classesBelow(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString()).filter(file -> file.endsWith(".class"))
                    .filter(file -> !file.endsWith("-info.class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.')).toList();
        }
    }

    private static Map<String, Object> object(Object json) {
        return OcppRpcPackage.object(json);
    }

    /** One message of one version. */
    private final class Comparison {

        private final OcppVersion version;
        private final Map<String, Object> definitions;

        Comparison(OcppVersion version, Map<String, Object> definitions) {
            this.version = version;
            this.definitions = definitions;
        }

        void object(String place, Map<String, Object> schema, Class<?> type) {
            met.add(type);
            words(place, schema);
            same(place, "type", schema.get("type"), "object");
            Map<String, Object> properties = SchemaComparisonTest.object(schema.getOrDefault("properties", Map.of()));
            if (type == CustomData.class) {
                same(place, "open", schema.get("additionalProperties"), null);
                same(place, "properties", properties.keySet(), Set.of("vendorId"));
                same(place, "required", schema.get("required"), List.of("vendorId"));
                RecordComponent vendorId = type.getRecordComponents()[0];
                field(place + "/vendorId", SchemaComparisonTest.object(properties.get("vendorId")), vendorId);
                return;
            }
            same(place, "closed", schema.get("additionalProperties"), false);
            Map<String, RecordComponent> components = Arrays.stream(type.getRecordComponents()).filter(this::present)
                    .collect(Collectors.toMap(RecordComponent::getName, c -> c, (a, b) -> a, TreeMap::new));
            same(place, "fields", new TreeSet<>(properties.keySet()), components.keySet());
            same(place, "required", new TreeSet<>((List<?>) schema.getOrDefault("required", List.of())),
                    components.values().stream().filter(this::required).map(RecordComponent::getName)
                            .collect(Collectors.toCollection(TreeSet::new)));
            RecordComponent[] all = type.getRecordComponents();
            same(place, "customData is last", "customData", all[all.length - 1].getName());
            properties.forEach((name, property) -> {
                if (components.containsKey(name)) {
                    field(place + "/" + name, SchemaComparisonTest.object(property), components.get(name));
                }
            });
        }

        private void field(String place, Map<String, Object> schema, RecordComponent component) {
            words(place, schema);
            Class<?> type = component.getType();
            if (type.isPrimitive()) {
                same(place, "a primitive is required", true, required(component));
            }
            boolean list = "array".equals(schema.get("type"));
            same(place, "list", list, type == List.class);
            if (!list) {
                same(place, "count", null, component.getAnnotation(Count.class));
                value(place, schema, type, component);
            } else if (type == List.class) {
                Count count = component.getAnnotation(Count.class);
                same(place, "minItems", schema.getOrDefault("minItems", 0), count == null ? 1 : count.min());
                same(place, "maxItems", schema.getOrDefault("maxItems", Integer.MAX_VALUE),
                        count == null ? Integer.MAX_VALUE : count.max());
                Class<?> entry = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
                value(place + "/*", SchemaComparisonTest.object(schema.get("items")), entry, component);
            }
        }

        private void value(String place, Map<String, Object> schema, Class<?> type, RecordComponent component) {
            words(place, schema);
            In201 in201 = version == OcppVersion.V201 ? component.getAnnotation(In201.class) : null;
            String reference = (String) schema.get("$ref");
            if (reference != null) {
                named(place, reference.substring("#/definitions/".length()), type, in201);
                return;
            }
            same(place, "type", schema.get("type"), jsonType(type, in201));
            same(place, "format", schema.get("format"), type == Instant.class ? "date-time" : null);
            Length length = component.getAnnotation(Length.class);
            Integer maxLength = length == null ? null : (Integer) length.max();
            same(place, "maxLength", schema.get("maxLength"),
                    in201 != null && in201.maxLength() >= 0 ? (Integer) in201.maxLength() : maxLength);
            Range range = component.getAnnotation(Range.class);
            boolean bounded = range != null && !(version == OcppVersion.V201 && range.since21());
            same(place, "minimum", bound(schema.get("minimum"), Double.NEGATIVE_INFINITY),
                    bounded ? range.min() : Double.NEGATIVE_INFINITY);
            same(place, "maximum", bound(schema.get("maximum"), Double.POSITIVE_INFINITY),
                    bounded ? range.max() : Double.POSITIVE_INFINITY);
            same(place, "oneOf", 0, in201 == null ? 0 : in201.oneOf().length);
        }

        private void named(String place, String definition, Class<?> type, In201 in201) {
            Map<String, Object> schema = SchemaComparisonTest.object(definitions.get(definition));
            if (schema.containsKey("enum")) {
                words(place, schema);
                same(place, "type", schema.get("type"), "string");
                Set<?> values = new TreeSet<>((List<?>) schema.get("enum"));
                if (type == String.class) {
                    same(place, "oneOf", values, in201 == null ? null : new TreeSet<>(List.of(in201.oneOf())));
                } else {
                    met.add(type);
                    same(place, "values", values, constants(type));
                    sameName(place, definition.replaceAll("EnumType$", ""), type);
                }
            } else if (type.isRecord()) {
                sameName(place, definition.replaceAll("Type$", ""), type);
                object(place, schema, type);
            } else {
                differences.add(place + ": " + definition + " is " + type);
            }
        }

        private Set<String> constants(Class<?> type) {
            Set<String> wires = new TreeSet<>();
            for (Field field : type.getFields()) {
                if (field.isEnumConstant() && present(field)) {
                    wires.add(Arrays.stream(type.getEnumConstants()).filter(c -> ((Enum<?>) c).name().equals(field.getName()))
                            .map(c -> ((WireEnum) c).wire()).findFirst().orElseThrow());
                }
            }
            return wires;
        }

        private boolean present(AnnotatedElement element) {
            return version == OcppVersion.V21 || !element.isAnnotationPresent(Since21.class);
        }

        private boolean required(RecordComponent component) {
            In201 in201 = component.getAnnotation(In201.class);
            return component.isAnnotationPresent(Required.class) || version == OcppVersion.V201 && in201 != null && in201.required();
        }

        private String jsonType(Class<?> type, In201 in201) {
            if (type == String.class || type == Instant.class) {
                return "string";
            } else if (type == int.class || type == Integer.class) {
                return "integer";
            } else if (type == double.class || type == Double.class) {
                return in201 != null && in201.integer() ? "integer" : "number";
            } else if (type == boolean.class || type == Boolean.class) {
                return "boolean";
            }
            return type == Object.class ? null : type.getName();
        }

        private Object bound(Object limit, double otherwise) {
            return limit == null ? otherwise : ((Number) limit).doubleValue();
        }

        private void sameName(String place, String expected, Class<?> type) {
            if (!type.getSimpleName().equals(expected) && !type.getSimpleName().equals(expected + "Type")) {
                differences.add(place + ": " + expected + " is called " + type.getSimpleName());
            }
        }

        /** A word that this test does not know would go unchecked. */
        private void words(String place, Map<String, Object> schema) {
            if (!WORDS.containsAll(schema.keySet())) {
                differences.add(place + ": unknown word in " + schema.keySet());
            }
        }

        private void same(String place, String what, Object schema, Object ours) {
            if (schema == null ? ours != null : !schema.equals(ours)) {
                differences.add(version + " " + place + ": " + what + " is " + schema + " in the schema, " + ours + " here");
            }
        }
    }
}
