package io.busbar.itests.simulation;

import io.busbar.driver.api.evse.AcPermit;
import io.busbar.plant.api.Boards;
import io.busbar.plant.api.ButtonBoard;
import io.busbar.plant.api.EvseBoard;
import io.busbar.plant.api.EvseBuild;
import io.busbar.plant.api.MeterBoard;
import io.busbar.plant.api.ReaderBoard;
import io.busbar.plant.api.ScreenBoard;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The plant's boards, and every permit that any EVSE's board was ever given. */
final class WatchedBoards implements Boards {

    private final Boards boards;
    private final List<AcPermit> permits = new ArrayList<>();

    WatchedBoards(Boards boards) {
        this.boards = boards;
    }

    /** All so far, in order. */
    List<AcPermit> permits() {
        return permits;
    }

    @Override
    public EvseBoard evse(int evseId, EvseBuild build) {
        EvseBoard board = boards.evse(evseId, build);
        return (EvseBoard) Proxy.newProxyInstance(EvseBoard.class.getClassLoader(), new Class<?>[]{EvseBoard.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("permit")) {
                        permits.add((AcPermit) arguments[0]);
                    }
                    try {
                        return method.invoke(board, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public MeterBoard meter(OptionalInt evseId) {
        return boards.meter(evseId);
    }

    @Override
    public ReaderBoard reader(OptionalInt evseId) {
        return boards.reader(evseId);
    }

    @Override
    public ButtonBoard buttons(OptionalInt evseId) {
        return boards.buttons(evseId);
    }

    @Override
    public ScreenBoard screen() {
        return boards.screen();
    }
}
