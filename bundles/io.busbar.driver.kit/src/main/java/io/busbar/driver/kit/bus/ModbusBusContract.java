package io.busbar.driver.kit.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.bus.api.BusException;
import io.busbar.bus.api.BusException.Reason;
import io.busbar.bus.api.BusState;
import io.busbar.bus.api.modbus.ModbusBus;
import io.busbar.bus.api.modbus.ModbusRejection;
import io.busbar.bus.api.modbus.ModbusUnit;
import io.busbar.bus.api.modbus.Registers;
import io.busbar.bus.api.modbus.UnitSettings;
import io.busbar.bus.api.modbus.WordOrder;
import io.busbar.driver.kit.Bench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.util.promise.Promise;

/**
 * What every provider of a Modbus keeps. Its test has a bus with two devices, units 1 and 2, that have holding registers 100 to 109 and coils 0 to 7,
 * and nothing else.
 */
public abstract class ModbusBusContract {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final UnitSettings QUICK = new UnitSettings(Duration.ofMillis(200), 2, Duration.ZERO);

    protected abstract Bench bench();

    protected abstract ModbusBus bus();

    /** So many of the next answers of a device do not arrive. */
    protected abstract void loseAnswers(int unitId, int answers);

    /** The bus's adapter is plugged in or out. */
    protected abstract void plug(boolean in);

    private ModbusUnit unit(int id) {
        return bus().unit(id, QUICK);
    }

    private <T> T get(Promise<T> promise) throws Exception {
        assertTrue(bench().until(promise::isDone, SOON), "no answer");
        return promise.getValue();
    }

    private BusException failure(Promise<?> promise) throws Exception {
        assertTrue(bench().until(promise::isDone, SOON), "no answer");
        return assertInstanceOf(BusException.class, promise.getFailure());
    }

    @Test
    @DisplayName("What is written is read again, registers and coils, one and several")
    void writesAndReads() throws Exception {
        Registers several = Registers.of32(100, -77, WordOrder.LOW_FIRST).and(Registers.ofFloat(102, 1.5f, WordOrder.HIGH_FIRST));
        get(unit(1).write(several));
        get(unit(1).writeRegister(104, 0x1FFFF));
        assertEquals(several.and(Registers.of(104, 0xFFFF)), get(unit(1).readHolding(100, 5)));
        get(unit(1).writeCoils(0, List.of(true, false, true)));
        get(unit(1).writeCoil(1, true));
        assertEquals(List.of(true, true, true), get(unit(1).readCoils(0, 3)));
        get(unit(2).writeRegister(100, 5));
        assertEquals(-77, get(unit(1).readHolding(100, 2)).s32(100, WordOrder.LOW_FIRST), "devices are apart");
    }

    @Test
    @DisplayName("What a device rejects fails with its code, at once; what no request can be is refused")
    void rejects() throws Exception {
        assertEquals(2, assertInstanceOf(ModbusRejection.class, failure(unit(1).readHolding(200, 1))).code());
        assertEquals(Reason.REJECTED, failure(unit(1).writeRegister(200, 1)).reason());
        assertThrows(IllegalArgumentException.class, () -> unit(1).readHolding(100, 126));
        assertThrows(IllegalArgumentException.class, () -> unit(1).readCoils(0, 0));
    }

    @Test
    @DisplayName("A lost answer is asked for again; after all retries the request fails, in time")
    void retries() throws Exception {
        loseAnswers(1, 2);
        get(unit(1).readHolding(100, 1));
        loseAnswers(1, 3);
        Promise<Registers> late = unit(1).readHolding(100, 1);
        bench().pass(Duration.ofMillis(400));
        assertTrue(!late.isDone(), "it did not wait for all tries");
        assertEquals(Reason.TIMEOUT, failure(late).reason());
        get(unit(1).readHolding(100, 1));
        assertEquals(Reason.TIMEOUT, failure(unit(99).readHolding(100, 1)).reason());
    }

    @Test
    @DisplayName("Requests of a unit are done in order; a silent unit with many requests does not keep others from their turns")
    void turns() throws Exception {
        ModbusUnit silent = unit(99);
        List<Promise<Registers>> inVain = IntStream.range(0, 20).mapToObj(i -> silent.readHolding(100, 1)).toList();
        List<Integer> order = new CopyOnWriteArrayList<>();
        List<Promise<Void>> writes = new ArrayList<>();
        ModbusUnit unit = unit(1);
        for (int i = 0; i < 3; i++) {
            int value = i;
            writes.add(unit.writeRegister(100, value).onResolve(() -> order.add(value)));
        }
        for (Promise<Void> write : writes) {
            get(write);
        }
        assertTrue(bench().until(() -> order.size() == 3, SOON));
        assertEquals(List.of(0, 1, 2), order);
        assertTrue(!inVain.get(19).isDone(), "the silent unit was asked first");
        assertEquals(2, get(unit.readHolding(100, 1)).u16(100));
    }

    @Test
    @DisplayName("While the bus is lost requests fail, waiting ones too; its state is reported, and it works again by itself")
    void lost() throws Exception {
        List<BusState> states = new CopyOnWriteArrayList<>();
        AutoCloseable watch = bus().onState(states::add);
        assertTrue(bench().until(() -> states.equals(List.of(BusState.OPEN)), SOON), states::toString);
        List<Promise<Registers>> waiting = IntStream.range(0, 5).mapToObj(i -> unit(99).readHolding(100, 1)).toList();
        plug(false);
        assertTrue(bench().until(() -> states.equals(List.of(BusState.OPEN, BusState.LOST)), SOON), states::toString);
        for (Promise<Registers> request : waiting) {
            assertEquals(Reason.NOT_CONNECTED, failure(request).reason());
        }
        assertEquals(Reason.NOT_CONNECTED, failure(unit(1).readHolding(100, 1)).reason());
        plug(true);
        assertTrue(bench().until(() -> states.size() == 3, SOON), states::toString);
        assertEquals(BusState.OPEN, bus().state());
        get(unit(1).readHolding(100, 1));
        watch.close();
        plug(false);
        bench().pass(Duration.ofSeconds(3));
        assertEquals(3, states.size());
    }

    @Test
    @DisplayName("More requests than can wait fail at once")
    void overloaded() throws Exception {
        ModbusUnit silent = unit(99);
        List<Promise<Registers>> all = IntStream.range(0, 200).mapToObj(i -> silent.readHolding(100, 1)).toList();
        bench().pass(Duration.ofMillis(50));
        List<Promise<Registers>> failed = all.stream().filter(Promise::isDone).toList();
        assertTrue(failed.size() >= 90, () -> failed.size() + " failed");
        for (Promise<Registers> request : failed) {
            assertEquals(Reason.OVERLOADED, failure(request).reason());
        }
    }

    @Test
    @DisplayName("A device that needs a pause is not asked before it is over, others are")
    void pause() throws Exception {
        ModbusUnit slow = bus().unit(1, new UnitSettings(Duration.ofMillis(200), 0, Duration.ofMillis(500)));
        Promise<Registers> first = slow.readHolding(100, 1);
        Promise<Registers> second = slow.readHolding(100, 1);
        get(first);
        get(unit(2).readHolding(100, 1));
        bench().pass(Duration.ofMillis(200));
        assertTrue(!second.isDone(), "the device had no pause");
        get(second);
    }
}
