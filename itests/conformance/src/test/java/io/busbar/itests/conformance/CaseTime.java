package io.busbar.itests.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** The time that passes in a case: the machine's or a virtual one. */
interface CaseTime {

    /** What the CSMS's clock says, which is right. */
    Instant now();

    /** Lets time pass until the condition holds. @return whether it does; false after {@code patience} */
    boolean await(Duration patience, BooleanSupplier condition);

    /** For {@link #until}. */
    interface Check {

        boolean holds() throws Exception;
    }

    /** Lets time pass until the check holds; fails when it does not within {@code patience}. */
    default void until(Duration patience, Check check) {
        boolean held = await(patience, () -> {
            try {
                return check.holds();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        if (!held) {
            throw new AssertionError("not so within " + patience);
        }
    }

    /** Something has happened that a condition may wait for. Any thread. */
    default void changed() {}
}
