package io.busbar.station.api.control;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Whiteboard of those who go on with less than they were given, such as a file that cannot be read: shown as warnings of the station's health. */
@ConsumerType
public interface HealthConcern {

    /** What a technician should know and do, a line each, without secrets; empty when all is well. On the loop. */
    List<String> concerns();
}
