package io.busbar.ocpp.json;

/**
 * What is taken from a peer at most, so that no input grows memory or the stack without bound.
 *
 * @param maxDepth objects and lists inside each other
 * @param maxStringChars longest string, in UTF-16 units, whatever field it stands in
 * @param maxChars longest frame or payload, in UTF-16 units
 */
public record JsonLimits(int maxDepth, int maxStringChars, int maxChars) {

    /**
     * Room for every message that the schemas allow in practice, and for one field of a megabyte that they do not: its sender is told which
     * field it is.
     */
    public static final JsonLimits DEFAULT = new JsonLimits(32, 2_097_152, 2_097_152);

    public JsonLimits {
        if (maxDepth < 1 || maxStringChars < 1 || maxChars < 1) {
            throw new IllegalArgumentException("A limit is less than 1");
        }
    }
}
