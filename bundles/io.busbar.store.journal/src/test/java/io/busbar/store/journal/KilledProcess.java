package io.busbar.store.journal;

import java.nio.file.Path;

/** Writes numbered commits until it is killed, several on their way at a time; prints each number once it is durable. */
final class KilledProcess {

    private static final int ON_THEIR_WAY = 5;

    private KilledProcess() {}

    public static void main(String[] arguments) {
        @SuppressWarnings("resource") Workload workload = new Workload(Path.of(arguments[0]));
        workload.check();
        System.out.println("found " + workload.last);
        while (true) {
            for (int i = 1; i < ON_THEIR_WAY; i++) {
                long number = workload.last + 1;
                workload.commitNext().onSuccess(nothing -> System.out.println(number));
            }
            long number = workload.last + 1;
            workload.runUntil(workload.commitNext().onSuccess(nothing -> System.out.println(number)));
        }
    }
}
