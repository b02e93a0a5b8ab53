package io.busbar.ocpp.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.spi.ConnectFailedException.Cause;
import io.busbar.ocpp.messages.provisioning.APN;
import io.busbar.ocpp.messages.provisioning.APNAuthentication;
import io.busbar.ocpp.messages.provisioning.NetworkConnectionProfileBuilder;
import io.busbar.ocpp.messages.provisioning.OCPPInterface;
import io.busbar.ocpp.messages.provisioning.OCPPTransport;
import io.busbar.ocpp.messages.provisioning.OCPPVersion;
import io.busbar.ocpp.messages.provisioning.VPN;
import io.busbar.ocpp.messages.provisioning.VPNType;
import io.busbar.station.api.model.Variables.WriteResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkProfilesTest {

    private final Rig rig = Rig.unsecured();

    @Test
    @DisplayName("B09.FR.01, B09.FR.06: profiles are stored in more slots than one, reported, and there after a power cut")
    void stored() {
        assertEquals("Accepted", rig.answer(2, Rig.profile("ws://two/ocpp", 0).messageTimeout(77).build()));
        assertEquals("Accepted", rig.answer(3, Rig.profile("ws://three/ocpp", 0).build()));
        rig.powerCut();
        assertEquals("ws://one/ocpp", rig.value("NetworkConfiguration[1].OcppCsmsUrl"));
        assertEquals("ws://two/ocpp", rig.value("NetworkConfiguration[2].OcppCsmsUrl"));
        assertEquals("77", rig.value("NetworkConfiguration[2].MessageTimeout"));
        assertEquals("0", rig.value("NetworkConfiguration[3].SecurityProfile"));
    }

    static Stream<NetworkConnectionProfileBuilder> unworkable() {
        return Stream.of(Rig.profile("http://two", 0), Rig.profile("ws:two", 0), Rig.profile("ws://two two", 0),
                Rig.profile("ws://u@two", 0),
                Rig.profile("ws://two?a=b", 0), Rig.profile("ws://two:65536", 0), Rig.profile("ws://two", 2), Rig.profile("ws://two", 3),
                Rig.profile("wss://two", 1),
                Rig.profile("wss://two", 4), Rig.profile("ws://two", -1), Rig.profile("ws://two", 0).messageTimeout(0),
                Rig.profile("ws://two", 0).ocppTransport(OCPPTransport.SOAP), Rig.profile("ws://two", 0).ocppVersion(OCPPVersion.OCPP16),
                Rig.profile("ws://two", 0).ocppVersion(OCPPVersion.OCPP12),
                Rig.profile("ws://two", 0).ocppInterface(OCPPInterface.Wireless0),
                Rig.profile("ws://two", 0).apn(APN.builder().apn("internet").apnAuthentication(APNAuthentication.NONE).build()),
                Rig.profile("ws://two", 0).vpn(VPN.builder().server("vpn").user("u").password("p").key("k").type(VPNType.IKEv2).build()),
                Rig.profile("ws://two", 0).identity("a:b"), Rig.profile("ws://two", 1).basicAuthPassword("too short"));
    }

    @ParameterizedTest
    @MethodSource("unworkable")
    @DisplayName("B09.FR.02: a profile that cannot work is Rejected with InvalidNetworkConf, and nothing is stored")
    void unworkable(NetworkConnectionProfileBuilder profile) {
        assertEquals("Rejected InvalidNetworkConf", rig.answer(2, profile.build()));
        assertFalse(rig.order("2"));
    }

    @Test
    @DisplayName("B09.FR.03: a profile that cannot be stored is answered Failed")
    void brokenDisk() {
        rig.station.store().breakDisk("as the test wants");
        assertEquals("Failed InternalError", rig.answer(2, Rig.profile("ws://two", 0).build()));
    }

    @Test
    @DisplayName("B09.FR.05: a slot that the station does not have is Rejected with InvalidConfSlot")
    void unknownSlot() {
        for (int slot : new int[]{0, 4, 999, -1}) {
            assertEquals("Rejected InvalidConfSlot", rig.answer(slot, Rig.profile("ws://two", 0).build()));
        }
    }

    @Test
    @DisplayName("B10.FR.01, B10.FR.02: the order takes filled slots only")
    void order() {
        rig.set(2, Rig.profile("ws://two", 0).build());
        assertTrue(rig.order("2,1"));
        for (String bad : List.of("3", "2,3", "9", "", "1,1", "x")) {
            assertTrue(rig.station.write(Rig.PRIORITY, bad) instanceof WriteResult.Refused, bad);
        }
        assertEquals("2,1", rig.value(Rig.PRIORITY));
    }

    @Test
    @DisplayName("B10.FR.04: a new order counts after the restart, which begins with its first entry; the link stays until then")
    void afterRestart() {
        rig.set(2, Rig.profile("ws://two", 0).build());
        rig.order("2,1");
        rig.station.advance(Duration.ofMinutes(5));
        assertEquals(List.of("one"), rig.tried());
        rig.powerCut();
        assertEquals(List.of("two"), rig.tried());
        assertEquals("2", rig.value(Rig.ACTIVE));
        assertEquals("20", rig.value("OCPPCommCtrlr.MessageTimeout[Default]"));
    }

    @Test
    @DisplayName("B10.FR.07: a new CSMS under whose handshake the process ends is not tried first at the next start: the last good one is, and stays")
    void processEnds() {
        rig.set(2, Rig.profile("ws://two", 0).build());
        rig.order("2,1");
        rig.untilUp();
        rig.accept();
        rig.station.advance(Duration.ofMinutes(5));
        rig.tried();
        rig.network.hanging.add("two");
        rig.powerCut();
        assertEquals(List.of("two"), rig.tried());
        rig.powerCut();
        rig.untilTried(1);
        assertEquals(List.of("one"), rig.tried());
        rig.untilUp();
        assertEquals("1", rig.value(Rig.ACTIVE));
    }

    @Test
    @DisplayName("B10.FR.03, B10.FR.07, B10.FR.08, B10.FR.09: attempts per entry, then the last good one, then all again, without end")
    void attempts() {
        rig.set(2, Rig.profile("ws://two", 0).build());
        rig.set(3, Rig.profile("ws://three", 0).build());
        rig.station.write("OCPPCommCtrlr.NetworkProfileConnectionAttempts", "2");
        rig.order("3,2");
        for (String host : List.of("one", "two", "three")) {
            rig.network.refusing.put(host, Cause.UNREACHABLE);
        }
        rig.powerCut();
        rig.untilTried(14);
        assertEquals(List.of("three", "three", "two", "two", "one", "one", "three", "three", "two", "two", "one", "one", "three", "three"),
                rig.tried());
        rig.network.refusing.remove("one");
        rig.untilUp();
        assertEquals("1", rig.value(Rig.ACTIVE));
    }

    @Test
    @DisplayName("B10.FR.03: after a lost link the lost profile is tried first, then the others; each has its own back-off")
    void linkLost() {
        rig.set(2, Rig.profile("ws://two", 0).build());
        rig.station.write("OCPPCommCtrlr.NetworkProfileConnectionAttempts", "3");
        rig.station.write("OCPPCommCtrlr.RetryBackOffRandomRange", "0");
        rig.order("1,2");
        rig.tried();
        rig.network.refusing.put("one", Cause.UNREACHABLE);
        rig.network.cut();
        Duration from = rig.station.loop().uptime();
        rig.untilUp();
        assertEquals(List.of("one", "one", "one", "two"), rig.tried());
        assertEquals(3 + 6 + 12 + 3, rig.station.loop().uptime().minus(from).toSeconds());
    }

    @Test
    @DisplayName("B10.FR.10: connected with another profile the station registers anew; with the same one it does not")
    void registersAnew() {
        rig.set(2, Rig.profile("ws://two", 0).build());
        rig.station.write("OCPPCommCtrlr.NetworkProfileConnectionAttempts", "1");
        rig.order("1,2");
        rig.accept();
        rig.network.cut();
        rig.untilUp();
        assertTrue(rig.rpc.accepted(), "the same CSMS");
        rig.network.refusing.put("one", Cause.UNREACHABLE);
        rig.network.cut();
        rig.untilUp();
        assertEquals("2", rig.value(Rig.ACTIVE));
        assertEquals(Optional.empty(), rig.rpc.status());
    }

    @Test
    @DisplayName("B10.FR.06: the old CSMS is left before the new one is called")
    void oneAtATime() {
        rig.set(2, Rig.profile("ws://two", 0).build());
        rig.order("2,1");
        rig.rpc.stop();
        assertFalse(rig.network.isOpen());
        rig.powerCut();
        assertEquals("2", rig.value(Rig.ACTIVE));
    }

    @Test
    @DisplayName("B09: the slot in use may be given another content; it counts from the next start, and what worked last is the fall-back")
    void slotInUse() {
        assertEquals("Accepted", rig.answer(1, Rig.profile("ws://typo", 0).build()));
        rig.tried();
        rig.network.cut();
        rig.untilUp();
        assertEquals(List.of("one"), rig.tried());
        rig.network.refusing.put("typo", Cause.UNREACHABLE);
        rig.powerCut();
        rig.untilUp();
        assertEquals(List.of("typo", "typo", "typo", "one"), rig.tried());
    }

    @Test
    @DisplayName("An interface of the station's machine is gone out by; the others are refused")
    void interfaces() {
        Rig mapped = new Rig(new CsmsAddress("ws://one", "CS01", "", 0, List.of(), List.of(),
                Map.of(OCPPInterface.Wired0, CsmsAddress.ANY, OCPPInterface.Wired1, "eth7"), false));
        assertEquals(Optional.empty(), mapped.network.attempts.get(0).networkInterface());
        assertEquals("Accepted", mapped.answer(2, Rig.profile("ws://two", 0).ocppInterface(OCPPInterface.Wired1).build()));
        assertEquals("Rejected InvalidNetworkConf",
                mapped.answer(2, Rig.profile("ws://two", 0).ocppInterface(OCPPInterface.Wired2).build()));
        mapped.order("2");
        mapped.powerCut();
        assertEquals(Optional.of("eth7"), mapped.network.attempts.get(0).networkInterface());
    }

    @Test
    @DisplayName("The configuration fills slot 1 at the first start only; changed by a technician, it counts before all else")
    void seed() {
        rig.set(2, Rig.profile("ws://two", 0).build());
        rig.order("2");
        rig.powerCut();
        assertEquals(List.of("two"), rig.tried());
        rig.address = Rig.at("ws://workshop", 0);
        rig.powerCut();
        assertEquals(List.of("workshop"), rig.tried());
        assertEquals("1", rig.value(Rig.PRIORITY));
        assertEquals("ws://two", rig.value("NetworkConfiguration[2].OcppCsmsUrl"));
    }
}
