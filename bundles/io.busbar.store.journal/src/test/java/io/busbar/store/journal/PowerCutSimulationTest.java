package io.busbar.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.store.api.Commit;
import io.busbar.store.api.Lifetime;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.StoreCondition;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import io.busbar.store.api.StoredQueue;
import io.busbar.store.memory.MemoryStore;
import io.busbar.testing.Budget;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random changes on a store that loses power at random, against a model: what is found afterwards is the state after one of the commits,
 * no earlier than the last durable one, no later than the last submitted one.
 */
class PowerCutSimulationTest {

    /** Of one part in four. */
    private static final int SEEDS = Budget.STORE_SEEDS.get() / 4;
    private static final int LIVES = 12;

    record Row(int number, String filler) {}

    private record Model(TreeMap<String, Integer> map, TreeMap<Long, Integer> queue) {

        Model() {
            this(new TreeMap<>(), new TreeMap<>());
        }

        Model copy() {
            return new Model(new TreeMap<>(map), new TreeMap<>(queue));
        }
    }

    /** One store between two power cuts, on executors of its own. */
    private static final class Life {

        final Queue<Runnable> loop = new ArrayDeque<>();
        final Queue<Runnable> disk = new ArrayDeque<>();
        /** What each commit changes, from the state that was found. */
        final List<List<Consumer<Model>>> commits = new ArrayList<>();
        final Random random;
        MemoryStore store;
        StoredMap<Row> now;
        StoredMap<Row> map;
        StoredQueue<Row> queue;
        final boolean faults;
        Model found;
        Model last;
        int durable;

        Life(Random random, boolean faults) {
            this.random = random;
            this.faults = faults;
        }

        void begin(MemoryStore opened) {
            store = opened;
            StoreSpace space = store.open("sim", 1, SchemaUpgrade.NONE);
            map = space.map("map", Row.class);
            queue = space.queue("queue", Row.class);
            now = space.map("now", Row.class, Lifetime.THIS_START);
            assertEquals(Set.of(), now.keys(), "a map of this start is empty whenever the power failed");
            found = read();
            last = found.copy();
        }

        Model read() {
            Model model = new Model();
            map.forEach((key, row) -> model.map.put(key, row.number));
            for (Optional<StoredQueue.Entry<Row>> at = queue.head(); at.isPresent(); at = queue.after(at.get().index())) {
                model.queue.put(at.get().index(), at.get().value().number);
            }
            assertEquals(model.map.size(), map.size());
            assertEquals(model.queue.size(), queue.size());
            return model;
        }

        void change() {
            Commit commit = store.begin();
            List<Consumer<Model>> changes = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                Row row = new Row(random.nextInt(), "x".repeat(random.nextInt(10) == 0 ? random.nextInt(3000) : random.nextInt(60)));
                String key = "k" + random.nextInt(30);
                Long index = last.queue.isEmpty() ? null : pick(last.queue);
                int before = changes.size();
                switch (random.nextInt(9)) {
                    case 0, 1 -> {
                        map.put(commit, key, row);
                        now.put(commit, key, row);
                        changes.add(model -> model.map.put(key, row.number));
                    }
                    case 2 -> {
                        map.remove(commit, key);
                        changes.add(model -> model.map.remove(key));
                    }
                    case 3, 4, 5 -> {
                        long appended = queue.append(commit, row);
                        changes.add(model -> model.queue.put(appended, row.number));
                    }
                    case 6, 7 -> {
                        if (index != null) {
                            queue.remove(commit, index);
                            changes.add(model -> model.queue.remove(index));
                        }
                    }
                    default -> {
                        if (index != null) {
                            queue.replace(commit, index, row);
                            changes.add(model -> model.queue.put(index, row.number));
                        }
                        if (random.nextInt(200) == 0) {
                            map.clear(commit);
                            changes.add(model -> model.map.clear());
                        }
                    }
                }
                changes.subList(before, changes.size()).forEach(change -> change.accept(last));
            }
            if (faults) {
                // the others are pushed back then, which is another test's
                commit.essential();
            }
            commits.add(changes);
            int number = commits.size();
            commit.submit().onSuccess(nothing -> durable = Math.max(durable, number));
        }

        /** Of one queue in two near its head, else anywhere, so that some elements grow old. */
        private Long pick(TreeMap<Long, Integer> elements) {
            long span = elements.lastKey() - elements.firstKey() + 1;
            return elements
                    .ceilingKey(elements.firstKey() + (long) (random.nextDouble() * (random.nextBoolean() ? Math.min(span, 4) : span)));
        }

        void fault() {
            switch (random.nextInt(6)) {
                case 0 -> store.breakDisk("Input/output error");
                case 1 -> store.fillDisk();
                case 2 -> store.failSync();
                case 3, 4 -> store.repairDisk();
                default -> store.emptyDisk();
            }
        }

        /** The disk works again: all that was submitted becomes durable. */
        void recover() {
            store.repairDisk();
            store.emptyDisk();
            for (int i = 0; i < 20; i++) {
                store.begin().submit();
                runAll();
            }
            assertEquals(commits.size(), durable, "all that was submitted is durable once the disk works");
            assertEquals(StoreCondition.GOOD, store.condition());
        }

        private void runAll() {
            while (!disk.isEmpty() || !loop.isEmpty()) {
                (disk.isEmpty() ? loop : disk).remove().run();
            }
        }

        void live() {
            for (int step = random.nextInt(600); step > 0; step--) {
                Queue<Runnable> tasks = random.nextInt(3) == 0 ? disk : loop;
                if (faults && random.nextInt(30) == 0) {
                    fault();
                } else if (random.nextBoolean()) {
                    change();
                } else if (!tasks.isEmpty()) {
                    tasks.remove().run();
                }
            }
            assertEquals(last, read());
        }

        /** @return after how many of the commits the state was this one; the most, if after several; -1 if after none */
        int commitsUntil(Model state) {
            Model model = found.copy();
            int until = model.equals(state) ? 0 : -1;
            for (int number = 1; number <= commits.size(); number++) {
                commits.get(number - 1).forEach(change -> change.accept(model));
                if (number >= durable && model.equals(state)) {
                    until = number;
                }
            }
            return until;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void findsACommittedStateAfterEveryPowerCut(int part) {
        play(part, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7})
    @DisplayName("Whatever of writes, synchronisations and space fails in between: what was promised is there, and nothing that waits is lost")
    void findsACommittedStateOnADiskThatFailsToo(int part) {
        play(part, true);
    }

    private static void play(int part, boolean faults) {
        for (int seed = part * SEEDS; seed < (part + 1) * SEEDS; seed++) {
            Random random = new Random(seed);
            Life life = new Life(random, faults);
            life.begin(new MemoryStore(life.loop::add, life.disk::add));
            for (int count = 0; count < LIVES; count++) {
                life.live();
                if (faults && random.nextInt(3) == 0) {
                    life.recover();
                }
                Life next = new Life(random, faults);
                boolean torn = random.nextInt(4) > 0;
                next.begin(
                        torn
                                ? life.store.powerCut(next.loop::add, next.disk::add, random)
                                : life.store.powerCut(next.loop::add, next.disk::add));
                int last = life.commitsUntil(next.found);
                assertTrue(last >= life.durable,
                        "seed " + seed + ", life " + count + ": found state " + last + ", durable was " + life.durable);
                life = next;
            }
        }
    }
}
