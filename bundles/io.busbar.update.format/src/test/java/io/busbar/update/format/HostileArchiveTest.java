package io.busbar.update.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.update.api.RefusalReason;
import io.busbar.update.api.UpdateRefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that must not be taken: each is refused with its reason in words, and nothing is written beside the folder that was given. */
class HostileArchiveTest {

    @TempDir
    Path station;

    @TempDir
    Path workshop;

    private Path jars;
    private Oem oem;

    @BeforeEach
    void prepare() throws IOException {
        jars = Files.createDirectories(station.resolve("data/generations/incoming"));
        oem = new Oem(workshop);
    }

    @AfterEach
    void nothingIsWrittenElsewhere() throws IOException {
        try (Stream<Path> files = Files.walk(station)) {
            List<Path> strange = files.filter(Files::isRegularFile)
                    .filter(file -> !file.getParent().equals(jars) || !file.getFileName().toString().matches("[0-9a-f]{64}\\.jar"))
                    .toList();
            assertEquals(List.of(), strange);
        }
    }

    private FeatureArchive read(Path archive) throws UpdateRefusedException, IOException {
        return FeatureArchive.read(archive, oem.trust(), jars);
    }

    private String refused(RefusalReason refusal, Path archive, Trust trust) {
        UpdateRefusedException refused = assertThrows(UpdateRefusedException.class, () -> FeatureArchive.read(archive, trust, jars));
        assertEquals(refusal, refused.reason(), refused.getMessage());
        assertTrue(refused.getMessage().length() > 12 && refused.getMessage().contains(" ") && !refused.getMessage().contains("null"),
                refused.getMessage());
        return refused.getMessage();
    }

    private String refused(RefusalReason refusal, Path archive) {
        return refused(refusal, archive, oem.trust());
    }

