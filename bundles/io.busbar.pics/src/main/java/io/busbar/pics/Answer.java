package io.busbar.pics;

import java.util.List;

/** @param details a list, a reason, or nothing */
record Answer(boolean yes, String details) {

    static Answer of(boolean yes) {
        return new Answer(yes, "");
    }

    /** Yes, if there is any. */
    static Answer of(List<String> list) {
        return new Answer(!list.isEmpty(), String.join(", ", list));
    }

    @Override
    public String toString() {
        return (yes ? "yes" : "no") + (details.isEmpty() ? "" : ": " + details);
    }
}
