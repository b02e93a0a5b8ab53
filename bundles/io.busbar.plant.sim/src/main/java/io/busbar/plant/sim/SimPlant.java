package io.busbar.plant.sim;

import io.busbar.driver.api.button.ButtonListener;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.api.token.ReaderToken;
import io.busbar.driver.api.token.TokenListener;
import io.busbar.plant.api.Boards;
import io.busbar.plant.api.ButtonBoard;
import io.busbar.plant.api.EvChange;
import io.busbar.plant.api.EvseBoard;
import io.busbar.plant.api.EvseBuild;
import io.busbar.plant.api.MeterBoard;
import io.busbar.plant.api.Plant;
import io.busbar.plant.api.PlantException;
import io.busbar.plant.api.PlantException.Reason;
import io.busbar.plant.api.PlantState;
import io.busbar.plant.api.ReaderBoard;
import io.busbar.plant.api.ScreenBoard;
import io.busbar.station.api.loop.StationLoop;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/** The whole plant: its boards for drivers, its people's side for pages and tests. */
public class SimPlant implements Plant, Boards {

    private final StationLoop loop;
    private final PlantMemory memory;
    private final Map<Integer, SimEvse> evses = new ConcurrentSkipListMap<>();
    private final Map<OptionalInt, Reader> readers = new ConcurrentHashMap<>();
    private final Map<OptionalInt, Buttons> buttons = new ConcurrentHashMap<>();
    private final SimScreen screen = new SimScreen();
    private final MainMeter mainMeter;

    public SimPlant(StationLoop loop, PlantMemory memory) {
        this.loop = loop;
        this.memory = memory;
        mainMeter = new MainMeter(loop, memory.directory(), () -> evses.values().stream().map(SimEvse::meter).toList());
    }

    // ---- boards

    @Override
    public EvseBoard evse(int evseId, EvseBuild build) {
        SimEvse evse = wired(evseId);
        if (loop.inLoop()) {
            evse.build(build);
        } else {
            loop.execute(() -> evse.build(build));
        }
        return new SimEvseBoard(evseId, loop, evse);
    }

    private SimEvse wired(int evseId) {
        if (evseId < 1 || evseId > PlantMemory.MAX_EVSES) {
            throw new IllegalArgumentException("EVSE ids are from 1 to " + PlantMemory.MAX_EVSES);
        }
        return evses.computeIfAbsent(evseId, id -> new SimEvse(id, loop, memory.evse(id), memory.directory(), mainMeter));
    }

    @Override
    public MeterBoard meter(OptionalInt evseId) {
        return evseId.isPresent() ? wired(evseId.getAsInt()).meter() : mainMeter;
    }

    @Override
    public ReaderBoard reader(OptionalInt evseId) {
        return readers.computeIfAbsent(evseId, id -> new Reader());
    }

    @Override
    public ButtonBoard buttons(OptionalInt evseId) {
        return buttons.computeIfAbsent(evseId, id -> new Buttons());
    }

    @Override
    public ScreenBoard screen() {
        return screen;
    }

    private static final class Reader implements ReaderBoard {

        private Optional<TokenListener> listener = Optional.empty();

        @Override
        public void connect(TokenListener newListener) {
            listener = Optional.of(newListener);
        }

        @Override
        public void disconnect(TokenListener oldListener) {
            listener = listener.filter(other -> other != oldListener);
        }
    }

    private final class Buttons implements ButtonBoard {

        private Optional<ButtonListener> listener = Optional.empty();
        private boolean toldOpen;

        @Override
        public void connect(ButtonListener newListener) {
            listener = Optional.of(newListener);
            if (housingContact().filter(board -> board == this).isPresent()) {
                tellHousing(memory.housingOpen());
            }
        }

        private void tellHousing(boolean open) {
            toldOpen = open;
            listener.ifPresent(to -> to.housingChanged(open));
        }

        @Override
        public void disconnect(ButtonListener oldListener) {
            listener = listener.filter(other -> other != oldListener);
        }
    }

    // ---- people

    private SimEvse evse(int evseId) throws PlantException {
        SimEvse evse = evses.get(evseId);
        if (evse == null || !evse.built()) {
            throw new PlantException(Reason.NO_SUCH_EVSE, "there is no EVSE " + evseId);
        }
        return evse;
    }

    private SimConnector connector(int evseId, int connectorId) throws PlantException {
        return evse(evseId).connector(connectorId).orElseThrow(
                () -> new PlantException(Reason.NO_SUCH_CONNECTOR, "EVSE " + evseId + " has no connector " + connectorId));
    }

    @Override
    public void plugIn(int evseId, int connectorId, int cableAmps) throws PlantException {
        SimConnector connector = connector(evseId, connectorId);
        SimEvse evse = evse(evseId);
        if (evse.carAttached() && connector.cable()) {
            throw new PlantException(Reason.ALREADY_PLUGGED, "a car is plugged in at EVSE " + evseId + " connector " + connectorId);
        }
        if (evse.carAttached() || evse.plugged().filter(other -> other != connector).isPresent()) {
            throw new PlantException(Reason.EVSE_TAKEN, "another connector of EVSE " + evseId + " is in use");
        }
        evse.plugIn(connector, cableAmps);
    }

