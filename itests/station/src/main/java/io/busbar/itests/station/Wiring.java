package io.busbar.itests.station;

import io.busbar.station.core.module.ServiceSource;
import io.busbar.update.format.config.Descriptions;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/**
 * Puts components together as Declarative Services would, from the descriptions in their bundles, on one thread and in a fixed order: enough of
 * it for a station in a test, and no list of ours that could differ from the bundles' own.
 */
final class Wiring {

    /** Whoever provides services without being a bundle. */
    static final String HOST = "host";

    /** A service; {@code maker} gives each bundle its own. */
    private record Service(String owner, List<String> interfaces, Map<String, Object> properties, Function<String, Object> maker) {}

    /** What one reference of a component holds. */
    private record Bond(ComponentXml.Reference reference, Service service) {}

    private record Instance(Pending made, Object object, List<Service> own, List<Bond> bonds) {

        String bundle() {
            return made.bundle;
        }

        ComponentXml description() {
            return made.description;
        }

        boolean holds(ComponentXml.Reference reference) {
            return bonds.stream().anyMatch(bond -> bond.reference == reference);
        }
    }

    private record Pending(String bundle, ComponentXml description, Map<String, Object> configuration) {}

    private final List<Service> services = new ArrayList<>();
    private final List<Instance> instances = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private final Map<String, Map<String, Map<String, Object>>> configurations = new HashMap<>();
    private final Map<String, List<Pending>> components = new HashMap<>();
    private final List<Map<String, Object>> ofBundles = new ArrayList<>();
    private final Map<String, String> framework;
    private final BiConsumer<List<String>, String> registered;
    private final List<Watching<?>> watching = new ArrayList<>();

    /** @param framework properties of the framework @param registered gets the types of each service and the bundle that registers it */
    Wiring(Map<String, String> framework, BiConsumer<List<String>, String> registered) {
        this.framework = framework;
        this.registered = registered;
    }

    /** One type that a bundle follows without a reference of a component. */
    private final class Watching<T> implements ServiceSource.Watch<T> {

        private final String user;
        private final Class<T> type;
        private final Runnable changed;

        Watching(String user, Class<T> type, Runnable changed) {
            this.user = user;
            this.type = type;
            this.changed = changed;
        }

        private Optional<Service> service() {
            return services.stream().filter(service -> service.interfaces.contains(type.getName())).findFirst();
        }

        @Override
        public Optional<T> get() {
            return service().map(service -> type.cast(service.maker.apply(user)));
        }

        @Override
        public void close() {
            watching.remove(this);
        }
    }

    /** The registry as that bundle sees it. */
    ServiceSource registry(String bundle) {
        return new ServiceSource() {

            @Override
            public <T> Watch<T> watch(Class<T> type, Runnable changed) {
                Watching<T> watch = new Watching<>(bundle, type, changed);
                watching.add(watch);
                return watch;
            }
        };
    }

    private void changed(Service service) {
        List.copyOf(watching).stream().filter(watch -> service.interfaces.contains(watch.type.getName()))
                .forEach(watch -> watch.changed.run());
    }

    /** A service from outside the bundles. */
    void provide(Class<?> type, Object service) {
        register(new Service(HOST, List.of(type.getName()), Map.of(), bundle -> service));
    }

    /** A service that each bundle gets one of. */
    void provideEach(Class<?> type, Function<String, Object> maker) {
        Map<String, Object> made = new HashMap<>();
        ofBundles.add(made);
        register(new Service(HOST, List.of(type.getName()), Map.of(), bundle -> made.computeIfAbsent(bundle, maker)));
    }

    /** @param pid with {@code ~name} for one of a factory's */
    void configure(String pid, Map<String, Object> values) {
        int tilde = pid.indexOf('~');
        configurations.computeIfAbsent(tilde < 0 ? pid : pid.substring(0, tilde), p -> new LinkedHashMap<>())
                .put(tilde < 0 ? "" : pid.substring(tilde), values);
    }

    /** The components of each bundle of the class path, by its symbolic name. They are as they are for all stations. */
    private static final Map<String, List<ComponentXml>> BUNDLES = new TreeMap<>();
    private static Descriptions descriptions;

    /** All bundles of the class path whose symbolic name begins so. */
    void start(String... prefixes) throws IOException {
        bundles();
        BUNDLES.forEach((bundle, descriptions) -> {
            if (Arrays.stream(prefixes).anyMatch(bundle::startsWith)) {
                descriptions.forEach(description -> add(bundle, description));
            }
        });
        satisfy();
    }

    /** The symbolic names of our bundles with components on the class path. */
    static Set<String> bundles() throws IOException {
        synchronized (BUNDLES) {
            if (BUNDLES.isEmpty()) {
                scan();
            }
        }
        return BUNDLES.keySet();
    }

    /** What our bundles on the class path let be configured. */
    static Descriptions descriptions() throws IOException {
        bundles();
        return descriptions;
    }

