package io.busbar.update.manager;

import io.busbar.update.api.Change;
import io.busbar.update.api.ModuleChange;
import io.busbar.update.api.RefusalReason;
import io.busbar.update.api.UpdatePlan;
import io.busbar.update.api.UpdateRefusedException;
import io.busbar.update.format.BootState;
import io.busbar.update.format.Feature;
import io.busbar.update.format.FeatureArchive;
import io.busbar.update.format.Generation;
import io.busbar.update.format.Generation.Entry;
import io.busbar.update.format.Generations;
import io.busbar.update.format.KeyList;
import io.busbar.update.format.Seen;
import io.busbar.update.format.Trust;
import io.busbar.update.format.config.Configurations;
import io.busbar.update.format.config.Descriptions;
import io.busbar.update.manager.Modules.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.VersionRange;

/** Works out, without touching what runs, what a change would do. Off the loop: it reads files. */
final class Planner {

    private final Modules modules;
    private final Generations generations;
    private final Path delivered;
    private final Path roots;
    private final Optional<DevelopmentFolder> development;
    private final Supplier<Map<String, Map<String, String>>> file;
    private final LongSupplier room;

    /**
     * @param delivered the installation's list of bundles
     * @param roots folder of the root keys
     * @param file contents of the configuration file
     * @param room bytes that may be written
     */
    Planner(Modules modules, Generations generations, Path delivered, Path roots, Optional<DevelopmentFolder> development,
            Supplier<Map<String, Map<String, String>>> file, LongSupplier room) {
        this.room = room;
        this.file = file;
        this.modules = modules;
        this.generations = generations;
        this.delivered = delivered;
        this.roots = roots;
        this.development = development;
    }

    /** What a change comes from: the set that runs, and what the station has seen. */
    record Now(long generation, Seen seen, Instant time, String who) {}

    Generation generation(long number) throws IOException {
        return number == 0 ? generations.delivered(delivered) : generations.read(number);
    }

    PreparedUpdate prepare(Change change, Now now) throws UpdateRefusedException, IOException {
        Generation current = generation(now.generation());
        if (change instanceof Change.Archive archive) {
            return archive(archive, current, now);
        }
        if (change instanceof Change.Remove remove) {
            Map<String, Entry> target = byName(current);
            if (target.remove(remove.symbolicName()) == null) {
                throw new UpdateRefusedException(RefusalReason.NOTHING_TO_DO, "there is no module " + remove.symbolicName());
            }
            return finish("without " + remove.symbolicName(), "", current, target, current.configurations(), Optional.empty(), false, now);
        }
        if (change instanceof Change.Unconfigure unconfigure) {
            return finish("without configuration " + unconfigure.pid(), "", current, byName(current),
                    changed(current, Map.of(unconfigure.pid(), Map.of(Configurations.DELETED, ""))), Optional.empty(), false, now);
        }
        Change.Configure configure = (Change.Configure) change;
        return finish("configuration of " + configure.pid(), "", current, byName(current),
                changed(current, Map.of(configure.pid(), configure.values())), Optional.empty(), false, now);
    }

    /** Back to the generation before, or to what was delivered. */
    PreparedUpdate back(Now now) throws UpdateRefusedException, IOException {
        BootState state = generations.state();
        Generation current = generation(now.generation());
        Generation before = generation(state.previous());
        if (current.number() == before.number()) {
            throw new UpdateRefusedException(RefusalReason.NOTHING_TO_DO, "there is no generation to roll back to");
        }
        return finish("as before: " + (before.number() == 0 ? "delivered" : before.feature()), "", current, byName(before),
                before.configurations(), Optional.empty(), false, now);
    }

