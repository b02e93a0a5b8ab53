package io.busbar.update.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BootStateTest {

    private static final BootState COMMITTED = BootState.FACTORY.commit(3);

    @Test
    @DisplayName("A module that ends the process each time after the station came up well is left after ten times")
    void crashLoop() throws IOException {
        BootState state = COMMITTED.started("boot");
        for (int i = 0; i < 10; i++) {
            assertFalse(state.worn(), "after " + i);
            state = BootState.read(state.booted().healthy().write()).started("boot");
        }
        assertTrue(state.worn());
        assertEquals("the station did not end in order 10 times", state.wear());
        assertFalse(state.back("why").worn());
    }

    @Test
    @DisplayName("An end in order, a power cut and what is long ago are no reason to leave a generation")
    void noReason() {
        BootState state = COMMITTED.started("boot");
        for (int i = 0; i < 50; i++) {
            state = state.booted().healthy().ended().started("boot");
        }
        assertEquals(0, state.unclean());
        for (int i = 0; i < 50; i++) {
            state = state.booted().healthy().started("after power cut " + i);
        }
        assertEquals(0, state.unclean());
        for (int i = 0; i < 50; i++) {
            state = state.booted().healthy().started("boot").lasting();
        }
        assertFalse(state.worn());
    }

    @Test
    @DisplayName("A generation is proven by a long life, not by its first seconds: until then it has three boots")
    void proven() {
        assertFalse(COMMITTED.healthy().proven());
        assertTrue(COMMITTED.healthy().lasting().proven());
        assertTrue(COMMITTED.healthy().booted().booted().booted().worn());
        assertFalse(COMMITTED.healthy().lasting().booted().booted().booted().worn());
    }
}
