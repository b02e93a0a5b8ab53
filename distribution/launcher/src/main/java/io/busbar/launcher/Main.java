package io.busbar.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code busbar run}: starts the charger of this installation; other commands are for one that runs. Exit codes: 0 stopped or done, 1 failed,
 * 2 wrong arguments, 75 to be started again.
 */
public final class Main {

    private static final String USAGE = """
            usage:
            busbar run [--csms URL] [--id NAME] [--data DIR] [--config FILE]
              --csms URL     address of the CSMS without the station's name, ws:// or wss://    (BUSBAR_CSMS_URL)
              --id NAME      name of this station at the CSMS                                   (BUSBAR_ID)
              --data DIR     everything the station keeps; removing it is a factory reset       (BUSBAR_DATA);
                             by default /var/lib/busbar for root, otherwise ~/.local/state/busbar
              --config FILE  configuration, by default etc/busbar.conf of the installation      (BUSBAR_CONFIG)
            Passwords come by the environment or the configuration file, not by arguments.

            to a station that runs, with --data DIR if it is not the usual one:
              busbar plan FILE                      what an update would do
              busbar update FILE [--restart] [--idle]
              busbar rollback [--restart] [--idle]  back to what ran before
              busbar remove MODULE
              busbar configure                      all configurations
              busbar configure PID                  one of them
              busbar configure PID KEY=VALUE ...    changes it; KEY= removes a value
              busbar configure PID --delete
              busbar status                         what was done; or how the station ended that does not run
              busbar modules                        what runs
              busbar trace on|off                   whether messages to and from the CSMS are written to the log
              busbar pics                           conformance statement of what is installed
              busbar console COMMAND                any Gogo command; busbar console help lists them

            busbar --help, busbar --version""";

    /** Java's exit code after SIGTERM. */
    private static final int TERMINATED = 143;

    private Main() {}

    public static void main(String[] args) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        try {
            List<String> arguments = new ArrayList<>(List.of(args));
            if (arguments.isEmpty()) {
                throw new IllegalArgumentException("a command is missing" + System.lineSeparator() + USAGE);
            }
            String command = arguments.remove(0);
            if (List.of("--help", "-h", "help").contains(command)) {
                System.out.println(USAGE);
                System.exit(0);
            }
            if (command.equals("--version")) {
                System.out.println("busbar " + version(home()) + ", Java " + Runtime.version());
                System.exit(0);
            }
            if (Client.knows(command)) {
                int data = arguments.indexOf("--data");
                if (data >= 0 && data + 1 < arguments.size()) {
                    environment.put("BUSBAR_DATA", arguments.remove(data + 1));
                    arguments.remove(data);
                }
                System.exit(Client.run(dataDirectory(environment), command, arguments));
            }
            if (!command.equals("run")) {
                throw new IllegalArgumentException("no such command: " + command + System.lineSeparator() + USAGE);
            }
            readArguments(arguments, environment);
            System.exit(run(home(), environment));
        } catch (IllegalArgumentException e) {
            System.err.println("busbar: " + e.getMessage());
            System.exit(2);
        } catch (ConfigurationException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (Exception e) {
            System.err.println("busbar: the station cannot start: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
            if (environment.containsKey("BUSBAR_DEBUG")) {
                e.printStackTrace();
            }
            System.exit(1);
        }
    }

    static int run(Path home, Map<String, String> environment) throws Exception {
        Path data = dataDirectory(environment);
        environment.put("BUSBAR_DATA", data.toString());
        Path file = environment.containsKey("BUSBAR_CONFIG") ? Path.of(environment.get("BUSBAR_CONFIG")) : home.resolve("etc/busbar.conf");
        Settings settings = Settings.read(file, environment);
        checkAddress(environment.getOrDefault("BUSBAR_CSMS_URL", ""));
        try (DataDirectory held = DataDirectory.hold(data)) {
            keepLog(held.path());
            RunRecord record = RunRecord.begin(held.path());
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> record.end(TERMINATED,
                            Machine.isStoppedBySignal() ? "stopped in order by a signal" : "ended by itself: a module called System.exit"),
                            "last-run"));
            try {
                int code = new StationFramework(home, held.path(), settings, record).runUntilStopped();
                record.end(code, "the framework ended");
                return code;
            } catch (Exception e) {
                record.end(1, String.valueOf(e.getMessage()));
                throw e;
            }
        }
    }

    /** A disk that is full is a matter for the station, not a reason not to start it. */
    private static void keepLog(Path data) {
        try {
            LogFile.keepIn(data);
        } catch (IOException e) {
            System.out.println("there is no log file: " + e);
        }
    }

    private static Path home() {
        return Path.of(System.getProperty("busbar.home", "."));
    }

    /** Of the charger: that of its list of bundles. */
    private static String version(Path home) throws IOException {
        String id = FeatureSet.id(home.resolve("feature.json"));
        return id.substring(id.lastIndexOf(':') + 1);
    }

    /** The one that is given; else the folder that systemd gives; else the usual place for a state. */
    static Path dataDirectory(Map<String, String> environment) {
        String chosen = environment.getOrDefault("BUSBAR_DATA", environment.getOrDefault("STATE_DIRECTORY", ""));
        if (!chosen.isEmpty()) {
            return Path.of(chosen).toAbsolutePath().normalize();
        }
        if (System.getProperty("user.name").equals("root")) {
            return Path.of("/var/lib/busbar");
        }
        String states = environment.getOrDefault("XDG_STATE_HOME", System.getProperty("user.home") + "/.local/state");
        return Path.of(states, "busbar").toAbsolutePath().normalize();
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
            // reported below
        }
        throw new IllegalArgumentException("no address of a CSMS: " + url + "; it is like ws://host:port/path or wss://host/path");
    }

    private static void readArguments(List<String> args, Map<String, String> environment) {
        Map<String, String> names = Map.of("--csms", "BUSBAR_CSMS_URL", "--id", "BUSBAR_ID", "--data", "BUSBAR_DATA", "--config",
                "BUSBAR_CONFIG");
        for (int i = 0; i < args.size(); i += 2) {
            if (args.get(i).equals("--help")) {
                System.out.println(USAGE);
                System.exit(0);
            }
            String name = names.get(args.get(i));
            if (name == null || i + 1 == args.size()) {
                throw new IllegalArgumentException(
                        (name == null ? "no such option: " : "a value is missing after ") + args.get(i) + System.lineSeparator() + USAGE);
            }
            environment.put(name, args.get(i + 1));
        }
    }
}
