package io.busbar.transfer.http;

import io.busbar.transfer.api.TransferException;
import io.busbar.transfer.api.TransferFailure;
import io.busbar.transfer.core.PartialFile;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes one answer: looks at its head, writes its body into the file, one buffer after the other. On the client's threads, and stopped from others. */
final class Reception implements HttpResponse.BodySubscriber<Path> {

    private volatile Optional<String> location = Optional.empty();
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    /** A file that was changed so shortly before may be changed again within the same second. */
    private static final Duration OLD_ENOUGH = Duration.ofMinutes(1);

    private final PartialFile file;
    private final long maxBytes;
    private final CompletableFuture<Path> body = new CompletableFuture<>();
    private Optional<TransferException> failure = Optional.empty();
    private Flow.Subscription subscription;
    private boolean stopped;
    private volatile long bytes;
    private volatile int status;

    Reception(PartialFile file, long maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
        bytes = file.size();
    }

    /** Of the file, earlier ones too. */
    long bytes() {
        return bytes;
    }

    /** Whether an answer came. */
    boolean hasBegun() {
        return status != 0;
    }

    /** Of the answer; 0 before it. */
    int status() {
        return status;
    }

    synchronized Optional<TransferException> failure() {
        return failure;
    }

    /** Nothing is written any more after this. @return whether that is news */
    synchronized boolean stop() {
        if (stopped) {
            return false;
        }
        stopped = true;
        if (subscription != null) {
            subscription.cancel();
        }
        try {
            file.close();
        } catch (IOException e) {
            failure = failure.or(() -> Optional.of(Failures.storage(e)));
        }
        return true;
    }

    // ---- the head

    /** Where the server sends the client instead. */
    Optional<String> location() {
        return location;
    }

    HttpResponse.BodySubscriber<Path> bodyOf(HttpResponse.ResponseInfo head) {
        status = head.statusCode();
        location = head.headers().firstValue("Location");
        try {
            look(head.headers());
        } catch (TransferException e) {
            fail(e);
        } catch (IOException e) {
            fail(Failures.storage(e));
        }
        return this;
    }

    private synchronized void look(HttpHeaders headers) throws TransferException, IOException {
        if (stopped) {
            return;
        }
        switch (status) {
            case 200 -> file.restart(validator(headers));
            case 206 -> checkRange(headers);
            case 416 -> {
                file.restart(Optional.empty());
                throw Failures.status(status);
            }
            default -> throw Failures.status(status);
        }
        bytes = file.size();
        OptionalLong length = headers.firstValueAsLong("Content-Length");
        if (length.isPresent()) {
            checkLength(length.getAsLong());
        }
    }

    private void checkRange(HttpHeaders headers) throws TransferException, IOException {
        Matcher range = CONTENT_RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
        Optional<String> now = validator(headers);
        if (!range.matches() || Long.parseLong(range.group(1)) != file.size() || now.isPresent() && !now.equals(file.validator())) {
            file.restart(Optional.empty());
            throw new TransferException(TransferFailure.BROKEN_OFF, "the server went on with another part or another file");
        }
    }

    private void checkLength(long more) throws TransferException, IOException {
        if (more > maxBytes - file.size()) {
            throw tooLarge();
        }
        if (more > file.spaceLeft()) {
            throw new TransferException(TransferFailure.STORAGE, "no space for " + more + " bytes");
        }
    }

    private TransferException tooLarge() throws IOException {
        file.discard();
        return new TransferException(TransferFailure.TOO_LARGE, "the file is longer than " + maxBytes + " bytes");
    }

    /** What If-Range takes (RFC 9110, 13.1.5): a strong entity tag, or a date of change that is a while ago. */
    private static Optional<String> validator(HttpHeaders headers) {
        Optional<String> tag = headers.firstValue("ETag");
        if (tag.isPresent()) {
            return tag.filter(text -> text.startsWith("\"") && text.chars().noneMatch(Character::isISOControl));
        }
        Optional<String> changed = headers.firstValue("Last-Modified");
        Optional<Instant> now = headers.firstValue("Date").flatMap(Reception::date);
        return changed
                .filter(text -> date(text).filter(then -> now.filter(n -> then.plus(OLD_ENOUGH).isBefore(n)).isPresent()).isPresent());
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    // ---- the body

    @Override
    public CompletionStage<Path> getBody() {
        return body;
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription now) {
        subscription = now;
        if (stopped || failure.isPresent()) {
            now.cancel();
        } else {
            now.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        try {
            write(buffers);
        } catch (TransferException e) {
            fail(e);
        } catch (IOException e) {
            fail(Failures.storage(e));
        }
    }

    private synchronized void write(List<ByteBuffer> buffers) throws TransferException, IOException {
        if (stopped || failure.isPresent()) {
            return;
        }
        for (ByteBuffer buffer : buffers) {
            if (buffer.remaining() > maxBytes - file.size()) {
                throw tooLarge();
            }
            file.write(buffer);
            bytes = file.size();
        }
        subscription.request(1);
    }

    @Override
    public synchronized void onComplete() {
        if (stopped || failure.isPresent()) {
            return;
        }
        try {
            body.complete(file.complete());
        } catch (IOException e) {
            fail(Failures.storage(e));
        }
    }

    @Override
    public void onError(Throwable broken) {
        body.completeExceptionally(broken);
    }

    private synchronized void fail(TransferException why) {
        failure = failure.or(() -> Optional.of(why));
        if (subscription != null) {
            subscription.cancel();
        }
        body.completeExceptionally(why);
    }
}
