package io.busbar.driver.api.display;

/** How a text is written (OCPP's MessageFormatEnumType). */
public enum TextFormat {
    /** Printable ASCII; every display has it. */
    ASCII,
    /** All characters. */
    UTF8,
    /** HTML, as far as the display's browser goes. */
    HTML,
    /** The address of what is to be shown, which the display fetches. */
    URI
}
