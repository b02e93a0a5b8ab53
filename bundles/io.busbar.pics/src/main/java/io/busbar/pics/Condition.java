package io.busbar.pics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** When a case applies: ids of features with {@code and}, {@code or}, {@code not} and parentheses; nothing for always. */
final class Condition {

    private static final Pattern WORDS = Pattern.compile("\\s+|(?<=\\()|(?=[()])");

    private final Deque<String> words;
    private final Predicate<String> supported;

    private Condition(String text, Predicate<String> supported) {
        words = new ArrayDeque<>(List.of(WORDS.split(text)));
        words.removeIf(String::isEmpty);
        this.supported = supported;
    }

    /** @throws IllegalArgumentException if it is not well formed, also where the outcome is clear before its end */
    static boolean holds(String text, Predicate<String> supported) {
        if (text.isBlank()) {
            return true;
        }
        Condition condition = new Condition(text, supported);
        boolean holds = condition.either();
        if (!condition.words.isEmpty()) {
            throw new IllegalArgumentException(text + ": " + condition.words.peek() + " is not expected");
        }
        return holds;
    }

    private boolean either() {
        boolean holds = both();
        while (accept("or")) {
            holds |= both();
        }
        return holds;
    }

    private boolean both() {
        boolean holds = one();
        while (accept("and")) {
            holds &= one();
        }
        return holds;
    }

    private boolean one() {
        if (accept("not")) {
            return !one();
        }
        if (accept("(")) {
            boolean holds = either();
            if (!accept(")")) {
                throw new IllegalArgumentException("a parenthesis is not closed before " + words);
            }
            return holds;
        }
        String id = words.poll();
        if (id == null || !id.matches("[A-Z].*")) {
            throw new IllegalArgumentException("the id of a feature is expected, not " + id);
        }
        return supported.test(id);
    }

    private boolean accept(String word) {
        boolean next = word.equals(words.peek());
        if (next) {
            words.remove();
        }
        return next;
    }
}
