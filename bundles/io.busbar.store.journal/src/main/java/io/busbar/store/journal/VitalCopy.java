package io.busbar.store.journal;

import io.busbar.store.journal.disk.Disk;
import io.busbar.store.journal.disk.DiskFile;
import io.busbar.store.journal.row.ByteWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A second copy of small maps that a station is lost without (credentials, network profiles, settings), in a file of its own: a chunk each. The names
 * of all collections are with them, for rows without a name are lost.
 */
final class VitalCopy {

    private static final Logger LOG = LoggerFactory.getLogger(VitalCopy.class);
    private static final String NAME = "vital";

    private final Disk disk;
    private final Catalog catalog;
    private byte[] written = {};
    private boolean outOfDate;

    VitalCopy(Disk disk, Catalog catalog) {
        this.disk = disk;
        this.catalog = catalog;
    }

    /** What the maps hold now. On the loop. */
    byte[] content() {
        ByteWriter out = new ByteWriter(1024);
        for (CollectionState state : catalog.all()) {
            if (state.schema > 0) {
                Chunk.write(out, state::writeDefinition);
            }
            if (state instanceof MapState map && map.vital && map.schema > 0) {
                Chunk.write(out, chunk -> {
                    map.writeDefinition(chunk);
                    new MapState.Clear(map).write(chunk);
                    map.rows.forEach((key, row) -> new MapState.Copy(map, key, row).write(chunk));
                });
            }
        }
        return out.toBytes();
    }

    /** On the writer's thread. */
    void write(byte[] content) {
        if (Arrays.equals(content, written)) {
            return;
        }
        try {
            disk.create(NAME, content).close();
            written = content;
            if (outOfDate) {
                LOG.info("The second copy of credentials and settings in {} is up to date again", disk);
            }
            outOfDate = false;
        } catch (IOException e) {
            if (!outOfDate) { // each commit tries again
                LOG.warn("The second copy of credentials and settings in {} is not up to date: {}", disk, e.toString());
            }
            outOfDate = true;
        }
    }

    /** The chunks of the copy that can be read, one behind the other; for the first frame after damage. */
    byte[] read() {
        ByteWriter out = new ByteWriter(1024);
        try {
            if (!disk.names().contains(NAME)) {
                return out.toBytes();
            }
            byte[] bytes;
            try (DiskFile file = disk.open(NAME)) {
                bytes = file.read(0, Math.toIntExact(file.size()));
            }
            Chunk.salvage(ByteBuffer.wrap(bytes), 0, operations -> {
                byte[] one = new byte[operations.remaining()];
                operations.get(one);
                Chunk.write(out, chunk -> chunk.writeBytes(one));
            });
        } catch (IOException e) {
            LOG.warn("The second copy of credentials and settings in {} cannot be read: {}", disk, e.toString());
        }
        return out.toBytes();
    }
}
