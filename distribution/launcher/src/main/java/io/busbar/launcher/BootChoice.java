package io.busbar.launcher;

import io.busbar.update.format.BootState;
import io.busbar.update.format.Generation;
import io.busbar.update.format.Generations;
import io.busbar.update.format.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which generation boots: the committed one, one on trial, or an earlier one when that is damaged or does not come up. */
final class BootChoice {

    private static final Logger LOG = LoggerFactory.getLogger(BootChoice.class);

    private final Generations generations;
    private final FeatureSet delivered;
    private final String base;
    private final Optional<List<PublicKey>> roots;

    /**
     * @param feature the delivered list, {@code feature.json} of the installation
     * @param roots keys whose signature every bundle of an update must lead to; empty if jars are accepted without one, for development
     */
    BootChoice(Generations generations, FeatureSet delivered, Path feature, Optional<List<PublicKey>> roots) throws IOException {
        this.roots = roots;
        this.generations = generations;
        this.delivered = delivered;
        base = Sha256.of(feature);
    }

    /** @param number 0 for what was delivered */
    record Boot(long number, FeatureSet bundles, Map<String, Map<String, String>> configurations) {}

    /** The station starts once more within the process. */
    void started() {
        BootState state = generations.state();
        if (state.running().isEmpty() && state.committed() > 0) {
            note(state.started(Machine.boot()));
        }
    }

    /** The process ends in order. */
    void ended() {
        BootState state = generations.state();
        if (!state.running().isEmpty()) {
            note(state.ended());
        }
    }

    /** Chooses, and counts the boot: whoever finds the station in good health counts from nought again. */
    Boot choose() throws IOException {
        BootState state = generations.state().started(Machine.boot());
        if (state.committed() > 0 || state.trial() > 0) {
            note(state);
        }
        if (state.trial() > 0) {
            Optional<Boot> trial = state.boots() == 0 ? read(state.trial()) : Optional.empty();
            if (trial.isPresent()) {
                generations.write(state.booted());
                LOG.info("generation {} is tried", state.trial());
                return trial.get();
            }
            state = left(state.withoutTrial(state.boots() == 0 ? "it is damaged" : "the station did not come up well with it"),
                    state.trial());
        }
        while (state.committed() > 0) {
            Optional<Boot> committed = state.worn() ? Optional.empty() : read(state.committed());
            if (committed.isPresent()) {
                note(state.booted());
                return committed.get();
            }
            state = left(state.back(state.worn()
                    ? state.wear()
                    : "it is damaged or made for another delivery"), state.committed());
        }
        return new Boot(0, delivered, Map.of());
    }

    /** A full disk is no reason not to start; then this start is not counted. */
    private void note(BootState state) {
        try {
            generations.write(state);
        } catch (IOException e) {
            LOG.warn("the start of generation {} is not noted: {}", state.committed(), e.toString());
        }
    }

    private BootState left(BootState next, long number) throws IOException {
        LOG.error("generation {} is left for {}: {}", number, next.committed(), next.why());
        generations.write(next);
        return next;
    }

    private Optional<Boot> read(long number) {
        try {
            Generation generation = generations.read(number);
            if (!generation.base().equals(base)) {
                LOG.warn("generation {} was made for another delivery of this station", number);
                return Optional.empty();
            }
            if (roots.isPresent()) {
                generations.verify(generation, roots.get());
            }
            List<FeatureSet.Entry> entries = new ArrayList<>();
            generation.bundles().forEach(entry -> entries.add(new FeatureSet.Entry(generations.jar(entry), entry.startLevel())));
            return Optional.of(new Boot(number, FeatureSet.of(entries), generation.configurations()));
        } catch (IOException e) {
            LOG.error("generation {} cannot be booted: {}", number, e.getMessage());
            return Optional.empty();
        }
    }
}
