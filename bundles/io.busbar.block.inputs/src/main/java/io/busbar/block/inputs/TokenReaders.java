package io.busbar.block.inputs;

import io.busbar.driver.api.token.ReaderToken;
import io.busbar.driver.api.token.TokenListener;
import io.busbar.driver.api.token.TokenReader;
import io.busbar.ocpp.messages.common.AdditionalInfo;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.station.api.driver.DriverBinder;
import io.busbar.station.api.driver.LoopGate;
import io.busbar.station.api.event.StationEvent.TokenPresented;
import io.busbar.station.api.event.StationEvents;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.token.TokenRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes what token readers read as events, as far as OCPP can carry it, and not without end. */
@Component(service = {})
public final class TokenReaders {

    private static final Logger LOG = LoggerFactory.getLogger(TokenReaders.class);

    private final StationLoop loop;
    private final StationEvents events;
    private final DriverBinder<TokenReader> readers;

    @Activate
    public TokenReaders(@Reference StationLoop loop, @Reference StationEvents events) {
        this.loop = loop;
        this.events = events;
        readers = new DriverBinder<>(loop, this::connect);
    }

    /** @param properties of its service */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addReader(TokenReader reader, Map<String, Object> properties) {
        readers.add(reader, properties);
    }

    public void removeReader(TokenReader reader, Map<String, Object> properties) {
        readers.remove(reader, properties);
    }

    private Runnable connect(OptionalInt evseId, TokenReader reader, LoopGate gate) {
        TokenLimit limit = new TokenLimit(loop, "the token reader" + InputLimit.at(evseId));
        TokenListener listener = token -> gate.run(() -> presented(evseId, token, limit));
        reader.connect(listener);
        return () -> reader.disconnect(listener);
    }

    private void presented(OptionalInt evseId, ReaderToken token, TokenLimit limit) {
        if (!limit.counts(token)) {
            return;
        }
        Optional<IdToken> reportable = idToken(token).flatMap(TokenRules::reportable);
        if (reportable.isEmpty()) {
            LOG.warn(
                    "the token reader{} reports a token that OCPP cannot carry (1 to 36 printable characters, a type of OCPP's); it is ignored",
                    InputLimit.at(evseId));
        } else {
            events.publish(new TokenPresented(loop.now(), evseId, reportable.get()));
        }
    }

    private static Optional<IdToken> idToken(ReaderToken token) {
        if (token == null || token.type() == null) {
            return Optional.empty();
        }
        List<AdditionalInfo> additional = token.additional().stream().map(one -> new AdditionalInfo(one.value(), one.type())).toList();
        return Optional.of(new IdToken(token.value(), token.type().wire(), additional.isEmpty() ? null : additional));
    }
}
