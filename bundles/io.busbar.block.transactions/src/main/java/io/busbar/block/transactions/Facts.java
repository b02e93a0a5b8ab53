package io.busbar.block.transactions;

/**
 * What holds at an EVSE now, as far as it starts transactions.
 *
 * @param bay something stands in the bay
 * @param connected a car is seen at the control pilot
 * @param authorized somebody has leave to charge
 * @param energy the contactor is closed and the car is ready
 * @param dataSigned the meter gave a signed reading to the car that is connected
 */
record Facts(boolean bay, boolean connected, boolean authorized, boolean energy, boolean dataSigned) {}
