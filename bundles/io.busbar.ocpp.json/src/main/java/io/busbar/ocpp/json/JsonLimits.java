package io.busbar.ocpp.json;

/**
 * What is accepted from a peer at most, so that no input grows memory or the stack without bound.
 *
 * @param maxDepth objects and lists inside each other
 * @param maxStringChars longest string, in UTF-16 units, whatever field it stands in
 * @param maxChars longest frame or payload, in UTF-16 units
 * @param maxTokens names, values, beginnings and ends of objects and lists in one text; bounds what a tree of them takes in memory, some 100
 *            bytes each at worst
 */
public record JsonLimits(int maxDepth, int maxStringChars, int maxChars, int maxTokens) {

    /**
     * As long as the largest BytesPerMessage that the station announces (512 KiB), and tokens for 500 entries of a local list with every field: a tree
     * of at most 7 MB.
     */
    public static final JsonLimits DEFAULT = new JsonLimits(32, 524_288, 524_288, 65_536);

    /** For what the station wrote itself. */
    static final JsonLimits ARCHIVE = new JsonLimits(32, 2_097_152, 2_097_152, Integer.MAX_VALUE);

    public JsonLimits {
        if (maxDepth < 1 || maxStringChars < 1 || maxChars < 1 || maxTokens < 1) {
            throw new IllegalArgumentException("A limit is less than 1");
        }
    }
}
