package io.busbar.update.format.config;

import org.osgi.annotation.versioning.ProviderType;

/** What the component runtime could not do, as it logs it, bind methods that throw included: a service of the launcher. Any thread. */
@ProviderType
public interface ComponentErrors {

    /** How many there were in a bundle since the process started. */
    long count(String symbolicName);

    /** The last one in one line; empty if there was none. */
    String last(String symbolicName);
}
