package io.busbar.pics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The protocol implementation conformance statement of an installation. */
final class Statement {

    private static final int WIDTH = 110;

    private final Installed installed;
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final Map<Profile, Answer> profiles = new LinkedHashMap<>();

    Statement(Installed installed) {
        this.installed = installed;
        Features.all().forEach(feature -> answers.put(feature.id(), feature.rule().apply(installed)));
        for (Profile profile : Profile.values()) {
            profiles.put(profile, profile.answer(installed));
        }
    }

    /** @param id of a feature, or of a profile as conditions name it */
    boolean supports(String id) {
        return answers.getOrDefault(id, Answer.of(false)).yes()
                || profiles.entrySet().stream().anyMatch(profile -> profile.getKey().id.equals(id) && profile.getValue().yes());
    }

    /** Whether the laboratory is to run the case. */
    boolean applies(Case one) {
        return profiles.entrySet().stream().anyMatch(profile -> profile.getValue().yes() && one.isOf(profile.getKey()))
                && Condition.holds(one.condition(), this::supports);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(
                List.of("OCPP 2.0.1 conformance statement (PICS), made from what is installed", "", "Certification profiles"));
        profiles.forEach((profile, answer) -> lines.add(String.format("  %-36s %s", profile.title, answer)));
        lines.addAll(List.of("", "Features, hardware, questions of the laboratory"));
        Features.all()
                .forEach(feature -> lines.add(String.format("  %-7s %-66s %s", feature.id(), feature.words(), answers.get(feature.id()))));
        List<Case> all = Case.all();
        profiles.forEach((profile, answer) -> {
            if (answer.yes()) {
                cases(profile, all.stream().filter(one -> one.isOf(profile)).toList(), lines);
            }
        });
        lines.addAll(List.of("", "Modules"));
        installed.modules().forEach(module -> lines.add("  " + module));
        return lines;
    }

    private void cases(Profile profile, List<Case> cases, List<String> lines) {
        List<Case> applicable = cases.stream().filter(this::applies).toList();
        lines.addAll(List.of("",
                "Cases of " + profile.title + ": " + applicable.size() + " apply, " + (cases.size() - applicable.size()) + " do not"));
        StringBuilder line = new StringBuilder();
        for (Case one : applicable) {
            if (line.length() + one.id().length() > WIDTH) {
                lines.add("  " + line.toString().strip());
                line.setLength(0);
            }
            line.append(one.id()).append(' ');
        }
        lines.add("  " + line.toString().strip());
        cases.stream().filter(one -> !applies(one)).forEach(one -> lines.add("  " + one.id() + " does not apply: " + because(one)));
    }

    /** The condition, and what of it this station has. */
    private String because(Case one) {
        List<String> has = Arrays.stream(one.condition().split("[^-.A-Z0-9]+")).filter(id -> !id.isEmpty()).distinct()
                .filter(this::supports).toList();
        return "it is for " + one.condition() + (has.isEmpty() ? "" : "; the station has " + String.join(", ", has));
    }
}
