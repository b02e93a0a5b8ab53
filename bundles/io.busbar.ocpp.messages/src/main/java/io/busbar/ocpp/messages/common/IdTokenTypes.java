package io.busbar.ocpp.messages.common;

/** Values of {@link IdToken#type()} that OCPP names. In 2.1 others are allowed. */
public final class IdTokenTypes {

    public static final String CENTRAL = "Central";
    public static final String E_MAID = "eMAID";
    public static final String ISO14443 = "ISO14443";
    public static final String ISO15693 = "ISO15693";
    public static final String KEY_CODE = "KeyCode";
    public static final String LOCAL = "Local";
    public static final String MAC_ADDRESS = "MacAddress";
    public static final String NO_AUTHORIZATION = "NoAuthorization";
    /** Since OCPP 2.1. */
    public static final String DIRECT_PAYMENT = "DirectPayment";
    /** Since OCPP 2.1. */
    public static final String EVCCID = "EVCCID";
    /** Since OCPP 2.1. */
    public static final String VIN = "VIN";

    private IdTokenTypes() {}
}
