package io.busbar.block.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.diagnostics.CustomerInformationRequest;
import io.busbar.ocpp.messages.diagnostics.CustomerInformationStatus;
import io.busbar.ocpp.messages.diagnostics.NotifyCustomerInformationRequest;
import io.busbar.ocpp.messages.diagnostics.NotifyCustomerInformationResponse;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.station.api.record.CustomerData;
import io.busbar.station.api.record.CustomerQuery;
import io.busbar.testkit.TestStation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.util.promise.Promise;

class CustomerInformationTest {

    private static final IdToken TOKEN = new IdToken("04A1", "ISO14443");

    private TestStation station;
    private Keeper keeper;
    private CustomerInformation block;

    private final class Keeper implements CustomerData {

        private final List<String> lines = new ArrayList<>();

        @Override
        public List<String> report(CustomerQuery query) {
            return query.idToken().filter(TOKEN::equals).isPresent() ? List.copyOf(lines) : List.of();
        }

        @Override
        public Promise<Void> clear(CustomerQuery query) {
            if (query.idToken().filter(TOKEN::equals).isPresent()) {
                lines.clear();
            }
            return station.loop().resolved(null);
        }
    }

    @BeforeEach
    void start() {
        keeper = new Keeper();
        live(new TestStation());
    }

    private void live(TestStation life) {
        station = life;
        station.csms().answer(NotifyCustomerInformationRequest.class, request -> new NotifyCustomerInformationResponse(null));
        block = new CustomerInformation(station.loop(), station.csms(), station.store(), new Memory(station.store()));
        block.addKeeper(keeper);
        station.listen("diagnostics.customer", block);
        station.settle();
    }

    private CustomerInformationStatus ask(boolean report, boolean clear, IdToken token, String identifier) {
        CustomerInformationStatus status = station
                .get(block.handle(new CustomerInformationRequest(5, report, clear, null, token, identifier, null))).status();
        station.settle();
        return status;
    }

    private List<NotifyCustomerInformationRequest> told() {
        return station.csms().requests(NotifyCustomerInformationRequest.class);
    }

    @Test
    @DisplayName("B02.FR.02, N09.FR.02: a report that is asked for while the station is pending is told when it is accepted")
    void pending() {
        keeper.lines.add("a line");
        station.registration().update(RegistrationStatus.Pending);
        assertEquals(CustomerInformationStatus.Accepted, ask(true, false, TOKEN, null));
        assertEquals(List.of(), told());
        station.registration().update(RegistrationStatus.Accepted);
        station.settle();
        assertEquals(List.of("a line"), told().stream().map(NotifyCustomerInformationRequest::data).toList());
    }

    @Test
    @DisplayName("N09.FR.02, N09.FR.05: what is held is reported, in parts that fit, each with its number")
    void report() {
        IntStream.range(0, 20).forEach(i -> keeper.lines.add("line " + i + " " + "x".repeat(60)));
        keeper.lines.add("y".repeat(1100));
        assertEquals(CustomerInformationStatus.Accepted, ask(true, false, TOKEN, null));
        assertTrue(told().size() > 3);
        for (int i = 0; i < told().size(); i++) {
            assertEquals(i, told().get(i).seqNo());
            assertEquals(5, told().get(i).requestId());
            assertEquals(i < told().size() - 1, told().get(i).tbc());
            assertTrue(told().get(i).data().length() <= 512);
        }
        String all = told().stream().map(NotifyCustomerInformationRequest::data).collect(Collectors.joining());
        assertEquals(String.join("", keeper.lines), all.replace("\n", ""));
        assertEquals(21, keeper.lines.size());
    }

    @Test
    @DisplayName("N09.FR.06, N10.FR.04: one message says that there is nothing")
    void nothing() {
        assertEquals(CustomerInformationStatus.Accepted, ask(true, false, TOKEN, null));
        assertEquals(CustomerInformationStatus.Accepted, ask(true, true, null, "somebody"));
        assertEquals(List.of("No data of this customer.", "No data of this customer."),
                told().stream().map(NotifyCustomerInformationRequest::data).toList());
    }

    @Test
    @DisplayName("N10.FR.01, N10.FR.03: cleared and reported, what was there is told and gone")
    void clearAndReport() {
        keeper.lines.add("seen yesterday");
        assertEquals(CustomerInformationStatus.Accepted, ask(true, true, TOKEN, null));
        assertEquals("seen yesterday", told().get(0).data());
        assertEquals(List.of(), keeper.lines);
    }

    @Test
    @DisplayName("N10.FR.06: cleared without a report, one message says so and holds nothing of it")
    void clearOnly() {
        keeper.lines.add("seen yesterday");
        assertEquals(CustomerInformationStatus.Accepted, ask(false, true, TOKEN, null));
        assertEquals(List.of("The data of this customer was cleared."),
                told().stream().map(NotifyCustomerInformationRequest::data).toList());
        assertEquals(List.of(), keeper.lines);
    }

    @Test
    @DisplayName("N09.FR.07, N10.FR.07: neither reported nor cleared is Rejected")
    void neither() {
        assertEquals(CustomerInformationStatus.Rejected, ask(false, false, TOKEN, null));
        assertEquals(0, told().size());
    }

    @Test
    @DisplayName("N09.FR.09: no reference to a customer, or two, is Invalid")
    void references() {
        assertEquals(CustomerInformationStatus.Invalid, ask(true, false, null, null));
        assertEquals(CustomerInformationStatus.Invalid, ask(true, true, TOKEN, "somebody"));
        assertEquals(0, told().size());
    }

    @Test
    @DisplayName("N09.FR.03, N10.FR.05: more than can be kept for a CSMS that is away is Rejected; what was taken is told later")
    void tooMany() {
        station.csms().link(false);
        for (int i = 0; i < 4; i++) {
            assertEquals(CustomerInformationStatus.Accepted, ask(true, false, TOKEN, null));
        }
        assertEquals(CustomerInformationStatus.Rejected, ask(true, true, TOKEN, null));
        station.csms().link(true);
        station.settle();
        assertEquals(4, told().size());
    }

    @Test
    @DisplayName("N10.FR.03: what was cleared and not yet told survives a power cut")
    void powerCut() {
        keeper.lines.add("seen yesterday");
        station.csms().link(false);
        ask(true, true, TOKEN, null);
        live(station.powerCut());
        assertEquals(List.of("seen yesterday"), told().stream().map(NotifyCustomerInformationRequest::data).toList());
        live(station.powerCut());
        assertEquals(List.of(), told());
    }
}
