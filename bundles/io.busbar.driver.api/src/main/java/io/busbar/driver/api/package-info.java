/**
 * What drivers of all kinds have in common.
 *
 * <h2>Threads</h2>
 * <ul>
 * <li>The station calls a driver's methods on its loop, one at a time. None of them may block or wait: a method that needs the hardware starts the
 * work, returns a promise, and is done within some milliseconds, also when the hardware does not answer.
 * <li>A driver may have threads of its own, as few as it needs (one for each port is usual), as daemon threads that are named after its bundle. One
 * that reaches its hardware through {@code io.busbar.bus.api} needs none. It may block on them as long as it likes.
 * <li>It may call its listener on any thread, and resolve or fail its promises on any thread: the station brings both to its loop. The order of
 * calls is the order of things.
 * <li>Every promise is resolved or fails, at the latest fifteen seconds after the order, also when the hardware is lost or the driver stops.
 * </ul>
 *
 * <h2>Life</h2>
 * <ul>
 * <li><b>Activation</b> takes the configuration and starts what reaches for the hardware; it does not wait for it. Hardware that is missing then is
 * lost hardware, not a failed activation.
 * <li><b>Connected</b>: {@code connect} makes the driver report the present state of everything that it knows, and each change from then on.
 * <li><b>Lost hardware</b> is reported within five seconds in the way of the kind. The driver goes on trying, with pauses, as long as it lives. When
 * the hardware is back it reports the state of everything anew, as after {@code connect}, since what happened meanwhile is not known.
 * <li><b>Deactivation</b> (the bundle stops, its configuration changes or goes): the station has disconnected its listener before. The driver closes
 * its ports, ends its threads, and fails the promises that are open, within two seconds; nothing of it runs after that, as a thread that is left
 * behind keeps the old version in memory. It changes nothing at the hardware: it does not learn whether a new version follows, and need not. If one
 * does, nobody at the charger notices; if none does, the lease of the last permit ends, and the hardware falls to its fail-safe by itself.
 * <li><b>Replacement</b>: a new version finds the hardware as it is, and reads its state. If it needs more than half a lease (7 s) for that, its
 * bundle says {@code Busbar-Update: idle} and is replaced only while no EVSE is in use.
 * </ul>
 */
@Export
@Version("1.1.0")
package io.busbar.driver.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
