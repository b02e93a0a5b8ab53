package io.busbar.driver.api.meter;

/**
 * The data of a transaction that a signing meter gets, and signs.
 *
 * @param id of the transaction, 1 to 36 printable ASCII characters; the meter's driver keeps it beside the meter's own number
 * @param identification of the customer
 * @param tariff text that is signed with the transaction, up to 250 characters; empty if there is none
 * @param chargePoint id of the EVSE that is signed with the transaction, e.g. an EVSE-ID; empty if the meter has its own
 */
public record MeterTransaction(String id, Identification identification, String tariff, String chargePoint) {

    private static final int LONGEST_ID = 36;
    private static final int LONGEST_TARIFF = 250;

    public MeterTransaction {
        if (id.isEmpty() || id.length() > LONGEST_ID || !id.chars().allMatch(c -> c > ' ' && c < 0x7f)
                || tariff.length() > LONGEST_TARIFF) {
            throw new IllegalArgumentException("a transaction's id has 1 to 36 printable characters, a tariff's text at most 250");
        }
    }

    /**
     * Who charges, and how sure that is.
     *
     * @param assigned whether the identification is assigned to a customer
     * @param level how it was verified
     * @param type of the data
     * @param data e.g. the card's UID; empty for {@link Type#NONE}. Personal data: never logged
     */
    public record Identification(boolean assigned, Level level, Type type, String data) {

        /** Nobody is identified. */
        public static final Identification NOBODY = new Identification(false, Level.NONE, Type.NONE, "");

        /** Says how, not who. */
        @Override
        public String toString() {
            return type + " " + level;
        }
    }

    /** How far an identification can be relied on, by what the station and its operator have verified. */
    public enum Level {
        /** Nothing was verified. */
        NONE,
        /** Said by somebody, without security: the UID of a card. */
        HEARSAY,
        /** Said by somebody who can be relied on, e.g. the operator's server. */
        TRUSTED,
        /** Verified by a signature of its source. */
        VERIFIED,
        /** Certified by a signature that names the customer. */
        CERTIFIED,
        /** Secured with a certificate of the customer. */
        SECURE,
        /** Several identifications do not fit to one another. */
        MISMATCH,
        /** The certificate is not valid. */
        INVALID,
        /** The certificate is out of date. */
        OUTDATED,
        /** The certificate's issuer is not known. */
        UNKNOWN
    }

    /** What the data are. */
    public enum Type {
        NONE, DENIED, UNDEFINED, ISO14443, ISO15693, EMAID, EVCCID, EVCOID, ISO7812, CARD_TXN_NR, CENTRAL, LOCAL, PHONE_NUMBER, KEY_CODE
    }
}
