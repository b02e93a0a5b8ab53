package io.busbar.plant.api;

import io.busbar.driver.api.evse.ConnectorAbilities;
import java.util.List;

/**
 * How an EVSE is built.
 *
 * @param connectors one to four, ids from 1 without holes
 * @param maxAmps per phase, 6 to 80
 * @param phases 1 or 3
 */
public record EvseBuild(List<ConnectorAbilities> connectors, double maxAmps, int phases) {

    public static final int MAX_CONNECTORS = 4;

    public EvseBuild {
        connectors = List.copyOf(connectors);
        if (connectors.isEmpty() || connectors.size() > MAX_CONNECTORS) {
            throw new IllegalArgumentException("an EVSE has one to four connectors");
        }
        for (int i = 0; i < connectors.size(); i++) {
            if (connectors.get(i).id() != i + 1) {
                throw new IllegalArgumentException("connector ids count from 1 without holes");
            }
        }
        if (!(maxAmps >= 6 && maxAmps <= 80)) {
            throw new IllegalArgumentException("maxAmps must be from 6 to 80");
        }
        if (phases != 1 && phases != 3) {
            throw new IllegalArgumentException("phases must be 1 or 3");
        }
    }

    /** One lockable Type 2 socket, 32 A, three phases. */
    public static EvseBuild socket() {
        return new EvseBuild(List.of(new ConnectorAbilities(1, "sType2", true)), 32, 3);
    }
}
