package io.busbar.update.api;

/**
 * Who wants an update, and what may be done for it.
 *
 * @param who for the history: "CSMS request 17", "console", "watched folder"
 * @param restartAllowed whether the station may restart (without sessions: restarts wait for them to end)
 * @param whenIdle whether to wait until no EVSE is in use before anything is replaced
 */
public record UpdateOrder(String who, boolean restartAllowed, boolean whenIdle) {}
