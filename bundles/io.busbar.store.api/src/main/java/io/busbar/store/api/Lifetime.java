package io.busbar.store.api;

/** How long what a map holds is of use. */
public enum Lifetime {
    /** Until it is removed. */
    DURABLE,
    /** Until the station's next start, orderly or after a power cut: a replacement of the bundle keeps it. */
    THIS_START
}
