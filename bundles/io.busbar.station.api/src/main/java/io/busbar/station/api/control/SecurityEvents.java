package io.busbar.station.api.control;

import org.osgi.annotation.versioning.ProviderType;

/** Takes security events (OCPP appendix 1): into the security log, and as a station event to who notifies the CSMS. On the loop. */
@ProviderType
public interface SecurityEvents {

    /**
     * @param type of the appendix's list, e.g. {@code TamperDetectionActivated}, or an own one, at most 50 characters
     * @param techInfo at most 255 characters, nothing secret; may be empty
     */
    void raise(String type, String techInfo);
}
