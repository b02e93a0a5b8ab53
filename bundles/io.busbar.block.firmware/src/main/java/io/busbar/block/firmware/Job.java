package io.busbar.block.firmware;

import io.busbar.builders.GeneratedBuilder;
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
@GeneratedBuilder
record Job(long number, int requestId, String location, Instant retrieveAt, Optional<Instant> installAt, Optional<String> certificate,
        Optional<String> signature, int triesLeft, boolean triesOrdered, Duration pause, Step step, Optional<FirmwareStatus> told,
        long updatesBefore) {

    static Job of(long number, UpdateFirmwareRequest request, Settings settings) {
        Firmware firmware = request.firmware();
        int retries = request.retries() == null ? settings.retries() : Math.max(0, request.retries());
        Duration pause = request.retryInterval() == null
                ? settings.retryInterval()
                : Duration.ofSeconds(Math.max(0, request.retryInterval()));
        return new JobBuilder().number(number).requestId(request.requestId()).location(firmware.location())
                .retrieveAt(firmware.retrieveDateTime()).installAt(Optional.ofNullable(firmware.installDateTime()))
                .certificate(given(firmware.signingCertificate())).signature(given(firmware.signature())).triesLeft(retries)
                .triesOrdered(request.retries() != null).pause(pause).step(Step.RETRIEVE).told(Optional.empty()).updatesBefore(0).build();
    }

    private JobBuilder toBuilder() {
        return new JobBuilder(this);
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
        return toBuilder().step(next).build();
    }

    Job telling(FirmwareStatus status) {
        return toBuilder().told(Optional.of(status)).build();
    }

    Job withOneTryLess() {
        return toBuilder().triesLeft(triesLeft - 1).build();
    }

    Job after(long update) {
        return toBuilder().updatesBefore(update).build();
    }
}
