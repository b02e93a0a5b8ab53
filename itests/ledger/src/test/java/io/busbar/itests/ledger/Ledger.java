package io.busbar.itests.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the standard asks of a station, what tests show of it, and why the rest is not shown. */
final class Ledger {

    /** Profiles whose cases the station is to pass. */
    static final List<String> PROFILES = List.of("Core", "Advanced Security", "Local Authorization List Management");

    /** Use cases that are to be complete. */
    private static final String SCOPE = "[A-GJP].*|GEN|M0[345]|N01|N09|N10";
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
        claims.scan(root.resolve("bundles"), false);
        claims.scan(root.resolve("distribution"), false);
        claims.scan(root.resolve("itests"), true);
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
        return state(id, claims.cases(), caseReasons);
    }

    private static String state(String id, Map<String, TreeSet<String>> shown, Map<String, Reason> reasons) {
        if (shown.containsKey(id)) {
            return String.join(", ", shown.get(id));
        }
        Reason reason = reasons.getOrDefault(id, new Reason("open", ""));
        return (reason.state.replace('-', ' ') + ": " + reason.words).strip();
    }
}
