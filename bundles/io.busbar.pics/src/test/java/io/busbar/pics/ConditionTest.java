package io.busbar.pics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    private static final Set<String> HAS = Set.of("C-01", "C-06.1", "LA");

    @ParameterizedTest
    @CsvSource(value = {"|true", "C-01|true", "C-02|false", "not C-02|true", "C-02 or C-01 and LA|true", "(C-02 or C-01) and not LA|false",
            "C-01 and not (C-02 or C-03)|true", "not not LA|true", "C-02 and C-03 or C-06.1|true"}, delimiter = '|', nullValues = "null")
    void isRead(String text, boolean holds) {
        assertEquals(holds, Condition.holds(text == null ? "" : text, HAS::contains));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C-01 or", "(C-01", "C-01)", "and C-01", "C-01 C-02", "not", "c-01"})
    void isRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Condition.holds(text, HAS::contains));
    }

    @Test
    @DisplayName("The condition of each case is well formed")
    void allAreWellFormed() {
        assertEquals(424, Case.all().size());
        Case.all().forEach(one -> Condition.holds(one.condition(), HAS::contains));
    }
}
