package io.busbar.update.api;

/** An update was refused; nothing was changed. */
public class UpdateRefusedException extends Exception {

    private final Refusal refusal;

    /** @param why a sentence for a person */
    public UpdateRefusedException(Refusal refusal, String why) {
        super(why);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
