package io.busbar.block.localauthlist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.localauthlist.AuthorizationData;
import io.busbar.ocpp.messages.localauthlist.GetLocalListVersionRequest;
import io.busbar.ocpp.messages.localauthlist.SendLocalListRequest;
import io.busbar.ocpp.messages.localauthlist.SendLocalListResponse;
import io.busbar.ocpp.messages.localauthlist.SendLocalListStatus;
import io.busbar.ocpp.messages.localauthlist.UpdateType;
import io.busbar.station.api.record.CustomerQuery;
import io.busbar.testkit.TestStation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.util.promise.Promise;

class LocalListTest {

    private TestStation station;
    private LocalList list;
    private SendLocalList send;

    @BeforeEach
    void start() {
        live(new TestStation());
    }

    private void live(TestStation life) {
        station = life;
        list = new LocalList(station.loop(), station.clock(), station.store(), station.model());
        send = new SendLocalList(station.loop(), list);
        station.settle();
    }

    private static IdToken token(String uid) {
        return new IdToken(uid, "ISO14443");
    }

    private static AuthorizationData entry(String uid, AuthorizationStatus status) {
        return new AuthorizationData(token(uid), IdTokenInfo.builder().status(status).build(), null);
    }

    private static AuthorizationData accepted(String uid) {
        return entry(uid, AuthorizationStatus.Accepted);
    }

    private SendLocalListResponse sent(int version, UpdateType type, List<AuthorizationData> entries) {
        return station.get(send.handle(new SendLocalListRequest(version, type, entries, null)));
    }

    private SendLocalListStatus full(int version, AuthorizationData... entries) {
        return sent(version, UpdateType.Full, List.of(entries)).status();
    }

    private SendLocalListStatus differential(int version, AuthorizationData... entries) {
        return sent(version, UpdateType.Differential, List.of(entries)).status();
    }

    private int version() {
        return station.get(new GetLocalListVersion(station.loop(), list).handle(new GetLocalListVersionRequest())).versionNumber();
    }

    private Optional<AuthorizationStatus> status(String uid) {
        return list.find(token(uid)).map(known -> known.info().status());
    }

    private String entries() {
        return station.value("LocalAuthListCtrlr.Entries");
    }

    @Test
    @DisplayName("D01.FR.02, D01.FR.15, D02.FR.01: a full list replaces the list and its version, an older version too")
    void full() {
        assertEquals(SendLocalListStatus.Accepted, full(7, accepted("A"), entry("B", AuthorizationStatus.Blocked)));
        assertEquals(7, version());
        assertEquals(Optional.of(AuthorizationStatus.Blocked), status("b"));
        assertEquals(SendLocalListStatus.Accepted, full(3, accepted("C")));
        assertEquals(3, version());
        assertEquals(Optional.empty(), status("A"));
        assertEquals(Optional.of(AuthorizationStatus.Accepted), status("C"));
        assertEquals(Optional.empty(), list.find(new IdToken("C", "ISO15693")).map(known -> known.info().status()));
    }

    @Test
    @DisplayName("D01.FR.04: a full list without entries empties the list and sets the version")
    void emptied() {
        full(1, accepted("A"));
        assertEquals(SendLocalListStatus.Accepted, sent(2, UpdateType.Full, null).status());
        assertEquals("0", entries());
        assertEquals(Optional.empty(), status("A"));
        assertEquals(2, version());
    }

    @Test
    @DisplayName("D01.FR.05: a differential without entries changes the version alone")
    void nothing() {
        full(1, accepted("A"));
        assertEquals(SendLocalListStatus.Accepted, sent(2, UpdateType.Differential, null).status());
        assertEquals(SendLocalListStatus.Accepted, differential(3));
        assertEquals(Optional.of(AuthorizationStatus.Accepted), status("A"));
        assertEquals("1", entries());
        assertEquals(3, version());
    }

    @Test
    @DisplayName("D01.FR.16, D01.FR.17: a differential adds, updates and removes, and sets the version")
    void differential() {
        full(1, accepted("A"), accepted("B"));
        assertEquals(SendLocalListStatus.Accepted,
                differential(2, entry("A", AuthorizationStatus.Expired), accepted("C"), new AuthorizationData(token("b")),
                        new AuthorizationData(token("NEVER"))));
        assertEquals(2, version());
        assertEquals(Optional.of(AuthorizationStatus.Expired), status("A"));
        assertEquals(Optional.empty(), status("B"));
        assertEquals(Optional.of(AuthorizationStatus.Accepted), status("C"));
        assertEquals("2", entries());
    }

