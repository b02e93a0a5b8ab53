package io.busbar.ocpp.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    @ParameterizedTest
    @CsvSource({
            "2013-02-01T20:53:32.486Z,             2013-02-01T20:53:32.486Z",
            "2013-02-01t20:53:32z,                 2013-02-01T20:53:32Z",
            "2013-02-01T20:53:32+01:30,            2013-02-01T19:23:32Z",
            "2013-02-01T20:53:32.5-00:00,          2013-02-01T20:53:32.5Z",
            "2013-02-01T00:00:00.123456789123Z,    2013-02-01T00:00:00.123456789Z",
            "2016-12-31T23:59:60Z,                 2017-01-01T00:00:00Z",
            "2024-02-29T23:59:59-23:59,            2024-03-01T23:58:59Z",
            "0000-01-01T00:00:00Z,                 0000-01-01T00:00:00Z"})
    void readsEveryFormOfTheStandard(String text, String instant) {
        assertEquals(Instant.parse(instant), Rfc3339.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "2013-02-01", "2013-02-01T20:53:32", "2013-02-01T20:53Z", "2013-02-01 20:53:32Z", "2013-13-01T20:53:32Z",
            "2023-02-29T20:53:32Z", "2013-02-01T24:00:00Z", "2013-02-01T20:60:00Z", "2013-02-01T20:53:61Z", "2013-02-01T20:53:32.Z",
            "2013-02-01T20:53:32+0100", "2013-02-01T20:53:32+24:00", "2013-02-01T20:53:32Zx", "+013-02-01T20:53:32Z",
            "2013-02-01T20:53:32.5",
            "2013-02-01T20:53:3\u0662Z"})
    void refusesEverythingElse(String text) {
        assertNull(Rfc3339.parse(text));
    }

    @Test
    void writesUtcWithMilliseconds() {
        assertEquals("2013-02-01T20:53:32.000Z", Rfc3339.format(Instant.parse("2013-02-01T20:53:32Z"), false));
        assertEquals("2013-02-01T20:53:32.007Z", Rfc3339.format(Instant.parse("2013-02-01T20:53:32.007999Z"), false));
        assertEquals("2013-02-01T20:53:32.007999000Z", Rfc3339.format(Instant.parse("2013-02-01T20:53:32.007999Z"), true));
        assertEquals("1969-12-31T23:59:59.999Z", Rfc3339.format(Instant.ofEpochMilli(-1), false));
    }

    @Test
    void knowsItsYears() {
        assertFalse(Rfc3339.canFormat(Instant.MAX));
        assertFalse(Rfc3339.canFormat(Instant.parse("0000-01-01T00:00:00Z").minusNanos(1)));
        assertFalse(Rfc3339.canFormat(Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1)));
    }
}
