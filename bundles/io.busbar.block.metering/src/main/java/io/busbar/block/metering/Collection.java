package io.busbar.block.metering;

import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.store.api.Commit;
import io.busbar.store.api.StoredMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is collected for the Ended events, kept over power cuts. Bounded: when a transaction has too many samples, every other one goes, and
 * from then on every other one is kept, so that what stays is spread evenly from the first to the last (E06.FR.13, J02.FR.20).
 */
final class Collection {

    static final int MOST = 100;

    private final StoredMap<StoredSample> samples;
    private final Map<String, Integer> taken = new HashMap<>();

    Collection(StoredMap<StoredSample> samples) {
        this.samples = samples;
    }

    void add(Commit commit, String transactionId, MeterValue value) {
        List<Integer> kept = kept(transactionId);
        int number = taken.getOrDefault(transactionId, kept.isEmpty() ? 0 : kept.get(kept.size() - 1) + 1);
        taken.put(transactionId, number + 1);
        int stride = kept.size() < 2 ? 1 : Integer.highestOneBit(kept.get(1) - kept.get(0));
        if (kept.size() >= MOST) {
            stride *= 2;
            for (int old : kept) {
                if (old % stride != 0) {
                    samples.remove(commit, key(transactionId, old));
                }
            }
        }
        if (number % stride == 0) {
            samples.put(commit, key(transactionId, number), StoredSample.of(value));
        }
    }

    /** All of a transaction, oldest first; removed with the commit. */
    List<MeterValue> take(Commit commit, String transactionId) {
        taken.remove(transactionId);
        List<MeterValue> values = new ArrayList<>();
        for (int number : kept(transactionId)) {
            samples.get(key(transactionId, number)).map(StoredSample::value).ifPresent(values::add);
            samples.remove(commit, key(transactionId, number));
        }
        return values;
    }

    private static String key(String transactionId, int number) {
        return String.format("%s#%08d", transactionId, number);
    }

    private List<Integer> kept(String transactionId) {
        String prefix = transactionId + "#";
        return samples.keys().stream().filter(key -> key.startsWith(prefix)).map(key -> Integer.valueOf(key.substring(prefix.length())))
                .toList();
    }
}
