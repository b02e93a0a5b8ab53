package io.busbar.health;

/** Tags of these health checks that others select by. */
final class Tag {

    /** May be executed on any thread, and off the loop it is. Others are for the loop. */
    static final String ANYWHERE = "anywhere";
    /** Feeds the watchdog as long as it is not critical. */
    static final String WATCHDOG = "watchdog";

    private Tag() {}
}
