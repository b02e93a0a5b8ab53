package io.busbar.block.security;

import io.busbar.ocpp.messages.common.GenericStatus;
import io.busbar.ocpp.messages.remotecontrol.MessageTrigger;
import io.busbar.ocpp.messages.remotecontrol.TriggerMessageRequest;
import io.busbar.ocpp.messages.security.CertificateSignedRequest;
import io.busbar.ocpp.messages.security.CertificateSignedResponse;
import io.busbar.ocpp.messages.security.CertificateSignedStatus;
import io.busbar.ocpp.messages.security.CertificateSigningUse;
import io.busbar.ocpp.messages.security.SecurityEventNotificationRequest;
import io.busbar.ocpp.messages.security.SecurityEventNotificationResponse;
import io.busbar.ocpp.messages.security.SignCertificateRequest;
import io.busbar.ocpp.messages.security.SignCertificateResponse;
import io.busbar.security.api.Identities;
import io.busbar.testkit.TestStation;
import java.util.List;

/** A station with the security block, its certificates and its CSMS in the test's hand. */
final class Rig {

    final TestStation station;
    final FakeIdentities identities;
    final Security block;
    private final int longestChain;

    Rig() {
        this(new TestStation());
    }

    Rig(int longestChain) {
        this(new TestStation(), longestChain);
    }

    Rig(TestStation station) {
        this(station, SigningSettings.LONGEST_CHAIN);
    }

    private Rig(TestStation station, int longestChain) {
        this(station, new FakeIdentities(station.loop()), longestChain);
    }

    private Rig(TestStation station, FakeIdentities identities, int longestChain) {
        this.longestChain = longestChain;
        this.station = station;
        this.identities = identities;
        answer(GenericStatus.Accepted);
        station.csms().answer(SecurityEventNotificationRequest.class, q -> new SecurityEventNotificationResponse());
        block = fresh();
    }

    void answer(GenericStatus status) {
        station.csms().answer(SignCertificateRequest.class, q -> new SignCertificateResponse(status));
    }

    /** The next version of the block, or that of the next life. */
    Security fresh() {
        station.services().register(Identities.class, identities);
        Security next = new Security(station.loop(), station.clock(), station.csms(), station.store(), station.security(),
                station.security(), station.model(), longestChain, station.neighbours());
        station.listen("security", next);
        station.settle();
        return next;
    }

    /** The power goes and comes back. */
    Rig powerCut() {
        TestStation next = station.powerCut();
        FakeIdentities kept = new FakeIdentities(next.loop());
        kept.own.putAll(identities.own);
        return new Rig(next, kept, longestChain);
    }

    boolean trigger(MessageTrigger message) {
        var send = block.prepare(new TriggerMessageRequest(message));
        send.ifPresent(Runnable::run);
        station.settle();
        return send.isPresent();
    }

    CertificateSignedStatus signed(String chain) {
        CertificateSignedResponse answer = station
                .get(block.handle(new CertificateSignedRequest(chain, CertificateSigningUse.ChargingStationCertificate, null, null)));
        station.settle();
        return answer.status();
    }

    List<String> requests() {
        return station.csms().requests(SignCertificateRequest.class).stream().map(SignCertificateRequest::csr).toList();
    }

    List<String> told() {
        return station.csms().requests(SecurityEventNotificationRequest.class).stream().map(SecurityEventNotificationRequest::type)
                .toList();
    }

    List<String> logged() {
        return station.security().entries().stream().map(entry -> entry.type()).toList();
    }
}
