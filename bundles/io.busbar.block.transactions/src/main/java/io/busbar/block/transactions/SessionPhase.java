package io.busbar.block.transactions;

/** Where the session of an EVSE stands. A transaction may be open in each but IDLE and SERVED, as TxStartPoint and TxStopPoint say. */
enum SessionPhase {
    /** Nobody is here. */
    IDLE,
    /** A car or a transaction, and nobody who may charge. */
    UNAUTHORIZED,
    /** Somebody may charge, and the car is not here: not yet, or it was unplugged (E10). */
    AWAITING_CAR,
    /** Somebody may charge, the car is connected: power. */
    AUTHORIZED,
    /** The transaction is about to end: the contactor opens, the meter is read. */
    ENDING,
    /** The transaction is over, car or cable are still here. */
    SERVED
}
