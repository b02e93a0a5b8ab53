package io.busbar.driver.token.sim;

import io.busbar.driver.api.token.ReaderToken;
import io.busbar.driver.api.token.TokenReader;
import io.busbar.driver.api.token.TokenType;
import io.busbar.driver.kit.Bench;
import io.busbar.driver.kit.TokenReaderContract;
import io.busbar.plant.api.EvseBuild;
import io.busbar.plant.api.PlantException;
import io.busbar.plant.sim.PlantMemory;
import io.busbar.plant.sim.SimPlant;
import io.busbar.station.core.loop.VirtualLoop;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;

class SimTokenReaderTest {

    abstract static class OnTheBench extends TokenReaderContract {

        private final VirtualLoop time = new VirtualLoop(Instant.parse("2026-03-01T08:00:00Z"));
        private final SimPlant plant = new SimPlant(time.facade("plant"), PlantMemory.inMemory());
        private final TokenReader driver;

        OnTheBench(OptionalInt evseId) {
            plant.evse(1, EvseBuild.socket());
            driver = new SimTokenReader(plant, evseId);
        }

        @Override
        protected Bench bench() {
            return time::advance;
        }

        @Override
        protected TokenReader driver() {
            return driver;
        }

        @Override
        protected ReaderToken present() {
            ReaderToken token = new ReaderToken("04A2B3C4D5E680", TokenType.ISO14443);
            try {
                plant.swipe(OptionalInt.of(1), token);
            } catch (PlantException e) {
                throw new AssertionError(e);
            }
            return token;
        }
    }

    @Nested
    class OfAnEvse extends OnTheBench {

        OfAnEvse() {
            super(OptionalInt.of(1));
        }
    }

    @Nested
    class OfTheStation extends OnTheBench {

        OfTheStation() {
            super(OptionalInt.empty());
        }
    }
}
