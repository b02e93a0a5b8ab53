package io.busbar.launcher;

import java.util.List;

/** The configuration is wrong; says all that is, a line each. */
final class ConfigurationException extends Exception {

    private static final long serialVersionUID = 1L;

    ConfigurationException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
