package io.busbar.itests.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A CSMS on bare sockets, which accepts everything, unless a case has it do what no WebSocket library would. */
final class RawCsms implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    /** What it does with a connection instead of a handshake. */
    interface Door {

        void play(Socket socket) throws Exception;
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<Integer> closes = new CopyOnWriteArrayList<>();
    private volatile Door door;
    private volatile boolean reads = true;
    private volatile Socket current;

    RawCsms() throws IOException {
        thread(this::accept);
    }

    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "raw-csms");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                thread(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            String key = request(socket);
            Door instead = door;
            if (instead != null) {
                instead.play(socket);
                return;
            }
            String accept = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.ISO_8859_1)));
            socket.getOutputStream().write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + accept + "\r\nSec-WebSocket-Protocol: ocpp2.0.1\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            current = socket;
            read(socket);
        } catch (Exception e) {
            // the station has gone, or the case was about that
        }
    }

    private static String request(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        return head.toString().replaceAll("(?is).*sec-websocket-key:\\s*(\\S+).*", "$1");
    }

    private void read(Socket socket) throws Exception {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        while (true) {
            while (!reads) {
                Thread.sleep(20);
            }
            int opCode = in.readUnsignedByte() & 0xf;
            int length = in.readUnsignedByte() & 0x7f;
            length = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes(length);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i % 4];
            }
            if (opCode == TEXT) {
                heard(JSON.readTree(payload));
            } else if (opCode == PING) {
                write(frame(PONG, payload));
            } else if (opCode == CLOSE) {
                closes.add((payload[0] & 0xff) << 8 | payload[1] & 0xff);
                write(frame(CLOSE, payload));
                return;
            }
        }
    }

    private void heard(JsonNode frame) throws IOException {
        if (frame.get(0).asInt() != 2) {
            answers.put(frame.get(1).asText(), frame.toString());
            return;
        }
        String action = frame.get(2).asText();
        calls.merge(action, 1, Integer::sum);
        String now = "\"currentTime\":\"" + Instant.now() + "\"";
        String answer = switch (action) {
            case "BootNotification" -> "{" + now + ",\"interval\":300,\"status\":\"Accepted\"}";
            case "Heartbeat" -> "{" + now + "}";
            case "Authorize" -> "{\"idTokenInfo\":{\"status\":\"Accepted\"}}";
            case "TransactionEvent" -> frame.get(3).has("idToken") ? "{\"idTokenInfo\":{\"status\":\"Accepted\"}}" : "{}";
            default -> "{}";
        };
        write(text("[3,\"" + frame.get(1).asText() + "\"," + answer + "]"));
    }

    static byte[] text(String text) {
        return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] ping(byte[] payload) {
        return frame(PING, payload);
    }

    private static byte[] frame(int opCode, byte[] payload) {
        int header = payload.length < 126 ? 2 : 4;
        byte[] frame = new byte[header + payload.length];
        frame[0] = (byte) (0x80 | opCode);
        frame[1] = (byte) (header == 2 ? payload.length : 126);
        if (header == 4) {
            frame[2] = (byte) (payload.length >> 8);
            frame[3] = (byte) payload.length;
        }
        System.arraycopy(payload, 0, frame, header, payload.length);
        return frame;
    }

    /** Writes to the last connection; waits while the station does not read. */
    void write(byte[] bytes) throws IOException {
        Socket socket = current;
        synchronized (socket) {
            socket.getOutputStream().write(bytes);
        }
    }

    String url() {
        return "ws://127.0.0.1:" + server.getLocalPort();
    }

    /** So that it is a CSMS like any other again. */
    void calm() {
        door = null;
        reads = true;
    }

    void door(Door instead) {
        door = instead;
    }

    void reads(boolean now) {
        reads = now;
    }

    void cut() throws IOException {
        current.close();
    }

    /** Whether there is a WebSocket now. */
    boolean isOpen() {
        return !current.isClosed();
    }

    int connections() {
        return connections.get();
    }

    int count(String action) {
        return calls.getOrDefault(action, 0);
    }

    /** The station's answers, whole frames, by message id. */
    Map<String, String> answers() {
        return answers;
    }

    /** Codes of the station's close frames. */
    List<Integer> closes() {
        return new ArrayList<>(closes);
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (current != null) {
            current.close();
        }
    }
}
