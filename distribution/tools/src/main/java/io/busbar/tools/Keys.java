package io.busbar.tools;

import io.busbar.update.format.KeyList;
import io.busbar.update.format.Signatures;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code keys new}, {@code keys list}. */
public final class Keys {

    private Keys() {}

    static void run(List<String> args, PrintStream out) throws IOException {
        List<String> rest = args.isEmpty() ? args : args.subList(1, args.size());
        switch (args.isEmpty() ? "" : args.get(0)) {
            case "new" -> create(rest, out);
            case "list" -> list(rest, out);
            default -> throw new IllegalArgumentException("keys is followed by new or list");
        }
    }

    private static void create(List<String> args, PrintStream out) throws IOException {
        Arguments arguments = new Arguments(args, Set.of(), Set.of());
        if (arguments.rest().size() != 1) {
            throw new IllegalArgumentException("keys new wants one name");
        }
        KeyPair keys = KeyFile.create(Path.of(arguments.rest().get(0)));
        out.println(Signatures.id(keys.getPublic()));
    }

    private static void list(List<String> args, PrintStream out) throws IOException {
        Arguments arguments = new Arguments(args, Set.of("--root", "--number", "--key", "--revoke", "-o"), Set.of());
        if (!arguments.rest().isEmpty()) {
            throw new IllegalArgumentException("keys list does not know what to do with " + arguments.rest().get(0));
        }
        long number = arguments.number("--number");
        if (number < 1) {
            throw new IllegalArgumentException("lists of keys are numbered from 1");
        }
        Path file = Path.of(arguments.needed("-o"));
        KeyPair root = KeyFile.read(Path.of(arguments.needed("--root")));
        List<PublicKey> keys = new ArrayList<>();
        for (String name : arguments.all("--key")) {
            keys.add(Signatures.readPublic(Path.of(name)));
        }
        Set<String> revoked = new TreeSet<>();
        for (String name : arguments.all("--revoke")) {
            revoked.add(name.matches("[0-9a-f]{64}") ? name : Signatures.id(Signatures.readPublic(Path.of(name))));
        }
        write(file, KeyList.of(number, keys, revoked), root);
        out.println("list " + number + ": " + keys.size() + " may sign, " + revoked.size() + " revoked; " + file + ", " + signature(file));
    }

    /** Writes a list, and the root's signature beside it. */
    public static void write(Path file, KeyList keys, KeyPair root) throws IOException {
        byte[] list = keys.write();
        Files.write(file, list);
        Files.write(signature(file), Signatures.sign(list, root.getPublic(), root.getPrivate()));
    }

    /** {@code keys.sig} of {@code keys.json}. */
    static Path signature(Path list) {
        return list.resolveSibling(list.getFileName().toString().replaceFirst("\\.json$", "") + ".sig");
    }
}
