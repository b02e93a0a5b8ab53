package io.busbar.launcher;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** {@code busbar run}: starts the charger of this installation. Exit codes: 0 stopped, 1 failed, 2 wrong arguments. */
public final class Main {

    private static final String USAGE = """
            usage: busbar run [--csms URL] [--id NAME] [--data DIR] [--config FILE]
              --csms URL     address of the CSMS without the station's name, ws:// or wss://    (BUSBAR_CSMS_URL)
              --id NAME      name of this station at the CSMS                                   (BUSBAR_ID)
              --data DIR     everything the station keeps; removing it is a factory reset       (BUSBAR_DATA)
              --config FILE  configuration, by default etc/busbar.conf of the installation      (BUSBAR_CONFIG)
            Passwords come by the environment or the configuration file, not by arguments.""";

    private Main() {}

    public static void main(String[] args) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        try {
            readArguments(args, environment);
            System.exit(run(Path.of(System.getProperty("busbar.home", ".")), environment));
        } catch (IllegalArgumentException e) {
            System.err.println("busbar: " + e.getMessage());
            System.exit(2);
        } catch (Exception e) {
            System.err.println("busbar: the station cannot start: " + e.getMessage());
            if (environment.containsKey("BUSBAR_DEBUG")) {
                e.printStackTrace();
            }
            System.exit(1);
        }
    }

    static int run(Path home, Map<String, String> environment) throws Exception {
        Path data = Path.of(environment.computeIfAbsent("BUSBAR_DATA", name -> "data")).toAbsolutePath().normalize();
        environment.put("BUSBAR_DATA", data.toString());
        Path file = environment.containsKey("BUSBAR_CONFIG") ? Path.of(environment.get("BUSBAR_CONFIG")) : home.resolve("etc/busbar.conf");
        Settings settings = Settings.read(file, environment);
        checkAddress(environment.getOrDefault("BUSBAR_CSMS_URL", ""));
        try (DataDirectory held = DataDirectory.hold(data)) {
            return new StationFramework(home, held.path(), settings).runUntilStopped();
        }
    }

    /** Without an address the station works offline; a wrong one is a slip that nobody wants to find in a log. */
    static void checkAddress(String url) {
        if (url.isEmpty()) {
            return;
        }
        try {
            URI address = new URI(url);
            if (address.getHost() != null && Set.of("ws", "wss").contains(String.valueOf(address.getScheme()))) {
                return;
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw new IllegalArgumentException("no address of a CSMS: " + url + "; it is like ws://host:port/path or wss://host/path");
    }

    private static void readArguments(String[] args, Map<String, String> environment) {
        Map<String, String> names = Map.of("--csms", "BUSBAR_CSMS_URL", "--id", "BUSBAR_ID", "--data", "BUSBAR_DATA", "--config",
                "BUSBAR_CONFIG");
        for (int i = 0; i < args.length; i += 2) {
            if (args[i].equals("--help")) {
                System.out.println(USAGE);
                System.exit(0);
            }
            String name = names.get(args[i]);
            if (name == null || i + 1 == args.length) {
                throw new IllegalArgumentException(
                        (name == null ? "no such option: " : "a value is missing after ") + args[i] + System.lineSeparator() + USAGE);
            }
            environment.put(name, args[i + 1]);
        }
    }
}
