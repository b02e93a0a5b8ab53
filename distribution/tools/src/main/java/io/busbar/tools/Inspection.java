package io.busbar.tools;

import io.busbar.update.api.UpdateRefusedException;
import io.busbar.update.format.Feature;
import io.busbar.update.format.Feature.BundleFile;
import io.busbar.update.format.FeatureArchive;
import io.busbar.update.format.KeyList;
import io.busbar.update.format.Trust;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** {@code inspect}: everything an archive claims, and whether it may be trusted. */
final class Inspection {

    private final PrintStream out;

    private Inspection(PrintStream out) {
        this.out = out;
    }

    /** @return whether it verifies */
    static boolean run(List<String> args, PrintStream out, Clock clock) throws IOException, UpdateRefusedException {
        Arguments arguments = new Arguments(args, Set.of("--roots"), Set.of());
        if (arguments.rest().size() != 1) {
            throw new IllegalArgumentException("inspect wants one file");
        }
        Path file = Path.of(arguments.rest().get(0));
        List<PublicKey> roots = arguments.has("--roots") ? Trust.roots(Path.of(arguments.needed("--roots"))) : List.of();
        FeatureArchive.Claim claim = FeatureArchive.claim(file);
        Path jars = Files.createTempDirectory("busbar-inspect");
        try {
            Map<String, String> classes = new LinkedHashMap<>();
            String verdict = "not verified: no root keys are given, --roots DIR names a folder of them";
            boolean sound = false;
            if (!roots.isEmpty()) {
                try {
                    FeatureArchive archive = FeatureArchive.read(file, new Trust(roots, KeyList.NONE, Map.of(), clock.instant()), jars);
                    for (BundleFile bundle : archive.feature().bundles()) {
                        classes.put(bundle.symbolicName(), replacement(jars.resolve(bundle.sha256() + ".jar")));
                    }
                    verdict = "verified: signatures, hashes and expiry hold by "
                            + (roots.size() == 1 ? "the root key" : "one of the root keys")
                            + " given; a station also checks its newest list of keys and counter";
                    sound = true;
                } catch (UpdateRefusedException e) {
                    verdict = "NOT VERIFIED, " + e.reason() + ": " + e.getMessage();
                }
            } else if (arguments.has("--roots")) {
                verdict = "not verified: there is no root key (*.pem) in " + arguments.needed("--roots");
            }
            new Inspection(out).print(claim, classes, verdict);
            return sound;
        } finally {
            remove(jars);
        }
    }

    private void print(FeatureArchive.Claim claim, Map<String, String> classes, String verdict) {
        Feature feature = claim.feature();
        line("feature", feature.name() + " " + feature.version() + " (" + feature.id() + ")");
        line("counter", Long.toString(feature.counter()));
        line("replaces", feature.minimum().map(version -> version + " and newer").orElse("any version"));
        line("expires", feature.expires().map(Object::toString).orElse("never"));
        line("restart", feature.restart() ? "wanted" : "only if a bundle needs it");
        feature.requires().forEach((name, range) -> line("requires", name + " " + range));
        for (BundleFile bundle : feature.bundles()) {
            line("bundle",
                    bundle.symbolicName() + " " + bundle.version() + ", " + bundle.size() + " bytes, start level " + bundle.startLevel()
                            + ", "
                            + classes.getOrDefault(bundle.symbolicName(), "how it is replaced is not known before it is verified"));
            line("", "sha256 " + bundle.sha256());
        }
        feature.configurations()
                .forEach((pid, values) -> values.forEach((key, value) -> line("configures", pid + " " + key + " = " + value)));
        line("signer", claim.signer() + (claim.keys().revoked().contains(claim.signer())
                ? ", REVOKED by its list of keys"
                : claim.keys().keys().containsKey(claim.signer()) ? "" : ", NOT in its list of keys"));
        line("keys", "list " + claim.keys().number() + ", " + claim.keys().keys().size() + " may sign, " + claim.keys().revoked().size()
                + " revoked");
        claim.keys().keys().keySet().forEach(id -> line("", "may sign " + id));
        claim.keys().revoked().forEach(id -> line("", "revoked  " + id));
        out.println(verdict);
    }

    private void line(String what, String text) {
        out.printf("%-11s %s%n", what, text.replaceAll("\\p{Cntrl}", "?"));
    }

    /** As the station decides it, see the header {@code Busbar-Update}. */
    private static String replacement(Path jar) throws IOException {
        try (JarFile opened = new JarFile(jar.toFile())) {
            Attributes main = opened.getManifest().getMainAttributes();
            String says = String.valueOf(main.getValue("Busbar-Update")).strip();
            if (main.getValue("Fragment-Host") != null || main.getValue("Export-Package") != null || says.equals("restart")) {
                return "replaced by a restart";
            }
            return says.equals("idle") ? "replaced when no EVSE is in use" : "replaced while the station works";
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