    private PreparedUpdate archive(Change.Archive change, Generation current, Now now) throws UpdateRefusedException, IOException {
        generations.discard();
        boolean developed = development.filter(folder -> folder.archive().equals(change.file())).isPresent();
        Trust trust = developed
                ? new Trust(List.of(development.get().key()), KeyList.NONE, Map.of(), now.time())
                : trust(now);
        FeatureArchive archive = FeatureArchive.read(change.file(), trust, generations.incoming(), room.getAsLong());
        String signed = Generations.signedBy(archive);
        Feature feature = archive.feature();
        Map<String, Entry> target = byName(current);
        for (Feature.BundleFile bundle : feature.bundles()) {
            Entry there = target.get(bundle.symbolicName());
            if (!developed) {
                check(feature, bundle, there);
                checkFloor(feature, bundle, there, now.seen().floors().get(bundle.symbolicName()));
            }
            if (there == null || !there.sha256().equals(bundle.sha256())) {
                target.put(bundle.symbolicName(),
                        new Entry(bundle.symbolicName(), bundle.version(), bundle.startLevel(), bundle.sha256(), "", now.who(), signed));
            }
        }
        for (var need : feature.requires().entrySet()) {
            Entry there = target.get(need.getKey());
            if (there == null || !new VersionRange(need.getValue()).includes(there.version())) {
                throw new UpdateRefusedException(RefusalReason.UNRESOLVED,
                        "it requires " + need.getKey() + " " + need.getValue() + ", here is "
                                + (there == null ? "none" : there.version()));
            }
        }
        return finish(feature.name(), feature.version(), current, target, changed(current, feature.configurations()), Optional.of(archive),
                feature.restart(),
                now);
    }

    private Trust trust(Now now) throws IOException {
        Trust roots = new Trust(Trust.roots(this.roots), KeyList.NONE, now.seen().counters(), now.time());
        return new Trust(roots.roots(), generations.keys(roots), now.seen().counters(), now.time());
    }

    private static void check(Feature feature, Feature.BundleFile bundle, Entry there) throws UpdateRefusedException {
        if (there == null) {
            return;
        }
        if (there.version().equals(bundle.version()) && !there.sha256().equals(bundle.sha256())) {
            throw new UpdateRefusedException(RefusalReason.SAME_VERSION,
                    bundle.symbolicName() + " " + bundle.version() + " is here with other contents; a change needs a new version");
        }
        if (feature.minimum().filter(minimum -> there.version().compareTo(minimum) < 0).isPresent()) {
            throw new UpdateRefusedException(RefusalReason.TOO_OLD,
                    bundle.symbolicName() + " is at " + there.version() + ", this update replaces "
                            + feature.minimum().get() + " and newer");
        }
    }

    /** An old archive of another feature must not bring back what was mended. */
    static void checkFloor(Feature feature, Feature.BundleFile bundle, Entry there, Seen.Floor floor)
            throws UpdateRefusedException {
        Seen.Floor delivered = there == null || there.file().isEmpty() ? null : new Seen.Floor(there.version(), "its delivery");
        for (Seen.Floor lowest : Stream.of(floor, delivered).filter(Objects::nonNull).toList()) {
            if (bundle.version().compareTo(lowest.version()) < 0 && !lowest.feature().equals(feature.name())) {
                throw new UpdateRefusedException(RefusalReason.TOO_OLD, bundle.symbolicName() + " " + bundle.version() + " is older than "
                        + lowest.version() + ", which this station had by " + lowest.feature());
            }
        }
    }

