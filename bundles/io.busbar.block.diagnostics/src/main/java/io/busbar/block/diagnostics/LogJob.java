package io.busbar.block.diagnostics;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.diagnostics.GetLogRequest;
import io.busbar.ocpp.messages.diagnostics.LogType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A request for a log, stored until its file is with the CSMS or given up.
 *
 * @param location where the file goes, its name included; may hold a password
 * @param triesLeft after the one under way
 * @param triesOrdered whether the CSMS said how many; if not, only what may pass is tried again
 */
@GeneratedBuilder
record LogJob(int requestId, LogType kind, String fileName, String location, Optional<Instant> from, Optional<Instant> to, int triesLeft,
        boolean triesOrdered, int pauseSeconds) {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final int TRIES = 3;
    private static final int PAUSE_SECONDS = 60;
    private static final int LONGEST_PAUSE = 86_400;

    static LogJob of(GetLogRequest request, URI location, Instant now) {
        LogType kind = request.logType() == LogType.SecurityLog ? LogType.SecurityLog : LogType.DiagnosticsLog;
        String name = (kind == LogType.SecurityLog ? "security_" : "diagnostics_") + STAMP.format(now) + ".zip";
        return new LogJob(request.requestId(), kind, name, withName(location, name), Optional.ofNullable(request.log().oldestTimestamp()),
                Optional.ofNullable(request.log().latestTimestamp()), request.retries() == null ? TRIES : request.retries(),
                request.retries() != null,
                request.retryInterval() == null ? PAUSE_SECONDS : Math.min(request.retryInterval(), LONGEST_PAUSE));
    }

    /** A folder gets the file's name; an address of HTTP that ends in no slash may be any, and is used as it is. */
    private static String withName(URI location, String name) {
        String path = Optional.ofNullable(location.getRawPath()).orElse("");
        boolean web = location.getScheme().toLowerCase(Locale.ROOT).startsWith("http");
        if (web ? !path.isEmpty() && !path.endsWith("/") : path.matches(".*/[^/]+\\.[^/.]+")) {
            return location.toString();
        }
        String before = location.getScheme() + "://" + location.getRawAuthority() + path + (path.endsWith("/") ? "" : "/") + name;
        return before + (location.getRawQuery() == null ? "" : "?" + location.getRawQuery());
    }

    LogJob withOneTryLess() {
        return new LogJobBuilder(this).triesLeft(triesLeft - 1).build();
    }

    Duration pause() {
        return Duration.ofSeconds(Math.max(1, pauseSeconds));
    }

    /** Without the location, which may hold a password. */
    @Override
    public String toString() {
        return "log request " + requestId;
    }
}
