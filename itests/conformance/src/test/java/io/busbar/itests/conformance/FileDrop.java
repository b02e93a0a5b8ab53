package io.busbar.itests.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Where stations put their files by HTTP. */
abstract class FileDrop implements AutoCloseable {

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    abstract String url();

    /** A URL where nobody listens. */
    abstract String urlOfNobody();

    /** Files are taken in full, and not confirmed before {@link #open}. */
    abstract void hold();

    abstract void open();

    @Override
    public abstract void close();

    final void put(String name, byte[] file) {
        files.put(name, file);
    }

    /** What an archive holds. */
    final Map<String, String> entries(String fileName) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        if (!files.containsKey(fileName)) {
            throw new AssertionError(fileName + " did not come, but " + files.keySet());
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(files.get(fileName)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }
}
