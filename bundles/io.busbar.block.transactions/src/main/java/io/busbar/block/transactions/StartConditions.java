package io.busbar.block.transactions;

/**
 * The conditions at an EVSE that start transactions.
 *
 * @param bay something stands in the bay
 * @param connected a car is seen at the control pilot
 * @param authorized somebody may charge
 * @param energy the contactor is closed and the car is ready
 * @param dataSigned the meter gave a signed reading to the car that is connected
 */
record StartConditions(boolean bay, boolean connected, boolean authorized, boolean energy, boolean dataSigned) {}
