package io.busbar.block.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.DriverProperty;
import io.busbar.driver.api.button.ButtonDriver;
import io.busbar.driver.api.button.ButtonListener;
import io.busbar.driver.api.token.ReaderToken;
import io.busbar.driver.api.token.TokenListener;
import io.busbar.driver.api.token.TokenReader;
import io.busbar.driver.api.token.TokenType;
import io.busbar.ocpp.messages.common.AdditionalInfo;
import io.busbar.station.api.event.StationEvent.SecurityEventRaised;
import io.busbar.station.api.event.StationEvent.StartPressed;
import io.busbar.station.api.event.StationEvent.StopPressed;
import io.busbar.station.api.event.StationEvent.TamperChanged;
import io.busbar.station.api.event.StationEvent.TokenPresented;
import io.busbar.testkit.TestStation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputsTest {

    private static final Map<String, Object> OF_EVSE_1 = Map.of(DriverProperty.EVSE_ID, 1);
    private static final Map<String, Object> OF_STATION = Map.of();

    private final TestStation station = new TestStation();
    private final TokenReaders readers = new TokenReaders(station.loop(), station.events());
    private final Buttons buttons = new Buttons(station.loop(), station.events(), station.station(), station.security());

    /** A reader in the test's hand. */
    private static final class Reader implements TokenReader {

        private Optional<TokenListener> listener = Optional.empty();

        void present(ReaderToken token) {
            listener.ifPresent(to -> to.tokenPresented(token));
        }

        void present(String value) {
            present(new ReaderToken(value, TokenType.ISO14443));
        }

        @Override
        public void connect(TokenListener newListener) {
            listener = Optional.of(newListener);
        }

        @Override
        public void disconnect(TokenListener oldListener) {
            listener = listener.filter(present -> present != oldListener);
        }
    }

    /** Buttons and a housing contact in the test's hand. */
    private static final class Panel implements ButtonDriver {

        private Optional<ButtonListener> listener = Optional.empty();
        private boolean open;

        void stop() {
            listener.ifPresent(ButtonListener::stopPressed);
        }

        void start() {
            listener.ifPresent(ButtonListener::startPressed);
        }

        void housing(boolean now) {
            open = now;
            listener.ifPresent(to -> to.housingChanged(now));
        }

        @Override
        public void connect(ButtonListener newListener) {
            listener = Optional.of(newListener);
            newListener.housingChanged(open);
        }

        @Override
        public void disconnect(ButtonListener oldListener) {
            listener = listener.filter(present -> present != oldListener);
        }
    }

    private Reader reader(Map<String, Object> properties) {
        Reader reader = new Reader();
        readers.addReader(reader, properties);
        station.settle();
        return reader;
    }

    private Panel panel(Map<String, Object> properties) {
        Panel panel = new Panel();
        buttons.addButtons(panel, properties);
        station.settle();
        return panel;
    }

    private int tokens() {
        return station.recorded(TokenPresented.class).size();
    }

    // ---- readers

    @Test
    @DisplayName("Two readers of one EVSE both count")
    void twoReaders() {
        Reader one = reader(OF_EVSE_1);
        Reader two = reader(OF_EVSE_1);
        one.present("A1");
        two.present("B2");
        station.settle();
        assertEquals(2, tokens());
    }

    @Test
    @DisplayName("What a reader reports after its driver has stopped is dropped; its next version counts")
    void replacedReader() {
        Reader old = reader(OF_EVSE_1);
        TokenListener late = old.listener.orElseThrow();
        Reader next = reader(OF_EVSE_1);
        readers.removeReader(old, OF_EVSE_1);
        assertEquals(Optional.empty(), old.listener, "it is disconnected before its bundle stops");
        late.tokenPresented(new ReaderToken("A1", TokenType.ISO14443));
        station.settle();
        assertEquals(0, tokens());
        next.present("B2");
        station.settle();
        assertEquals(1, tokens());
    }

    @ParameterizedTest
    @DisplayName("C01.FR.20: a token that OCPP cannot carry is ignored at the reader")
    @CsvSource(value = {"0123456789012345678901234567890123456,ISO14443", "'',ISO14443", "NULL,ISO14443", "A1,NULL",
            "'A\u0007B',ISO14443", "'A\u00e4',ISO14443"}, nullValues = "NULL")
    void badTokens(String value, TokenType type) {
        Reader reader = reader(OF_EVSE_1);
        reader.present(new ReaderToken(value, type));
        reader.present((ReaderToken) null);
        station.settle();
        assertEquals(0, tokens());
    }

    @Test
    @DisplayName("C01: additional information that OCPP cannot carry is left out of a token, the token stays")
    void badAdditionalInfo() {
        reader(OF_EVSE_1).present(new ReaderToken("A1", TokenType.ISO14443, List.of(new ReaderToken.Additional("x".repeat(37), "fleet"),
                new ReaderToken.Additional("F-1", "fleet"), new ReaderToken.Additional("F-2", ""))));
        station.settle();
        assertEquals(List.of(new AdditionalInfo("F-1", "fleet")),
                station.recorded(TokenPresented.class).get(0).idToken().additionalInfo());
    }

    @Test
    @DisplayName("A card that stays in the reader's field counts a few times, however long it stays, and again after a pause; other readers go on")
    void stuckCard() {
        Reader stuck = reader(OF_EVSE_1);
        Reader other = reader(OF_STATION);
        for (int i = 0; i < 50 * 600; i++) {
            stuck.present("A1");
            station.advance(Duration.ofMillis(20));
        }
        assertEquals(InputLimit.BURST, tokens());
        other.present("B2");
        station.settle();
        assertEquals(InputLimit.BURST + 1, tokens());
        station.advance(InputLimit.QUIET);
        stuck.present("C3");
        station.settle();
        assertEquals("C3", station.recorded(TokenPresented.class).get(InputLimit.BURST + 1).idToken().idToken());
    }

    @Test
    @DisplayName("A reader that invents tokens 50 times a second counts a few times; one that is used every second always")
    void tokensWithoutEnd() {
        Reader reader = reader(OF_EVSE_1);
        for (int i = 0; i < 600; i++) {
            reader.present(new ReaderToken("K" + i, TokenType.KEY_CODE));
            station.advance(Duration.ofSeconds(1));
        }
        assertEquals(600, tokens());
        for (int i = 0; i < 50 * 600; i++) {
            reader.present("R" + i);
            station.advance(Duration.ofMillis(20));
        }
        assertTrue(tokens() <= 600 + InputLimit.BURST);
    }

    // ---- buttons

    @Test
    @DisplayName("The station's stop button is that of all EVSEs; an open housing is an event once")
    void buttonsAndHousing() {
        station.addEvse(1);
        station.addEvse(2);
        Panel panel = panel(OF_STATION);
        panel.stop();
        panel.housing(true);
        panel.housing(true);
        station.settle();
        assertEquals(List.of(1, 2), station.recorded(StopPressed.class).stream().map(StopPressed::evseId).toList());
        assertEquals(1, station.recorded(TamperChanged.class).size());
        assertEquals("TamperDetectionActivated", station.recorded(SecurityEventRaised.class).get(0).type());
    }

    @Test
    @DisplayName("Buttons that bounce count a few times, each for itself, and people who press one after the other always")
    void bouncingButtons() {
        Panel panel = panel(OF_EVSE_1);
        for (int i = 0; i < 10_000; i++) {
            panel.start();
            station.advance(Duration.ofMillis(10));
        }
        assertEquals(InputLimit.BURST, station.recorded(StartPressed.class).size());
        panel.stop();
        station.settle();
        assertEquals(1, station.recorded(StopPressed.class).size());
        for (int i = 0; i < 100; i++) {
            station.advance(InputLimit.QUIET);
            panel.stop();
        }
        station.settle();
        assertEquals(101, station.recorded(StopPressed.class).size());
        for (int i = 0; i < 10_000; i++) {
            panel.stop();
            station.advance(Duration.ofMillis(10));
        }
        assertTrue(station.recorded(StopPressed.class).size() <= 101 + InputLimit.BURST);
    }

    @Test
    @DisplayName("A housing contact that opens and closes 1,000 times a second makes a bounded number of events; the last state is known in the end")
    void flappingHousing() {
        Panel panel = panel(OF_STATION);
        for (int i = 0; i < 100_000; i++) {
            panel.housing(i % 2 == 0);
            station.advance(Duration.ofMillis(1));
        }
        int changes = station.recorded(TamperChanged.class).size();
        assertTrue(changes <= Buttons.HOUSING_BURST + 5, changes + " events");
        assertTrue(station.recorded(SecurityEventRaised.class).size() <= Buttons.HOUSING_BURST + 5);
        assertTrue(lastTamper().open(), "while the contact flaps the housing counts as open");
        station.advance(Buttons.HOUSING_QUIET.multipliedBy(2));
        assertEquals(false, lastTamper().open());
    }

    private TamperChanged lastTamper() {
        List<TamperChanged> all = new ArrayList<>(station.recorded(TamperChanged.class));
        return all.get(all.size() - 1);
    }

    @Test
    @DisplayName("A new version of the driver that finds the housing still open does not report it again; that it was closed meanwhile is reported")
    void replacedContact() {
        Panel old = panel(OF_STATION);
        old.housing(true);
        station.settle();
        buttons.removeButtons(old, OF_STATION);
        Panel next = new Panel();
        next.open = true;
        buttons.addButtons(next, OF_STATION);
        station.settle();
        assertEquals(1, station.recorded(TamperChanged.class).size());
        buttons.removeButtons(next, OF_STATION);
        panel(OF_STATION);
        assertEquals(2, station.recorded(TamperChanged.class).size());
        assertEquals(false, lastTamper().open());
    }
}
