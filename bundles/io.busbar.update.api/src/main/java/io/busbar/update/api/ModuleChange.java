package io.busbar.update.api;

/**
 * What happens to one bundle.
 *
 * @param from its version now; empty when it comes new
 * @param to its version afterwards; empty when it is removed
 * @param why in words: replaced, added, removed, or wired to one that is
 */
public record ModuleChange(String symbolicName, String from, String to, String why) {}
