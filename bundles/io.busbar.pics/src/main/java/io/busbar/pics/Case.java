package io.busbar.pics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A certification case for stations (OCPP 2.0.1 part 6). @param profiles e.g. {@code Core=M; Smart Charging=C} */
record Case(String id, String profiles, String condition) {

    static List<Case> all() {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(Case.class.getResourceAsStream("cases.csv"), StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(line -> line.split(",", -1)).map(row -> new Case(row[0], row[1], row[2])).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isOf(Profile profile) {
        return List.of(profiles.split("; ")).stream().anyMatch(part -> part.startsWith(profile.title + "="));
    }
}
