package io.busbar.testkit;

import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.provisioning.BootReason;
import io.busbar.station.core.StationSettings;
import io.busbar.testkit.core.CoreStation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A whole station for a block's tests, with a CSMS in the test's hand; see the README of this bundle. */
public final class TestStation extends CoreStation {

    private final FakeRegistration registration;
    private final FakeCsms csms;
    private final FakeOutbox outbox;

    public TestStation() {
        this(StationSettings.of("Busbar", "Test"));
    }

    public TestStation(StationSettings settings) {
        this(Life.first(settings), new HashMap<>());
    }

    private TestStation(Life life, Map<String, Request<?>> queued) {
        super(life);
        registration = new FakeRegistration(loop(), events());
        csms = new FakeCsms(loop(), events(), registration);
        jobs().accepted(Duration.ZERO);
        settle();
        outbox = new FakeOutbox(store(), queued);
    }

    public FakeCsms csms() {
        return csms;
    }

    public FakeOutbox outbox() {
        return outbox;
    }

    public FakeRegistration registration() {
        return registration;
    }

    @Override
    public TestStation powerCut() {
        return new TestStation(nextLife(), outbox.known());
    }

    @Override
    public TestStation restarted(BootReason cause) {
        return (TestStation) super.restarted(cause);
    }
}
