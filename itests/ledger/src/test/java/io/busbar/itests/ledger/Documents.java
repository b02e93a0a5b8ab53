package io.busbar.itests.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The two documents, as lines; one line for an id, so that changes of several people meet seldom. */
final class Documents {

    private static final String MADE = "Made from the tests by `mvn -pl itests/ledger verify -Dledger.write=true`; the build fails when it is not what the tests say.";

    private Documents() {}

    static List<String> requirements(Ledger ledger) {
        List<String> lines = new ArrayList<>(List.of("# Requirements", "",
                "Every requirement of OCPP 2.0.1 (part 2, edition 3, with the errata of 2025-09) that is for a charging station, and the tests that show it.",
                MADE,
                "Reasons stand in `requirements-reasons.csv`.", "", "| Block | Requirements | Covered | Not applicable | Open |",
                "|---|---|---|---|---|"));
        Map<String, List<Ledger.Requirement>> blocks = new LinkedHashMap<>();
        ledger.requirements().stream().filter(Ledger.Requirement::inScope)
                .forEach(r -> blocks.computeIfAbsent(r.block(), none -> new ArrayList<>()).add(r));
        blocks.forEach((block, all) -> lines.add(row(ledger, spaced(block), all)));
        List<Ledger.Requirement> inScope = blocks.values().stream().flatMap(Collection::stream).toList();
        lines.add(row(ledger, "**All**", inScope));
        lines.addAll(List.of("",
                "Blocks and use cases that are not complete yet are not in the table; what their tests show already is listed at the end."));
        blocks.forEach((block, all) -> {
            lines.addAll(List.of("", "## " + spaced(block), ""));
            all.forEach(requirement -> lines.add("- " + requirement.id() + ": " + ledger.stateOf(requirement.id())));
        });
        lines.addAll(List.of("", "## Of other use cases", ""));
        ledger.requirements().stream().filter(r -> !r.inScope() && ledger.isCovered(r.id()))
                .forEach(r -> lines.add("- " + r.id() + ": " + ledger.stateOf(r.id())));
        return lines;
    }

    private static String row(Ledger ledger, String name, List<Ledger.Requirement> all) {
        long covered = all.stream().filter(r -> ledger.isCovered(r.id())).count();
        long not = all.stream().filter(r -> ledger.isState(r.id(), "not-applicable")).count();
        return "| " + name + " | " + all.size() + " | " + covered + " | " + not + " | " + (all.size() - covered - not) + " |";
    }

    private static String spaced(String block) {
        String words = block.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    static List<String> conformance(Ledger ledger) {
        List<String> lines = new ArrayList<>(List.of("# Conformance", "",
                "The certification cases of OCPP 2.0.1 (part 6, edition 3) for charging stations, and the tests that go through them: *in process* (the bundles' own components in",
                "one JVM, on a virtual clock) or against the charger as it is *shipped* (a process, a WebSocket, TLS). Which way a build runs a case stands behind its test; with",
                "`-Plong` all that can run both ways ([how](../itests/conformance/README.md)). The ids are the standard's, the tests' words are ours. Conditional cases are",
                "applicable when the station has the feature; reasons stand in `conformance-reasons.csv`. " + MADE, "",
                "What a charger that is made of other modules supports, and which cases apply to it, it says itself: `busbar pics`.", "",
                "| Profile | | Cases | Shown | Not applicable | Open |", "|---|---|---|---|---|---|"));
        for (String profile : Ledger.PROFILES) {
            lines.add(row(ledger, profile, "mandatory", c -> c.isFor(profile, "M")));
            lines.add(row(ledger, profile, "conditional", c -> c.isFor(profile, "C")));
        }
        lines.add(row(ledger, "**All**", "", Ledger.Case::inScope));
        lines.addAll(List.of("", "| Cases that each build runs | |", "|---|---|",
                count(ledger, "in process", EnumSet.of(Way.IN_PROCESS)),
                count(ledger, "against the shipped charger", EnumSet.of(Way.SHIPPED)),
                count(ledger, "both ways", EnumSet.allOf(Way.class))));
        Map<String, List<Ledger.Case>> groups = new TreeMap<>();
        ledger.cases().stream().filter(c -> c.inScope() || ledger.isShown(c.id()))
                .forEach(c -> groups.computeIfAbsent(c.id().substring(3, 4), none -> new ArrayList<>()).add(c));
        groups.forEach((letter, all) -> {
            lines.addAll(List.of("", "## TC_" + letter, ""));
            all.forEach(one -> lines
                    .add("- " + one.id() + " (" + one.profiles().replace("=M", " mandatory").replace("=C", " conditional") + "): "
                            + ledger.stateOfCase(one.id())));
        });
        return lines;
    }

    private static String count(Ledger ledger, String words, EnumSet<Way> ways) {
        return "| " + words + " | " + ledger.cases().stream().filter(c -> c.inScope() && ledger.ways(c.id()).equals(ways)).count() + " |";
    }

    private static String row(Ledger ledger, String profile, String kind, Predicate<Ledger.Case> which) {
        List<Ledger.Case> all = ledger.cases().stream().filter(which).toList();
        long shown = all.stream().filter(c -> ledger.isShown(c.id())).count();
        long not = all.stream().filter(c -> ledger.isCaseState(c.id(), "not-applicable")).count();
        return "| " + profile + " | " + kind + " | " + all.size() + " | " + shown + " | " + not + " | " + (all.size() - shown - not) + " |";
    }
}
