package io.busbar.ocpp.json;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Dates and times as on the wire. Java's own formatter does the same, but takes more start-up time than all the rest of a message. */
final class Rfc3339 {

    private static final long YEAR_0 = -62_167_219_200L;
    private static final long YEAR_10000 = 253_402_300_800L;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private Rfc3339() {}

    static boolean canFormat(Instant instant) {
        return instant.getEpochSecond() >= YEAR_0 && instant.getEpochSecond() < YEAR_10000;
    }

    /** UTC, with milliseconds; what is less is cut off unless {@code exact}. */
    static String format(Instant instant, boolean exact) {
        LocalDateTime t = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(30);
        digits(text, t.getYear(), 4);
        digits(text.append('-'), t.getMonthValue(), 2);
        digits(text.append('-'), t.getDayOfMonth(), 2);
        digits(text.append('T'), t.getHour(), 2);
        digits(text.append(':'), t.getMinute(), 2);
        digits(text.append(':'), t.getSecond(), 2);
        if (exact && t.getNano() % NANOS_PER_MILLI != 0) {
            digits(text.append('.'), t.getNano(), 9);
        } else {
            digits(text.append('.'), t.getNano() / NANOS_PER_MILLI, 3);
        }
        return text.append('Z').toString();
    }

    private static void digits(StringBuilder text, int number, int width) {
        for (int unit = (int) Math.pow(10, width - 1d); unit > 0; unit /= 10) {
            text.append((char) ('0' + number / unit % 10));
        }
    }

    /** {@code null} when the text is no date and time with offset. A leap second is the second after it; what is finer than nanoseconds is cut off. */
    static Instant parse(String text) {
        int length = text.length();
        if (length < 20 || text.charAt(4) != '-' || text.charAt(7) != '-' || (text.charAt(10) | 0x20) != 't' || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int at = 19;
        long nanos = 0;
        if (text.charAt(at) == '.') {
            int start = ++at;
            for (long unit = 100_000_000; at < length && isDigit(text.charAt(at)); at++, unit /= 10) {
                nanos += unit * (text.charAt(at) - '0');
            }
            if (at == start) {
                return null;
            }
        }
        int offset = offsetSeconds(text, at);
        if (year < 0 || month < 1 || month > 12 || day < 1 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0
                || second > 60
                || offset == Integer.MIN_VALUE || day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        long local = LocalDateTime.of(year, month, day, hour, minute).toEpochSecond(ZoneOffset.UTC) + second;
        return Instant.ofEpochSecond(local - offset, nanos);
    }

    /** As {@link #parse}; a time without an offset is UTC, and a blank may stand for the T. */
    static Instant parseLeniently(String text) {
        String tidied = text.strip();
        if (tidied.length() > 10 && tidied.charAt(10) == ' ') {
            tidied = tidied.substring(0, 10) + 'T' + tidied.substring(11);
        }
        Instant instant = parse(tidied);
        return instant != null ? instant : parse(tidied + 'Z');
    }

    private static int offsetSeconds(String text, int at) {
        int length = text.length();
        if (at == length - 1 && (text.charAt(at) | 0x20) == 'z') {
            return 0;
        }
        if (at != length - 6 || text.charAt(at + 3) != ':' || text.charAt(at) != '+' && text.charAt(at) != '-') {
            return Integer.MIN_VALUE;
        }
        int hours = number(text, at + 1, at + 3);
        int minutes = number(text, at + 4, at + 6);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int seconds = (hours * 60 + minutes) * 60;
        return text.charAt(at) == '-' ? -seconds : seconds;
    }

    /** -1 when there is another character than digits. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
