package io.busbar.ocpp.websocket;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A server that does with a connection what a test says, byte by byte. */
final class RawPeer implements AutoCloseable {

    /** What it does with a connection. It may end by an exception: the client has gone. */
    interface Behaviour {

        void play(RawPeer peer, Socket socket) throws Exception;
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();

    RawPeer(Behaviour behaviour) throws IOException {
        Thread acceptor = new Thread(() -> accept(behaviour), "raw-peer");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    private void accept(Behaviour behaviour) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                Thread thread = new Thread(() -> {
                    try {
                        behaviour.play(this, socket);
                    } catch (Exception e) {
                        ended.incrementAndGet();
                    }
                }, "raw-peer-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    URI url() {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/ocpp/CS01");
    }

    /** Bytes that the client took, or its socket. */
    long sent() {
        return sent.get();
    }

    /** Connections on which writing or reading failed at last. */
    long ended() {
        return ended.get();
    }

    void write(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        sent.addAndGet(bytes.length);
    }

    void write(Socket socket, String text) throws IOException {
        write(socket, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads the request. @return Sec-WebSocket-Key */
    static String request(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1), 1);
        String key = "";
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.toLowerCase().startsWith("sec-websocket-key:")) {
                key = line.substring(line.indexOf(':') + 1).strip();
            }
        }
        return key;
    }

    /** The handshake as it should be. */
    void upgrade(Socket socket, boolean subProtocol) throws Exception {
        String accept = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1")
                .digest((request(socket) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.ISO_8859_1)));
        write(socket, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + accept
                + "\r\n" + (subProtocol ? "Sec-WebSocket-Protocol: ocpp2.0.1\r\n" : "") + "\r\n");
    }

    /** A frame of the server: not masked. Payloads up to 65535 bytes. */
    static byte[] frame(int opCode, byte[] payload) {
        int header = payload.length < 126 ? 2 : 4;
        byte[] frame = new byte[header + payload.length];
        frame[0] = (byte) (0x80 | opCode);
        if (header == 2) {
            frame[1] = (byte) payload.length;
        } else {
            frame[1] = 126;
            frame[2] = (byte) (payload.length >> 8);
            frame[3] = (byte) payload.length;
        }
        System.arraycopy(payload, 0, frame, header, payload.length);
        return frame;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
