package io.busbar.block.firmware;

/** A stretch of an update's way; one object for each time that it is gone. On the loop. */
interface Phase {

    void begin();

    /** Something that it may wait for has come or gone: sessions, who transfers, who installs. */
    default void changed() {
        // most wait for nothing
    }

    /** It is left, or given up: from here on it does nothing. */
    void close();
}
