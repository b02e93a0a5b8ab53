package io.busbar.station.api.session;

import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.common.ReadingContext;
import io.busbar.store.api.Commit;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Gives the meter values of transaction events; a service of the metering block. While it is absent, events carry none. Periodic values come
 * by {@link Sessions#reportMeterValues}. On the loop.
 */
@ConsumerType
public interface TransactionMeterValues {

    /** Values for the Started event (SampledDataTxStartedMeasurands, context Transaction.Begin); begins to collect for Ended. */
    List<MeterValue> begin(Commit commit, String transactionId, int evseId);

    /** Values for an Updated event that no timer caused. @param context Trigger or Other */
    List<MeterValue> now(String transactionId, int evseId, ReadingContext context);

    /**
     * Values for the Ended event: what was collected (SampledDataTxEndedInterval, AlignedDataTxEndedInterval) and the last reading, context
     * Transaction.End. Works for a transaction that began before a restart too.
     */
    List<MeterValue> end(Commit commit, String transactionId, int evseId);
}
