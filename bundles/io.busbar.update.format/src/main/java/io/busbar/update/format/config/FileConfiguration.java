package io.busbar.update.format.config;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** The contents of the configuration file, before updates: a service of the launcher. Any thread. */
@ProviderType
public interface FileConfiguration {

    /** Texts by PID and key. */
    Map<String, Map<String, String>> texts();
}