    @Test
    @DisplayName("D01.FR.19: a differential that is not newer is a VersionMismatch and changes nothing")
    void mismatch() {
        full(5, accepted("A"));
        assertEquals(SendLocalListStatus.VersionMismatch, differential(5, accepted("B")));
        assertEquals(SendLocalListStatus.VersionMismatch, differential(4, new AuthorizationData(token("A"))));
        assertEquals(5, version());
        assertEquals("1", entries());
        assertEquals(Optional.of(AuthorizationStatus.Accepted), status("A"));
    }

    @Test
    @DisplayName("D01.FR.02, D01.FR.06, D01.FR.18: what is wrong is refused as a whole, with its reason")
    void refused() {
        full(5, accepted("A"));
        for (SendLocalListResponse response : List.of(sent(0, UpdateType.Full, List.of()), sent(-1, UpdateType.Full, List.of()),
                sent(6, UpdateType.Full, List.of(accepted("X"), accepted("x"))),
                sent(6, UpdateType.Differential, List.of(accepted("X"), new AuthorizationData(token("X")))),
                sent(6, UpdateType.Full, List.of(accepted("X"), new AuthorizationData(token("Y")))))) {
            assertEquals(SendLocalListStatus.Failed, response.status());
            assertTrue(response.statusInfo().reasonCode().matches("InvalidValue|MissingParam"));
        }
        assertEquals(5, version());
        assertEquals("1", entries());
    }

    @Test
    @DisplayName("D01.FR.11: more entries than ItemsPerMessage are refused, as many are taken")
    void itemsPerMessage() {
        int most = Integer.parseInt(station.value("LocalAuthListCtrlr.ItemsPerMessage"));
        SendLocalListResponse response = sent(1, UpdateType.Full, many(0, most + 1));
        assertEquals(SendLocalListStatus.Failed, response.status());
        assertEquals("TooManyElements", response.statusInfo().reasonCode());
        assertEquals(0, version());
        assertEquals(SendLocalListStatus.Accepted, sent(1, UpdateType.Full, many(0, most)).status());
        assertTrue(Integer.parseInt(station.value("LocalAuthListCtrlr.BytesPerMessage")) > most * 200);
    }

    @Test
    @DisplayName("D01.FR.12: Entries tells how many there are and how many there can be; more are refused and change nothing")
    void capacity() {
        int most = station.variables().read(TestStation.id("LocalAuthListCtrlr.Entries")).orElseThrow().spec().max().stream()
                .mapToInt(max -> (int) max).findFirst().orElseThrow();
        int number = 0;
        sent(1, UpdateType.Full, null);
        for (int version = 2; number < most; version++, number += 500) {
            assertEquals(SendLocalListStatus.Accepted, sent(version, UpdateType.Differential, many(number, 500)).status());
        }
        assertEquals(Integer.toString(most), entries());
        assertEquals(Integer.toString(most * 512), station.value("LocalAuthListCtrlr.Storage"));
        SendLocalListResponse response = sent(1000, UpdateType.Differential, many(number, 1));
        assertEquals("OutOfStorage", response.statusInfo().reasonCode());
        assertEquals(Integer.toString(most), entries());
        List<AuthorizationData> swap = new ArrayList<>(many(number, 1));
        swap.add(new AuthorizationData(token("CARD0")));
        assertEquals(SendLocalListStatus.Accepted, sent(1000, UpdateType.Differential, swap).status());
        assertEquals(Integer.toString(most), entries());
    }

    private static List<AuthorizationData> many(int from, int number) {
        List<AuthorizationData> entries = new ArrayList<>();
        for (int i = from; i < from + number; i++) {
            entries.add(accepted("CARD" + i));
        }
        return entries;
    }

