package io.busbar.station.api.token;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** Place of a {@link TokenAuthority} in the order of asking; the lowest is asked first. */
@ComponentPropertyType
public @interface TokenRank {

    /** Name of the service property. */
    String RANK = "busbar.token.rank";

    int NO_AUTHORIZATION = 100;
    int LOCAL_LIST = 200;
    int CACHE = 300;
    int CSMS = 400;
    /** Asked when nobody knew: offline rules for unknown tokens. */
    int OFFLINE = 900;

    String PREFIX_ = "busbar.";

    int value();
}
