package io.busbar.station.core.evse;

import io.busbar.driver.api.evse.AcAbilities;
import io.busbar.driver.api.evse.ConnectorAbilities;
import io.busbar.driver.api.evse.DcAbilities;
import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.api.evse.PowerAbilities;
import io.busbar.driver.api.power.Supply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an EVSE's driver reports of its hardware is checked before it becomes part of an event or of the device model. What cannot be named is not
 * ignored, as it may be a danger: a fault without a code is an internal error. What cannot be is not offered.
 */
final class DriverBorder {

    private static final Logger LOG = LoggerFactory.getLogger(DriverBorder.class);

    /** As long as OCPP's texts about a fault may be. */
    private static final int LONGEST_DETAIL = 500;
    /** Amperes and volts. */
    private static final double GREATEST = 10_000;
    private static final double GREATEST_WATTS = 10_000_000;
    private static final String UNKNOWN = "Unknown";
    /** OCPP's ConnectorEnumType. */
    private static final Set<String> TYPES = Set.of("cCCS1", "cCCS2", "cG105", "cTesla", "cType1", "cType2", "s309-1P-16A", "s309-1P-32A",
            "s309-3P-16A", "s309-3P-32A", "sBS1361", "sCEE-7-7", "sType2", "sType3", "Other1PhMax16A", "Other1PhOver16A", "Other3Ph",
            "Pan", "wInductive", "wResonant", "Undetermined", UNKNOWN);

    private final int evseId;
    private final LogLimit log;

    DriverBorder(int evseId, LogLimit log) {
        this.evseId = evseId;
        this.log = log;
    }

    /** Abilities that cannot be offer nothing; connectors without an id, or with one that is taken, are left out. */
    EvseAbilities checked(EvseAbilities reported) {
        List<ConnectorAbilities> connectors = new ArrayList<>();
        Set<Integer> ids = new HashSet<>();
        for (ConnectorAbilities connector : reported.connectors()) {
            if (connector.id() < 1 || !ids.add(connector.id())) {
                if (log.mayLog()) {
                    LOG.warn(
                            "the driver of EVSE {} reports a connector with the id {}, which is ignored: ids count from 1, each is there once",
                            evseId, connector.id());
                }
            } else {
                connectors.add(new ConnectorAbilities(connector.id(), type(connector), connector.lockable()));
            }
        }
        if (possible(reported.power())) {
            return new EvseAbilities(reported.power(), connectors);
        }
        if (log.mayLog()) {
            LOG.error("the driver of EVSE {} reports {}, which cannot be; it offers no energy", evseId, reported.power());
        }
        return EvseAbilities.ac(0, 0, 0, 0, false, connectors);
    }

    private static boolean possible(PowerAbilities power) {
        if (power instanceof AcAbilities ac) {
            return fits(ac.minAmps(), GREATEST) && fits(ac.maxAmps(), GREATEST) && fits(ac.maxDischargeAmps(), GREATEST)
                    && possible(ac.supply());
        }
        return power instanceof DcAbilities dc && fits(dc.minWatts(), GREATEST_WATTS) && fits(dc.maxWatts(), GREATEST_WATTS)
                && fits(dc.maxDischargeWatts(), GREATEST_WATTS) && fits(dc.maxAmps(), GREATEST) && fits(dc.maxVolts(), GREATEST)
                && dc.supply() != null && possible(dc.supply());
    }

    private static boolean possible(Supply supply) {
        return (supply.phases() == 1 || supply.phases() == 3) && supply.nominalVolts() > 0 && fits(supply.nominalVolts(), GREATEST);
    }

    private static boolean fits(double number, double greatest) {
        return number >= 0 && number <= greatest;
    }

    private String type(ConnectorAbilities connector) {
        if (connector.type() != null && TYPES.contains(connector.type())) {
            return connector.type();
        }
        if (log.mayLog()) {
            LOG.warn("the driver of EVSE {} reports connector {} with a type that OCPP does not have; it is {}", evseId, connector.id(),
                    UNKNOWN);
        }
        return UNKNOWN;
    }

    /** A driver has no say in what only the station itself can know. */
    static FaultCode code(FaultCode reported) {
        return reported == null || reported == FaultCode.STORAGE_FAILURE ? FaultCode.INTERNAL : reported;
    }

    /** In one line that fits into a message; the text is for people, so its beginning is worth having. */
    static String detail(String reported) {
        if (reported == null) {
            return "";
        }
        String line = reported.length() > LONGEST_DETAIL ? reported.substring(0, LONGEST_DETAIL) : reported;
        StringBuilder printable = new StringBuilder(line);
        for (int i = 0; i < printable.length(); i++) {
            if (Character.isISOControl(printable.charAt(i))) {
                printable.setCharAt(i, ' ');
            }
        }
        return printable.toString();
    }
}
