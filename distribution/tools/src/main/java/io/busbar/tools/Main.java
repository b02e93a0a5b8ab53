package io.busbar.tools;

import io.busbar.update.api.UpdateRefusedException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;

/** The OEM's command line. Exit codes: 0 done (and, for {@code inspect}, verified), 1 failed or not verified, 2 wrong arguments. */
public final class Main {

    static final String USAGE = """
            usage:
            busbar keys new NAME                      a pair of keys: NAME.key, to be kept secret, and NAME.pub
            busbar keys list --root ROOT.key --number N [--key NAME.pub ...] [--revoke ID|NAME.pub ...] -o keys.json
                                                      who may sign features: keys.json, and the root's signature beside it in keys.sig
            busbar archive -o FILE --name GROUP:NAME --version V --counter N --key NAME.key --keys keys.json
                    [--minimum V] [--expires 2027-01-31 or ...T00:00:00Z] [--requires BUNDLE=RANGE ...] [--config PID:KEY=VALUE ...]
                    [--start-level N] [--restart] JAR ...
            busbar inspect FILE [--roots DIR]         what an archive holds, and whether it verifies by the root keys (*.pem) of a folder""";

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err, Clock.systemUTC()));
    }

    static int run(List<String> args, PrintStream out, PrintStream err, Clock clock) {
        try {
            if (args.isEmpty()) {
                throw new IllegalArgumentException("a command is missing");
            }
            List<String> rest = args.subList(1, args.size());
            switch (args.get(0)) {
                case "keys" -> Keys.run(rest, out);
                case "archive" -> ArchiveCommand.run(rest, out);
                case "inspect" -> {
                    return Inspection.run(rest, out, clock) ? 0 : 1;
                }
                case "help", "--help" -> out.println(USAGE);
                default -> throw new IllegalArgumentException("no such command: " + args.get(0));
            }
            return 0;
        } catch (IllegalArgumentException e) {
            err.println("busbar: " + e.getMessage() + System.lineSeparator() + USAGE);
            return 2;
        } catch (UpdateRefusedException e) {
            err.println("busbar: " + e.reason() + ": " + e.getMessage());
            return 1;
        } catch (IOException e) {
            err.println("busbar: " + Failures.said(e));
            return 1;
        }
    }
}
