package io.busbar.itests.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private final Claims claims = new Claims(Set.of("B01.FR.01", "B01.FR.02", "B01.FR.04", "B01.FR.05", "B02.FR.01"));

    private Set<String> requirements(String source) {
        claims.take("SomeTest", source, false);
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
        claims.take("SomeTest", "@DisplayName(\"TC_A_01_CS, TC_A_02_CS: words\")", true);
        claims.take("UnitTest", "@DisplayName(\"TC_B_01_CS: words\")", false);
        assertEquals(Set.of("TC_A_01_CS", "TC_A_02_CS"), claims.cases().keySet());
    }
}
