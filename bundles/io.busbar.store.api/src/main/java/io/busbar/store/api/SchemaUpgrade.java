package io.busbar.store.api;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** Reads rows of an older layout. Called on the station loop, row by row, before the row is turned into its record. */
@ConsumerType
@FunctionalInterface
public interface SchemaUpgrade {

    /** For a first layout, and for changes that added or dropped record components only. */
    SchemaUpgrade NONE = (collection, fromSchema, row) -> row;

    /**
     * @param collection name of the map or queue
     * @param fromSchema schema number the row was written with
     * @param row the stored row: component name to string, number, boolean, list or map; mutable
     * @return the row in the current layout
     */
    Map<String, Object> upgrade(String collection, int fromSchema, Map<String, Object> row);
}
