package io.busbar.bus.api;

/** Whether a bus works. */
public enum BusState {
    /** It is open. */
    OPEN,
    /** It is not, e.g. because an adapter is unplugged; it is tried again every second or two. */
    LOST,
    /** Whoever opened it has closed it, or its provider stops: for good. */
    CLOSED
}
