package io.busbar.ocpp.dialect.v16;

/**
 * What has to be known of a transaction until its StopTransaction is answered.
 *
 * @param connectorId flat number, 0 while not known
 * @param meterStart Wh
 * @param started whether the CSMS has answered StartTransaction
 * @param transactionId given by the CSMS
 */
record StoredTransaction(int connectorId, int meterStart, boolean started, int transactionId) {

    /** For the rest of a transaction whose StartTransaction could not be delivered. */
    static final int UNKNOWN_ID = -1;

    StoredTransaction startedAs(int given) {
        return new StoredTransaction(connectorId, meterStart, true, given);
    }
}
