package io.busbar.ocpp.api;

import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The gate that BootNotification opens: what {@link Csms} and {@link Outbox} may send follows from it. It belongs to the link layer so
 * that replacing the provisioning block does not close it, and outlives a reconnect, not a restart. On the station loop.
 */
@ProviderType
public interface Registration {

    /** The CSMS's last word since this station started; empty before the first. Station events report changes. */
    Optional<RegistrationStatus> status();

    default boolean accepted() {
        return status().filter(s -> s == RegistrationStatus.Accepted).isPresent();
    }

    /** For the provisioning block: the status of the last BootNotificationResponse. */
    void update(RegistrationStatus status);

    /** For the provisioning block: closes the link and keeps it closed for a while (B03.FR.04: Rejected, until the next boot attempt). */
    void disconnectFor(Duration pause);
}
