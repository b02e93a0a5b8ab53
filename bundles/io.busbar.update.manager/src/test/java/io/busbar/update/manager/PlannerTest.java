package io.busbar.update.manager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.update.api.Change;
import io.busbar.update.api.ModuleChange;
import io.busbar.update.api.RefusalReason;
import io.busbar.update.api.UpdatePlan;
import io.busbar.update.api.UpdateRefusedException;
import io.busbar.update.format.ArchiveWriter;
import io.busbar.update.format.BootState;
import io.busbar.update.format.Generation;
import io.busbar.update.format.Seen;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class PlannerTest {

    @TempDir
    Path folder;
    private Installation station;

    @BeforeEach
    void deliver() throws Exception {
        station = new Installation(folder);
        station.deliver("api", "1.0.0", "Export-Package", "com.example.api;version=\"1.0.0\"");
        station.deliver("block", "1.0.0", "Import-Package", "com.example.api;version=\"[1.0,2)\"");
        station.deliver("leaf", "1.0.0");
    }

    @AfterEach
    void close() throws Exception {
        station.close();
    }

    private PreparedUpdate prepare(Change change) throws Exception {
        return station.planner.prepare(change, station.now());
    }

    private PreparedUpdate prepare(ArchiveWriter feature) throws Exception {
        return prepare(new Change.Archive(station.signed(feature)));
    }

    private UpdatePlan plan(Path... jars) throws Exception {
        return prepare(station.feature(jars)).plan();
    }

    private UpdateRefusedException refused(RefusalReason refusal, Change change) {
        UpdateRefusedException refused = assertThrows(UpdateRefusedException.class, () -> prepare(change));
        assertEquals(refusal, refused.reason(), refused.getMessage());
        return refused;
    }

    private UpdateRefusedException refused(RefusalReason refusal, ArchiveWriter feature) throws Exception {
        return refused(refusal, new Change.Archive(station.signed(feature)));
    }

    private static String versions(PreparedUpdate prepared) {
        return prepared.target().bundles().stream().map(entry -> entry.symbolicName() + " " + entry.version()).toList().toString();
    }

    @Test
    @DisplayName("A leaf is replaced while the station works, and nobody else restarts")
    void leaf() throws Exception {
        PreparedUpdate prepared = prepare(
                station.feature(station.jar("block", "1.1.0", "Import-Package", "com.example.api;version=\"[1.0,2)\"")));
        assertEquals(List.of(new ModuleChange("block", "1.0.0", "1.1.0", "is replaced")), prepared.plan().changes());
        assertFalse(prepared.plan().restart());
        assertFalse(prepared.plan().idle());
        assertEquals("[api 1.0.0, block 1.1.0, leaf 1.0.0]", versions(prepared));
        assertEquals(1, prepared.target().number());
        assertEquals(Bundle.ACTIVE, station.modules.bundle("block").orElseThrow().getState(), "a plan touches nothing");
    }

    @Test
    @DisplayName("The closure of a contract is named, and needs a restart")
    void closure() throws Exception {
        UpdatePlan plan = plan(station.jar("api", "1.1.0", "Export-Package", "com.example.api;version=\"1.1.0\""));
        assertEquals(List.of(new ModuleChange("api", "1.0.0", "1.1.0", "is replaced"),
                new ModuleChange("block", "1.0.0", "1.0.0", "is wired to one that is replaced")), plan.changes());
        assertTrue(plan.restart());
        assertEquals("others stand on api, block", plan.restartWhy());
    }

    @Test
    @DisplayName("Modules of the class restart need one, whether the old version says so or the new one; those of the class idle wait")
    void classes() throws Exception {
        assertTrue(plan(station.jar("leaf", "1.1.0", "Busbar-Update", "restart")).restart());
        assertTrue(plan(station.jar("leaf", "1.1.0", "Busbar-Update", "idle")).idle());
        station.deliver("store", "1.0.0", "Busbar-Update", "restart");
        assertTrue(plan(station.jar("store", "1.1.0")).restart());
        assertEquals("the update asks for it", prepare(station.feature(station.jar("leaf", "1.1.0")).restart()).plan().restartWhy());
    }

    @Test
    @DisplayName("A missing capability is a refusal that names it: a package nobody has, or has no more")
    void unresolved() throws Exception {
        UpdateRefusedException refused = refused(RefusalReason.UNRESOLVED,
                station.feature(station.jar("leaf", "1.1.0", "Import-Package", "com.example.none")));
        assertTrue(refused.getMessage().contains("leaf 1.1.0 needs com.example.none"), refused.getMessage());
        refused = refused(RefusalReason.UNRESOLVED, new Change.Remove("api"));
        assertTrue(refused.getMessage().contains("block 1.0.0 needs com.example.api"), refused.getMessage());
        refused = refused(RefusalReason.UNRESOLVED, station.feature(station.jar("leaf", "1.1.0", "Require-Capability",
                "osgi.service;filter:=\"(objectClass=com.example.Service)\";effective:=active")));
        assertTrue(refused.getMessage().contains("com.example.Service"), refused.getMessage());
    }

    @Test
    @DisplayName("What was missing before is not held against an update")
    void missingBefore() throws Exception {
        station.deliver("broken", "1.0.0", "Require-Capability", "com.example.hardware;filter:=\"(fitted=true)\";effective:=active");
        assertEquals(1, plan(station.jar("leaf", "1.1.0")).changes().size());
    }

    @Test
    @DisplayName("What a feature requires is looked for in the set as it would be")
    void requires() throws Exception {
        Path leaf = station.jar("leaf", "1.1.0");
        assertTrue(
                refused(RefusalReason.UNRESOLVED, station.feature(leaf).requires("api", "[2,3)")).getMessage().endsWith("here is 1.0.0"));
        assertTrue(refused(RefusalReason.UNRESOLVED, station.feature(leaf).requires("other", "1")).getMessage().endsWith("here is none"));
        prepare(station.feature(leaf).requires("leaf", "[1.1,2)"));
    }

    @Test
    @DisplayName("The same version with other contents, and versions older than the least, are refused")
    void versions() throws Exception {
        refused(RefusalReason.SAME_VERSION, station.feature(station.jar("leaf", "1.0.0", "Other", "contents")));
        refused(RefusalReason.TOO_OLD, station.feature(station.jar("leaf", "3.0.0")).minimum("1.5"));
        refused(RefusalReason.NOTHING_TO_DO, station.feature(station.jar("leaf", "1.0.0")));
        refused(RefusalReason.NOTHING_TO_DO, new Change.Remove("none"));
    }

    @Test
    @DisplayName("A module is added, or removed, or gets another configuration")
    void otherChanges() throws Exception {
        assertEquals(List.of(new ModuleChange("fresh", "", "1.0.0", "is added")), plan(station.jar("fresh", "1.0.0")).changes());
        PreparedUpdate removed = prepare(new Change.Remove("leaf"));
        assertEquals(List.of(new ModuleChange("leaf", "1.0.0", "", "is removed")), removed.plan().changes());
        assertEquals("[api 1.0.0, block 1.0.0]", versions(removed));
        Change configuration = new Change.Configure("leaf~1", Map.of("key", "value"));
        refused(RefusalReason.INVALID_CONFIGURATION, configuration);
        // what the file says already is no fault of the change
        station.file.put("leaf~1", Map.of("kept", "a"));
        PreparedUpdate configured = prepare(configuration);
        assertEquals(Map.of("leaf~1", Map.of("key", "value")), configured.target().configurations());
        assertEquals(Map.of("leaf~1", Optional.of(Map.of("kept", "a", "key", "value"))), configured.configurations().after());
    }

    @Test
    @DisplayName("The way back is to the generation before, with the configuration of then; there is none before the first")
    void back() throws Exception {
        assertEquals(RefusalReason.NOTHING_TO_DO,
                assertThrows(UpdateRefusedException.class, () -> station.planner.back(station.now())).reason());
        station.file.put("leaf", Map.of("kept", "a"));
        PreparedUpdate forth = prepare(station.feature(station.jar("leaf", "1.1.0")).configuration("leaf", Map.of("key", "value")));
        station.generations.stage(forth.target(), forth.fresh());
        station.generations.write(BootState.FACTORY.commit(1));
        Generation staged = station.planner.generation(1);
        assertEquals(Optional.of("leaf 1.1.0"), staged.bundles().stream().filter(entry -> entry.symbolicName().equals("leaf"))
                .map(entry -> entry.symbolicName() + " " + entry.version()).findFirst());
        PreparedUpdate back = station.planner.back(new Planner.Now(1, Seen.NOTHING, station.now().time(), "test"));
        assertEquals(List.of(new ModuleChange("leaf", "1.1.0", "1.0.0", "is replaced")), back.plan().changes());
        assertEquals(Map.of("leaf", Optional.of(Map.of("kept", "a"))), back.configurations().after());
        assertEquals(2, back.target().number());
    }
}
