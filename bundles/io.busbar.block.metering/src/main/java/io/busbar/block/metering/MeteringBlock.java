package io.busbar.block.metering;

import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.common.ReadingContext;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEventListener;
import io.busbar.station.api.event.Subscription;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.module.Neighbour;
import io.busbar.station.api.module.Neighbours;
import io.busbar.station.api.session.Sessions;
import io.busbar.station.api.session.TransactionMeterValues;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The block in the framework. */
@Component(service = {TransactionMeterValues.class, StationEventListener.class, MeteringBlock.class}, immediate = true)
@Subscription("metering")
public final class MeteringBlock implements TransactionMeterValues, StationEventListener {

    private final StationLoop loop;
    private final Supplier<MeterBook> opened;
    private Optional<MeterBook> book = Optional.empty();
    private final Neighbour<Sessions> sessions;
    private boolean closed;

    @Activate
    public MeteringBlock(@Reference StationLoop loop, @Reference Store store, @Reference Station station,
            @Reference DeviceModel model, @Reference Csms csms, @Reference Neighbours neighbours) {
        this.loop = loop;
        sessions = neighbours.of(Sessions.class);
        MeterSettings settings = new MeterSettings(model, station);
        opened = () -> new MeterBook(loop, store, station, csms, settings, sessions);
        loop.execute(this::book);
        sessions.onChange(this::catchUp);
    }

    /** Opened on the loop, by whoever comes first. */
    MeterBook book() {
        if (book.isEmpty() && !closed) {
            book = Optional.of(opened.get());
        }
        return book.orElseThrow(() -> new IllegalStateException("the metering block is closed"));
    }

    private void catchUp() {
        if (!closed && sessions.get().isPresent()) {
            book().catchUp();
        }
    }

    @Deactivate
    void close() {
        loop.execute(() -> {
            closed = true;
            book.ifPresent(MeterBook::close);
            book = Optional.empty();
        });
    }

    @Override
    public void on(StationEvent event) {
        book().on(event);
    }

    @Override
    public List<MeterValue> begin(Commit commit, String transactionId, int evseId) {
        return book().begin(commit, transactionId, evseId);
    }

    @Override
    public List<MeterValue> now(String transactionId, int evseId, ReadingContext context) {
        return book().now(transactionId, evseId, context);
    }

    @Override
    public List<MeterValue> end(Commit commit, String transactionId, int evseId) {
        return book().end(commit, transactionId, evseId);
    }
}
