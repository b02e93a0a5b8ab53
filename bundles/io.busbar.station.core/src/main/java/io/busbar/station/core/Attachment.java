package io.busbar.station.core;

/** Something that is plugged into the core; closing takes it out. On the loop. */
@FunctionalInterface
public interface Attachment extends AutoCloseable {

    @Override
    void close();
}
