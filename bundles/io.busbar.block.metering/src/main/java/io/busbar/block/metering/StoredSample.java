package io.busbar.block.metering;

import io.busbar.ocpp.messages.common.Location;
import io.busbar.ocpp.messages.common.Measurand;
import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.common.Phase;
import io.busbar.ocpp.messages.common.ReadingContext;
import io.busbar.ocpp.messages.common.SampledValue;
import io.busbar.ocpp.messages.common.SignedMeterValue;
import io.busbar.ocpp.messages.common.UnitOfMeasure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A sample for the Ended event, as it is kept. */
record StoredSample(Instant at, List<Value> values) {

    record Value(double value, Measurand measurand, ReadingContext context, Optional<Phase> phase, Location location,
            Optional<String> unit, Optional<Signed> signed) {}

    record Signed(String data, String encodingMethod, String signingMethod, String publicKey) {}

    static StoredSample of(MeterValue value) {
        return new StoredSample(value.timestamp(), value.sampledValue().stream().map(StoredSample::of).toList());
    }

    private static Value of(SampledValue v) {
        return new Value(v.value(), v.measurand(), v.context(), Optional.ofNullable(v.phase()), v.location(),
                Optional.ofNullable(v.unitOfMeasure()).map(UnitOfMeasure::unit), Optional.ofNullable(v.signedMeterValue())
                        .map(s -> new Signed(s.signedMeterData(), s.encodingMethod(), s.signingMethod(), s.publicKey())));
    }

    MeterValue value() {
        return new MeterValue(values.stream().map(StoredSample::of).toList(), at);
    }

    private static SampledValue of(Value v) {
        return SampledValue.builder().value(v.value()).measurand(v.measurand()).context(v.context()).phase(v.phase().orElse(null))
                .location(v.location()).unitOfMeasure(v.unit().map(unit -> new UnitOfMeasure(unit)).orElse(null))
                .signedMeterValue(v.signed().map(s -> SignedMeterValue.builder().signedMeterData(s.data())
                        .encodingMethod(s.encodingMethod()).signingMethod(s.signingMethod()).publicKey(s.publicKey()).build())
                        .orElse(null))
                .build();
    }
}
