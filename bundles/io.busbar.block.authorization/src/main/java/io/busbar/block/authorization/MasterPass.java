package io.busbar.block.authorization;

import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.display.ChoiceDialog;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.module.Neighbour;
import io.busbar.station.api.session.Sessions;
import io.busbar.station.api.session.StopRequest;
import io.busbar.station.api.session.TransactionView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The master pass (C16): where there is a display its holder chooses the transactions that end, else all end. On the loop. */
final class MasterPass {

    private static final Logger LOG = LoggerFactory.getLogger(MasterPass.class);

    private final StationLoop loop;
    private final Neighbour<Sessions> sessions;
    private final Neighbour<ChoiceDialog> dialog;

    MasterPass(StationLoop loop, Neighbour<Sessions> sessions, Neighbour<ChoiceDialog> dialog) {
        this.loop = loop;
        this.sessions = sessions;
        this.dialog = dialog;
    }

    void accept(Sessions present, IdToken token) {
        List<TransactionView> running = present.transactions();
        if (running.isEmpty()) {
            return;
        }
        dialog.whenPresent(display -> display.choose("Which transactions are to end?", running.stream().map(this::option).toList())
                .onSuccess(chosen -> sessions.whenPresent(now -> end(now,
                        now.transactions().stream().filter(transaction -> chosen.contains(transaction.id())).toList(), token))),
                () -> end(present, running, token));
    }

    private ChoiceDialog.Option option(TransactionView transaction) {
        long minutes = Math.max(0, Duration.between(transaction.startedAt(), loop.now()).toMinutes());
        return new ChoiceDialog.Option(transaction.id(),
                "EVSE " + transaction.evseId() + ", for " + minutes + (minutes == 1 ? " minute" : " minutes"));
    }

    private static void end(Sessions present, List<TransactionView> transactions, IdToken token) {
        transactions.forEach(transaction -> present.stop(transaction.evseId(),
                new StopRequest(TriggerReason.StopAuthorized, Reason.MasterPass, Optional.of(token), false)));
        LOG.info("master pass ends {} transactions", transactions.size());
    }
}
