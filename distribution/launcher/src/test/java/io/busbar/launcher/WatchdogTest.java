package io.busbar.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

class WatchdogTest {

    private final List<HealthCheck> checks = new ArrayList<>();
    private final Watchdog watchdog = new Watchdog(Map.of());

    private BundleContext context() {
        ClassLoader loader = getClass().getClassLoader();
        Object reference = Proxy.newProxyInstance(loader, new Class<?>[]{ServiceReference.class}, (proxy, method, arguments) -> null);
        return (BundleContext) Proxy.newProxyInstance(loader, new Class<?>[]{BundleContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getServiceReferences" -> checks.stream().map(check -> reference).toList();
                    case "getService" -> checks.get(0);
                    default -> true;
                });
    }

    @Test
    void itIsFedWhileItsCheckIsNotCritical() {
        checks.add(() -> new Result(Status.WARN, "late"));
        watchdog.up(context());
        assertEquals("", watchdog.complaint());
        checks.set(0, () -> new Result(Status.CRITICAL, "the loop is held"));
        assertEquals("the loop is held", watchdog.complaint());
        checks.set(0, () -> {
            throw new IllegalStateException("broken");
        });
        assertEquals("java.lang.IllegalStateException: broken", watchdog.complaint());
    }

    @Test
    void aCheckThatWasSeenHasToStay() {
        watchdog.up(context());
        assertEquals("", watchdog.complaint(), "a charger without health checks is not killed for it");
        checks.add(() -> new Result(Status.OK, "in time"));
        assertEquals("", watchdog.complaint());
        checks.clear();
        assertEquals("its health check is missing", watchdog.complaint());
    }
}
