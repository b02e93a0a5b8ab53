package io.busbar.plant.api;

import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The electronics inside the simulated station, which drivers are written against. The wiring is here: a board exists from the first time it is
 * asked for and outlives its drivers. Any thread.
 */
@ProviderType
public interface Boards {

    /** The board of an EVSE. @param evseId from 1 to 64; the same again gives the same board, rebuilt if {@code build} differs */
    EvseBoard evse(int evseId, EvseBuild build);

    /** A meter, measuring at once. @param evseId empty for the one at the connection to the grid: what all EVSEs take; the electronics are fed elsewhere */
    MeterBoard meter(OptionalInt evseId);

    /** @param evseId empty for the reader of the whole station */
    ReaderBoard reader(OptionalInt evseId);

    /** @param evseId empty for the buttons of the whole station */
    ButtonBoard buttons(OptionalInt evseId);

    /** The touch screen of the station. */
    ScreenBoard screen();
}
