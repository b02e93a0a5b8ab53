package io.busbar.block.firmware;

import io.busbar.ocpp.messages.firmware.Firmware;
import io.busbar.ocpp.messages.firmware.FirmwareStatus;
import io.busbar.ocpp.messages.firmware.UpdateFirmwareRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One UpdateFirmware request and what became of it, as stored.
 *
 * @param number counts the requests of this station; requestIds may come again
 * @param triesLeft downloads that may still fail before the request fails
 * @param triesOrdered whether the CSMS said how often to try
 * @param told the last status that the CSMS was told, or will be
 * @param updatesBefore id of the last update when this one was given to who installs
 */
record Job(long number, int requestId, String location, Instant retrieveAt, Optional<Instant> installAt, Optional<String> certificate,
        Optional<String> signature, int triesLeft, boolean triesOrdered, Duration pause, Step step, Optional<FirmwareStatus> told,
        long updatesBefore) {

    static Job of(long number, UpdateFirmwareRequest request, Settings settings) {
        Firmware firmware = request.firmware();
        int retries = request.retries() == null ? settings.retries() : Math.max(0, request.retries());
        Duration pause = request.retryInterval() == null
                ? settings.retryInterval()
                : Duration.ofSeconds(Math.max(0, request.retryInterval()));
        return new Job(number, request.requestId(), firmware.location(), firmware.retrieveDateTime(),
                Optional.ofNullable(firmware.installDateTime()), given(firmware.signingCertificate()), given(firmware.signature()), retries,
                request.retries() != null, pause, Step.RETRIEVE, Optional.empty(), 0);
    }

    static Optional<String> given(String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }

    boolean ongoing() {
        return step != Step.ENDED;
    }

    boolean wasTold(FirmwareStatus status) {
        return told.equals(Optional.of(status));
    }

    /** For the history of updates. */
    String who() {
        return "CSMS request " + requestId;
    }

    Job at(Step next) {
        return new Job(number, requestId, location, retrieveAt, installAt, certificate, signature, triesLeft, triesOrdered, pause, next,
                told,
                updatesBefore);
    }

    Job telling(FirmwareStatus status) {
        return new Job(number, requestId, location, retrieveAt, installAt, certificate, signature, triesLeft, triesOrdered, pause, step,
                Optional.of(status), updatesBefore);
    }

    Job withOneTryLess() {
        return new Job(number, requestId, location, retrieveAt, installAt, certificate, signature, triesLeft - 1, triesOrdered, pause, step,
                told, updatesBefore);
    }

    Job after(long update) {
        return new Job(number, requestId, location, retrieveAt, installAt, certificate, signature, triesLeft, triesOrdered, pause, step,
                told,
                update);
    }
}
