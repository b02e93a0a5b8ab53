package io.busbar.ocpp.websocket;

import static org.awaitility.Awaitility.await;

import io.busbar.testing.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code openssl s_server}: a TLS server that nobody here wrote. It speaks no WebSocket: a station that gets as far as HTTP is let down there. */
final class OpenSslPeer implements AutoCloseable {

    private static final Pattern ACCEPT = Pattern.compile("ACCEPT .*:(\\d+)");

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** @param certificate name of the server's certificate and key */
    OpenSslPeer(Pki pki, String certificate, String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", certificate + ".pem", "-key",
                        certificate + ".key"));
        command.addAll(List.of(options));
        process = new ProcessBuilder(command).directory(pki.file("").toFile()).redirectErrorStream(true).start();
        Thread reader = new Thread(() -> {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                in.lines().forEach(lines::add);
            } catch (IOException e) {
                lines.add("ended: " + e.getMessage());
            }
        }, "s_server");
        reader.setDaemon(true);
        reader.start();
        await().atMost(Patience.ofSeconds(60)).until(() -> port() > 0 || !process.isAlive());
        if (port() == 0) {
            throw new AssertionError(lines.toString());
        }
    }

    private int port() {
        for (String line : lines) {
            Matcher matcher = ACCEPT.matcher(line);
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
        }
        return 0;
    }

    URI url(String host) {
        return URI.create("wss://" + host + ":" + port() + "/ocpp/CS01");
    }

    /** Waits until the server has said that. */
    void says(String text) {
        await().atMost(Patience.ofSeconds(60)).until(() -> lines.stream().anyMatch(line -> line.contains(text)));
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