    private Set<String> extracted() throws IOException {
        try (Stream<Path> files = Files.list(jars)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void aSoundArchiveIsTaken() throws Exception {
        FeatureArchive archive = read(oem.archive());
        assertEquals("meter", archive.feature().name());
        assertEquals("1.1.0", archive.feature().version());
        assertEquals(Signatures.id(oem.features.getPublic()), archive.signer());
        assertTrue(archive.newerKeys());
        assertEquals(archive.feature().bundles().stream().map(bundle -> bundle.sha256() + ".jar").collect(Collectors.toSet()), extracted());
    }

    @Test
    void aListThatWasChangedAfterSigningIsRefused() throws Exception {
        Path archive = oem.altered(oem.archive(), files -> files.merge("feature.json", new byte[]{'\n'}, HostileArchiveTest::append));
        assertEquals("its signature is wrong", refused(RefusalReason.WRONG_SIGNER, archive));
        assertEquals(Set.of(), extracted());
    }

    @Test
    void aSignatureOfAnotherArchiveIsRefused() throws Exception {
        byte[] elsewhere = Signatures.sign("another list".getBytes(StandardCharsets.UTF_8), oem.features.getPublic(),
                oem.features.getPrivate());
        refused(RefusalReason.WRONG_SIGNER, oem.altered(oem.archive(), files -> files.put("feature.sig", elsewhere)));
    }

    @Test
    void aKeyThatClaimsAnothersNameIsRefused() throws Exception {
        Path archive = oem.altered(oem.archive(), files -> files.put("feature.sig",
                Signatures.sign(files.get("feature.json"), oem.features.getPublic(), oem.other.getPrivate())));
        refused(RefusalReason.WRONG_SIGNER, archive);
    }

    @ParameterizedTest
    @ValueSource(strings = {"feature.sig", "keys.sig"})
    void whatIsNotSignedIsRefused(String signature) throws Exception {
        refused(RefusalReason.WRONG_SIGNER, oem.altered(oem.archive(), files -> files.remove(signature)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"feature.json", "keys.json", "bundles/com.example.meter-1.1.0.jar"})
    void whatLacksAFileIsRefused(String name) throws Exception {
        String why = refused(RefusalReason.INVALID_ARCHIVE, oem.altered(oem.archive(), files -> files.remove(name)));
        assertTrue(why.contains(name + " is missing"), why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "[]", "{\"key\":1,\"signature\":2}", "{\"key\":\"x\",\"signature\":\"***\"}"})
    void aSignatureThatIsNoneIsRefused(String text) throws Exception {
        for (String name : List.of("feature.sig", "keys.sig")) {
            Path archive = oem.altered(oem.archive(), files -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
            UpdateRefusedException refused = assertThrows(UpdateRefusedException.class, () -> read(archive));
            assertTrue(Set.of(RefusalReason.INVALID_ARCHIVE, RefusalReason.WRONG_SIGNER).contains(refused.reason()), refused.getMessage());
        }
    }

    @Test
    void aKeyThatWasNotDelegatedIsRefused() throws Exception {
        refused(RefusalReason.WRONG_SIGNER, oem.write(oem.writer(), oem.other, oem.keys(1)));
        refused(RefusalReason.WRONG_SIGNER, oem.write(oem.writer(), oem.root, oem.keys(1)));
    }

    @Test
    void aListOfKeysByAnotherRootIsRefused() throws Exception {
        Oem stranger = new Oem(Files.createDirectories(workshop.resolve("stranger")));
        refused(RefusalReason.WRONG_SIGNER, stranger.archive());
    }

    @Test
    void aListOfKeysThatAFeatureKeySignedIsRefused() throws Exception {
        byte[] keys = KeyList.of(9, List.of(oem.other.getPublic()), Set.of()).write();
        Path file = workshop.resolve("own.zip");
        oem.writer().write(file, oem.other, keys, Signatures.sign(keys, oem.features.getPublic(), oem.features.getPrivate()));
        refused(RefusalReason.WRONG_SIGNER, file);
    }

    @Test
    void withoutARootNothingIsBelieved() throws Exception {
        refused(RefusalReason.WRONG_SIGNER, oem.archive(), new Trust(List.of(), KeyList.NONE, Map.of(), Oem.NOW));
    }

    @Test
    void aRevokedKeyIsRefusedWhereverTheRevocationIsSaid() throws Exception {
        String id = Signatures.id(oem.features.getPublic());
        KeyList revoking = KeyList.of(2, List.of(oem.features.getPublic(), oem.other.getPublic()), Set.of(id));
        refused(RefusalReason.REVOKED_KEY, oem.write(oem.writer(), oem.features, revoking));
        refused(RefusalReason.REVOKED_KEY, oem.archive(), oem.trust(revoking, Map.of()));
        Path next = oem.write(oem.writer(), oem.other, revoking);
        assertTrue(read(next).newerKeys());
    }

    @Test
    void anOlderListOfKeysIsRefused() throws Exception {
        Trust knows = oem.trust(oem.keys(7), Map.of());
        String why = refused(RefusalReason.TOO_OLD, oem.write(oem.writer(), oem.features, oem.keys(6)), knows);
        assertTrue(why.contains("6") && why.contains("7"), why);
        assertEquals(false, FeatureArchive.read(oem.write(oem.writer(), oem.features, oem.keys(7)), knows, jars).newerKeys());
    }

    @Test
    void anOlderListOfKeysDoesNotBringAKeyBack() throws Exception {
        KeyList without = KeyList.of(7, List.of(oem.other.getPublic()), Set.of());
        refused(RefusalReason.WRONG_SIGNER, oem.write(oem.writer(), oem.features, oem.keys(6)), oem.trust(without, Map.of()));
    }

    @Test
    void anOldArchivePlayedAgainIsRefused() throws Exception {
        Path archive = oem.archive();
        String why = refused(RefusalReason.TOO_OLD, archive, oem.trust(KeyList.NONE, Map.of("meter", 6L)));
        assertTrue(why.contains("5") && why.contains("6"), why);
        FeatureArchive.read(archive, oem.trust(KeyList.NONE, Map.of("meter", 5L, "lock", 9L)), jars);
    }

    @Test
    void anExpiredArchiveIsRefused() throws Exception {
        refused(RefusalReason.EXPIRED, oem.write(oem.writer().expires(Oem.NOW.minusSeconds(1)), oem.features, oem.keys(1)));
        assertEquals("meter", read(oem.write(oem.writer().expires(Oem.NOW.plusSeconds(1)), oem.features, oem.keys(1))).feature().name());
    }

    @Test
    void aSwappedJarIsRefused() throws Exception {
        byte[] jar = Files.readAllBytes(oem.jar("com.example.meter", "1.1.0"));
        byte[] longer = append(jar, new byte[1]);
        byte[] flipped = jar.clone();
        flipped[jar.length / 2] ^= 1;
        for (byte[] wrong : List.of(longer, flipped, Arrays.copyOf(jar, jar.length - 1), new byte[0])) {
            Path archive = oem.altered(oem.archive(), files -> files.put("bundles/com.example.meter-1.1.0.jar", wrong));
            refused(RefusalReason.INVALID_ARCHIVE, archive);
            assertEquals(Set.of(), extracted());
        }
        refused(RefusalReason.INVALID_ARCHIVE, oem.altered(oem.archive(), files -> {
            byte[] first = files.get("bundles/com.example.meter-1.1.0.jar");
            files.put("bundles/com.example.meter-1.1.0.jar", files.get("bundles/com.example.lock-1.0.0.jar"));
            files.put("bundles/com.example.lock-1.0.0.jar", first);
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bundles/evil-1.0.jar", "evil", "../../../evil", "/tmp/busbar-evil", "bundles/../../../../evil.jar", "..\\evil",
            "bundles/", "META-INF/MANIFEST.MF", "bundles/com.example.meter-1.1.0.JAR", "feature.json/", " feature.json"})
    void aFileThatTheListDoesNotNameIsRefused(String name) throws Exception {
        refused(RefusalReason.INVALID_ARCHIVE, oem.altered(oem.archive(), files -> files.put(name, new byte[]{1, 2, 3})));
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.example:../../evil:1", "com.example:..:1", "com.example:a/b:1", "com.example:a:../1",
            "com.example:a\\\\b:1",
            "com.example:a:1/../../2", "com.example", "", "a:b", "com.example:.hidden:1", "com.example:a\\u0000:1", "com.example:a:1\\n"})
    void anIdThatIsNoFilesNameIsRefused(String id) throws Exception {
        refused(RefusalReason.INVALID_ARCHIVE, oem.listed("\"com.example:com.example.meter:1.1.0\"", '"' + id + '"'));
        refused(RefusalReason.INVALID_ARCHIVE, oem.listed("\"com.example:meter:1.1.0\"", '"' + id + '"'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../../evil", "", "00", "/tmp/busbar-evil", "ZZ"})
    void aHashThatIsNoneIsRefused(String hash) throws Exception {
        refused(RefusalReason.INVALID_ARCHIVE, oem.listed("\"sha256\" : \"", "\"sha256\" : \"" + hash + "\", \"was\" : \""));
    }

    @Test
    void aListThatNamesAFileOrABundleTwiceIsRefused() throws Exception {
        refused(RefusalReason.INVALID_ARCHIVE, oem.listed("com.example:com.example.lock:1.0.0", "com.example:com.example.meter:1.1.0"));
        refused(RefusalReason.INVALID_ARCHIVE,
                oem.write(oem.writer().bundle(oem.jar("com.example.meter", "1.2.0"), 3), oem.features, oem.keys(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"feature.json", "feature.sig", "keys.json", "bundles/com.example.meter-1.1.0.jar"})
    void aFileThatIsThereTwiceIsRefused(String name) throws Exception {
        for (boolean first : new boolean[]{true, false}) {
            String stand = "#".repeat(name.length());
            Path archive = oem.altered(oem.archive(), files -> {
                Map<String, byte[]> all = new LinkedHashMap<>(files);
                files.clear();
                if (first) {
                    files.put(stand, all.get(name));
                }
                files.putAll(all);
                files.putIfAbsent(stand, all.get(name));
            });
            byte[] bytes = new String(Files.readAllBytes(archive), StandardCharsets.ISO_8859_1).replace(stand, name)
                    .getBytes(StandardCharsets.ISO_8859_1);
            Files.write(archive, bytes);
            refused(RefusalReason.INVALID_ARCHIVE, archive);
        }
    }

    @Test
    void aSmallZipThatUnpacksHugeIsRefused() throws Exception {
        byte[] huge = new byte[100 << 20];
        for (String name : List.of("feature.json", "feature.sig", "keys.json", "keys.sig", "bundles/com.example.meter-1.1.0.jar")) {
            Path archive = oem.altered(oem.archive(), files -> files.put(name, huge));
            assertTrue(Files.size(archive) < 1 << 20);
            refused(RefusalReason.INVALID_ARCHIVE, archive);
            assertEquals(Set.of(), extracted());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"67108865", "9223372036854775807", "-1", "-9223372036854775808", "0", "1", "92233720368547758070", "1e3"})
    void aSizeThatIsNoneIsRefused(String size) throws Exception {
        refused(RefusalReason.INVALID_ARCHIVE, oem.listed("\"size\" : ", "\"size\" : " + size + ", \"was\" : "));
    }

    @Test
    void sizesThatAddUpToTooMuchAreRefused() throws Exception {
        refused(RefusalReason.INVALID_ARCHIVE, oem.altered(oem.archive(), files -> {
            byte[] list = new String(files.get("feature.json"), StandardCharsets.UTF_8)
                    .replace("\"size\" : ", "\"size\" : 9223372036854775807, \"was\" : ").getBytes(StandardCharsets.UTF_8);
            files.put("feature.json", list);
            files.put("feature.sig", Signatures.sign(list, oem.features.getPublic(), oem.features.getPrivate()));
        }));
    }

    @Test
    void aZipOfManyFilesIsRefusedBeforeItsDirectoryIsRead() throws Exception {
        Map<String, byte[]> many = new HashMap<>();
        for (int i = 0; i < 70_000; i++) {
            many.put("file" + i, new byte[0]);
        }
        Path archive = workshop.resolve("many.zip");
        Files.write(archive, Oem.zip(many));
        String why = refused(RefusalReason.INVALID_ARCHIVE, archive);
        assertTrue(why.contains("its directory"), why);
    }

    @Test
    void whatIsCutOffAnywhereIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(oem.archive());
        Path archive = workshop.resolve("cut.zip");
        for (int length = 0; length < whole.length; length += 100) {
            Files.write(archive, Arrays.copyOf(whole, length));
            refused(RefusalReason.INVALID_ARCHIVE, archive);
        }
        Files.write(archive, Arrays.copyOf(whole, whole.length - 1));
        refused(RefusalReason.INVALID_ARCHIVE, archive);
        assertEquals(Set.of(), extracted());
    }

    @Test
    void whatIsNoFileIsRefused() throws Exception {
        refused(RefusalReason.INVALID_ARCHIVE, workshop.resolve("none.zip"));
        refused(RefusalReason.INVALID_ARCHIVE, workshop);
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        refused(RefusalReason.INVALID_ARCHIVE, Files.write(workshop.resolve("noise"), noise));
        refused(RefusalReason.INVALID_ARCHIVE, oem.jar("com.example.meter", "1.1.0"));
    }

    @Test
    void bundlesWithHugeManifestsAreRefused() throws Exception {
        for (boolean entries : new boolean[]{false, true}) {
            Path jar = oem.jar("com.example.meter", "1.1.0", manifest -> {
                for (int i = 0; i < 100_000; i++) {
                    if (entries) {
                        manifest.getEntries().put("folder/file" + i, new Attributes());
                    } else {
                        manifest.getMainAttributes().putValue("X-" + i,
                                "some text that takes a little room in memory and more in the file");
                    }
                }
            });
            Path archive = oem.write(new ArchiveWriter("com.example:meter:1.1.0").counter(5).bundle(jar, 3));
            UpdateRefusedException refused = assertThrows(UpdateRefusedException.class, () -> read(archive));
            assertEquals(RefusalReason.INVALID_ARCHIVE, refused.reason());
            assertTrue(refused.getMessage().contains("manifest"), refused.getMessage());
        }
    }

    @Test
    void hugeAndDeepListsAreRefused() throws Exception {
        refused(RefusalReason.INVALID_ARCHIVE, oem.signed("{\"id\":\"" + "x".repeat(2 << 20) + "\"}"));
        refused(RefusalReason.INVALID_ARCHIVE, oem.signed("{\"id\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"));
        refused(RefusalReason.INVALID_ARCHIVE, oem.signed("{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000)));
        refused(RefusalReason.INVALID_ARCHIVE, oem.signed("{\"a\":" + "9".repeat(900_000) + "}"));
        byte[] deep = ("{\"key\":" + "[".repeat(200_000)).getBytes(StandardCharsets.UTF_8);
        for (String name : List.of("keys.json", "keys.sig", "feature.sig")) {
            Path archive = oem.altered(oem.archive(), files -> files.put(name, deep));
            UpdateRefusedException refused = assertThrows(UpdateRefusedException.class, () -> read(archive));
            assertTrue(Set.of(RefusalReason.INVALID_ARCHIVE, RefusalReason.WRONG_SIGNER).contains(refused.reason()), refused.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "{", "{}", "{} {}", "{\"id\":1}", "{\"id\":null}",
            "{\"id\":\"a:b:1\",\"id\":\"a:b:2\"}",
            "{\"id\":\"a:b:1\",\"bundles\":{}}", "{\"id\":\"a:b:1\",\"bundles\":[1]}", "{\"id\":\"a:b:1\",\"bundles\":[[]]}",
            "{\"id\":\"a:b:1\",\"bundles\":[{}]}", "{\"id\":\"a:b:1\",\"extensions\":[]}",
            "{\"id\":\"a:b:1\",\"extensions\":{\"busbar-update\":{\"json\":{\"counter\":\"five\"}}}}",
            "{\"id\":\"a:b:1\",\"extensions\":{\"busbar-update\":{\"json\":{\"counter\":1.5}}}}",
            "{\"id\":\"a:b:1\",\"extensions\":{\"busbar-update\":{\"json\":{\"counter\":1,\"expires\":\"tomorrow\"}}}}",
            "{\"id\":\"a:b:1\",\"extensions\":{\"busbar-update\":{\"json\":{\"counter\":1,\"minimum\":\"new\"}}}}",
            "{\"id\":\"a:b:1\",\"extensions\":{\"busbar-update\":{\"json\":{\"counter\":1,\"restart\":\"yes\"}}}}",
            "{\"id\":\"a:b:1\",\"extensions\":{\"busbar-update\":{\"json\":{\"counter\":1,\"requires\":{\"x\":\"[1\"}}}}}",
            "{\"id\":\"a:b:1\",\"configurations\":{\"pid\":[]},\"extensions\":{\"busbar-update\":{\"json\":{\"counter\":1}}}}"})
    void aListOfWrongTypesIsRefused(String list) throws Exception {
        refused(RefusalReason.INVALID_ARCHIVE, oem.signed(list));
    }

    @Test
    void aListThatIsNoTextIsRefused() throws Exception {
        refused(RefusalReason.INVALID_ARCHIVE, oem.signed(new byte[]{'{', '"', (byte) 0xFF, (byte) 0xC0, '"', ':', '1', '}'}));
        refused(RefusalReason.INVALID_ARCHIVE, oem.signed(new byte[4000]));
    }

    @ParameterizedTest
    @CsvSource({"'\"start-order\" : 3','\"start-order\" : 0'", "'\"start-order\" : 3','\"start-order\" : 4294967299'",
            "'\"symbolic-name\" : \"com.example.meter\"','\"symbolic-name\" : \"com.example.other\"'",
            "'\"version\" : \"1.1.0\"','\"version\" : \"1.2.0\"'", "'\"version\" : \"1.1.0\"','\"version\" : \"one\"'"})
    void aBundleThatIsNotWhatTheListSaysIsRefused(String text, String otherwise) throws Exception {
        refused(RefusalReason.INVALID_ARCHIVE, oem.listed(text, otherwise));
    }

    @Test
    void aJarThatIsNoBundleIsRefused() throws Exception {
        byte[] jar = Oem.zip(Map.of("content", new byte[10]));
        for (byte[] content : List.of(jar, new byte[]{1, 2, 3})) {
            Path archive = oem.altered(oem.archive(), files -> {
                byte[] old = files.put("bundles/com.example.meter-1.1.0.jar", content);
                byte[] list = new String(files.get("feature.json"), StandardCharsets.UTF_8).replace(Sha256.of(old), Sha256.of(content))
                        .replace("\"size\" : " + old.length, "\"size\" : " + content.length).getBytes(StandardCharsets.UTF_8);
                files.put("feature.json", list);
                files.put("feature.sig", Signatures.sign(list, oem.features.getPublic(), oem.features.getPrivate()));
            });
            refused(RefusalReason.INVALID_ARCHIVE, archive);
        }
    }

    @Test
    void aKeyListThatHoldsNoKeysIsRefused() throws Exception {
        for (String text : List.of("{}", "{\"number\":1,\"keys\":[\"***\"]}", "{\"number\":1,\"keys\":[\"AAAA\"]}",
                "{\"number\":1,\"keys\":5}",
                "{\"number\":1,\"keys\":[],\"revoked\":[1]}", "[]")) {
            byte[] keys = text.getBytes(StandardCharsets.UTF_8);
            Path file = workshop.resolve("keys.zip");
            oem.writer().write(file, oem.features, keys, Signatures.sign(keys, oem.root.getPublic(), oem.root.getPrivate()));
            refused(RefusalReason.INVALID_ARCHIVE, file);
        }
    }

    @Test
    void flippedBitsAreRefusedOrChangeNothing() throws Exception {
        Path sound = oem.archive();
        byte[] whole = Files.readAllBytes(sound);
        FeatureArchive expected = read(sound);
        Set<String> jarsExpected = extracted();
        Path archive = workshop.resolve("flipped.zip");
        long seed = 20261123;
        Random random = new Random(seed);
        int refusals = 0;
        for (int run = 0; run < 3000; run++) {
            byte[] bytes = whole.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(archive, bytes);
            try {
                FeatureArchive read = read(archive);
                assertEquals(expected.feature(), read.feature());
                assertEquals(expected.signer(), read.signer());
                assertEquals(jarsExpected, extracted());
            } catch (UpdateRefusedException e) {
                assertTrue(e.getMessage().contains(" "), e.getMessage());
                refusals++;
            }
            for (String jar : extracted()) {
                assertEquals(jar, Sha256.of(jars.resolve(jar)) + ".jar");
            }
        }
        assertTrue(refusals > 1000, refusals + " of 3000 were refused");
    }

    @Test
    void oneKeyPairIsNotAnother() {
        KeyPair keys = Signatures.newKeys();
        assertEquals(64, Signatures.id(keys.getPublic()).length());
        assertTrue(!Signatures.id(keys.getPublic()).equals(Signatures.id(Signatures.newKeys().getPublic())));
    }

    private static byte[] append(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
