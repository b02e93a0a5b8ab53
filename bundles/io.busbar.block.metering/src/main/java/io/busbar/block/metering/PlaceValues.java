package io.busbar.block.metering;

import io.busbar.block.metering.Readings.Series;
import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.common.ReadingContext;
import io.busbar.ocpp.messages.metering.MeterValuesRequest;
import io.busbar.ocpp.messages.metering.MeterValuesResponse;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.session.Sessions;
import io.busbar.station.api.session.TransactionView;
import io.busbar.store.api.Commit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Values of the station's places: of each EVSE, and of the connection to the grid as EVSE 0 (J01.FR.03). */
final class PlaceValues {

    private static final Logger LOG = LoggerFactory.getLogger(PlaceValues.class);
    private static final int WHOLE_STATION = 0;

    /** For which the CSMS asked and has not got the answer yet. */
    private final Set<Integer> asked = new HashSet<>();
    private final Station station;
    private final Csms csms;
    private final Readings readings;

    PlaceValues(Station station, Csms csms, Readings readings) {
        this.station = station;
        this.csms = csms;
        this.readings = readings;
    }

    private List<Integer> places() {
        return Stream.concat(station.evses().stream().map(Evse::id), Stream.of(WHOLE_STATION)).toList();
    }

    /** Reports the aligned value of each EVSE and of the main meter; of an EVSE with a transaction in its event (J01.FR.22). */
    void reportAll(Commit commit, Optional<Sessions> sessions) {
        for (int place : places()) {
            Series series = readings.aligned(place);
            Optional<MeterValue> value = readings.sample(series, ReadingContext.SampleClock);
            readings.taken(commit, series);
            Optional<TransactionView> tx = sessions.flatMap(s -> s.transaction(place));
            value.ifPresent(v -> {
                if (tx.isPresent()) {
                    sessions.get().reportMeterValues(tx.get().id(), TriggerReason.MeterValueClock, List.of(v));
                } else {
                    send(place, v, false);
                }
            });
        }
    }

    /** What a triggered MeterValues of an EVSE, or of the whole station, would send now (F06.FR.06). */
    List<Runnable> triggered(Optional<Integer> evseId) {
        Optional<Integer> only = evseId.filter(id -> id != WHOLE_STATION);
        List<Runnable> senders = new ArrayList<>();
        for (int place : places()) {
            if (only.filter(id -> id != place).isEmpty() && latest(place).isPresent() && asked.add(place)) {
                senders.add(() -> latest(place).ifPresentOrElse(value -> send(place, value, true), () -> asked.remove(place)));
            }
        }
        return senders;
    }

    private Optional<MeterValue> latest(int place) {
        return readings.sample(readings.aligned(place), ReadingContext.Trigger);
    }

    private void send(int place, MeterValue value, boolean asAsked) {
        MeterValuesRequest request = new MeterValuesRequest(place, List.of(value));
        Promise<MeterValuesResponse> answer = asAsked ? csms.callAsAsked(request) : csms.call(request);
        if (asAsked) {
            answer.onResolve(() -> asked.remove(place));
        }
        answer.onFailure(failure -> {
            if (failure instanceof CallFailedException) {
                LOG.debug("Meter values of EVSE {} are not sent: {}", place, failure.getMessage());
            } else {
                LOG.error("Meter values of EVSE {} are not sent", place, failure);
            }
        });
    }
}
