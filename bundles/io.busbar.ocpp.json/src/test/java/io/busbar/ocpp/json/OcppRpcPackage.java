package io.busbar.ocpp.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.busbar.ocpp.api.OcppVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The npm package ocpp-rpc, which carries the official schemas and validates with ajv: what nobody here wrote. It is installed below
 * {@code target} on first use. Where that cannot be, tests report themselves skipped with the reason; with {@code -Dbusbar.peer.required}
 * they fail.
 */
final class OcppRpcPackage {

    private static final Path SOURCES = Path.of("src", "test", "npm");
    private static final Path HOME = Path.of("target", "npm");
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "validate.js");
    private static final int MINUTES = 3;

    private OcppRpcPackage() {}

    /** One payload for the validator, as of one message of one version. */
    record Sample(OcppVersion version, String message, String payload) {}

    /** The schemas of a version by message name, as {@code GetVariablesRequest}. */
    static Map<String, Map<String, Object>> schemas(OcppVersion version) throws IOException {
        install();
        String file = version == OcppVersion.V201 ? "ocpp2_0_1.json" : "ocpp2_1.json";
        Map<String, Map<String, Object>> byMessage = new TreeMap<>();
        for (Object schema : (List<?>) json(Files.readString(HOME.resolve("node_modules/ocpp-rpc/lib/schemas").resolve(file)))) {
            Map<String, Object> object = object(schema);
            String id = (String) object.get("$id");
            byMessage.put(id.replace("urn:", "").replaceAll("\\.req$", "Request").replaceAll("\\.conf$", "Response"), object);
        }
        return byMessage;
    }

    /** The validator's verdict on each sample: {@code valid}, or what is wrong. */
    static List<String> validate(List<Sample> samples) throws IOException {
        install();
        List<String> lines = new ArrayList<>();
        for (Sample sample : samples) {
            String schema = sample.version == OcppVersion.V21
                    ? sample.message
                    : sample.message.replaceAll("Request$", ".req").replaceAll("Response$", ".conf");
            lines.add(
                    "{\"protocol\":\"" + sample.version.subProtocol() + "\",\"schema\":\"urn:" + schema + "\",\"payload\":" + sample.payload
                            + "}");
        }
        Path input = HOME.resolve("samples.ndjson");
        Path output = HOME.resolve("verdicts.txt");
        Path errors = HOME.resolve("validate.log");
        Files.write(input, lines);
        int exit = run(new ProcessBuilder("node", "validate.js").directory(HOME.toFile())
                .redirectInput(input.toFile()).redirectOutput(output.toFile()).redirectError(errors.toFile()));
        if (exit != 0) {
            fail("node validate.js:\n" + Files.readString(errors));
        }
        List<String> verdicts = Files.readAllLines(output);
        assertEquals(samples.size(), verdicts.size());
        return verdicts;
    }

    static Object json(String text) throws IOException {
        try (JsonParser in = new JsonFactory().createParser(text)) {
            in.nextToken();
            return FreeType.INSTANCE.read(in);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object json) {
        return (Map<String, Object>) json;
    }

    private static synchronized void install() throws IOException {
        if (Files.isDirectory(HOME.resolve("node_modules/ocpp-rpc")) && unchanged()) {
            return;
        }
        Files.createDirectories(HOME);
        for (String file : FILES) {
            Files.copy(SOURCES.resolve(file), HOME.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Path log = HOME.resolve("npm.log");
        int exit;
        try {
            exit = run(new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")
                    .directory(HOME.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()));
        } catch (IOException e) {
            missing("Node.js with npm is not installed, so there are no schemas to compare with");
            return;
        }
        if (exit != 0) {
            missing("npm could not bring the schemas:\n" + Files.readString(log));
        }
    }

    private static boolean unchanged() throws IOException {
        for (String file : FILES) {
            if (!Files.exists(HOME.resolve(file)) || Files.mismatch(SOURCES.resolve(file), HOME.resolve(file)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static void missing(String reason) {
        if (System.getProperty("busbar.peer.required") != null) {
            fail(reason);
        }
        Assumptions.abort(reason);
    }

    private static int run(ProcessBuilder command) throws IOException {
        Process process = command.start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                fail(command.command() + " did not end within " + MINUTES + " minutes");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        return process.exitValue();
    }
}
