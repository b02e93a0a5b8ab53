package io.busbar.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The full inventory of the shipped charger against the standardized components (OCPP 2.0.1 part 2, referenced components and variables, with
 * errata; the table is {@code device-model.csv}). What is not standardized is the maker's own affair.
 */
@Shipped("all that the charger has")
class DeviceModelTest {

    /** The components that a station of Core, Advanced Security and Local Authorization List Management cannot do without. */
    private static final Set<String> NEEDED = Set.of("AlignedDataCtrlr", "AuthCtrlr", "AuthCacheCtrlr", "ChargingStation", "ClockCtrlr",
            "Connector", "DeviceDataCtrlr", "EVSE", "LocalAuthListCtrlr", "OCPPCommCtrlr", "SampledDataCtrlr", "SecurityCtrlr", "TxCtrlr");

    @RegisterExtension
    static final Bench BENCH = new Bench();

    /** @param limit the characteristic that must be given, or empty @param mutability, units those that are permitted, none if any */
    private record Row(String component, String variable, String instance, boolean required, String dataType, Set<String> units,
            Set<String> mutability, String limit) {

        static Row of(String line) {
            String[] cells = line.split(",", -1);
            return new Row(cells[0], cells[1], cells[2], "yes".equals(cells[3]), cells[4], set(cells[5]), set(cells[6]), cells[7]);
        }

        private static Set<String> set(String cell) {
            return cell.isEmpty() ? Set.of() : Set.of(cell.split("\\|"));
        }

        boolean isOf(JsonNode item) {
            return component.equals(item.at("/component/name").asText()) && variable.equals(item.at("/variable/name").asText())
                    && (instance.isEmpty() || instance.equals(item.at("/variable/instance").asText()));
        }
    }

    private static List<Row> table() throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(DeviceModelTest.class.getResourceAsStream("/device-model.csv"), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(Row::of).toList();
        }
    }

    private static List<JsonNode> inventory() throws IOException {
        return Reports.read(BENCH.csms(), "GetBaseReport", "\"reportBase\":\"FullInventory\"");
    }

    @Test
    @DisplayName("B07.FR.08: each standardized component that is there has its required variables, as the standard has them")
    void isAsStandardized() throws Exception {
        List<JsonNode> inventory = inventory();
        Set<String> components = inventory.stream().map(item -> item.at("/component/name").asText()).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(NEEDED);
        missing.removeAll(components);
        assertEquals(Set.of(), missing);

        List<String> problems = new ArrayList<>();
        int compared = 0;
        for (Row row : table()) {
            List<JsonNode> items = inventory.stream().filter(row::isOf).toList();
            if (items.isEmpty() && row.required() && components.contains(row.component())) {
                problems.add("not there: " + row);
            }
            for (JsonNode item : items) {
                compared++;
                JsonNode characteristics = item.path("variableCharacteristics");
                String mutability = actual(item).path("mutability").asText("ReadWrite");
                if (!row.dataType().equals(characteristics.path("dataType").asText())
                        || !row.units().isEmpty() && !row.units().contains(characteristics.path("unit").asText())
                        || !row.mutability().isEmpty() && !row.mutability().contains(mutability)
                        || !row.limit().isEmpty() && !characteristics.has(row.limit())) {
                    problems.add(item + " is to be " + row);
                }
            }
        }
        assertEquals(List.of(), problems);
        assertTrue(compared > 100, compared + " variables compared");
    }

    @Test
    @DisplayName("B07.FR.08: a variable is told once, and its value is of the type and within the limits that are told with it")
    void valuesAreInTheirLimits() throws Exception {
        Set<String> told = new HashSet<>();
        List<String> problems = new ArrayList<>();
        for (JsonNode item : inventory()) {
            if (!told.add(item.path("component") + "/" + item.path("variable"))) {
                problems.add("twice: " + item);
            }
            JsonNode actual = actual(item);
            boolean secret = "WriteOnly".equals(actual.path("mutability").asText());
            if (secret == actual.has("value")) {
                problems.add(secret ? "tells a secret: " + item.path("variable") : "has no value: " + item);
            } else if (!secret && !actual.path("value").asText().isEmpty()
                    && !fits(actual.path("value").asText(), item.path("variableCharacteristics"))) {
                problems.add("does not fit: " + item);
            }
        }
        assertEquals(List.of(), problems);
    }

    private static JsonNode actual(JsonNode item) {
        for (JsonNode attribute : item.path("variableAttribute")) {
            if ("Actual".equals(attribute.path("type").asText("Actual"))) {
                return attribute;
            }
        }
        throw new AssertionError("no actual value: " + item);
    }

    private static boolean fits(String value, JsonNode characteristics) {
        double number = value.length();
        switch (characteristics.path("dataType").asText()) {
            case "integer" -> number = Long.parseLong(value);
            case "decimal" -> number = Double.parseDouble(value);
            case "dateTime" -> Instant.parse(value);
            case "boolean" -> {
                return Set.of("true", "false").contains(value);
            }
            default -> {
                List<String> members = List.of(value.split(","));
                JsonNode permitted = characteristics.path("valuesList");
                if (permitted.isTextual() && !Arrays.asList(permitted.asText().split(",")).containsAll(members)) {
                    return false;
                }
            }
        }
        return number >= characteristics.path("minLimit").asDouble(Double.NEGATIVE_INFINITY)
                && number <= characteristics.path("maxLimit").asDouble(Double.POSITIVE_INFINITY);
    }
}
