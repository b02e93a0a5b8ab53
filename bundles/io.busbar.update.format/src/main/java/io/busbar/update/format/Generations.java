package io.busbar.update.format;

import io.busbar.update.format.Json.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.osgi.framework.Version;

/** The generations of a station, in {@code generations/} of its data directory. One user at a time; every change is durable when a method returns. */
public final class Generations {

    private final Path folder;
    private final Path jars;
    private final Path delivered;
    private final SignedLists signed;

    /** @param delivered the folder of the bundles that the station was delivered with */
    public Generations(Path data, Path delivered) throws IOException {
        this.delivered = delivered;
        folder = data.resolve("generations");
        jars = folder.resolve("jars");
        signed = new SignedLists(folder.resolve("signed"));
        Files.createDirectories(jars);
    }

    /** What boots; the state before, or the delivered one, if the file is damaged. */
    public BootState state() {
        for (String name : new String[]{"state.json", "state.old"}) {
            try {
                return BootState.read(Files.readAllBytes(folder.resolve(name)));
            } catch (IOException e) {
                // not there yet or damaged: the one before it counts
            }
        }
        return BootState.FACTORY;
    }

    /** The atomic switch. */
    public void write(BootState state) throws IOException {
        Path file = folder.resolve("state.json");
        Durable.write(folder.resolve("state.old"), state().write());
        Durable.write(file, state.write());
    }

    /** A generation that is whole: its list reads, and each of its jars is there with the right content. */
    public Generation read(long number) throws IOException {
        Generation generation = Generation.read(Files.readAllBytes(folder.resolve(number + ".json")));
        for (Generation.Entry entry : generation.bundles()) {
            if (entry.file().isEmpty()
                    ? !Files.exists(jar(entry)) || !Sha256.of(jar(entry)).equals(entry.sha256())
                    : !Files.exists(jar(entry))) {
                throw new IOException("the jar of " + entry.symbolicName() + " is missing or damaged");
            }
        }
        return generation;
    }

    /**
     * Whether an OEM signed each bundle that an update brought.
     *
     * @param roots keys that the station believes
     * @throws IOException if not
     */
    public void verify(Generation generation, List<PublicKey> roots) throws IOException {
        signed.verify(generation.bundles(), roots);
    }

    /** Keeps the signed list of an archive. @return its hash, for the entries that it vouches for */
    public String keep(FeatureArchive archive) throws IOException {
        signed.keep(archive);
        return SignedLists.hash(archive);
    }

    /** The hash that {@link #keep} gives. */
    public static String signedBy(FeatureArchive archive) {
        return SignedLists.hash(archive);
    }

    /** What was in force once; of two copies the one that reads. */
    public Seen seen() {
        Seen seen = Seen.NOTHING;
        for (String name : new String[]{"seen.json", "seen.old"}) {
            try {
                seen = seen.and(Seen.read(Files.readAllBytes(folder.resolve(name))));
            } catch (IOException e) {
                // not there yet or damaged: the other one counts
            }
        }
        return seen;
    }

    /** Remembers what is in force, twice. */
    public void write(Seen seen) throws IOException {
        Durable.write(folder.resolve("seen.json"), seen.write());
        Durable.write(folder.resolve("seen.old"), seen.write());
    }

    /** Generation 0: the bundles of the delivered list. @param list {@code feature.json} of the installation */
    public Generation delivered(Path list) throws IOException {
        byte[] text = Files.readAllBytes(list);
        List<Generation.Entry> entries = new ArrayList<>();
        for (Fields bundle : Json.read(text).objects("bundles")) {
            String[] coordinates = bundle.text("id").split(":");
            String file = coordinates[1] + "-" + coordinates[coordinates.length - 1] + ".jar";
            Path jar = delivered.resolve(file);
            if (Files.exists(jar)) {
                try (JarFile opened = new JarFile(jar.toFile())) {
                    Attributes main = opened.getManifest().getMainAttributes();
                    entries.add(new Generation.Entry(main.getValue("Bundle-SymbolicName").split(";")[0].strip(),
                            Version.parseVersion(main.getValue("Bundle-Version")), (int) bundle.number("start-order", 1), Sha256.of(jar),
                            file, "factory", ""));
                }
            }
        }
        return new Generation(0, Sha256.of(text), "", "factory", Instant.EPOCH, entries, Map.of());
    }

