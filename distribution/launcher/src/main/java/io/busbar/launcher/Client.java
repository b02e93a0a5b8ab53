package io.busbar.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands to a running station, over its console's socket. */
final class Client {

    /** Name of the command and how many of its arguments are files. */
    private static final Map<String, Integer> COMMANDS = Map.of("update", 1, "plan", 1, "status", 0, "modules", 0, "rollback", 0, "remove",
            0, "configure", 0, "pics", 0, "trace", 0);

    private Client() {}

    static boolean knows(String command) {
        return command.equals("console") || COMMANDS.containsKey(command);
    }

    /** @return exit code: 0 done, 1 refused or failed */
    static int run(Path data, String command, List<String> arguments) throws IOException {
        Optional<SocketChannel> station = connect(data.resolve("console"));
        if (station.isEmpty()) {
            List<String> known = RunRecord.describe(data);
            if (!command.equals("status")) {
                throw new IllegalArgumentException(known.get(0));
            }
            known.forEach(System.out::println);
            return 1;
        }
        String last = null;
        try (SocketChannel channel = station.get()) {
            channel.write(ByteBuffer.wrap((line(command, arguments) + "\n").getBytes(StandardCharsets.UTF_8)));
            BufferedReader in = new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (last != null) {
                    System.out.println(last);
                }
                last = line;
            }
        }
        if ("ok".equals(last)) {
            return 0;
        }
        System.err.println(
                "busbar: " + (last != null && last.startsWith("error: ")
                        ? last.substring("error: ".length())
                        : "the station closed the connection"));
        return 1;
    }

    /** Empty if nobody listens: the socket of a station that was killed stays. */
    private static Optional<SocketChannel> connect(Path socket) throws IOException {
        try {
            return Files.exists(socket) ? Optional.of(SocketChannel.open(UnixDomainSocketAddress.of(socket))) : Optional.empty();
        } catch (ConnectException e) {
            return Optional.empty();
        }
    }

    private static String line(String command, List<String> arguments) {
        if (command.equals("console")) {
            return arguments.isEmpty() ? "busbar:help" : String.join(" ", arguments);
        }
        List<String> words = new ArrayList<>(List.of("busbar:" + command));
        for (int i = 0; i < arguments.size(); i++) {
            String word = i < COMMANDS.get(command) ? Path.of(arguments.get(i)).toAbsolutePath().toString() : arguments.get(i);
            words.add("'" + word.replace("\\", "\\\\").replace("'", "\\'") + "'");
        }
        return String.join(" ", words);
    }
}
