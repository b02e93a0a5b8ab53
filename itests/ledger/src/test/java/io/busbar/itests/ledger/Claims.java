package io.busbar.itests.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What tests say they show: the ids in {@code @DisplayName} and {@code @Tag}. {@code FR.04} after {@code B01.FR.01} is of the same use case, and
 * {@code FR.01-FR.04} or {@code FR.01 to FR.04} is all that there are between.
 */
final class Claims {

    private static final Pattern ANNOTATION = Pattern
            .compile("@(?:DisplayName|Tag)\\(\\s*(\"(?:[^\"\\\\]|\\\\.)*\"(?:\\s*\\+\\s*\"(?:[^\"\\\\]|\\\\.)*\")*)\\s*\\)");
    private static final Pattern REQUIREMENT = Pattern.compile("(?:\\b([A-Z]\\d\\d)\\.)?\\bFR\\.(\\d+)\\b");
    private static final Pattern CASE = Pattern.compile("\\bTC_[A-Z]_\\d+_CS\\b");
    private static final Pattern RANGE = Pattern.compile("\\s*(?:-|–|to)\\s*");

    private static final Pattern ON_CLASS = Pattern.compile("^@(Shipped|ShippedOnly)\\(", Pattern.MULTILINE);
    private static final Pattern ON_METHOD = Pattern.compile("^    @(Shipped|ShippedOnly)\\(", Pattern.MULTILINE);

    /** How the tests of a folder run certification cases. */
    enum Runs {

        /** They are no certification cases, whatever they name. */
        NONE,
        /** Against the shipped charger. */
        SHIPPED,
        /** In process, unless their annotations say otherwise. */
        AS_ANNOTATED
    }

    /** Test classes by id. */
    private final Map<String, TreeSet<String>> requirements = new TreeMap<>();
    private final Map<String, TreeSet<String>> cases = new TreeMap<>();
    private final Map<String, EnumSet<Way>> ways = new TreeMap<>();
    private final Collection<String> known;

    /** @param known ids of requirements, for ranges */
    Claims(Collection<String> known) {
        this.known = known;
    }

    Map<String, TreeSet<String>> requirements() {
        return requirements;
    }

    Map<String, TreeSet<String>> cases() {
        return cases;
    }

    /** How each build runs a case, by its id. */
    Map<String, EnumSet<Way>> ways() {
        return ways;
    }

    void scan(Path root, Runs runs) {
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith("Test.java") && file.toString().contains("src/test/java")).sorted()
                    .forEach(file -> take(file.getFileName().toString().replace(".java", ""), text(file), runs));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void take(String testClass, String source, Runs runs) {
        Matcher annotation = ANNOTATION.matcher(source);
        while (annotation.find()) {
            String words = annotation.group(1).replaceAll("\"\\s*\\+\\s*\"", "");
            ids(words).forEach(id -> requirements.computeIfAbsent(id, none -> new TreeSet<>()).add(testClass));
            EnumSet<Way> ways = ways(source, annotation.start(), runs);
            CASE.matcher(words).results().filter(found -> !ways.isEmpty()).forEach(found -> {
                cases.computeIfAbsent(found.group(), none -> new TreeSet<>()).add(testClass);
                this.ways.computeIfAbsent(found.group(), none -> EnumSet.noneOf(Way.class)).addAll(ways);
            });
        }
    }

    /** Of the test with an annotation there: members have a blank line between them. */
    private static EnumSet<Way> ways(String source, int annotation, Runs runs) {
        if (runs != Runs.AS_ANNOTATED) {
            return runs == Runs.NONE ? EnumSet.noneOf(Way.class) : EnumSet.of(Way.SHIPPED);
        }
        int end = source.indexOf(" {\n", annotation);
        String member = source.substring(Math.max(0, source.lastIndexOf("\n\n", annotation)), end < 0 ? source.length() : end);
        Set<String> marks = new TreeSet<>();
        ON_METHOD.matcher(member).results().forEach(found -> marks.add(found.group(1)));
        ON_CLASS.matcher(source).results().forEach(found -> marks.add(found.group(1)));
        if (marks.contains("ShippedOnly")) {
            return EnumSet.of(Way.SHIPPED);
        }
        return marks.isEmpty() ? EnumSet.of(Way.IN_PROCESS) : EnumSet.allOf(Way.class);
    }

    private List<String> ids(String words) {
        TreeSet<String> ids = new TreeSet<>();
        Matcher found = REQUIREMENT.matcher(words);
        String useCase = "";
        int end = 0;
        int last = 0;
        while (found.find()) {
            boolean range = !ids.isEmpty() && RANGE.matcher(words.substring(end, found.start())).matches();
            if (found.group(1) != null) {
                useCase = found.group(1);
            }
            int number = Integer.parseInt(found.group(2));
            if (range) {
                for (int between = last + 1; between < number; between++) {
                    String id = id(useCase, String.format("%02d", between));
                    if (known.contains(id)) {
                        ids.add(id);
                    }
                }
            }
            ids.add(id(useCase, found.group(2)));
            end = found.end();
            last = number;
        }
        return List.copyOf(ids);
    }

    private static String id(String useCase, String number) {
        return useCase.isEmpty() ? "FR." + number : useCase + ".FR." + number;
    }
}