    /** The product's bundles, and the examples of how to write one. */
    private static boolean ours(String name) {
        return name != null && (name.startsWith("io.busbar.") || name.startsWith("com.example."));
    }

    private static void scan() throws IOException {
        List<Path> jars = new ArrayList<>();
        for (URL url : Collections.list(Wiring.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
            try (InputStream in = url.openStream()) {
                Attributes manifest = new Manifest(in).getMainAttributes();
                String name = manifest.getValue("Bundle-SymbolicName");
                String header = manifest.getValue("Service-Component");
                if (ours(name) && url.openConnection() instanceof JarURLConnection jar) {
                    jars.add(Path.of(jar.getJarFileURL().getPath()));
                }
                if (ours(name) && header != null) {
                    for (String file : header.split(",")) {
                        BUNDLES.computeIfAbsent(name, bundle -> new ArrayList<>()).add(read(file.strip()));
                    }
                }
            }
        }
        descriptions = Descriptions.read(jars);
    }

    private static ComponentXml read(String file) throws IOException {
        try (InputStream in = Wiring.class.getClassLoader().getResourceAsStream(file)) {
            return ComponentXml.parse(in);
        }
    }

    private void add(String bundle, ComponentXml description) {
        Map<String, Map<String, Object>> given = new LinkedHashMap<>();
        description.pids().forEach(pid -> given.putAll(configurations.getOrDefault(pid, Map.of())));
        if (given.isEmpty() && !description.configurationRequired()) {
            given.put("", Map.of());
        }
        given.values().forEach(values -> {
            Pending component = new Pending(bundle, description, values);
            components.computeIfAbsent(bundle, name -> new ArrayList<>()).add(component);
            pending.add(component);
        });
    }

    /** The bundles whose symbolic name begins so and that have a component running. */
    Set<String> running(String prefix) {
        return instances.stream().map(Instance::bundle).filter(bundle -> bundle.startsWith(prefix))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The bundles whose components use services of this one. */
    Set<String> usersOf(String bundle) {
        Stream<String> watchers = watching.stream()
                .filter(watch -> watch.service().filter(service -> service.owner.equals(bundle)).isPresent())
                .map(watch -> watch.user);
        Stream<String> users = instances.stream()
                .filter(instance -> instance.bonds.stream().anyMatch(bond -> bond.service.owner.equals(bundle)))
                .map(Instance::bundle);
        return Stream.concat(users, watchers).filter(user -> !user.equals(bundle)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A bundle stops: its components are deactivated, the last first, and then what was given to it alone. */
    void stop(String bundle) throws Exception {
        pending.removeIf(component -> component.bundle.equals(bundle));
        for (Instance instance : reversed(instances)) {
            if (instance.bundle().equals(bundle)) {
                dispose(instance);
            }
        }
        pending.removeIf(component -> component.bundle.equals(bundle));
        for (Map<String, Object> made : ofBundles) {
            if (made.remove(bundle) instanceof AutoCloseable part) {
                part.close();
            }
        }
    }

    /** A bundle that was stopped starts: new components, as configured. */
    void startAgain(String bundle) {
        pending.addAll(components.getOrDefault(bundle, List.of()));
        satisfy();
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    private void dispose(Instance instance) {
        if (!instances.remove(instance)) {
            return;
        }
        instance.own.forEach(this::unregister);
        if (!instance.description().deactivate().isEmpty()) {
            invoke(instance, instance.description().deactivate(), List.of());
        }
        reversed(instance.bonds).forEach(bond -> unbind(instance, bond));
    }

    private void unregister(Service service) {
        services.remove(service);
        changed(service);
        for (Instance instance : List.copyOf(instances)) {
            for (Bond bond : List.copyOf(instance.bonds)) {
                if (bond.service == service) {
                    ComponentXml.Reference reference = bond.reference;
                    if (reference.parameter() >= 0 || !reference.dynamic() || reference.mandatory() && find(reference).isEmpty()) {
                        dispose(instance);
                        pending.add(instance.made);
                        break;
                    }
                    unbind(instance, bond);
                    if (!reference.multiple()) {
                        find(reference).stream().limit(1).forEach(other -> bind(instance, reference, other));
                    }
                }
            }
        }
    }

    private void bind(Instance instance, ComponentXml.Reference reference, Service service) {
        instance.bonds.add(new Bond(reference, service));
        call(instance, reference.bind(), service);
    }

    private void unbind(Instance instance, Bond bond) {
        instance.bonds.remove(bond);
        if (bond.reference.parameter() < 0 && !bond.reference.unbind().isEmpty()) {
            call(instance, bond.reference.unbind(), bond.service);
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
            Instance instance = new Instance(pendingComponent, object, own, new ArrayList<>());
            instances.add(instance);
            for (ComponentXml.Reference reference : description.references()) {
                if (reference.parameter() < 0) {
                    find(reference).stream().limit(reference.multiple() ? Long.MAX_VALUE : 1)
                            .forEach(service -> bind(instance, reference, service));
                } else {
                    instance.bonds.add(new Bond(reference, find(reference).get(0)));
                }
            }
            if (!description.activate().isEmpty()) {
                invoke(instance, description.activate(), List.of());
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
                            .map(r -> find(r).get(0).maker.apply(bundle)).orElseGet(() -> parameter == BundleContext.class
                                    ? context(bundle)
                                    : settings(parameter, properties));
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

    /** As much of it as components may use: the framework's properties, and services of their own making. */
    private BundleContext context(String bundle) {
        return proxy(BundleContext.class, (method, arguments) -> switch (method) {
            case "getProperty" -> framework.get((String) arguments[0]);
            case "registerService" -> registration(
                    new Service(bundle, List.of(((Class<?>) arguments[0]).getName()), Map.of(), user -> arguments[1]));
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private ServiceRegistration<?> registration(Service service) {
        register(service);
        satisfy();
        return proxy(ServiceRegistration.class, (method, arguments) -> {
            if (!method.equals("unregister")) {
                throw new UnsupportedOperationException(method);
            }
            unregister(service);
            return null;
        });
    }

    private interface Calls {

        Object answer(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Calls calls) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type},
                (proxy, method, arguments) -> calls.answer(method.getName(), arguments)));
    }

    /** A configuration annotation, or the map itself. */
    private static Object settings(Class<?> type, Map<String, Object> properties) {
        if (!Annotation.class.isAssignableFrom(type)) {
            return properties;
        }
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (proxy, method, arguments) -> {
            Object value = properties.get(method.getName().replace("_", "."));
            if (value != null) {
                return converted(value, method.getReturnType());
            }
            // what has neither a value nor a default is zero, false or empty
            return method.getDefaultValue() != null || !method.getReturnType().isPrimitive()
                    ? method.getDefaultValue()
                    : Array.get(Array.newInstance(method.getReturnType(), 1), 0);
        });
    }

    /** As component property types convert: numbers and texts into each other, one value into an array. */
    private static Object converted(Object value, Class<?> type) {
        if (type.isArray() && !value.getClass().isArray()) {
            Object array = Array.newInstance(type.getComponentType(), 1);
            Array.set(array, 0, converted(value, type.getComponentType()));
            return array;
        }
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants()).filter(constant -> ((Enum<?>) constant).name().equals(value)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(value + " is none of " + List.of(type.getEnumConstants())));
        }
        String text = String.valueOf(value);
        return switch (type.getName()) {
            case "java.lang.String" -> text;
            case "int" -> Integer.valueOf(text);
            case "long" -> Long.valueOf(text);
            case "double" -> Double.valueOf(text);
            case "boolean" -> Boolean.valueOf(text);
            default -> value;
        };
    }

    private void register(Service service) {
        services.add(service);
        registered.accept(service.interfaces, service.owner);
        changed(service);
        for (Instance instance : List.copyOf(instances)) {
            for (ComponentXml.Reference reference : instance.description().references()) {
                if (reference.dynamic() && reference.parameter() < 0 && service.interfaces.contains(reference.service())
                        && !instance.own.contains(service) && (reference.multiple() || !instance.holds(reference))) {
                    bind(instance, reference, service);
                }
            }
        }
    }

    private static void call(Instance instance, String name, Service service) {
        invoke(instance, name, List.of(service.maker.apply(instance.bundle()), service.properties));
    }

    /** A method with as many of the arguments as it takes. */
    private static void invoke(Instance instance, String name, List<Object> arguments) {
        for (Method method : instance.object.getClass().getDeclaredMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() <= arguments.size()) {
                try {
                    method.setAccessible(true);
                    method.invoke(instance.object, arguments.subList(0, method.getParameterCount()).toArray());
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(instance.description().name() + "." + name, e);
                }
                return;
            }
        }
        throw new IllegalStateException(instance.description().name() + " has no method " + name);
    }

    /** Visits services with their properties, those registered later too, and runs what the visitor returned when one is unregistered. */
    void watch(Class<?> type, ServiceVisitor visitor) {
        ComponentXml.Reference reference = new ComponentXml.Reference(type.getName(), "0..n", true, "visit", "leave", -1);
        ComponentXml description = new ComponentXml(HOST, "", List.of(), List.of(reference), Map.of(), List.of(), false, 0, "", "");
        Instance instance = new Instance(new Pending(HOST, description, Map.of()), new Watcher(visitor, new IdentityHashMap<>()),
                new ArrayList<>(), new ArrayList<>());
        instances.add(instance);
        find(reference).forEach(service -> bind(instance, reference, service));
    }

    interface ServiceVisitor {

        /** @return what to do when the service goes */
        Runnable visit(Object service, Map<String, Object> properties);
    }

    private record Watcher(ServiceVisitor visitor, Map<Object, Runnable> leaves) {

        @SuppressWarnings("unused")
        void visit(Object service, Map<String, Object> properties) {
            leaves.put(service, visitor.visit(service, properties));
        }

        @SuppressWarnings("unused")
        void leave(Object service) {
            leaves.remove(service).run();
        }
    }
}
