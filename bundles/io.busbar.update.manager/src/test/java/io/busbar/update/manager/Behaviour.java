package io.busbar.update.manager;

import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** What a test's bundle does, as its manifest says: it is packed into such bundles and loaded by them. */
public final class Behaviour implements BundleActivator {

    /** A bundle with this header throws when it starts: always, or, when it names a file, once while the file is there. */
    static final String START_FAILS = "Test-Start-Fails";
    static final String STOP_FAILS = "Test-Stop-Fails";

    @Override
    public void start(BundleContext context) throws Exception {
        String fails = header(context, START_FAILS);
        if (fails != null && (fails.equals("always") || Files.deleteIfExists(Path.of(fails)))) {
            throw new IllegalStateException("it does not start");
        }
        context.registerService(Object.class, this, null);
    }

    @Override
    public void stop(BundleContext context) {
        if (header(context, STOP_FAILS) != null) {
            throw new IllegalStateException("it does not stop");
        }
    }

    private static String header(BundleContext context, String name) {
        return context.getBundle().getHeaders("").get(name);
    }
}
