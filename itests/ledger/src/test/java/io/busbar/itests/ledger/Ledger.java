package io.busbar.itests.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the standard asks of a station, what tests show of it, and why the rest is not shown. */
final class Ledger {

    /** Profiles whose cases the station is to pass. */
    static final List<String> PROFILES = List.of("Core", "Advanced Security", "Local Authorization List Management");

    /** Use cases that are to be complete. */
    private static final String SCOPE = "[A-GJP].*|GEN|M0[345]|N01|N09|N10";
    /** The modules of {@code itests} whose tests are certification cases. */
    private static final Map<String, Claims.Runs> RUNS = Map.of("conformance", Claims.Runs.AS_ANNOTATED, "product", Claims.Runs.SHIPPED);
    private static final Set<String> STATES = Set.of("not-applicable", "open");

    record Requirement(String id, String useCase, String block, String level) {

        boolean inScope() {
            return useCase.matches(SCOPE);
        }
    }

    /** @param profiles e.g. {@code Core=M; Advanced Security=C} */
    record Case(String id, String profiles) {

        boolean isFor(String profile, String kind) {
            return List.of(profiles.split("; ")).contains(profile + "=" + kind);
        }

        boolean inScope() {
            return PROFILES.stream().anyMatch(profile -> isFor(profile, "M") || isFor(profile, "C"));
        }
    }

    private record Reason(String state, String words) {}

    private final List<Requirement> requirements;
    private final List<Case> cases;
    private final Claims claims;
    private final Map<String, String> useCases = new TreeMap<>();
    private final Map<String, Reason> reasons = new TreeMap<>();
    private final Map<String, Reason> caseReasons = new TreeMap<>();
    private final List<String> mistakes = new ArrayList<>();

    Ledger(Path root) {
        Path facts = root.resolve("itests/ledger/src/test/resources");
        List<List<String>> all = Csv.read(facts.resolve("requirements.csv"));
        requirements = all.stream().filter(row -> row.get(4).equals("station"))
                .map(row -> new Requirement(row.get(0), row.get(1), row.get(2), row.get(3))).toList();
        cases = Csv.read(root.resolve("bundles/io.busbar.pics/src/main/resources/io/busbar/pics/cases.csv")).stream()
                .map(row -> new Case(row.get(0), row.get(1))).toList();
        // a test may name what is for the CSMS too: that the station bears it when the CSMS does not keep to it
        Set<String> ids = new TreeSet<>(all.stream().map(row -> row.get(0)).toList());
        Set<String> caseIds = new TreeSet<>(cases.stream().map(Case::id).toList());
        claims = new Claims(ids);
        claims.scan(root.resolve("bundles"), Claims.Runs.NONE);
        claims.scan(root.resolve("distribution"), Claims.Runs.NONE);
        try (Stream<Path> modules = Files.list(root.resolve("itests"))) {
            modules.filter(Files::isDirectory).sorted().forEach(module -> claims.scan(module,
                    RUNS.getOrDefault(module.getFileName().toString(), Claims.Runs.NONE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Csv.read(facts.resolve("case-use-cases.csv")).forEach(row -> useCases.put(row.get(0), row.get(1)));
        claims.requirements().forEach((id, tests) -> known(ids, id, "the tests " + tests));
        claims.cases().forEach((id, tests) -> known(caseIds, id, "the tests " + tests));
        read(root.resolve("docs/requirements-reasons.csv"), reasons, ids, claims.requirements());
        read(root.resolve("docs/conformance-reasons.csv"), caseReasons, caseIds, claims.cases());
    }

    private void known(Set<String> ids, String id, String who) {
        if (!ids.contains(id)) {
            mistakes.add(id + " is no requirement, and no case for a station; " + who + " name it");
        }
    }

    private void read(Path file, Map<String, Reason> into, Set<String> ids, Map<String, TreeSet<String>> shown) {
        for (List<String> row : Csv.read(file)) {
            String id = row.get(0);
            known(ids, id, file.getFileName() + " does");
            if (row.size() != 3 || !STATES.contains(row.get(1)) || row.get(2).isBlank()) {
                mistakes.add(file.getFileName() + ": " + row + " is not id, " + STATES + ", reason");
            } else if (into.put(id, new Reason(row.get(1), row.get(2))) != null) {
                mistakes.add(file.getFileName() + ": " + id + " has two reasons");
            }
            if (shown.containsKey(id)) {
                mistakes.add(id + " is shown by " + shown.get(id) + " and has a reason in " + file.getFileName()
                        + " not to be; one of the two is wrong");
            }
        }
    }

    List<Requirement> requirements() {
        return requirements;
    }

    List<Case> cases() {
        return cases;
    }

    /** What does not fit together. */
    List<String> mistakes() {
        return mistakes;
    }

    boolean isCovered(String id) {
        return claims.requirements().containsKey(id);
    }

    boolean isShown(String caseId) {
        return claims.cases().containsKey(caseId);
    }

    /** How each build runs it; empty if it is not shown. */
    Set<Way> ways(String caseId) {
        return claims.ways().getOrDefault(caseId, EnumSet.noneOf(Way.class));
    }

    /** Use cases with cases that are shown, but none against the shipped charger. */
    Set<String> neverShipped() {
        Set<String> shown = new TreeSet<>();
        Set<String> shipped = new TreeSet<>();
        claims.ways().forEach((id, ways) -> {
            String useCase = Optional.ofNullable(useCases.get(id)).orElseThrow(() -> new IllegalStateException(id + " is of no use case"));
            shown.add(useCase);
            if (ways.contains(Way.SHIPPED)) {
                shipped.add(useCase);
            }
        });
        shown.removeAll(shipped);
        return shown;
    }

    boolean isState(String id, String state) {
        return reasons.containsKey(id) && reasons.get(id).state.equals(state);
    }

    boolean isCaseState(String id, String state) {
        return caseReasons.containsKey(id) && caseReasons.get(id).state.equals(state);
    }

    /** Those to be complete that have neither a test nor a reason. */
    List<String> forgotten() {
        List<String> forgotten = new ArrayList<>();
        requirements.stream()
                .filter(r -> r.inScope() && !isCovered(r.id()) && !reasons.containsKey(r.id()))
                .forEach(r -> forgotten.add(r.id()));
        cases.stream().filter(c -> c.inScope() && !isShown(c.id()) && !caseReasons.containsKey(c.id()))
                .forEach(c -> forgotten.add(c.id()));
        return forgotten;
    }

    String stateOf(String id) {
        return state(id, claims.requirements(), reasons);
    }

    String stateOfCase(String id) {
        String state = state(id, claims.cases(), caseReasons);
        return isShown(id) ? state + ways(id).stream().map(Way::words).collect(Collectors.joining(" and ", " (", ")")) : state;
    }

    private static String state(String id, Map<String, TreeSet<String>> shown, Map<String, Reason> reasons) {
        if (shown.containsKey(id)) {
            return String.join(", ", shown.get(id));
        }
        Reason reason = reasons.getOrDefault(id, new Reason("open", ""));
        return (reason.state.replace('-', ' ') + ": " + reason.words).strip();
    }
}
