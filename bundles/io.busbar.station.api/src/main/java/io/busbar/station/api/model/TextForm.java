package io.busbar.station.api.model;

/** What a text variable is made of (OCPP 2.0.1 part 2, 2.1.3). No text has control characters. */
public enum TextForm {
    /** Any characters. */
    TEXT,
    /** identifierString: letters, digits and {@code * - _ = : + | @ .}; its case does not count. */
    IDENTIFIER,
    /** passwordString: no blanks. */
    PASSWORD
}
