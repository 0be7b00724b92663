package org.ringbook.cli.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchLineTest {
    @Test
    void shouldSplitAtSpaceAndKeepQuotedWordsTogether() {
        assertEquals(
                List.of("deposit", "alice", "XBT", "1", "--ref", "a b", ""),
                BatchLine.words("  deposit alice\tXBT 1 --ref \"a b\" \"\" "));
    }

    @Test
    void shouldSkipCommentsAndEmptyLines() {
        assertEquals(List.of(), BatchLine.words("  # account open x"));
        assertEquals(List.of(), BatchLine.words("   "));
        assertEquals(List.of("a#b"), BatchLine.words("a#b"));
    }

    @Test
    void shouldRefuseAnOpenQuote() {
        assertThrows(IllegalArgumentException.class, () -> BatchLine.words("open \"dave"));
    }
}
