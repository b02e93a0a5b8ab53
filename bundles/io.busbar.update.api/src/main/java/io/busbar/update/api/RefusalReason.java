package io.busbar.update.api;

/** Why an update was not begun. */
public enum RefusalReason {
    /** Not an archive, damaged, or its contents do not match its list. */
    INVALID_ARCHIVE,
    /** No signature, or by a key that was not delegated to sign features. */
    WRONG_SIGNER,
    /** Signed by a key that was revoked. */
    REVOKED_KEY,
    EXPIRED,
    /** Older than the station allows: its counter, its minimum version, or an older list of keys. */
    TOO_OLD,
    /** The same version is there with other contents. */
    SAME_VERSION,
    /** Bundles would not resolve, or a feature that it requires is not there. */
    UNRESOLVED,
    /** A configuration that it brings is not what the modules describe. */
    INVALID_CONFIGURATION,
    /** The station would have to restart and may not. */
    RESTART_NEEDED,
    NO_SPACE,
    /** Another update is under way. */
    BUSY,
    /** Nothing to change, or nothing to go back to. */
    NOTHING_TO_DO
}
