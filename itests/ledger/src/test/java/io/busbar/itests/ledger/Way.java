package io.busbar.itests.ledger;

/** How a build runs a certification case; see {@code itests/conformance/README.md}. */
enum Way {

    IN_PROCESS("in process"), SHIPPED("shipped");

    private final String words;

    Way(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
