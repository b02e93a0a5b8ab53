package io.busbar.tools;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code archive}. */
final class ArchiveCommand {

    private static final String BLOCKS = "3";

    private ArchiveCommand() {}

    static void run(List<String> args, PrintStream out) throws IOException {
        Arguments arguments = new Arguments(args,
                Set.of("-o", "--name", "--version", "--counter", "--key", "--keys", "--minimum", "--expires",
                        "--requires", "--config", "--start-level"),
                Set.of("--restart"));
        String name = arguments.needed("--name");
        if (!name.matches("[^:]+:[^:]+")) {
            throw new IllegalArgumentException("--name is GROUP:NAME, not " + name);
        }
        Map<String, String> requires = new LinkedHashMap<>();
        arguments.all("--requires").forEach(text -> requires.put(split(text, '=')[0], split(text, '=')[1]));
        Map<String, Map<String, String>> configurations = new LinkedHashMap<>();
        for (String text : arguments.all("--config")) {
            String[] setting = split(split(text, ':')[1], '=');
            configurations.computeIfAbsent(split(text, ':')[0], pid -> new LinkedHashMap<>()).put(setting[0], setting[1]);
        }
        Path file = Path.of(arguments.needed("-o"));
        new Recipe(name + ":" + arguments.needed("--version"), arguments.number("--counter"), arguments.one("--minimum").orElse(""),
                arguments.one("--expires").orElse(""), arguments.has("--restart"), requires, configurations,
                Integer.parseInt(arguments.one("--start-level").orElse(BLOCKS)), arguments.rest().stream().map(Path::of).toList())
                .build(file, Path.of(arguments.needed("--key")), Path.of(arguments.needed("--keys")));
        out.println(file + ": " + arguments.rest().size() + " bundles, " + Files.size(file) + " bytes");
    }

    private static String[] split(String text, char by) {
        int at = text.indexOf(by);
        if (at < 1) {
            throw new IllegalArgumentException("a name, '" + by + "' and a value are wanted, not " + text);
        }
        return new String[]{text.substring(0, at), text.substring(at + 1)};
    }
}
