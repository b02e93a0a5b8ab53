package io.busbar.itests.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private final Claims claims = new Claims(Set.of("B01.FR.01", "B01.FR.02", "B01.FR.04", "B01.FR.05", "B02.FR.01"));

    private Set<String> requirements(String source) {
        claims.take("SomeTest", source, Claims.Runs.NONE);
        return claims.requirements().keySet();
    }

    @Test
    void fullAndShortIds() {
        assertEquals(Set.of("B01.FR.01", "B01.FR.04", "B02.FR.01"),
                requirements("@DisplayName(\"B01.FR.01, FR.04, B02.FR.01: words of A\")"));
    }

    @Test
    void rangesHoldWhatThereIs() {
        assertEquals(Set.of("B01.FR.01", "B01.FR.02", "B01.FR.04"), requirements("@Tag(\"B01.FR.01-FR.04\")"));
    }

    @Test
    void overSeveralLines() {
        assertEquals(Set.of("B01.FR.01", "B01.FR.02"), requirements("@DisplayName(\"B01.FR.01 and \"\n    + \"FR.02: words\")"));
    }

    @Test
    void commentsAndOtherTextsSayNothing() {
        assertEquals(Set.of(), requirements("// B01.FR.01\nString text = \"B01.FR.02\";"));
    }

    @Test
    void genericOnesHaveNoUseCase() {
        assertEquals(Set.of("FR.02"), requirements("@DisplayName(\"FR.02: an answer\")"));
    }

    @Test
    void cases() {
        claims.take("SomeTest", "@DisplayName(\"TC_A_01_CS, TC_A_02_CS: words\")", Claims.Runs.SHIPPED);
        claims.take("UnitTest", "@DisplayName(\"TC_B_01_CS: words\")", Claims.Runs.NONE);
        assertEquals(Set.of("TC_A_01_CS", "TC_A_02_CS"), claims.cases().keySet());
    }

    private static String test(String annotations, String id) {
        return "\n    @Test\n" + annotations + "    @DisplayName(\"" + id + ": words\")\n    void test() {\n        act();\n    }\n";
    }

    @Test
    void waysAreAsAnnotated() {
        claims.take("SomeTest", "class SomeTest {\n" + test("", "TC_A_01_CS") + test("    @Shipped(\"why\")\n", "TC_A_02_CS")
                + test("    @ShippedOnly(\"why\")\n", "TC_A_03_CS") + test("", "TC_A_04_CS") + "}\n", Claims.Runs.AS_ANNOTATED);
        claims.take("OtherTest", "@ShippedOnly(\"why\")\nclass OtherTest {\n" + test("", "TC_A_05_CS") + "}\n", Claims.Runs.AS_ANNOTATED);
        assertEquals(Map.of("TC_A_01_CS", EnumSet.of(Way.IN_PROCESS), "TC_A_02_CS", EnumSet.allOf(Way.class), "TC_A_03_CS",
                EnumSet.of(Way.SHIPPED), "TC_A_04_CS", EnumSet.of(Way.IN_PROCESS), "TC_A_05_CS", EnumSet.of(Way.SHIPPED)), claims.ways());
    }

    @Test
    void aCaseOfSeveralTestsRunsInAllTheirWays() {
        claims.take("SomeTest", "class SomeTest {\n" + test("", "TC_A_01_CS") + "}\n", Claims.Runs.AS_ANNOTATED);
        claims.take("OtherTest", "class OtherTest {\n" + test("", "TC_A_01_CS") + "}\n", Claims.Runs.SHIPPED);
        assertEquals(Map.of("TC_A_01_CS", EnumSet.allOf(Way.class)), claims.ways());
    }
}
