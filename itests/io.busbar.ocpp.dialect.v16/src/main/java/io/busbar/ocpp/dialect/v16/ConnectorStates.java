package io.busbar.ocpp.dialect.v16;

import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.station.api.evse.Connector;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.session.Sessions;
import io.busbar.station.api.session.TransactionView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The states of the connectors in the words of 1.6, as the station and its sessions are now, and what of them this link's CSMS has heard. */
final class ConnectorStates {

    private final Station station;
    private final Supplier<Optional<Sessions>> sessions;
    private final Map<Integer, String> reported = new HashMap<>();
    /** Connectors whose transaction has ended and whose cable is still plugged. */
    private final Set<Integer> finishing = new HashSet<>();

    ConnectorStates(Station station, Supplier<Optional<Sessions>> sessions) {
        this.station = station;
        this.sessions = sessions;
    }

    /** Its number of 1.6, which counts through the EVSEs from 1; empty if there is none. */
    Optional<Integer> number(int evseId, int connectorId) {
        int number = 0;
        for (Evse evse : station.evses()) {
            for (Connector connector : evse.connectors()) {
                number++;
                if (evse.id() == evseId && connector.id() == connectorId) {
                    return Optional.of(number);
                }
            }
        }
        return Optional.empty();
    }

    /** The transaction of a connector is over. */
    void transactionEnded(int number) {
        finishing.add(number);
    }

    /** Notifications of what the CSMS does not know yet: connector 0 first on a link. @param demanded one that is reported in any case, 0 for none */
    List<Messages.StatusNotification> news(int demanded, Instant now) {
        List<Messages.StatusNotification> news = new ArrayList<>();
        report(news, 0, station.operative() ? "Available" : "Unavailable", false, now);
        int number = 0;
        for (Evse evse : station.evses()) {
            for (Connector connector : evse.connectors()) {
                number++;
                report(news, number, state(evse, connector, number), number == demanded, now);
            }
        }
        return news;
    }

    private void report(List<Messages.StatusNotification> news, int number, String state, boolean always, Instant now) {
        boolean due = number == 0 || always || reported.containsKey(number);
        if (due && (!state.equals(reported.put(number, state)) || always)) {
            news.add(new Messages.StatusNotification(number, state.equals("Faulted") ? "OtherError" : "NoError", state, now));
        }
    }

    private String state(Evse evse, Connector connector, int number) {
        if (connector.status() != ConnectorStatus.Occupied) {
            finishing.remove(number);
            return connector.status().name();
        }
        Optional<TransactionView> transaction = sessions.get().flatMap(present -> present.transaction(evse.id()))
                .filter(view -> !view.ended());
        if (transaction.isEmpty()) {
            return finishing.contains(number) ? "Finishing" : "Preparing";
        }
        return switch (transaction.get().chargingState()) {
            case Charging, SuspendedEV, SuspendedEVSE -> transaction.get().chargingState().name();
            case EVConnected, Idle -> "Preparing";
        };
    }
}
