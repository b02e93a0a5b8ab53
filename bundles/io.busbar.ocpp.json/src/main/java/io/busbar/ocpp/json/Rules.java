package io.busbar.ocpp.json;

/** Whose rules a codec keeps. */
enum Rules {

    V201, V21,
    /** Everything, without limits. */
    ARCHIVE;

    boolean limited() {
        return this != ARCHIVE;
    }
}