    private static Map<String, Entry> byName(Generation generation) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        generation.bundles().forEach(entry -> entries.put(entry.symbolicName(), entry));
        return entries;
    }

    private PreparedUpdate finish(String feature, String version, Generation current, Map<String, Entry> target,
            Map<String, Map<String, String>> configurations, Optional<FeatureArchive> archive, boolean restartWanted, Now now)
            throws UpdateRefusedException, IOException {
        Path fresh = generations.incoming();
        List<Exchange> exchanges = exchanges(byName(current), target);
        ConfigurationPlan plan = ConfigurationPlan.of(file.get(), current.configurations(), configurations,
                descriptions(target.values(), fresh).over(descriptions(current.bundles(), fresh)));
        if (exchanges.isEmpty() && plan.isEmpty()) {
            throw new UpdateRefusedException(RefusalReason.NOTHING_TO_DO, "the station has all of it already");
        }
        Map<Entry, JarFacts> facts = new LinkedHashMap<>();
        for (Entry entry : target.values()) {
            facts.put(entry, facts(entry, fresh));
        }
        List<JarFacts> before = new ArrayList<>();
        for (Entry entry : current.bundles()) {
            before.add(facts.containsKey(entry) ? facts.get(entry) : facts(entry, fresh));
        }
        Resolution resolution = new Resolution(modules.system());
        List<String> missing = new ArrayList<>(resolution.missing(facts.values()));
        missing.removeAll(resolution.missing(before));
        if (!missing.isEmpty()) {
            throw new UpdateRefusedException(RefusalReason.UNRESOLVED, "it would not resolve: " + String.join("; ", missing));
        }
        List<ModuleChange> changes = new ArrayList<>();
        List<String> restart = new ArrayList<>();
        boolean idle = false;
        List<Bundle> replaced = new ArrayList<>();
        for (Exchange exchange : exchanges) {
            changes.add(new ModuleChange(exchange.symbolicName(), exchange.out().map(e -> e.version().toString()).orElse(""),
                    exchange.in().map(e -> e.version().toString()).orElse(""),
                    exchange.out().isEmpty() ? "is added" : exchange.in().isEmpty() ? "is removed" : "is replaced"));
            if (exchange.out().isPresent()) {
                modules.bundle(exchange.symbolicName()).ifPresent(replaced::add);
                // the removed version counts as well as the added one: others are wired to it
                List<JarFacts> both = both(exchange, facts, before);
                idle |= both.stream().anyMatch(JarFacts::idleClass);
                if (both.stream().anyMatch(JarFacts::restartClass)) {
                    restart.add(exchange.symbolicName());
                }
            }
        }
        for (Bundle other : closure(replaced)) {
            changes.add(new ModuleChange(other.getSymbolicName(), other.getVersion().toString(), other.getVersion().toString(),
                    "is wired to one that is replaced"));
            restart.add(other.getSymbolicName());
        }
        Generation generation = new Generation(generations.nextNumber(), current.base(),
                version.isEmpty() ? feature : feature + " " + version, now.who(), now.time(), List.copyOf(target.values()),
                configurations);
        String why = restart.isEmpty() ? restartWanted ? "the update asks for it" : "" : "others stand on " + String.join(", ", restart);
        return new PreparedUpdate(new UpdatePlan(feature, version, changes, !why.isEmpty(), why, idle), generation, exchanges, plan,
                archive, fresh);
    }

    private Collection<Bundle> closure(List<Bundle> replaced) {
        List<Bundle> others = new ArrayList<>(modules.closure(replaced));
        others.removeAll(replaced);
        return others;
    }

    private static List<JarFacts> both(Exchange exchange, Map<Entry, JarFacts> facts, List<JarFacts> before) {
        List<JarFacts> both = new ArrayList<>(
                before.stream().filter(jar -> jar.symbolicName().equals(exchange.symbolicName())).toList());
        exchange.in().map(facts::get).ifPresent(both::add);
        return both;
    }

    private JarFacts facts(Entry entry, Path fresh) throws IOException {
        return JarFacts.read(jar(entry, fresh));
    }

    private Path jar(Entry entry, Path fresh) {
        Path incoming = fresh.resolve(entry.sha256() + ".jar");
        return Files.exists(incoming) ? incoming : generations.jar(entry);
    }

    private static List<Exchange> exchanges(Map<String, Entry> current, Map<String, Entry> target) {
        List<Exchange> exchanges = new ArrayList<>();
        current.forEach((name, out) -> {
            Entry in = target.get(name);
            if (in == null || !in.sha256().equals(out.sha256())) {
                exchanges.add(new Exchange(name, Optional.of(out), Optional.ofNullable(in)));
            }
        });
        target.forEach((name, in) -> {
            if (!current.containsKey(name)) {
                exchanges.add(new Exchange(name, Optional.empty(), Optional.of(in)));
            }
        });
        return exchanges;
    }

    private static Map<String, Map<String, String>> changed(Generation current, Map<String, Map<String, String>> change) {
        return Configurations.merged(current.configurations(), change);
    }

    /** Of the bundles of a generation. */
    Descriptions descriptions(long number) throws IOException {
        return descriptions(generation(number).bundles(), generations.incoming());
    }

    private Descriptions descriptions(Collection<Entry> entries, Path fresh) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (Entry entry : entries) {
            jars.add(jar(entry, fresh));
        }
        return Descriptions.read(jars);
    }
}
