package io.busbar.store.journal;

import java.util.ArrayList;
import java.util.List;

/** Copies of owners' maps, kept as maps of an owner whose name nobody can have. On the loop. */
final class Copies {

    private static final String PREFIX = "copy of ";

    private final Catalog catalog;

    Copies(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The highest schema number in the copy, 0 if there is none. */
    int schemaOf(String owner) {
        return catalog.schemaOf(PREFIX + owner);
    }

    List<Change> keep(String owner) {
        return copy(owner, PREFIX + owner);
    }

    List<Change> restore(String owner) {
        return schemaOf(owner) == 0 ? List.of() : copy(PREFIX + owner, owner);
    }

    private List<Change> copy(String from, String to) {
        List<Change> changes = new ArrayList<>();
        for (MapState old : catalog.maps(to)) {
            changes.add(new MapState.Clear(old));
            if (old.schema > 0) {
                changes.add(new CollectionState.Redefine(old, 1));
            }
        }
        for (MapState map : catalog.maps(from)) {
            if (map.schema > 0) {
                MapState copy = catalog.map(to, map.name());
                changes.add(new CollectionState.Redefine(copy, map.schema));
                map.rows.forEach((key, row) -> changes.add(new MapState.Put(copy, key, row.bytes, map.schema)));
            }
        }
        return changes;
    }
}
