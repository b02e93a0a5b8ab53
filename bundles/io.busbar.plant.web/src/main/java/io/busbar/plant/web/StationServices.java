package io.busbar.plant.web;

import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.api.Registration;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.session.Sessions;
import io.busbar.store.api.Store;
import java.util.Optional;

/** Services of the station that are there now: the plant works without all of them. */
interface StationServices {

    Optional<Station> station();

    Optional<Sessions> sessions();

    Optional<Store> store();

    Optional<Csms> csms();

    Optional<Registration> registration();

    Optional<NetworkCable> cable();
}
