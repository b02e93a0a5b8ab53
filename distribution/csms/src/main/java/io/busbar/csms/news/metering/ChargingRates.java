package io.busbar.csms.news.metering;

import io.busbar.driver.api.meter.Quantity;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.messages.datatransfer.DataTransferRequest;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.Locale;
import java.util.StringJoiner;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is new in the demo's second version of the metering block: it reports how fast the cars charge. */
@Component(service = {}, immediate = true)
public final class ChargingRates {

    private static final Duration PERIOD = Duration.ofSeconds(3);

    private final Station station;
    private final Csms csms;

    @Activate
    public ChargingRates(@Reference StationLoop loop, @Reference Station station, @Reference Csms csms) {
        this.station = station;
        this.csms = csms;
        loop.every(PERIOD, this::print);
    }

    private void print() {
        StringJoiner rates = new StringJoiner(", ");
        for (Evse evse : station.evses()) {
            evse.meter().map(reading -> reading.value(Quantity.POWER_IMPORT_W)).filter(power -> evse.powerPathClosed() && power.isPresent())
                    .ifPresent(power -> rates.add(String.format(Locale.ROOT, "EVSE %d charges at %.1f kW", evse.id(),
                            power.getAsDouble() / 1000)));
        }
        if (rates.length() > 0) {
            csms.call(new DataTransferRequest("com.example.metering", "Rates", rates.toString(), null));
        }
    }
}
