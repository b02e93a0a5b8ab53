package io.busbar.store.journal;

import io.busbar.store.journal.disk.Disk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Space that is kept for the journal by two files that hold nothing: when the disk is full, one and then the other is removed. On the writer's thread
 * but for {@link #missing}.
 */
final class Reserve {

    private static final Logger LOG = LoggerFactory.getLogger(Reserve.class);
    private static final List<String> NAMES = List.of("reserve-1", "reserve-2");

    private final Disk disk;
    private final int bytesEach;
    private final List<String> held = new ArrayList<>();
    private boolean checked;
    private volatile int missing;

    /** @param bytesEach 0 for no reserve */
    Reserve(Disk disk, int bytesEach) {
        this.disk = disk;
        this.bytesEach = bytesEach;
    }

    /** How many of the two are not there; 0 before the first check. */
    int missing() {
        return missing;
    }

    /** Brings back what is missing, if there is room for it and for a file of the journal. */
    void fill() {
        if (bytesEach == 0 || checked && missing == 0) {
            return;
        }
        try {
            if (!checked) {
                find();
            }
            for (int i = NAMES.size() - 1; i >= 0 && held.size() < NAMES.size(); i--) {
                if (!held.contains(NAMES.get(i)) && disk.usableBytes() > 2L * bytesEach) {
                    disk.create(NAMES.get(i), content()).close();
                    held.add(NAMES.get(i));
                }
            }
        } catch (IOException e) {
            LOG.debug("no reserve in {}: {}", disk, e.getMessage());
        }
        checked = true;
        missing = NAMES.size() - held.size();
    }

    private void find() throws IOException {
        for (String name : disk.names()) {
            if (NAMES.contains(name) && disk.size(name) >= bytesEach) {
                held.add(name);
            }
        }
    }

    /** Not zeros: a file system that compresses would reserve nothing. */
    private byte[] content() {
        byte[] bytes = new byte[bytesEach];
        new SplittableRandom(bytesEach).nextBytes(bytes);
        return bytes;
    }

    /** Frees the space of one file. @return false if there is none left, or the disk is not full */
    boolean release() {
        if (held.isEmpty()) {
            return false;
        }
        try {
            if (disk.usableBytes() >= bytesEach) {
                return false;
            }
            String name = held.contains(NAMES.get(0)) ? NAMES.get(0) : NAMES.get(1);
            disk.delete(name);
            held.remove(name);
            missing = NAMES.size() - held.size();
            LOG.warn("The disk under {} is full; {} bytes of the reserve are used, {} are left", disk, bytesEach, held.size() * bytesEach);
            return true;
        } catch (IOException e) {
            LOG.warn("The reserve in {} cannot be used: {}", disk, e.getMessage());
            return false;
        }
    }
}
