package io.busbar.itests.product;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.busbar.testing.Patience;
import io.busbar.testing.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The charger's archive as a process, and its plant over HTTP. */
public final class Charger implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private static final Duration PATIENCE = Patience.ofSeconds(90);
    /** That of the launcher, which ends a new generation that does not come up. */
    private static final Duration BOOT_PATIENCE = Patience.ofSeconds(120);

    private static final int TICK_MILLIS = 10;

    private final Process process;
    private final Path log;
    private final int plantPort;

    private Charger(Process process, Path log, int plantPort) {
        this.process = process;
        this.log = log;
        this.plantPort = plantPort;
    }

    /** Where the distribution's build leaves the archive's content. */
    public static Path home() {
        Path target = Path.of("../../distribution/charger/target").toAbsolutePath().normalize();
        try (DirectoryStream<Path> builds = Files.newDirectoryStream(target, "busbar-charger-*")) {
            for (Path build : builds) {
                if (Files.isExecutable(build.resolve("busbar-charger/bin/busbar"))) {
                    return build.resolve("busbar-charger");
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("no archive of the charger below " + target + "; run mvn package first", e);
        }
        throw new IllegalStateException("no archive of the charger below " + target + "; run mvn package first");
    }

    public static int freePort() {
        return Ports.reserve();
    }

    public static Charger start(String csmsUrl, String id, Path data) throws IOException {
        return start(Map.of(), "run", "--csms", csmsUrl, "--id", id, "--data", data.toString());
    }

    /** @param environment what comes on top of the test's own environment */
    public static Charger start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(home().resolve("bin/busbar").toString()));
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile(Files.createDirectories(Path.of("target/chargers")), "charger", ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        int plantPort = environment.containsKey("BUSBAR_PLANT_PORT") ? Integer.parseInt(environment.get("BUSBAR_PLANT_PORT")) : freePort();
        builder.environment().put("BUSBAR_PLANT_PORT", Integer.toString(plantPort));
        builder.environment().putAll(environment);
        builder.environment().put("BUSBAR_JVM", "-Dbusbar.boot.patience.seconds=" + BOOT_PATIENCE.toSeconds() + " "
                + environment.getOrDefault("BUSBAR_JVM", ""));
        Process process = builder.start();
        // none outlives the tests, however they end
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new Charger(process, log, plantPort);
    }

    public long pid() {
        return process.pid();
    }

    public int plantPort() {
        return plantPort;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the exit code; Java says 143 when it ends by SIGTERM */
    public int awaitExit(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the charger did not end within " + patience + ":\n" + output());
        }
        return process.exitValue();
    }

    public void terminate() {
        process.destroy();
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        killNow();
        process.waitFor();
    }

    /** {@link #kill}, without waiting for its end. */
    public void killNow() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(Patience.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A command at the console of the station that runs on this data directory, or is about to.
     *
     * @return what it printed; the last line is ok, or error: and why
     */
    public static List<String> console(Path data, String line) throws IOException {
        SocketChannel console = await().atMost(PATIENCE).ignoreExceptions().until(() -> connect(data), SocketChannel::isConnected);
        return command(console, line);
    }

    /** {@link #console}, of a station that may have ended: that is an exception at once. */
    static List<String> consoleNow(Path data, String line) throws IOException {
        return command(connect(data), line);
    }

    /** Until the station on this data directory has its console, one of the last things that a start brings. */
    static void awaitConsole(Path data) throws IOException {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> connect(data), SocketChannel::isConnected).close();
    }

    private static SocketChannel connect(Path data) throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(data.resolve("console")));
    }

    private static List<String> command(SocketChannel console, String line) throws IOException {
        try (console) {
            console.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return new BufferedReader(new InputStreamReader(Channels.newInputStream(console), StandardCharsets.UTF_8)).lines().toList();
        }
    }

    // ---- /proc

    long residentKb() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException("no VmRSS of " + pid());
    }

    int threads() throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid()), "task"))) {
            return (int) threads.count();
        }
    }

    /** User and system time so far, to 10 ms. */
    Duration cpu() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid()), "stat"));
        // the name in parentheses may have blanks; user time is field 14 of all
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Duration.ofMillis(TICK_MILLIS * (Long.parseLong(fields[11]) + Long.parseLong(fields[12])));
    }

    // ---- the plant

    public void awaitPlant() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> !state().path("evses").isEmpty());
    }

    public JsonNode state() throws IOException {
        return send(request("/plant/state").GET().build()).path("json");
    }

    public JsonNode evse(int evseId) throws IOException {
        for (JsonNode evse : state().path("evses")) {
            if (evse.path("evseId").asInt() == evseId) {
                return evse;
            }
        }
        throw new IOException("no EVSE " + evseId);
    }

    /** @return the answer's body; what the plant refuses is an exception */
    public JsonNode act(String act, String body) throws IOException {
        JsonNode answer = send(request("/plant/" + act).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build());
        if (answer.path("status").asInt() != 200) {
            throw new IOException(act + " " + body + ": " + answer);
        }
        return answer.path("json");
    }

    /** A page of the station's local web server, as text. */
    public String page(String path) throws IOException {
        try {
            HttpResponse<String> response = HTTP.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(path + ": " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + plantPort + path)).timeout(Duration.ofSeconds(60));
    }

    private static JsonNode send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return JSON.createObjectNode().put("status", response.statusCode()).set("json", JSON.readTree(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
