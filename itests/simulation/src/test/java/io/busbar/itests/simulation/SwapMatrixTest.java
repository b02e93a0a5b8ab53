package io.busbar.itests.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.itests.simulation.SwapScript.Moment;
import io.busbar.itests.simulation.SwapScript.Place;
import io.busbar.itests.simulation.SwapScript.Step;
import io.busbar.itests.simulation.SwapScript.Told;
import io.busbar.testing.Budget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every block and every driver, replaced in every state of a session: the CSMS and the car do not notice. */
@DisplayName("Every module is replaced in every state of a session")
class SwapMatrixTest {

    private static final List<String> BUNDLES = List.of("io.busbar.block.authorization", "io.busbar.block.availability",
            "io.busbar.block.certificates", "io.busbar.block.datatransfer", "io.busbar.block.diagnostics", "io.busbar.block.display",
            "io.busbar.block.firmware",
            "io.busbar.block.inputs", "io.busbar.block.localauthlist", "io.busbar.block.metering", "io.busbar.block.provisioning",
            "io.busbar.block.remotecontrol", "io.busbar.block.security", "io.busbar.block.transactions", "io.busbar.driver.button.sim",
            "io.busbar.driver.evse.sim", "io.busbar.driver.meter.sim",
            "io.busbar.driver.token.sim", "com.example.nightlimit");
    private static final List<Step> STEPS = List.of(Step.values()).subList(0, Step.UNPLUGGED.ordinal());

    private static final Path DOCUMENT = Path.of("../../docs/swap-matrix.md");
    private static final Path RESULT = Path.of("target/swap-matrix.md");

    /** What cannot hold, and why. */
    private enum Loss {
        CARD("io.busbar.driver.token.sim", Step.PLUGGED, Moment.BEFORE_NEXT,
                "A card that is shown and gone while the reader's driver, or the block that listens to it, is being replaced is not read. It is shown again."),
        INPUT_CARD("io.busbar.block.inputs", Step.PLUGGED, Moment.BEFORE_NEXT, CARD.why), INPUT_STOP_CARD("io.busbar.block.inputs",
                Step.RESUMED, Moment.BEFORE_NEXT, CARD.why),
        STOP_CARD(
                "io.busbar.driver.token.sim", Step.RESUMED, Moment.BEFORE_NEXT, CARD.why),
        BUTTON("io.busbar.driver.button.sim",
                Step.RESUMED, Moment.BEFORE_NEXT,
                "A button that is pressed and let go while its driver is away is not seen. It is pressed again.");

        private final String bundle;
        private final Step step;
        private final Moment moment;
        private final String why;

        Loss(String bundle, Step step, Moment moment, String why) {
            this.bundle = bundle;
            this.step = step;
            this.moment = moment;
            this.why = why;
        }

        static Optional<Loss> of(Cell cell, Moment moment) {
            return Stream.of(values())
                    .filter(loss -> loss.bundle.equals(cell.bundle) && loss.step == cell.step && loss.moment == moment).findFirst();
        }
    }

    record Cell(String bundle, Step step, boolean offline) {

        Place at(Moment moment) {
            return new Place(step, offline, moment, bundle.contains("button"));
        }

        /** Those at which something is lost, and as many others as the budget has; cell by cell it is the turn of other ones. */
        Set<Moment> moments() {
            Set<Moment> chosen = EnumSet.noneOf(Moment.class);
            Moment[] all = Moment.values();
            int first = BUNDLES.indexOf(bundle) + step.ordinal() + (offline ? all.length / 2 : 0);
            for (int i = 0; i < Math.min(Budget.SWAP_MOMENTS.get(), all.length); i++) {
                chosen.add(all[(first + i * 2 + i / (all.length / 2)) % all.length]);
            }
            Stream.of(all).filter(moment -> Loss.of(this, moment).isPresent()).forEach(chosen::add);
            return chosen;
        }

        @Override
        public String toString() {
            return bundle + ", " + state(step, offline);
        }
    }

    private static final Map<Place, Told> WITHOUT = new HashMap<>();
    /** The losses of each cell that was played. */
    private static final Map<Cell, List<Loss>> PLAYED = new LinkedHashMap<>();

    static List<Cell> cells() {
        return Stream.of(false, true).flatMap(
                offline -> STEPS.stream().flatMap(step -> BUNDLES.stream().map(bundle -> new Cell(bundle, step, offline)))).toList();
    }

