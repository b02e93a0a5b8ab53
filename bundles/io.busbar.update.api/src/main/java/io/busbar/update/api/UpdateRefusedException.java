package io.busbar.update.api;

/** An update was refused; nothing was changed. */
public class UpdateRefusedException extends Exception {

    private final RefusalReason reason;

    /** @param why a sentence for a person */
    public UpdateRefusedException(RefusalReason reason, String why) {
        super(why);
        this.reason = reason;
    }

    public RefusalReason reason() {
        return reason;
    }
}
