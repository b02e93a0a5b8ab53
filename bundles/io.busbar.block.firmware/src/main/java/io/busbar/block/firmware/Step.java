package io.busbar.block.firmware;

/** How far a firmware update is; stored before its work is begun. */
enum Step {
    /** Waits for the time to retrieve. */
    RETRIEVE,
    /** Downloads, or waits for the next try. */
    DOWNLOAD,
    /** Checks the signature of the file. */
    VERIFY,
    /** Waits for the time to install, for who installs, or for the last session. */
    INSTALL,
    /** Is given to who installs; from here on it cannot be cancelled. */
    APPLY,
    /** Is over, well or not. */
    ENDED
}
