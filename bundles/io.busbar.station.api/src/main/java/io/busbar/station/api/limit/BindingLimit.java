package io.busbar.station.api.limit;

/**
 * The limit that keeps power from being more.
 *
 * @param source name of the {@link LimitSource}; of the station's own limits what it is
 */
public record BindingLimit(LimitOrigin origin, String source, LimitScope scope) {

    /** For people. */
    public String text() {
        return switch (origin) {
            case HARDWARE -> "the hardware's maximum";
            case CABLE -> "the cable's rating";
            case FAIL_SAFE -> "the limit source " + source + " is missing" + ofStation();
            default -> source + " (" + origin.chargingLimitSource() + ")" + ofStation();
        };
    }

    private String ofStation() {
        return scope == LimitScope.STATION ? ", for all EVSEs together" : "";
    }
}
