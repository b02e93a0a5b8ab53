package io.busbar.launcher;

import io.busbar.update.format.BootState;
import io.busbar.update.format.Generation;
import io.busbar.update.format.Generations;
import io.busbar.update.format.config.Descriptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What may be configured in this installation: what the bundles describe that boot next, and besides what the delivered ones and those of other kept
 * generations do, so that the configuration file fits before and after an update, and after going back.
 */
final class InstalledDescriptions {

    private static final Logger LOG = LoggerFactory.getLogger(InstalledDescriptions.class);

    private InstalledDescriptions() {}

    static Descriptions read(Generations generations, FeatureSet delivered) throws IOException {
        Descriptions all = Descriptions.read(delivered.entries().stream().map(FeatureSet.Entry::jar).toList());
        BootState state = generations.state();
        List<Long> numbers = new ArrayList<>(List.of(state.previous(), state.committed(), state.trial()));
        numbers.removeIf(number -> number <= 0);
        for (long number : numbers) {
            try {
                Generation generation = generations.read(number);
                List<Path> jars = generation.bundles().stream().map(generations::jar).toList();
                all = Descriptions.read(jars).over(all);
            } catch (IOException e) {
                LOG.debug("generation {} describes nothing: {}", number, e.getMessage());
            }
        }
        return all;
    }
}
