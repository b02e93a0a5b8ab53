package io.busbar.itests.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.jar.Manifest;

/**
 * Puts components together as Declarative Services would, from the descriptions in their bundles, on one thread and in a fixed order: enough of
 * it for a simulation, and no list of ours that could differ from the bundles' own.
 */
final class Wiring {

    /** A service; {@code maker} gives each bundle its own. */
    private record Service(String owner, List<String> interfaces, Map<String, Object> properties, Function<String, Object> maker) {}

    private record Instance(String bundle, ComponentXml description, Object object, List<Service> own) {}

    private record Pending(String bundle, ComponentXml description, Map<String, Object> configuration) {}

    private final List<Service> services = new ArrayList<>();
    private final List<Instance> instances = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private final Map<String, Map<String, Map<String, Object>>> configurations = new HashMap<>();

    /** A service of the simulation itself. */
    void give(Class<?> type, Object service) {
        register(new Service("simulation", List.of(type.getName()), Map.of(), bundle -> service));
    }

    /** A service that each bundle gets one of. */
    void giveEach(Class<?> type, Function<String, Object> maker) {
        Map<String, Object> made = new HashMap<>();
        register(new Service("simulation", List.of(type.getName()), Map.of(), bundle -> made.computeIfAbsent(bundle, maker)));
    }

    /** @param pid with {@code ~name} for one of a factory's */
    void configure(String pid, Map<String, Object> values) {
        int tilde = pid.indexOf('~');
        configurations.computeIfAbsent(tilde < 0 ? pid : pid.substring(0, tilde), p -> new LinkedHashMap<>())
                .put(tilde < 0 ? "" : pid.substring(tilde), values);
    }

    /** All bundles of the class path whose symbolic name begins so. */
    void start(String... prefixes) throws IOException {
        var manifests = Wiring.class.getClassLoader().getResources("META-INF/MANIFEST.MF");
        Map<String, Manifest> bundles = new java.util.TreeMap<>();
        for (URL url : java.util.Collections.list(manifests)) {
            try (InputStream in = url.openStream()) {
                Manifest manifest = new Manifest(in);
                String name = manifest.getMainAttributes().getValue("Bundle-SymbolicName");
                if (name != null && Arrays.stream(prefixes).anyMatch(name::startsWith)) {
                    bundles.put(name, manifest);
                }
            }
        }
        for (var bundle : bundles.entrySet()) {
            String header = bundle.getValue().getMainAttributes().getValue("Service-Component");
            if (header != null) {
                for (String file : header.split(",")) {
                    add(bundle.getKey(), file.strip());
                }
            }
        }
        satisfy();
    }

    private void add(String bundle, String file) throws IOException {
        try (InputStream in = Wiring.class.getClassLoader().getResourceAsStream(file)) {
            ComponentXml description = ComponentXml.parse(in);
            Map<String, Map<String, Object>> given = new LinkedHashMap<>();
            description.pids().forEach(pid -> given.putAll(configurations.getOrDefault(pid, Map.of())));
            if (given.isEmpty() && !description.configurationRequired()) {
                given.put("", Map.of());
            }
            given.values().forEach(values -> pending.add(new Pending(bundle, description, values)));
        }
    }

    /** What waits, and for what; empty when all run. */
    List<String> unsatisfied() {
        return pending.stream().map(p -> p.description.name() + " waits for "
                + p.description.references().stream().filter(r -> r.mandatory() && find(r).isEmpty()).map(ComponentXml.Reference::service)
                        .toList())
                .toList();
    }

    private void satisfy() {
        for (boolean progress = true; progress;) {
            progress = false;
            for (Pending candidate : List.copyOf(pending)) {
                if (candidate.description.references().stream().allMatch(r -> !r.mandatory() || !find(r).isEmpty())) {
                    pending.remove(candidate);
                    create(candidate);
                    progress = true;
                }
            }
        }
    }

    private List<Service> find(ComponentXml.Reference reference) {
        return services.stream().filter(service -> service.interfaces.contains(reference.service())).toList();
    }

