package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.dialect.v201.Dialect201;
import io.busbar.ocpp.messages.provisioning.BootNotificationRequest;
import io.busbar.ocpp.messages.provisioning.BootReason;
import io.busbar.ocpp.messages.provisioning.ChargingStation;
import io.busbar.ocpp.messages.provisioning.NetworkConnectionProfile;
import io.busbar.ocpp.messages.provisioning.NetworkConnectionProfileBuilder;
import io.busbar.ocpp.messages.provisioning.OCPPInterface;
import io.busbar.ocpp.messages.provisioning.OCPPTransport;
import io.busbar.ocpp.messages.provisioning.OCPPVersion;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.ocpp.messages.provisioning.SetNetworkProfileRequest;
import io.busbar.ocpp.messages.provisioning.SetNetworkProfileResponse;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.model.Variables.WriteResult;
import io.busbar.testkit.TestStation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A station with its RPC layer, and several CSMSs by host name behind one transport. */
final class Rig {

    static final String PASSWORD = "sesame-open-yourself";
    static final String PRIORITY = "OCPPCommCtrlr.NetworkConfigurationPriority";
    static final String ACTIVE = "OCPPCommCtrlr.ActiveNetworkProfile";
    static final String PROFILE = "SecurityCtrlr.SecurityProfile";

    TestStation station = new TestStation();
    FakeTransport network = new FakeTransport();
    FakeKeeper keeper = new FakeKeeper();
    CsmsAddress address;
    OcppRpc rpc;

    Rig(CsmsAddress address) {
        this.address = address;
        begin();
    }

    static CsmsAddress at(String url, int securityProfile) {
        return new CsmsAddress(url, "CS01", securityProfile == 0 || securityProfile == 3 ? "" : PASSWORD, securityProfile, List.of());
    }

    static Rig unsecured() {
        return new Rig(at("ws://one/ocpp", 0));
    }

    void begin() {
        rpc = new OcppRpc(station.loop(), station.store(), station.model(), station.events(), station.security(), address, 100,
                new Random(1));
        rpc.setTrustedRoots(Optional.of(keeper));
        rpc.setIdentities(Optional.of(keeper));
        rpc.setSuccession(Optional.of(keeper));
        rpc.addTransport(network);
        rpc.addDialect(new Dialect201());
        rpc.guardedBy(station.jobs());
        rpc.start();
        station.settle();
        prove();
    }

    /** The CSMS shows that it is one: it answers a call, which the test does not see. */
    void prove() {
        if (rpc.link().up() && network.answers) {
            rpc.csms("boot").callAsAsked(
                    new BootNotificationRequest(new ChargingStation("m", "v", null, null, null, null), BootReason.PowerUp));
            station.settle();
            String id = network.lastId();
            network.said.remove(network.said.size() - 1);
            network.say("[3,\"" + id + "\",{\"currentTime\":\"2026-03-01T08:00:00Z\",\"interval\":60,\"status\":\"Pending\"}]");
            station.settle();
        }
    }

    /** Power off and on; the network is as it was. */
    void powerCut() {
        FakeTransport before = network;
        station = station.powerCut();
        network = new FakeTransport();
        network.refusing.putAll(before.refusing);
        network.closing.putAll(before.closing);
        network.hanging.addAll(before.hanging);
        network.answers = before.answers;
        begin();
    }

    void accept() {
        rpc.update(RegistrationStatus.Accepted);
        station.settle();
    }

    static NetworkConnectionProfileBuilder profile(String url, int securityProfile) {
        return NetworkConnectionProfile.builder().ocppCsmsUrl(url).securityProfile(securityProfile).messageTimeout(20)
                .ocppInterface(OCPPInterface.Wired0).ocppTransport(OCPPTransport.JSON).ocppVersion(OCPPVersion.OCPP20);
    }

    SetNetworkProfileResponse set(int slot, NetworkConnectionProfile profile) {
        try {
            return station.get(rpc.setNetworkProfile().handle(new SetNetworkProfileRequest(slot, profile)));
        } catch (RpcException e) {
            throw new AssertionError(e);
        }
    }

    /** The answer in short, e.g. {@code Rejected InvalidNetworkConf}. */
    String answer(int slot, NetworkConnectionProfile profile) {
        SetNetworkProfileResponse response = set(slot, profile);
        return response.status() + (response.statusInfo() == null ? "" : " " + response.statusInfo().reasonCode());
    }

    boolean order(String slots) {
        return station.write(PRIORITY, slots) instanceof WriteResult.Accepted;
    }

    String value(String variable) {
        return station.value(variable);
    }

    /** Hosts that were tried since the last question, in order. */
    List<String> tried() {
        List<String> hosts = network.attempts.stream().map(endpoint -> endpoint.url().getHost()).toList();
        network.attempts.clear();
        return hosts;
    }

    void untilUp() {
        station.runUntil(() -> rpc.link().up(), Duration.ofMinutes(30));
        station.settle();
        prove();
    }

    void untilTried(int attempts) {
        station.runUntil(() -> network.attempts.size() >= attempts, Duration.ofMinutes(60));
    }

    List<String> securityEvents() {
        return station.recorded(StationEvent.SecurityEventRaised.class).stream().map(StationEvent.SecurityEventRaised::type).toList();
    }
}
