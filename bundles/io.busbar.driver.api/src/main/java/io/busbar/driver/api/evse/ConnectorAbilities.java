package io.busbar.driver.api.evse;

/**
 * @param id from 1
 * @param type OCPP's ConnectorEnumType value, e.g. {@code sType2} (socket) or {@code cType2} (tethered)
 * @param lockable whether it has a {@link CableLock}
 */
public record ConnectorAbilities(int id, String type, boolean lockable) {}
