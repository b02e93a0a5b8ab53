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

    MeterReading checked(MeterReading told) {
        List<Value> values = told.values().stream().filter(MeterBorder::fits).toList();
        Optional<SignedReading> signed = told.signed() == null ? Optional.empty() : told.signed().filter(MeterBorder::fits);
        boolean good = values.size() == told.values().size() && told.signed() != null && signed.equals(told.signed());
        if (!good && !bad && log.mayLog()) {
            LOG.warn("the meter of {} reads what cannot be reported, which is left out: {} of {} values{}", name,
                    told.values().size() - values.size(), told.values().size(),
                    told.signed() != null && told.signed().isPresent() && signed.isEmpty() ? ", a signed record too long" : "");
        }
        bad = !good;
        String id = told.meterId() == null ? "" : told.meterId();
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
