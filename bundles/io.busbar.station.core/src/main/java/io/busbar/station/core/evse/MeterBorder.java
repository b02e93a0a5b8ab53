package io.busbar.station.core.evse;

import io.busbar.driver.api.meter.MeterReading;
import io.busbar.driver.api.meter.MeterReading.SignedReading;
import io.busbar.driver.api.meter.MeterReading.Value;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a meter's driver reads is checked before it becomes part of an event: a value that no message can carry is left out, as a meter that does not
 * have it would, and so is a signed record that is too long. Said once, until the readings are good again.
 */
final class MeterBorder {

    private static final Logger LOG = LoggerFactory.getLogger(MeterBorder.class);

    /** A register of a petawatt-hour; beyond it a double has no units any more. */
    private static final double GREATEST = 1e15;
    private static final int LONGEST_DATA = 2500;
    private static final int LONGEST_METHOD = 50;
    private static final int LONGEST_ID = 50;

    private final String name;
    private final LogLimit log;
    private boolean bad;

    /** @param name of the place, for the log */
    MeterBorder(String name, LogLimit log) {
        this.name = name;
        this.log = log;
    }

    MeterReading checked(MeterReading reported) {
        List<Value> values = reported.values().stream().filter(MeterBorder::fits).toList();
        Optional<SignedReading> signed = reported.signed() == null ? Optional.empty() : reported.signed().filter(MeterBorder::fits);
        boolean good = values.size() == reported.values().size() && reported.signed() != null && signed.equals(reported.signed());
        if (!good && !bad && log.mayLog()) {
            LOG.warn("the meter of {} reads what cannot be reported, which is left out: {} of {} values{}", name,
                    reported.values().size() - values.size(), reported.values().size(),
                    reported.signed() != null && reported.signed().isPresent() && signed.isEmpty() ? ", a signed record too long" : "");
        }
        bad = !good;
        String id = reported.meterId() == null ? "" : reported.meterId();
        return new MeterReading(id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID), values, signed);
    }

    private static boolean fits(Value value) {
        return value.quantity() != null && value.phase() != null && Math.abs(value.value()) < GREATEST;
    }

    private static boolean fits(SignedReading signed) {
        return fits(signed.data(), LONGEST_DATA) && fits(signed.encodingMethod(), LONGEST_METHOD)
                && fits(signed.signingMethod(), LONGEST_METHOD)
                && fits(signed.publicKey(), LONGEST_DATA);
    }

    private static boolean fits(String text, int longest) {
        return text != null && text.length() <= longest;
    }
}
