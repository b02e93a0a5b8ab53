package io.busbar.launcher;

import io.busbar.update.format.config.ComponentErrors;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/**
 * The log of the component runtime and of whoever else uses OSGi's: what failed is one line with the innermost cause, reported once, and not the traces
 * of all that needed it. The traces are at level debug.
 */
public final class FrameworkLog implements LoggerFactory, ComponentErrors {

    /** The component runtime says so of everything that needs a component that failed. */
    private static final List<String> CONSEQUENCES = List.of("Unable to get service for reference", "Could not get service from ref",
            "Service not available from service registry");
    /** Before each message: {@code bundle name:version (id)[package.Component(id)] :}. */
    private static final Pattern PREFIX = Pattern.compile("^bundle \\S+ \\(\\d+\\)(?:\\[(?:[\\w.]+\\.)?(\\w+)\\(\\d+\\)])? : ");
    private static final int MOST_REMEMBERED = 1_000;

    private final org.slf4j.Logger log;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    private final Map<String, Long> counts = new ConcurrentHashMap<>();
    private final Map<String, String> last = new ConcurrentHashMap<>();

    public FrameworkLog() {
        this(org.slf4j.LoggerFactory.getLogger("Components"));
    }

    FrameworkLog(org.slf4j.Logger log) {
        this.log = log;
    }

    @Override
    public Logger getLogger(String name) {
        return getLogger(null, name, Logger.class);
    }

    @Override
    public Logger getLogger(Class<?> type) {
        return getLogger(type.getName());
    }

    @Override
    public <L extends Logger> L getLogger(String name, Class<L> type) {
        return getLogger(null, name, type);
    }

    @Override
    public <L extends Logger> L getLogger(Class<?> type, Class<L> loggerType) {
        return getLogger(null, type.getName(), loggerType);
    }

    @Override
    public <L extends Logger> L getLogger(Bundle bundle, String name, Class<L> type) {
        String who = bundle == null ? name : bundle.getSymbolicName();
        InvocationHandler calls = (proxy, method, arguments) -> call(who, proxy, method, arguments);
        return type.cast(Proxy.newProxyInstance(Logger.class.getClassLoader(), new Class<?>[]{type}, calls));
    }

    private Object call(String who, Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "isErrorEnabled", "isWarnEnabled" -> true;
            case "isInfoEnabled", "isDebugEnabled" -> log.isDebugEnabled();
            case "isTraceEnabled" -> log.isTraceEnabled();
            case "getName", "toString" -> who;
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            case "error", "warn", "audit" -> {
                say(who, method.getName().equals("error"), arguments);
                yield null;
            }
            default -> {
                log.debug("{}: {}", who, arguments.length == 0 ? "" : arguments[0]);
                yield null;
            }
        };
    }

    private void say(String who, boolean error, Object[] arguments) {
        List<Object> all = new ArrayList<>();
        for (Object argument : arguments) {
            all.addAll(argument instanceof Object[] several ? List.of(several) : argument == null ? List.of() : List.of(argument));
        }
        String text = PREFIX.matcher(String.valueOf(all.isEmpty() ? "" : all.get(0)).strip())
                .replaceFirst(prefix -> prefix.group(1) == null ? "" : prefix.group(1) + ": ");
        Throwable thrown = all.stream().filter(Throwable.class::isInstance).map(Throwable.class::cast).findFirst().orElse(null);
        log.debug("{}: {}", who, text, thrown);
        String line = who + ": " + (thrown == null ? text : text.lines().findFirst().orElse("") + ": " + rootCause(thrown));
        if (CONSEQUENCES.stream().anyMatch(text::contains)) {
            return;
        }
        if (error) {
            counts.merge(who, 1L, Long::sum);
            last.put(who, line);
        }
        if (reported.size() < MOST_REMEMBERED && reported.add(line)) {
            if (error) {
                log.error(line);
            } else {
                log.warn(line);
            }
        }
    }

    @Override
    public long count(String symbolicName) {
        return counts.getOrDefault(symbolicName, 0L);
    }

    @Override
    public String last(String symbolicName) {
        return last.getOrDefault(symbolicName, "");
    }

    /** In one line. */
    static String rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        boolean plain = cause instanceof IllegalArgumentException || cause instanceof IllegalStateException
                || cause instanceof InvocationTargetException;
        String message = cause.getMessage() == null ? "" : cause.getMessage().lines().findFirst().orElse("").strip();
        return message.isEmpty() ? cause.getClass().getName() : plain ? message : cause.getClass().getSimpleName() + ": " + message;
    }
}
