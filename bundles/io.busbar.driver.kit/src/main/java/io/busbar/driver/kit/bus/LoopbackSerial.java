package io.busbar.driver.kit.bus;

import io.busbar.bus.api.BusException;
import io.busbar.bus.api.BusException.Reason;
import io.busbar.bus.api.BusState;
import io.busbar.bus.api.serial.SerialLine;
import io.busbar.bus.api.serial.SerialListener;
import io.busbar.bus.api.serial.SerialPorts;
import io.busbar.bus.api.serial.SerialSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.PromiseFactory;
import org.osgi.util.promise.Promises;

/** Serial ports that are cables in memory: what is sent at one end is received at the other. Their adapters can be unplugged. Any thread. */
public final class LoopbackSerial {

    private static final int MOST_WAITING = 64 * 1024;

    /** A port, there or not, and who has it. */
    private static final class Port {

        boolean plugged;
        String otherEnd = "";
        String owner = "";
        Line line;
    }

    private final Executor thread;
    private final PromiseFactory promises;
    private final Map<String, Port> ports = new TreeMap<>();

    /** @param thread of the ports: runs one task after the other, and none at once */
    public LoopbackSerial(Executor thread) {
        this.thread = thread;
        promises = new PromiseFactory(thread);
    }

    /** Makes a cable between two ports. */
    public synchronized void cable(String path, String otherPath) {
        port(path).otherEnd = otherPath;
        port(otherPath).otherEnd = path;
        plug(path, true);
        plug(otherPath, true);
    }

    private Port port(String path) {
        return ports.computeIfAbsent(path, unknown -> new Port());
    }

    /** Plugs a port's adapter in, or out. */
    public synchronized void plug(String path, boolean in) {
        Port port = port(path);
        if (port.plugged != in) {
            port.plugged = in;
            if (port.line != null) {
                port.line.report();
            }
        }
    }

    /** The ports in the hands of one bundle. */
    public Facade ports(String bundle) {
        return new Facade(bundle);
    }

    /** What one bundle has. Closed when the bundle stops. */
    public final class Facade implements SerialPorts, AutoCloseable {

        private final String bundle;
        private final List<Line> lines = new ArrayList<>();

        Facade(String bundle) {
            this.bundle = bundle;
        }

        @Override
        public List<String> paths() {
            synchronized (LoopbackSerial.this) {
                return ports.entrySet().stream().filter(port -> port.getValue().plugged).map(Map.Entry::getKey).toList();
            }
        }

        @Override
        public SerialLine open(String path, SerialSettings settings, SerialListener listener) throws BusException {
            synchronized (LoopbackSerial.this) {
                Port port = port(path);
                if (port.line != null) {
                    throw new BusException(Reason.IN_USE, path + " is in use by " + port.owner);
                }
                port.owner = bundle;
                port.line = new Line(path, port, listener);
                lines.add(port.line);
                port.line.report();
                return port.line;
            }
        }

        @Override
        public void close() {
            new ArrayList<>(lines).forEach(Line::close);
        }
    }

    private final class Line implements SerialLine {

        private final String path;
        private final Port port;
        private final SerialListener listener;
        private boolean closed;
        private int waiting;

        Line(String path, Port port, SerialListener listener) {
            this.path = path;
            this.port = port;
            this.listener = listener;
        }

        @Override
        public BusState state() {
            synchronized (LoopbackSerial.this) {
                return closed ? BusState.CLOSED : port.plugged ? BusState.OPEN : BusState.LOST;
            }
        }

        void report() {
            BusState now = state();
            thread.execute(() -> {
                if (now == BusState.CLOSED || state() != BusState.CLOSED) {
                    listener.stateChanged(now);
                }
            });
        }

        @Override
        public Promise<Void> send(byte[] bytes) {
            byte[] copy = bytes.clone();
            synchronized (LoopbackSerial.this) {
                if (state() != BusState.OPEN) {
                    Reason reason = closed ? Reason.CLOSED : Reason.NOT_CONNECTED;
                    return Promises.failed(new BusException(reason, path + (closed ? " is closed" : " is not there")));
                }
                if (waiting + copy.length > MOST_WAITING) {
                    return Promises.failed(new BusException(Reason.OVERLOADED, "more than 64 KiB wait for " + path));
                }
                waiting += copy.length;
                return promises.submit(() -> deliver(copy));
            }
        }

        private Void deliver(byte[] bytes) throws BusException {
            Line other;
            synchronized (LoopbackSerial.this) {
                waiting -= bytes.length;
                if (state() != BusState.OPEN) {
                    throw new BusException(Reason.NOT_CONNECTED, path + " was lost");
                }
                other = port(port.otherEnd).line;
            }
            if (other != null && other.state() == BusState.OPEN && bytes.length > 0) {
                other.listener.received(bytes);
            }
            return null;
        }

        @Override
        public void close() {
            synchronized (LoopbackSerial.this) {
                if (!closed) {
                    closed = true;
                    port.line = null;
                    port.owner = "";
                    report();
                }
            }
        }
    }

    /** What a device holds at the other end of a cable: collects what it is sent. */
    public static final class Device implements SerialListener {

        private final StringBuilder received = new StringBuilder();
        private final Map<Integer, BusState> states = new HashMap<>();

        /** All bytes so far as hexadecimal digits. */
        public synchronized String received() {
            return received.toString();
        }

        /** All states so far, in order. */
        public synchronized List<BusState> states() {
            return states.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(Map.Entry::getValue).toList();
        }

        @Override
        public synchronized void received(byte[] bytes) {
            for (byte one : bytes) {
                received.append(String.format("%02X", one));
            }
        }

        @Override
        public synchronized void stateChanged(BusState state) {
            states.put(states.size(), state);
        }
    }
}