    @Test
    @DisplayName("D01.FR.10, D01.FR.01: list and version outlive a power cut after the answer; one before it leaves the old ones, whole")
    void powerCut() {
        full(4, accepted("A"));
        live(station.powerCut());
        assertEquals(4, version());
        assertEquals(Optional.of(AuthorizationStatus.Accepted), status("A"));
        send.handle(new SendLocalListRequest(5, UpdateType.Full, List.of(accepted("B")), null));
        live(station.powerCut());
        boolean taken = version() == 5;
        assertEquals(taken ? Optional.empty() : Optional.of(AuthorizationStatus.Accepted), status("A"));
        assertEquals(taken ? Optional.of(AuthorizationStatus.Accepted) : Optional.empty(), status("B"));
    }

    @Test
    @DisplayName("D02.FR.02: before the first list the version is 0; an emptied list has its version")
    void none() {
        assertEquals(0, version());
        full(9);
        assertEquals(9, version());
    }

    @Test
    @DisplayName("D01.FR.13, D02.FR.03: switched off, the list is kept but not used, its version is 0, and updates are refused")
    void switchedOff() {
        full(4, accepted("A"));
        station.write("LocalAuthListCtrlr.Enabled", "false");
        assertEquals(0, version());
        assertEquals(Optional.empty(), status("A"));
        SendLocalListResponse response = sent(5, UpdateType.Full, List.of());
        assertEquals(SendLocalListStatus.Failed, response.status());
        assertEquals("NotEnabled", response.statusInfo().reasonCode());
        station.write("LocalAuthListCtrlr.Enabled", "true");
        assertEquals(4, version());
        assertEquals(Optional.of(AuthorizationStatus.Accepted), status("A"));
    }

    @Test
    @DisplayName("C14.FR.05, C13.FR.05: an entry counts until its cacheExpiryDateTime, then as expired")
    void expiry() {
        Instant end = station.loop().now().plus(Duration.ofHours(1));
        sent(1, UpdateType.Full, List.of(new AuthorizationData(token("A"),
                IdTokenInfo.builder().status(AuthorizationStatus.Accepted).cacheExpiryDateTime(end).build(), null), accepted("B")));
        station.write("LocalAuthListCtrlr.DisablePostAuthorize", "true");
        assertEquals("true", station.value("LocalAuthListCtrlr.SupportsExpiryDateTime"));
        station.advance(Duration.ofMinutes(59));
        assertEquals(Optional.of(AuthorizationStatus.Accepted), status("A"));
        station.advance(Duration.ofMinutes(2));
        assertEquals(Optional.of(AuthorizationStatus.Expired), status("A"));
        assertTrue(list.find(token("A")).orElseThrow().askAgain());
        assertEquals(Optional.of(AuthorizationStatus.Accepted), status("B"));
    }

    @Test
    @DisplayName("DisablePostAuthorize: the CSMS is not asked again for what the list refuses")
    void postAuthorize() {
        full(1, entry("A", AuthorizationStatus.Blocked));
        assertTrue(list.find(token("A")).orElseThrow().askAgain());
        station.write("LocalAuthListCtrlr.DisablePostAuthorize", "true");
        assertFalse(list.find(token("A")).orElseThrow().askAgain());
    }

    @Test
    @DisplayName("D01.FR.09, N10.FR.03: the list tells of a customer, and leaves it to the CSMS to take him off")
    void customer() {
        full(1, accepted("A"));
        CustomerQuery query = new CustomerQuery(Optional.empty(), Optional.of(token("a")), Optional.empty());
        assertEquals(1, list.report(query).size());
        assertTrue(list.report(query).get(0).contains("Accepted"));
        station.get(list.clear(query));
        assertEquals(1, list.report(query).size());
        assertEquals(1, version());
        assertEquals(List.of(), list.report(new CustomerQuery(Optional.of("A"), Optional.empty(), Optional.empty())));
    }

    @Test
    @DisplayName("Updates that come at once are made one after the other; ten thousand tokens come in parts and are all known")
    void oneAfterTheOther() {
        List<Promise<SendLocalListResponse>> answers = new ArrayList<>();
        for (int part = 0; part < 20; part++) {
            answers.add(send.handle(new SendLocalListRequest(part + 1, part == 0 ? UpdateType.Full : UpdateType.Differential,
                    many(part * 500, 500), null)));
        }
        answers.forEach(answer -> assertEquals(SendLocalListStatus.Accepted, station.get(answer).status()));
        assertEquals("10000", entries());
        assertEquals(20, version());
        for (int i = 0; i < 10_000; i++) {
            assertTrue(list.find(token("CARD" + i)).isPresent());
        }
    }
}
