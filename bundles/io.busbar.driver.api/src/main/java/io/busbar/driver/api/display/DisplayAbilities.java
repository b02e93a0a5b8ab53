package io.busbar.driver.api.display;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a display can show now.
 *
 * @param columns characters in a line, at least 1; of a graphic display about as many as can be read from a metre away
 * @param lines of texts and choices together under the title, at least 1
 * @param formats of texts; {@link TextFormat#ASCII} at least
 * @param choices most choices that a person can be offered, 0 for a display without input
 * @param qrCode most characters of a QR code, 0 for a display that shows none
 */
public record DisplayAbilities(int columns, int lines, Set<TextFormat> formats, int choices, int qrCode) {

    public DisplayAbilities {
        formats = Set.copyOf(formats);
        if (columns < 1 || lines < 1 || choices < 0 || qrCode < 0 || !formats.contains(TextFormat.ASCII)) {
            throw new IllegalArgumentException("a display has a line of a character and ASCII at least: " + columns + " columns, " + lines
                    + " lines, " + choices + " choices, " + formats);
        }
    }

    /** Whether a person can choose on it. */
    public boolean hasInput() {
        return choices > 0;
    }

    /** Why a page cannot be shown, for a technician; empty if it can. Texts that are too long for a line are wrapped or cut by the display. */
    public Optional<String> obstacle(Page page) {
        List<TextFormat> foreign = page.texts().stream().map(Page.Text::format).filter(format -> !formats.contains(format)).toList();
        if (!foreign.isEmpty()) {
            return Optional.of("the display does not know the format " + foreign.get(0));
        }
        if (page.choices().size() > choices) {
            return Optional.of("the display offers " + choices + " choices, not " + page.choices().size());
        }
        return page.qrCode().filter(code -> code.length() > qrCode)
                .map(code -> "the display shows QR codes of " + qrCode + " characters, not of " + code.length());
    }
}
