package io.busbar.csms;

import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.messages.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Predicate;

/** Reads the operator's lines until the end or {@code quit}. */
final class Console {

    private final CsmsServer csms;
    private final Commands commands;
    private final PrintStream out;

    Console(CsmsServer csms, PrintStream out) {
        this.csms = csms;
        this.out = out;
        commands = new Commands(csms.ledger());
    }

    /** @param more receives a line first; true if it was its own */
    void run(BufferedReader in, Predicate<String> more) throws IOException {
        for (String line = in.readLine(); line != null && !line.strip().equals("quit"); line = in.readLine()) {
            if (line.isBlank() || more.test(line.strip())) {
                continue;
            }
            switch (line.strip()) {
                case "help" -> out.println(Commands.HELP);
                case "list" -> list();
                default -> send(line);
            }
        }
    }

    void send(String line) {
        try {
            Request<?> request = commands.parse(line);
            StationSession station = csms.station().orElseThrow(() -> new IllegalArgumentException("no station is connected"));
            // the answer, or its refusal, is in the conversation
            station.call(request).exceptionally(failure -> null);
        } catch (IllegalArgumentException | RpcException e) {
            out.println(e.getMessage());
        }
    }

    void list() {
        csms.ledger().entries().forEach(entry -> out.println(String.format(Locale.ROOT, "%s  %s  %d events%s, %.3f kWh", entry.id,
                entry.complete() ? "complete" : entry.ended ? "ended, with gaps" : "running", entry.seqNos.size(),
                entry.twice == 0 ? "" : " (" + entry.twice + " twice)", entry.energyWh() / 1000)));
    }
}
