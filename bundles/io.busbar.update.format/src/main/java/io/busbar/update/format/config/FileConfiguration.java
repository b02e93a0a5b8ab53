package io.busbar.update.format.config;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** What the configuration file says, before updates: a service of the launcher. Any thread. */
@ProviderType
public interface FileConfiguration {

    /** Texts by PID and key. */
    Map<String, Map<String, String>> texts();
}
