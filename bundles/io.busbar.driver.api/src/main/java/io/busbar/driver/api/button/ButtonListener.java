package io.busbar.driver.api.button;

import org.osgi.annotation.versioning.ProviderType;

/** Gets what buttons and contacts report. Any thread. */
@ProviderType
public interface ButtonListener {

    /** The driver's stop button was pressed: ends the charging of the EVSE, of all EVSEs for a button of the whole station. */
    void stopPressed();

    /** The driver's start button was pressed: charging without a token (OCPP 2.x C02). Only where charging is free is there such a button. */
    void startPressed();

    /** The housing's contact. */
    void housingChanged(boolean open);
}
