package org.ringbook.audit.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ringbook.scenarios.CommandFrames.BUY;
import static org.ringbook.scenarios.CommandFrames.SELL;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.audit.GeneratedJournal;
import org.ringbook.audit.ScriptedJournal;
import org.ringbook.audit.VerifyProgress;
import org.ringbook.audit.records.JournalSource;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.NewOrderDecoder;

class OrderStoryTest {
    @TempDir
    private Path directory;

    private OrderExplanation explanation() {
        return new OrderExplanation(new JournalSource(directory), () -> false, VerifyProgress.NONE);
    }

    private static List<String> texts(final OrderStory story) {
        return story.lines().stream().map(Line::text).toList();
    }

    @Test
    void shouldTellALifeFromEntryToEnd() {
        final long sell;
        try (ScriptedJournal journal = new ScriptedJournal(directory, 3).setUp()) {
            sell = journal.limit(ScriptedJournal.BOB, SELL, 500_000, 60_000, "bob-1");
            journal.limit(ScriptedJournal.ALICE, BUY, 200_000, 61_000, "mine");
            journal.run(journal.frames.replaceOrder(ScriptedJournal.BOB, sell, "", "bob-2", 62_000, 400_000));
            journal.run(journal.frames.cancelOrder(ScriptedJournal.BOB, sell, "", ""));
            journal.run(journal.frames.cancelOrder(ScriptedJournal.BOB, 0, "bob-1", ""));
        }
        final OrderStory story = explanation().tell(sell);
        assertEquals(
                List.of(
                        "bob enters a limit order to sell 0.5 XBT in XBTZAR at 60000 ZAR, good till canceled;"
                                + " by a tool or the exchange itself; client order id bob-1",
                        "it is accepted as order " + sell + "; 0.5 XBT of bob is held for it",
                        "0.5 XBT is open in the book at 60000 ZAR, 0.5 XBT is held for it",
                        "it sells 0.2 XBT at 60000 ZAR = 12000 ZAR to alice's order " + (sell + 1)
                                + " as maker (trade 1); fee 0 ZAR",
                        "0.3 XBT is open in the book at 60000 ZAR, 0.3 XBT is held for it",
                        "bob asks to change it to a total of 0.4 XBT at 62000 ZAR; by a tool or the exchange itself;"
                                + " client order id bob-2",
                        "it is now for a total of 0.4 XBT at 62000 ZAR; it goes to the back; 0.1 XBT is given back",
                        "0.2 XBT is open in the book at 62000 ZAR, 0.2 XBT is held for it",
                        "bob asks to cancel it; by a tool or the exchange itself",
                        "The order was canceled on request. 0.2 XBT was open. 0.2 XBT is given back",
                        "bob asks to cancel it; by a tool or the exchange itself",
                        "the request is refused: The order has ended already."),
                texts(story));
        assertEquals(Optional.of("CANCELED"), story.endedAs());
        assertTrue(story.contradiction().isEmpty());
        assertEquals(0, story.heldUnits());
        assertTrue(story.summary()
                .contains("filled: 0.2 XBT of 0.4 XBT in 1 trade, for 12000 ZAR, at 60000 ZAR on average"));
        assertEquals(List.of(sell), explanation().find("bob-2", null));
        assertEquals(List.of(), explanation().find("bob-2", "alice"));
        assertFalse(explanation().tell(3).isKnown());
    }

    @Test
    void shouldAddUpForEveryOrderOfAGeneratedJournal() {
        GeneratedJournal.write(directory, 20_261_122, 4_000);
        final List<Long> orders = new ArrayList<>();
        try (JournalReader reader = new JournalSource(directory).open()) {
            while (reader.next()) {
                if (Frames.templateId(reader.buffer(), Frames.offset(reader.framesOffset()))
                        == NewOrderDecoder.TEMPLATE_ID) {
                    orders.add(reader.sequence());
                }
            }
        }
        int told = 0;
        for (int i = 0; i < orders.size(); i += 7) {
            final OrderStory story = explanation().tell(orders.get(i));
            assertEquals(
                    Optional.empty(), story.contradiction(), () -> story.lines().toString());
            assertTrue(
                    story.endedAs().isEmpty() || story.heldUnits() == 0,
                    () -> story.lines().toString());
            told++;
        }
        assertTrue(told > 100, "told=" + told);
    }
}
