package io.busbar.update.format.config;

/**
 * What is wrong with a configuration.
 *
 * @param key empty if the configuration as a whole is meant
 * @param text one line; never the value of a password
 * @param outside whether the text is right and the world is not: a file that is not there
 */
public record Problem(String pid, String key, String text, boolean outside) {

    Problem(String pid, String key, String text) {
        this(pid, key, text, false);
    }

    @Override
    public String toString() {
        return "[" + pid + "] " + text;
    }
}