    /** Bytes that may still be stored. */
    public long space() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /** The folder for what an archive holds. */
    public Path incoming() throws IOException {
        return Files.createDirectories(folder.resolve("incoming"));
    }

    /** Empties {@link #incoming}. */
    public void discard() throws IOException {
        sweep(incoming(), Set.of());
    }

    public Path jar(Generation.Entry entry) {
        return entry.file().isEmpty() ? jars.resolve(entry.sha256() + ".jar") : delivered.resolve(entry.file());
    }

    /** Stages a generation: its jars first, then the list that names them. @param fresh folder with those of its jars that are not stored yet */
    public void stage(Generation generation, Path fresh) throws IOException {
        for (Generation.Entry entry : generation.bundles()) {
            Path jar = jar(entry);
            Path source = fresh.resolve(entry.sha256() + ".jar");
            if (entry.file().isEmpty() && Files.exists(source)) {
                if (!Sha256.of(source).equals(entry.sha256())) {
                    throw new IOException("the jar of " + entry.symbolicName() + " was damaged before it was stored");
                }
                try (InputStream in = Files.newInputStream(source)) {
                    Durable.copy(in, jar);
                }
            }
        }
        Durable.write(folder.resolve(generation.number() + ".json"), generation.write());
    }

    /** A number that was never used. */
    public long nextNumber() throws IOException {
        long highest = 0;
        try (DirectoryStream<Path> lists = Files.newDirectoryStream(folder, "[0-9]*.json")) {
            for (Path list : lists) {
                String number = list.getFileName().toString().replace(".json", "");
                highest = number.matches("[0-9]{1,18}") ? Math.max(highest, Long.parseLong(number)) : highest;
            }
        }
        BootState state = state();
        return Math.max(highest, Math.max(state.committed(), state.trial())) + 1;
    }

    /** Removes what neither the committed generation, the one before nor a trial needs. */
    public void clean() throws IOException {
        BootState state = state();
        Set<String> keep = new HashSet<>(Set.of("state.json", "state.old", "jars"));
        Set<String> hashes = new HashSet<>();
        Set<String> lists = new HashSet<>();
        for (long number : new long[]{state.committed(), state.previous(), state.trial()}) {
            Optional<Generation> generation = number > 0 ? readable(number) : Optional.empty();
            generation.ifPresent(kept -> {
                keep.add(kept.number() + ".json");
                kept.bundles().forEach(entry -> hashes.add(entry.sha256() + ".jar"));
                kept.bundles().forEach(entry -> lists.add(entry.signed()));
            });
        }
        sweep(folder, keep);
        sweep(jars, hashes);
        signed.clean(lists);
    }

    private Optional<Generation> readable(long number) {
        try {
            return Optional.of(Generation.read(Files.readAllBytes(folder.resolve(number + ".json"))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void sweep(Path folder, Set<String> keep) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!keep.contains(name) && (name.endsWith(".jar") || name.matches("[0-9]+\\.json") || name.endsWith(".new"))) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The newest list of keys that was seen, if a root signed what is stored. */
    public KeyList keys(Trust roots) {
        KeyList newest = KeyList.NONE;
        for (String name : new String[]{"keys.json", "keys.old"}) {
            try {
                Fields fields = Json.read(Files.readAllBytes(folder.resolve(name)));
                Base64.Decoder decoder = Base64.getDecoder();
                Optional<KeyList> signed = roots.signed(decoder.decode(fields.text("list")), decoder.decode(fields.text("signature")));
                if (signed.isPresent() && signed.get().number() > newest.number()) {
                    newest = signed.get();
                }
            } catch (IOException | IllegalArgumentException e) {
                // not there yet or damaged: the other one counts
            }
        }
        return newest;
    }

    /** Remembers an archive's list of keys if it is newer than the one known; twice, since an older one would bring a revoked key back. */
    public void remember(FeatureArchive archive) throws IOException {
        if (archive.newerKeys()) {
            Base64.Encoder encoder = Base64.getEncoder();
            byte[] both = Json.write(Map.of("list", encoder.encodeToString(archive.keyDocument()), "signature",
                    encoder.encodeToString(archive.keySignature())));
            Durable.write(folder.resolve("keys.json"), both);
            Durable.write(folder.resolve("keys.old"), both);
        }
    }
}
