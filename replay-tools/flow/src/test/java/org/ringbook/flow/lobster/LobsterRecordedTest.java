package org.ringbook.flow.lobster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.ringbook.flow.CheckKind;
import org.ringbook.flow.DifferenceCause;
import org.ringbook.flow.FlowCheck;
import org.ringbook.flow.FlowNote;
import org.ringbook.flow.FlowReport;
import org.ringbook.flow.FlowStream;
import org.ringbook.flow.RecordedData;

class LobsterRecordedTest {
    private static final String MESSAGES = "lobster_AAPL_2012-06-21_0930-1000_message_50.csv.gz";
    private static final String BOOK_50 = "lobster_AAPL_2012-06-21_first672_orderbook_50.csv.gz";
    private static final String BOOK_10 = "lobster_AAPL_2012-06-21_first999_orderbook_10.csv.gz";
    private static final String MESSAGES_10 = "lobster_AAPL_2012-06-21_first999_message_10.csv.gz";
    private static final String BOOK_1 = "lobster_AAPL_2012-06-21_0930-1000_orderbook_1.csv.gz";

    @Test
    void shouldReachEveryStateOfTheFirstHalfHour() throws IOException {
        final FlowReport report = play(options().compareStates(data(BOOK_1)));
        assertEquals(13_082, report.line(CheckKind.TOUCH_STATE).agree(), report.text());
        assertEquals(13_082, report.line(CheckKind.TOUCH_STATE).total());
        assertEquals(2_060, report.line(CheckKind.EXECUTION).agree());
        assertEquals(2_079, report.line(CheckKind.EXECUTION).total());
        assertEquals(15, report.line(CheckKind.EXECUTION).differ(DifferenceCause.LATE_ENTRY));
        assertEquals(4, report.line(CheckKind.EXECUTION).differ(DifferenceCause.PASSED_OVER));
        assertEquals(0, report.line(CheckKind.RESTING).total());
        assertEquals(16, report.notes().get(FlowNote.UNKNOWN_ORDER));
        assertTrue(report.passed());
    }

    @Test
    void shouldGiveEveryRowOfFiftyLevels() throws IOException {
        final FlowReport report = play(options().compareRows(data(BOOK_50)));
        assertEquals(672, report.line(CheckKind.BOOK_ROW).agree(), report.text());
        assertEquals(672, report.line(CheckKind.BOOK_ROW).total());
    }

    @Test
    void shouldHitTheHeadOfTheQueueInTheFirstRows() throws IOException {
        int rows = 0;
        int executions = 0;
        try (FlowStream stream = LobsterFlow.open(data(MESSAGES), options().compareRows(data(BOOK_50)))) {
            while (rows < 672) {
                for (final FlowCheck check : stream.next().checks()) {
                    rows += check instanceof FlowCheck.Depth ? 1 : 0;
                    executions += check instanceof FlowCheck.Fills fills
                            ? fills.expected().size()
                            : 0;
                    assertFalse(check instanceof FlowCheck.Known);
                }
            }
        }
        assertEquals(56, executions);
    }

    @Test
    void shouldDriftWithTheMessagesOfTenLevelsAlone() throws IOException {
        final FlowReport report = RecordedData.play(LobsterFlow.open(
                data(MESSAGES_10), new LobsterOptions().seedBook(data(BOOK_10)).compareRows(data(BOOK_10))));
        assertEquals(11, report.line(CheckKind.BOOK_ROW).percent().intValue(), report.text());
    }

    @Test
    void shouldGiveEveryRowOfTenLevels() throws IOException {
        final FlowReport report = play(options().compareRows(data(BOOK_10), data(MESSAGES_10)));
        assertEquals(999, report.line(CheckKind.BOOK_ROW).agree(), report.text());
        assertEquals(999, report.line(CheckKind.BOOK_ROW).total());
    }

    @Test
    void shouldAgreeOnMostExecutionsUnaided() throws IOException {
        final FlowReport report = play(options().unaided(true));
        assertEquals(2_046, report.line(CheckKind.EXECUTION).agree(), report.text());
        assertEquals(2_079, report.line(CheckKind.EXECUTION).total());
    }

    @Test
    void shouldPlayWholeAggressors() throws IOException {
        final FlowReport report = play(options().wholeAggressors(true));
        assertEquals(1_657, report.line(CheckKind.AGGRESSION).agree(), report.text());
        assertEquals(1_665, report.line(CheckKind.AGGRESSION).total());
        assertTrue(report.passed());
    }

    private static LobsterOptions options() {
        return new LobsterOptions().seedBook(data(BOOK_50));
    }

    private static FlowReport play(final LobsterOptions options) throws IOException {
        return RecordedData.play(LobsterFlow.open(data(MESSAGES), options));
    }

    private static Path data(final String name) {
        return RecordedData.file(name);
    }
}