    private void create(Pending pendingComponent) {
        ComponentXml description = pendingComponent.description;
        Map<String, Object> properties = new HashMap<>(description.properties());
        properties.putAll(pendingComponent.configuration);
        try {
            Class<?> type = Class.forName(description.implementation());
            Object object = construct(type, pendingComponent.bundle, description, properties);
            List<Service> own = new ArrayList<>();
            Instance instance = new Instance(pendingComponent.bundle, description, object, own);
            instances.add(instance);
            for (ComponentXml.Reference reference : description.references()) {
                if (reference.parameter() < 0) {
                    find(reference).stream().limit(reference.multiple() ? Long.MAX_VALUE : 1)
                            .forEach(service -> call(instance, reference.bind(), service));
                }
            }
            if (!description.services().isEmpty()) {
                Service service = new Service(pendingComponent.bundle, description.services(), properties, bundle -> object);
                own.add(service);
                register(service);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(description.name() + " cannot be made",
                    e instanceof InvocationTargetException t ? t.getCause() : e);
        }
    }

    private Object construct(Class<?> type, String bundle, ComponentXml description, Map<String, Object> properties)
            throws ReflectiveOperationException {
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.getParameterCount() == description.parameters() && fits(constructor, description)) {
                Object[] arguments = new Object[description.parameters()];
                for (int i = 0; i < arguments.length; i++) {
                    Class<?> parameter = constructor.getParameterTypes()[i];
                    int index = i;
                    arguments[i] = description.references().stream().filter(r -> r.parameter() == index).findFirst()
                            .map(r -> find(r).get(0).maker.apply(bundle)).orElseGet(() -> settings(parameter, properties));
                }
                return constructor.newInstance(arguments);
            }
        }
        throw new NoSuchMethodException(type + " has no constructor of its description");
    }

    private static boolean fits(Constructor<?> constructor, ComponentXml description) {
        return description.references().stream().filter(r -> r.parameter() >= 0)
                .allMatch(r -> constructor.getParameterTypes()[r.parameter()].getName().equals(r.service()));
    }

    /** A configuration annotation, or the map itself. */
    private static Object settings(Class<?> type, Map<String, Object> properties) {
        if (!Annotation.class.isAssignableFrom(type)) {
            return properties;
        }
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (proxy, method, arguments) -> {
            Object value = properties.get(method.getName().replace("_", "."));
            return value == null ? method.getDefaultValue() : value;
        });
    }

    private void register(Service service) {
        services.add(service);
        for (Instance instance : List.copyOf(instances)) {
            for (ComponentXml.Reference reference : instance.description.references()) {
                if (reference.dynamic() && reference.parameter() < 0 && service.interfaces.contains(reference.service())
                        && !instance.own.contains(service)) {
                    call(instance, reference.bind(), service);
                }
            }
        }
    }

    private static void call(Instance instance, String name, Service service) {
        for (Method method : instance.object.getClass().getDeclaredMethods()) {
            if (method.getName().equals(name)) {
                try {
                    method.setAccessible(true);
                    Object object = service.maker.apply(instance.bundle);
                    method.invoke(instance.object, method.getParameterCount() == 1
                            ? new Object[]{object}
                            : new Object[]{object, service.properties});
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(instance.description.name() + "." + name, e);
                }
                return;
            }
        }
        throw new IllegalStateException(instance.description.name() + " has no method " + name);
    }

    /** Visits services with what they are registered as; those registered later too. */
    void watch(Class<?> type, ServiceVisitor visitor) {
        ComponentXml.Reference reference = new ComponentXml.Reference(type.getName(), "0..n", true, "visit", "", -1);
        ComponentXml description = new ComponentXml("simulation", "", List.of(), List.of(reference), Map.of(), List.of(), false, 0, "");
        Instance instance = new Instance("simulation", description, new Watcher(visitor), new ArrayList<>());
        instances.add(instance);
        find(reference).forEach(service -> call(instance, "visit", service));
    }

    interface ServiceVisitor {

        void visit(Object service, Map<String, Object> properties);
    }

    private record Watcher(ServiceVisitor visitor) {

        @SuppressWarnings("unused")
        void visit(Object service, Map<String, Object> properties) {
            visitor.visit(service, properties);
        }
    }
}
