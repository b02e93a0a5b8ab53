package io.busbar.update.format.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may be configured, as a set of bundles describes it. A PID that is described accepts the keys of its description; one of a component without a
 * description accepts any; any other PID is unknown. Immutable.
 */
public final class Descriptions {

    /** The key of a description that stands for any. */
    private static final String ANY = "*";

    private final Map<String, Map<String, Attribute>> described = new HashMap<>();
    /** Symbolic names of the bundles that a PID configures. */
    private final Map<String, Set<String>> owners = new HashMap<>();
    private final Set<String> factories = new HashSet<>();
    private final Set<String> undescribed = new HashSet<>();
    private final EvseNumbers evses = new EvseNumbers();

    private Descriptions() {}

    /** @throws IOException if a jar, or a description in it, cannot be read */
    public static Descriptions read(Collection<Path> jars) throws IOException {
        Descriptions all = new Descriptions();
        for (Path jar : jars) {
            BundleDescription bundle = BundleDescription.read(jar);
            // two bundles may share a PID: each reads its own keys
            bundle.described().forEach((pid, attributes) -> all.described.merge(pid, attributes, Descriptions::both));
            all.factories.addAll(bundle.factories());
            bundle.pids().forEach(pid -> all.owners.computeIfAbsent(pid, name -> new TreeSet<>()).add(bundle.symbolicName()));
            bundle.components().forEach(component -> all.undescribed.addAll(component.pids()));
            bundle.components().forEach(all.evses::add);
        }
        all.undescribed.removeAll(all.described.keySet());
        return all;
    }

    /**
     * This set of bundles where it describes something, another one where it does not: a configuration that is meant for a generation which the
     * station may roll back to, or has come from, is no mistake.
     */
    public Descriptions over(Descriptions other) {
        Descriptions merged = new Descriptions();
        other.described.forEach((pid, attributes) -> {
            Map<String, Attribute> optional = new LinkedHashMap<>();
            attributes.forEach((key, attribute) -> optional.put(key, attribute.optional()));
            merged.described.put(pid, optional);
        });
        described.forEach((pid, attributes) -> merged.described.merge(pid, attributes, Descriptions::both));
        merged.factories.addAll(other.factories);
        merged.factories.addAll(factories);
        merged.undescribed.addAll(other.undescribed);
        merged.undescribed.addAll(undescribed);
        Stream.of(other, this).forEach(each -> each.owners
                .forEach((pid, names) -> merged.owners.computeIfAbsent(pid, name -> new TreeSet<>()).addAll(names)));
        merged.evses.add(other.evses);
        merged.evses.add(evses);
        return merged;
    }

    private static Map<String, Attribute> both(Map<String, Attribute> one, Map<String, Attribute> other) {
        Map<String, Attribute> both = new LinkedHashMap<>(one);
        both.putAll(other);
        return both;
    }

    /** Whether a bundle has a component for it. @param pid with or without {@code ~name} */
    public boolean knows(String pid) {
        return described.containsKey(factory(pid)) || undescribed.contains(factory(pid));
    }

    /** Whether its bundle accepts this key. */
    public boolean knows(String pid, String key) {
        return undescribed.contains(factory(pid)) || attribute(pid, key) != null;
    }

    /** Everything that is wrong with these configurations, in their order. @param configurations texts by PID */
    public List<Problem> problems(Map<String, Map<String, String>> configurations) {
        List<Problem> problems = new ArrayList<>();
        configurations.forEach((pid, values) -> check(pid, values, problems));
        problems.addAll(evses.problems(configurations));
        return problems;
    }

    private void check(String pid, Map<String, String> values, List<Problem> problems) {
        if (!knows(pid)) {
            problems.add(new Problem(pid, "", "no component of this station is configured by " + factory(pid)));
            return;
        }
        if (described.containsKey(factory(pid))) {
            checkName(pid, problems);
        }
        values.forEach((key, text) -> {
            if (!knows(pid, key)) {
                problems.add(new Problem(pid, key, factory(pid) + " has no setting " + key + ", it has "
                        + String.join(", ", new TreeSet<>(described.get(factory(pid)).keySet()))));
                return;
            }
            try {
                attribute(pid, key).value(text);
                attribute(pid, key).pathProblem(text).ifPresent(missing -> problems.add(new Problem(pid, key, missing, true)));
            } catch (IllegalArgumentException e) {
                problems.add(new Problem(pid, key, e.getMessage()));
            }
        });
        described.getOrDefault(factory(pid), Map.of()).values().stream()
                .filter(attribute -> attribute.mandatory() && !values.containsKey(attribute.id()) && !attribute.id().equals(ANY))
                .forEach(attribute -> problems.add(new Problem(pid, "", attribute.id() + " is missing in [" + pid + "]")));
    }

    private void checkName(String pid, List<Problem> problems) {
        boolean named = pid.indexOf('~') >= 0;
        if (named && !factories.contains(factory(pid))) {
            problems.add(new Problem(pid, "", "there is one configuration of " + factory(pid) + " only; it is written without ~"));
        } else if (!named && factories.contains(pid)) {
            problems.add(new Problem(pid, "", "each configuration of " + pid + " has a name: " + pid + "~NAME"));
        }
    }

    /** For Config Admin. @throws IllegalArgumentException if a value is wrong */
    public Hashtable<String, Object> typed(String pid, Map<String, String> values) {
        Hashtable<String, Object> typed = new Hashtable<>();
        values.forEach((key, text) -> {
            Attribute attribute = attribute(pid, key);
            typed.put(key, (attribute == null ? Attribute.unknown(key) : attribute).value(text));
        });
        return typed;
    }

    /** Whether what it holds must not be shown. */
    public boolean isSecret(String pid, String key) {
        Attribute attribute = attribute(pid, key);
        return attribute != null && attribute.isSecret();
    }

    /** Symbolic names of the bundles whose components it configures. */
    public Set<String> owners(String pid) {
        return owners.getOrDefault(factory(pid), Set.of());
    }

    /** Keys that it accepts. */
    public Set<String> keys(String pid) {
        return described.getOrDefault(factory(pid), Map.of()).keySet().stream().filter(key -> !key.equals(ANY))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** PIDs that may be configured. */
    public Set<String> pids() {
        return new TreeSet<>(described.keySet());
    }

    private Attribute attribute(String pid, String key) {
        Map<String, Attribute> attributes = described.get(factory(pid));
        if (attributes == null) {
            return undescribed.contains(factory(pid)) ? Attribute.unknown(key) : null;
        }
        Attribute any = attributes.get(ANY);
        return attributes.getOrDefault(key, any == null || key.indexOf('.') < 1 ? null : Attribute.unknown(key));
    }

    private static String factory(String pid) {
        int tilde = pid.indexOf('~');
        return tilde < 0 ? pid : pid.substring(0, tilde);
    }
}
