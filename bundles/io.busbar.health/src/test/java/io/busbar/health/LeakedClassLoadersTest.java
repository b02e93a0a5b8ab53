package io.busbar.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.busbar.testing.Patience;
import java.lang.ref.Reference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LeakedClassLoadersTest {

    private long collections;
    private final LeakedClassLoaders loaders = new LeakedClassLoaders(() -> collections);

    @Test
    void aLoaderThatIsHeldIsToldOfAfterCollectionsHadTheirChance() {
        ClassLoader old = new URLClassLoader(new URL[0]);
        ClassLoader fresh = new URLClassLoader(new URL[0]);
        loaders.seen("a", old);
        loaders.seen("a", old);
        loaders.unresolved("a");
        loaders.seen("a", fresh);
        assertEquals(Map.of(), loaders.lasting(), "no collection has been");
        collections += LeakedClassLoaders.COLLECTIONS;
        assertEquals(Map.of("a", 1), loaders.lasting());
        Reference.reachabilityFence(old);
        Reference.reachabilityFence(fresh);
    }

    @Test
    void aLoaderThatNobodyHoldsIsForgotten() {
        ClassLoader old = new URLClassLoader(new URL[0]);
        ClassLoader fresh = new URLClassLoader(new URL[0]);
        loaders.seen("a", old);
        loaders.seen("a", fresh);
        collections += LeakedClassLoaders.COLLECTIONS;
        assertEquals(Map.of("a", 1), loaders.lasting());
        old = null;
        Awaitility.await().atMost(Patience.ofSeconds(60)).untilAsserted(() -> {
            System.gc();
            assertEquals(Map.of(), loaders.lasting());
        });
        Reference.reachabilityFence(fresh);
    }
}
