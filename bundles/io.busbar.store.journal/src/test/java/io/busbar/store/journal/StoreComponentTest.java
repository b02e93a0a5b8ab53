package io.busbar.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.store.api.Commit;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.StoredMap;
import io.busbar.testing.Patience;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.util.promise.Promise;

class StoreComponentTest {

    record Row(String text) {}

    @TempDir
    Path folder;
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    /** A loop of which the store uses no more than that it runs tasks. */
    private final StationLoop loop = (StationLoop) Proxy
            .newProxyInstance(getClass().getClassLoader(), new Class<?>[]{StationLoop.class}, (proxy, method, arguments) -> {
                if (method.isDefault()) {
                    return InvocationHandler.invokeDefault(proxy, method, arguments);
                }
                assertEquals("execute", method.getName());
                tasks.add((Runnable) arguments[0]);
                return null;
            });

    private record Configured(String directory, int segmentBytes, long backlogBytes, int reserveBytes,
            long floorBytes) implements StoreComponent.Configuration {

        @Override
        public Class<? extends Annotation> annotationType() {
            return StoreComponent.Configuration.class;
        }
    }

    private StoreComponent start(String directory) {
        return start(directory, 0);
    }

    private StoreComponent start(String directory, long floorBytes) {
        return new StoreComponent(loop, new Configured(directory, 1 << 20, 8 << 20, 1 << 20, floorBytes));
    }

    @Test
    void othersMayWriteDownToTheFloor() throws Exception {
        long usable = Files.getFileStore(folder).getUsableSpace();
        StoreComponent generous = start(folder.resolve("a").toString(), usable / 2);
        long available = generous.availableBytes();
        generous.close();
        assertTrue(available > 0 && available < usable * 3 / 4, available + " of " + usable);
        StoreComponent below = start(folder.resolve("b").toString(), usable * 2);
        assertEquals(0, below.availableBytes());
        below.close();
    }

    @Test
    void keepsWhatIsStoredInTheConfiguredFolder() throws Exception {
        StoreComponent component = start(folder.resolve("made/by/it").toString());
        StoredMap<Row> map = component.open("a", 1, SchemaUpgrade.NONE).map("m", Row.class);
        Commit commit = component.begin();
        map.put(commit, "k", new Row("t"));
        Promise<Void> durable = commit.submit();
        while (!durable.isDone()) {
            tasks.poll(Patience.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS).run();
        }
        component.close();

        StoreComponent again = start(folder.resolve("made/by/it").toString());
        assertEquals(Optional.of(new Row("t")), again.open("a", 1, SchemaUpgrade.NONE).map("m", Row.class).get("k"));
        again.close();
    }

    @Test
    void writesWhatWaitsBeforeItGoes() {
        StoreComponent component = start(folder.toString());
        StoredMap<Row> map = component.open("a", 1, SchemaUpgrade.NONE).map("m", Row.class);
        for (int i = 0; i < 100; i++) {
            Commit commit = component.begin();
            map.put(commit, "k" + i, new Row("t"));
            commit.submit();
        }
        component.close();
        StoreComponent again = start(folder.toString());
        assertEquals(100, again.open("a", 1, SchemaUpgrade.NONE).map("m", Row.class).size());
        again.close();
    }

    @Test
    void saysWhichConfigurationIsMissing() {
        Exception refused = assertThrows(IllegalArgumentException.class, () -> start(" "));
        assertTrue(refused.getMessage().contains(StoreComponent.PID), refused.getMessage());
    }
}
