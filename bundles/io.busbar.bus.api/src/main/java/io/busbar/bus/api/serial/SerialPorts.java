package io.busbar.bus.api.serial;

import io.busbar.bus.api.BusException;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The serial ports of the station. A service of the platform, one façade for each bundle: lines that a bundle has not closed are closed when it stops.
 * Any thread; no method blocks.
 */
@ProviderType
public interface SerialPorts {

    /** The paths of the ports that are there now: stable ones where the system has them, such as {@code /dev/serial/by-id/...}. */
    List<String> paths();

    /**
     * Takes a port for oneself. It need not be there yet: the line is opened when it is, and again whenever it comes back.
     *
     * @param path of the port, best a stable one: which adapter is {@code /dev/ttyUSB0} depends on the order of their start. Two paths that lead to
     *            the same device are the same port
     * @param listener reports the state first
     * @throws BusException with {@link BusException.Reason#IN_USE} if a bundle has the port, which the message names
     */
    SerialLine open(String path, SerialSettings settings, SerialListener listener) throws BusException;
}
