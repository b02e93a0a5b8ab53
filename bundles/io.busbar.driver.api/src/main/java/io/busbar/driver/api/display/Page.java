package io.busbar.driver.api.display;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a display shows at a time.
 *
 * @param id by which the display reports what was chosen; not empty
 * @param title one line; may be empty
 * @param texts from top to bottom
 * @param choices under the texts; each id once
 * @param selection how many of the choices may be chosen
 * @param qrCode text of a QR code beside the texts
 */
public record Page(String id, String title, List<Text> texts, List<Choice> choices, Selection selection, Optional<String> qrCode) {

    /** How many choices a person makes. */
    public enum Selection {
        /** One, with which the page is done. */
        ONE,
        /** Any number, none too, which the person confirms. */
        ANY_NUMBER
    }

    /**
     * @param content in its format
     * @param format of the content
     * @param language RFC 5646 tag, e.g. {@code de-CH}; empty when it has none
     */
    public record Text(String content, TextFormat format, String language) {}

    /**
     * @param id reported when it is chosen
     * @param text one line
     */
    public record Choice(String id, String text) {}

    public Page {
        texts = List.copyOf(texts);
        choices = List.copyOf(choices);
        Set<String> ids = new HashSet<>();
        if (id.isEmpty() || !choices.stream().allMatch(choice -> ids.add(choice.id()))) {
            throw new IllegalArgumentException("a page has an id, and each of its choices an id of its own: " + id + ", " + choices);
        }
    }

    /** A page to read. */
    public static Page ofTexts(String id, String title, List<Text> texts) {
        return new Page(id, title, texts, List.of(), Selection.ONE, Optional.empty());
    }

    /** A page to choose on. */
    public static Page ofChoices(String id, String title, List<Choice> choices, Selection selection) {
        return new Page(id, title, List.of(), choices, selection, Optional.empty());
    }
}
