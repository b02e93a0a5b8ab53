package io.busbar.update.manager;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.jar.JarFile;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** What a jar's manifest offers and needs, without a framework. */
record JarFacts(String symbolicName, Version version, List<Offer> offers, List<Need> needs, boolean exports, boolean fragment,
        String updateClass) {

    /** How a bundle may be replaced: {@code swap} (while the station works), {@code idle} (while no EVSE is in use), {@code restart}. */
    private static final String UPDATE_CLASS = "Busbar-Update";

    private static final String PACKAGE = "osgi.wiring.package";
    private static final String BUNDLE = "osgi.wiring.bundle";

    record Offer(String namespace, Map<String, Object> attributes) {}

    /** @param filter an LDAP filter, or empty when name and range say all */
    record Need(String namespace, String name, VersionRange range, String filter) {

        @Override
        public String toString() {
            return name.isEmpty() ? namespace + " " + filter : name + " " + range;
        }
    }

    static JarFacts read(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return of(file.getManifest().getMainAttributes()::getValue);
        }
    }

    static JarFacts of(Bundle bundle) {
        return of(bundle.getHeaders("")::get);
    }

    static JarFacts of(UnaryOperator<String> main) {
        String name = main.apply(Constants.BUNDLE_SYMBOLICNAME).split(";")[0].strip();
        Version version = Version.parseVersion(main.apply(Constants.BUNDLE_VERSION));
        List<Offer> offers = new ArrayList<>();
        List<Need> needs = new ArrayList<>();
        offers.add(new Offer(BUNDLE, Map.of(BUNDLE, name, "version", version)));
        List<Header> exported = Header.parse(main.apply(Constants.EXPORT_PACKAGE));
        for (Header clause : exported) {
            for (String path : clause.paths()) {
                Object declared = clause.attributes().getOrDefault("version", "0");
                offers.add(new Offer(PACKAGE, Map.of(PACKAGE, path, "version", Version.parseVersion(declared.toString()))));
            }
        }
        for (Header clause : Header.parse(main.apply(Constants.IMPORT_PACKAGE))) {
            wire(needs, PACKAGE, clause, "version");
        }
        for (Header clause : Header.parse(main.apply(Constants.REQUIRE_BUNDLE))) {
            wire(needs, BUNDLE, clause, "bundle-version");
        }
        for (Header clause : Header.parse(main.apply(Constants.PROVIDE_CAPABILITY))) {
            offers.add(new Offer(clause.paths().get(0), clause.attributes()));
        }
        for (Header clause : Header.parse(main.apply(Constants.REQUIRE_CAPABILITY))) {
            if (!optional(clause) && clause.directives().containsKey("filter")) {
                needs.add(new Need(clause.paths().get(0), "", new VersionRange("0"), clause.directives().get("filter")));
            }
        }
        return new JarFacts(name, version, offers, needs, !exported.isEmpty(), main.apply(Constants.FRAGMENT_HOST) != null,
                main.apply(UPDATE_CLASS) == null ? "" : main.apply(UPDATE_CLASS).strip());
    }

    private static boolean optional(Header clause) {
        return "optional".equals(clause.directives().get("resolution"));
    }

    private static void wire(List<Need> needs, String namespace, Header clause, String attribute) {
        if (!optional(clause)) {
            VersionRange range = new VersionRange(String.valueOf(clause.attributes().getOrDefault(attribute, "0")));
            clause.paths().forEach(path -> needs.add(new Need(namespace, path, range, "")));
        }
    }

    /** Whether others are wired to it, so that it is replaced with a restart only. What exports nothing and declares nothing is a leaf. */
    boolean restartClass() {
        return fragment || exports || updateClass.equals("restart");
    }

    boolean idleClass() {
        return updateClass.equals("idle");
    }

}
