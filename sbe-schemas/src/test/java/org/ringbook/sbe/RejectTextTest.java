package org.ringbook.sbe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.RejectReason;

class RejectTextTest {
    @Test
    void shouldHaveASentenceForEveryReason() {
        final List<String> sentences = Stream.concat(
                        Arrays.stream(RejectReason.values()).map(RejectText::sentence),
                        Arrays.stream(CancelReason.values()).map(RejectText::sentence))
                .toList();
        for (final String sentence : sentences) {
            assertTrue(sentence.matches("[A-Z\"].*\\."), sentence);
        }
    }

    @Test
    void shouldTellReasonsApart() {
        final Set<String> rejects = new HashSet<>();
        Arrays.stream(RejectReason.values()).map(RejectText::sentence).forEach(rejects::add);
        assertEquals(RejectReason.values().length - 1, rejects.size(), "only the two unknown ones share a sentence");
        final Set<String> cancels = new HashSet<>();
        Arrays.stream(CancelReason.values()).map(RejectText::sentence).forEach(cancels::add);
        assertEquals(CancelReason.values().length - 1, cancels.size());
    }
}