    private static String state(Step step, boolean offline) {
        return step.words() + (offline ? ", offline" : "");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void nobodyNotices(Cell cell) throws IOException {
        List<Loss> losses = new ArrayList<>();
        List<String> trouble = new ArrayList<>();
        for (Moment moment : cell.moments()) {
            List<String> differences = differences(cell, cell.at(moment));
            Optional<Loss> loss = Loss.of(cell, moment);
            if (loss.isPresent()) {
                assertTrue(!differences.isEmpty(), () -> cell + ", " + moment.words() + " is not lost any more: " + loss.get());
                losses.add(loss.get());
            } else if (!differences.isEmpty()) {
                trouble.add("gone " + moment.words() + ":\n    " + String.join("\n    ", differences));
            }
        }
        assertTrue(trouble.isEmpty(), () -> cell + "\n" + String.join("\n", trouble));
        PLAYED.put(cell, losses);
    }

    private static List<String> differences(Cell cell, Place place) throws IOException {
        Told without = WITHOUT.get(place);
        if (without == null) {
            without = SwapScript.play(place, Optional.empty());
            assertEquals(List.of(), without.trouble(), () -> "without a swap, " + place);
            WITHOUT.put(place, without);
        }
        return SwapDifference.of(without, SwapScript.play(place, Optional.of(cell.bundle)), place.moment().away());
    }

    /** The document is what was played. */
    @AfterAll
    static void documentIsTrue() throws IOException {
        if (PLAYED.keySet().containsAll(cells())) {
            String result = document();
            System.out.println(result);
            Files.createDirectories(RESULT.getParent());
            Files.writeString(RESULT, result);
            assertEquals(result, Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "",
                    "docs/swap-matrix.md is not what was played; the new one is target/swap-matrix.md");
        }
    }

    private static String document() {
        StringBuilder text = new StringBuilder(INTRODUCTION);
        List<String> notes = Stream.of(Loss.values()).map(loss -> loss.why).distinct().toList();
        for (boolean offline : new boolean[]{false, true}) {
            text.append(offline ? "\n## Offline in that state\n\n" : "\n## With a link\n\n").append("| Replaced |");
            STEPS.forEach(step -> text.append(' ').append(step.words()).append(" |"));
            text.append("\n|---|").append("---|".repeat(STEPS.size())).append('\n');
            for (String bundle : BUNDLES) {
                text.append("| `").append(bundle).append("` |");
                for (Step step : STEPS) {
                    List<Loss> losses = PLAYED.get(new Cell(bundle, step, offline));
                    text.append(" =");
                    losses.forEach(loss -> text.append(" (").append(notes.indexOf(loss.why) + 1).append(')'));
                    text.append(" |");
                }
                text.append('\n');
            }
        }
        text.append("\n## What is lost\n\n");
        for (int i = 0; i < notes.size(); i++) {
            text.append('(').append(i + 1).append(") ").append(notes.get(i))
                    .append(" Only this is lost; the cell holds at all other moments.\n");
        }
        return text.append(REST).toString();
    }

    private static final String INTRODUCTION = """
            # Replacing each module in each state

            Written by `SwapMatrixTest` (`itests/simulation`), which fails when this page is not what it found.

            A station with the product's own blocks, core, RPC layer and simulated drivers lives through a charging session on a virtual clock.
            In each cell one bundle is replaced in one state of the session, as the update engine does it: it is parked at the swap points, with
            those that use its services; drained; its components go; after a while new ones come over the same store; what was parked is
            delivered. `=` means that the session then ends as the same session without a swap does:

            - the CSMS gets the same messages with the same content (but for instants and measured values), each kind in the same order, none
              twice, none missing, `seqNo` without holes;
            - its own calls, sent while the bundle is away, get the same answers: GetVariables and SetVariables of all blocks, GetBaseReport (at
              the fourth and fifth moment), ChangeAvailability, TriggerMessage, UnlockConnector, RequestStartTransaction, RequestStopTransaction, GetTransactionStatus,
              GetLocalListVersion, GetInstalledCertificateIds, CustomerInformation, DataTransfer;
            - the contactor does not open, but where it does without a swap; the energy told is the energy delivered;
            - no permit is ever above the limit in force, 10 A, which `com.example.nightlimit` publishes.

            Each cell is played with the bundle leaving at each of these moments of the state, for 250 ms where nothing else is said:
            """
            + Stream.of(Moment.values()).map(moment -> "\n- " + moment.words()).reduce("", String::concat)
            + """


                    *plugged*: a car that does not want energy yet is plugged in, a transaction starts. *authorized*: a token is accepted. *charging*: the
                    car wants energy. *suspended*: it does not any more. *resumed*: it does again. *stopping*: the token ends the session (for the button's
                    driver: the button does), the contactor opens, the last energy is read.
                    """;

    private static final String REST = """

            ## What the table does not say

            - A bundle waits 3 s at most for the answers to its own calls before it goes. An answer of the CSMS that takes longer is not heard by
              it: a token that was shown is shown again; a StatusNotification is sent again.
            - What was promised to the CSMS and waits is done by the next version (`SwapOrdersTest`): a scheduled change of availability, a reset, a
              report, a remote start whose token is asked for, a token that is refused late.
            - A station that the CSMS keeps pending sends BootNotification at once when the provisioning block is replaced, not after the rest of
              the interval.
            - While a meter's driver is away the last reading stands for the energy. While an EVSE's driver is away its board goes on as it was
              told, until the lease of its permit ends.
            - While a block is away, the calls and events of the blocks that use its services wait too, within the same limits.
            """;
}
