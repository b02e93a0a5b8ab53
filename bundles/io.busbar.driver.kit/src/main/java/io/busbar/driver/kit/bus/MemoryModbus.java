package io.busbar.driver.kit.bus;

import io.busbar.bus.api.BusException;
import io.busbar.bus.api.BusException.Reason;
import io.busbar.bus.api.BusState;
import io.busbar.bus.api.modbus.ModbusBus;
import io.busbar.bus.api.modbus.ModbusRejection;
import io.busbar.bus.api.modbus.ModbusUnit;
import io.busbar.bus.api.modbus.Registers;
import io.busbar.bus.api.modbus.UnitSettings;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/** A Modbus with devices in memory: registers that a test sets and reads, devices that are silent for a while. In the loop's time. Any thread. */
public final class MemoryModbus implements ModbusBus {

    private static final int MOST_WAITING = 100;
    private static final int ILLEGAL_ADDRESS = 2;
    private static final Duration TELEGRAM = Duration.ofMillis(10);

    private interface Work<T> {

        T on(MemoryDevice device) throws BusException;
    }

    private final class Request<T> {

        final Unit unit;
        final Work<T> work;
        final Deferred<T> answer = loop.promises().deferred();
        int tries;

        Request(Unit unit, Work<T> work) {
            this.unit = unit;
            this.work = work;
        }
    }

    private final StationLoop loop;
    private final Map<Integer, MemoryDevice> devices = new HashMap<>();
    private final Map<Unit, Deque<Request<?>>> queues = new LinkedHashMap<>();
    private final List<Consumer<BusState>> listeners = new CopyOnWriteArrayList<>();
    private boolean connected = true;
    private boolean busy;

    public MemoryModbus(StationLoop loop) {
        this.loop = loop;
    }

    /** The device with that id, which is there from now on. */
    public MemoryDevice device(int unitId) {
        return devices.computeIfAbsent(unitId, id -> new MemoryDevice());
    }

    /** Plugs the bus's adapter in, or out. */
    public void plug(boolean in) {
        loop.execute(() -> {
            if (connected != in) {
                connected = in;
                listeners.forEach(listener -> listener.accept(state()));
                if (!in) {
                    queues.values().forEach(queue -> queue.forEach(request -> request.answer.fail(notConnected())));
                    queues.values().forEach(Deque::clear);
                }
            }
        });
    }

    private static BusException notConnected() {
        return new BusException(Reason.NOT_CONNECTED, "the bus's adapter is not there");
    }

    @Override
    public BusState state() {
        return connected ? BusState.OPEN : BusState.LOST;
    }

    @Override
    public AutoCloseable onState(Consumer<BusState> listener) {
        listeners.add(listener);
        loop.execute(() -> {
            if (listeners.contains(listener)) {
                listener.accept(state());
            }
        });
        return () -> listeners.remove(listener);
    }

    @Override
    public ModbusUnit unit(int unitId, UnitSettings settings) {
        return new Unit(unitId, settings);
    }

    private <T> Promise<T> enter(Unit unit, Work<T> work) {
        Request<T> request = new Request<>(unit, work);
        loop.execute(() -> {
            Deque<Request<?>> queue = queues.computeIfAbsent(unit, one -> new ArrayDeque<>());
            if (!connected) {
                request.answer.fail(notConnected());
            } else if (queue.size() >= MOST_WAITING) {
                request.answer.fail(new BusException(Reason.OVERLOADED, MOST_WAITING + " requests wait for unit " + unit.id));
            } else {
                queue.add(request);
                next();
            }
        });
        return request.answer.getPromise();
    }

    /** Units have their turns one after the other: who had one goes to the end. */
    private void next() {
        if (busy) {
            return;
        }
        Optional<Unit> turn = queues.entrySet().stream().filter(entry -> !entry.getValue().isEmpty() && !entry.getKey().paused)
                .map(Map.Entry::getKey).findFirst();
        turn.ifPresent(unit -> {
            Deque<Request<?>> queue = queues.remove(unit);
            queues.put(unit, queue);
            busy = true;
            attempt(queue.remove());
        });
    }

    private <T> void attempt(Request<T> request) {
        request.tries++;
        MemoryDevice device = devices.get(request.unit.id);
        boolean answers = device != null && device.lostAnswers == 0;
        if (device != null && device.lostAnswers > 0) {
            device.lostAnswers--;
        }
        loop.after(answers ? TELEGRAM : request.unit.settings.timeout(), () -> {
            if (!connected) {
                request.answer.fail(notConnected());
            } else if (answers) {
                answer(request, device);
            } else if (request.tries <= request.unit.settings.retries()) {
                attempt(request);
                return;
            } else {
                request.answer.fail(new BusException(Reason.TIMEOUT, "unit " + request.unit.id + " does not answer"));
            }
            busy = false;
            pause(request.unit);
            next();
        });
    }

    private void pause(Unit unit) {
        if (!unit.settings.pause().isZero()) {
            unit.paused = true;
            loop.after(unit.settings.pause(), () -> {
                unit.paused = false;
                next();
            });
        }
    }

    private static <T> void answer(Request<T> request, MemoryDevice device) {
        try {
            request.answer.resolve(request.work.on(device));
        } catch (BusException rejected) {
            request.answer.fail(rejected);
        }
    }

    private static <T> T existing(Map<Integer, T> values, int address) throws BusException {
        T value = values.get(address);
        if (value == null) {
            throw new ModbusRejection(ILLEGAL_ADDRESS, "the device has nothing at " + address);
        }
        return value;
    }

    private final class Unit implements ModbusUnit {

        private final int id;
        private final UnitSettings settings;
        private boolean paused;

        Unit(int id, UnitSettings settings) {
            this.id = id;
            this.settings = settings;
        }

        @Override
        public Promise<Registers> readHolding(int address, int count) {
            require(count, 125);
            return enter(this, device -> {
                int[] values = new int[count];
                for (int i = 0; i < count; i++) {
                    values[i] = existing(device.registers, address + i);
                }
                return Registers.of(address, values);
            });
        }

        @Override
        public Promise<Registers> readInput(int address, int count) {
            return readHolding(address, count);
        }

        @Override
        public Promise<List<Boolean>> readCoils(int address, int count) {
            require(count, 2000);
            return enter(this, device -> {
                List<Boolean> values = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    values.add(existing(device.coils, address + i));
                }
                return values;
            });
        }

        @Override
        public Promise<List<Boolean>> readDiscreteInputs(int address, int count) {
            return readCoils(address, count);
        }

        @Override
        public Promise<Void> writeRegister(int address, int value) {
            return write(Registers.of(address, value));
        }

        @Override
        public Promise<Void> write(Registers registers) {
            require(registers.count(), 123);
            return enter(this, device -> {
                for (int i = 0; i < registers.count(); i++) {
                    existing(device.registers, registers.address() + i);
                }
                device.set(registers);
                return null;
            });
        }

        @Override
        public Promise<Void> writeCoil(int address, boolean on) {
            return writeCoils(address, List.of(on));
        }

        @Override
        public Promise<Void> writeCoils(int address, List<Boolean> on) {
            require(on.size(), 1968);
            return enter(this, device -> {
                for (int i = 0; i < on.size(); i++) {
                    existing(device.coils, address + i);
                }
                IntStream.range(0, on.size()).forEach(i -> device.coil(address + i, on.get(i)));
                return null;
            });
        }

        private static void require(int count, int most) {
            if (count < 1 || count > most) {
                throw new IllegalArgumentException("1 to " + most + " at a time, not " + count);
            }
        }
    }
}