    @Override
    public boolean unplug(int evseId, int connectorId) throws PlantException {
        SimConnector connector = connector(evseId, connectorId);
        if (!connector.cable()) {
            throw new PlantException(Reason.NOT_PLUGGED, "nothing is plugged in at EVSE " + evseId + " connector " + connectorId);
        }
        return evse(evseId).unplug(connector);
    }

    @Override
    public void swipe(OptionalInt evseId, ReaderToken token) throws PlantException {
        listening(evseId, readers, reader -> reader.listener, Reason.NO_READER, "token reader").tokenPresented(token);
    }

    @Override
    public void pressStart(OptionalInt evseId) throws PlantException {
        listening(evseId, buttons, button -> button.listener, Reason.NO_BUTTON, "start button").startPressed();
    }

    @Override
    public void pressStop(OptionalInt evseId) throws PlantException {
        listening(evseId, buttons, button -> button.listener, Reason.NO_BUTTON, "stop button").stopPressed();
    }

    private <B, L> L listening(OptionalInt evseId, Map<OptionalInt, B> boards, Function<B, Optional<L>> listener,
            Reason reason, String name) throws PlantException {
        if (evseId.isPresent()) {
            evse(evseId.getAsInt());
        }
        Optional<L> own = Optional.ofNullable(boards.get(evseId)).flatMap(listener);
        Optional<L> any = own.or(() -> Optional.ofNullable(boards.get(OptionalInt.empty())).flatMap(listener));
        return any.orElseThrow(() -> new PlantException(reason, "no driver listens to a " + name + " here"));
    }

    @Override
    public void choose(Set<String> keys) throws PlantException {
        screen.choose(keys);
    }

    @Override
    public void bay(int evseId, boolean occupied) throws PlantException {
        evse(evseId).bay(occupied);
    }

    @Override
    public void ev(int evseId, EvChange change) throws PlantException {
        evse(evseId).change(change);
    }

    @Override
    public void fault(int evseId, OptionalInt connectorId, FaultCode code) throws PlantException {
        if (connectorId.isEmpty() && code != FaultCode.CONNECTOR_LOCK_FAILURE) {
            evse(evseId).fault(code, true);
            return;
        }
        SimConnector connector = connector(evseId, connectorId.orElse(1));
        if (code == FaultCode.CONNECTOR_LOCK_FAILURE) {
            requireLock(evseId, connector);
        }
        connector.fault(code, true);
        evse(evseId).evolve();
    }

    @Override
    public void clearFault(int evseId, OptionalInt connectorId) throws PlantException {
        SimEvse evse = evse(evseId);
        if (connectorId.isPresent()) {
            clear(connector(evseId, connectorId.getAsInt()));
        } else {
            evse.ownFaults().forEach(code -> evse.fault(code, false));
            for (int id = 1; evse.connector(id).isPresent(); id++) {
                clear(connector(evseId, id));
            }
        }
        evse.evolve();
    }

    private static void clear(SimConnector connector) {
        connector.faults().forEach(code -> connector.fault(code, false));
        connector.jam(false);
    }

    @Override
    public void lockFailure(int evseId, int connectorId, boolean on) throws PlantException {
        SimConnector connector = connector(evseId, connectorId);
        requireLock(evseId, connector);
        connector.jam(on);
    }

    private static void requireLock(int evseId, SimConnector connector) throws PlantException {
        if (!connector.lockable()) {
            throw new PlantException(Reason.NO_LOCK, "EVSE " + evseId + " connector " + connector.id() + " has no lock");
        }
    }

    @Override
    public void tamper(boolean open) {
        if (memory.housingOpen() != open) {
            memory.housingOpen(open);
            if (open) {
                housingContact().ifPresent(board -> board.tellHousing(true));
            } else {
                buttons.values().stream().filter(board -> board.toldOpen).forEach(board -> board.tellHousing(false));
            }
        }
    }

    /** The housing has one contact: it is wired to the station's board, or else to the first EVSE's that a driver listens to. */
    private Optional<Buttons> housingContact() {
        return buttons.entrySet().stream().filter(board -> board.getValue().listener.isPresent())
                .min(Comparator.comparingInt(board -> board.getKey().orElse(0))).map(Map.Entry::getValue);
    }

    @Override
    public void reset() {
        evses.values().forEach(SimEvse::reset);
        tamper(false);
    }

    @Override
    public void flicker(int evseId) throws PlantException {
        if (!evse(evseId).flicker()) {
            throw new PlantException(Reason.NOT_CHARGING, "no energy flows at EVSE " + evseId);
        }
    }

    @Override
    public PlantState state() {
        return new PlantState(memory.housingOpen(),
                evses.values().stream().filter(SimEvse::built).map(SimEvse::state).toList(), screen.shown());
    }
}
