package io.busbar.station.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.provisioning.BootReason;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.station.api.control.DurableJobs.Begin;
import io.busbar.station.api.event.StationEvent.RegistrationChanged;
import io.busbar.testkit.core.CoreStation;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.util.promise.Promise;

/** A power cut here is what the end of the process is: nobody could do anything before it. */
class JobMarksTest {

    private CoreStation station = new CoreStation();

    private Begin begin(String job, int forgiven) {
        return station.get(station.jobs().begin(job, forgiven));
    }

    private void processEnds() {
        station = station.powerCut();
    }

    @Test
    @DisplayName("A job under which the process ended is a failed try, each time anew, and no job of another name is")
    void ended() {
        assertEquals(Begin.BEGUN, begin("log", 0));
        processEnds();
        assertEquals(Begin.BEGUN, begin("firmware", 0));
        assertEquals(Begin.PROCESS_ENDED, begin("log", 0));
        assertEquals(Begin.BEGUN, begin("log", 0));
        processEnds();
        assertEquals(Begin.PROCESS_ENDED, begin("log", 0));
        processEnds();
        assertEquals(Begin.BEGUN, begin("log", 0));
        assertEquals(Begin.PROCESS_ENDED, begin("firmware", 0));
    }

    @Test
    @DisplayName("What ended, what waits, and what a process lived with for a minute is no failed try")
    void proven() {
        begin("ended", 0);
        station.jobs().end("ended");
        begin("again", 0);
        begin("again", 0);
        station.jobs().end("again");
        begin("proven", 0);
        station.advance(Duration.ofSeconds(61));
        begin("restarted", 0);
        begin("short", 0);
        station.jobs().end("no such job");
        station.settle();
        processEnds();
        for (String job : new String[]{"ended", "again", "proven"}) {
            assertEquals(Begin.BEGUN, begin(job, 0), job);
        }
        assertEquals(Begin.PROCESS_ENDED, begin("short", 0));
    }

    @Test
    @DisplayName("An orderly restart is no failed try")
    void restart() {
        begin("log", 0);
        station = station.restarted(BootReason.RemoteReset);
        assertEquals(Begin.BEGUN, begin("log", 0));
    }

    @Test
    @DisplayName("What is costly to try again forgives so many power cuts in a row, and a minute of life begins the count anew")
    void forgiven() {
        begin("install", 1);
        processEnds();
        assertEquals(Begin.BEGUN, begin("install", 1));
        assertEquals(Begin.BEGUN, begin("install", 1));
        processEnds();
        assertEquals(Begin.PROCESS_ENDED, begin("install", 1));
        begin("install", 1);
        processEnds();
        assertEquals(Begin.BEGUN, begin("install", 1));
        station.advance(Duration.ofSeconds(61));
        begin("install", 1);
        processEnds();
        assertEquals(Begin.BEGUN, begin("install", 1));
    }

    @Test
    @DisplayName("Jobs go on when the CSMS has accepted the station and has had its say, at once later on, not for a station that is pending")
    void resume() {
        Promise<Void> early = station.jobs().mayResume();
        station.events().publish(new RegistrationChanged(station.loop().now(), RegistrationStatus.Pending));
        station.advance(Duration.ofMinutes(10));
        assertFalse(early.isDone());
        station.events().publish(new RegistrationChanged(station.loop().now(), RegistrationStatus.Accepted));
        station.advance(Duration.ofSeconds(5));
        assertFalse(early.isDone());
        station.advance(Duration.ofSeconds(6));
        assertTrue(early.isDone());
        assertTrue(station.jobs().mayResume().isDone());
        processEnds();
        assertFalse(station.jobs().mayResume().isDone());
    }
}
