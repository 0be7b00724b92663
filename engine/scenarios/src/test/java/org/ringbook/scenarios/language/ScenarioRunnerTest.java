package org.ringbook.scenarios.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.ringbook.scenarios.CoreSubject;

class ScenarioRunnerTest {
    @Test
    void shouldShowExpectedAndActualSideBySide() {
        final String text = """
                # 1 price before time
                > alice sell s1 1 @ 101   < s1 accepted
                > bob   buy  b1 1 @ 101   < b1 accepted   < trade b1 x s1 2 @ 101
                """;
        assertEquals("""
                file:3: price before time
                  bob buy b1 1 @ 101
                  expected                 | actual
                  b1 accepted              | b1 accepted
                ! trade b1 x s1 2 @ 101    | trade b1 x s1 1 @ 101
                """, failure(text));
    }

    @Test
    void shouldNoticeAnEventThatIsMissing() {
        assertEquals("""
                file:2: nothing comes of it
                  alice sell s1 1 @ 101
                  expected                 | actual
                !                          | s1 accepted
                """, failure("# 1 nothing comes of it\n> alice sell s1 1 @ 101\n"));
    }

    @Test
    void shouldNoticeABalance() {
        assertEquals("""
                file:3: a balance
                  alice BTC 1000
                  expected                 | actual
                ! alice BTC 1000           | alice BTC 999 held 1
                """, failure("# 1 a balance\n> alice sell s1 1 @ 101 < s1 accepted\n= alice BTC 1000\n"));
    }

    @Test
    void shouldNoticeABook() {
        assertEquals("""
                file:3: a book
                  book offers 2 @ 101 bids -
                  expected                 | actual
                ! offers 2 @ 101 bids -    | offers 1 @ 101 bids -
                """, failure("# 1 a book\n> alice sell s1 1 @ 101 < s1 accepted\n= book offers 2 @ 101 bids -\n"));
    }

    @Test
    void shouldNotGoOnWithAPreparationThatWasRefused() {
        assertEquals(
                "file:2: a preparation\n  fees 99 maker 0 taker 0\n  refused: [rejected invalid-fee]",
                failure("# 1 a preparation\nfees 99 maker 0 taker 0\n"));
    }

    @Test
    void shouldSayWhatItDoesNotUnderstand() {
        final String failure = failure("# 1 nonsense\n> alice sell s1 1 @ 101 quickly\n");
        assertEquals(
                "file:2: nonsense\n  alice sell s1 1 @ 101 quickly\n  "
                        + "org.ringbook.scenarios.language.WordsException: not an option of an order: quickly",
                failure);
    }

    @Test
    void shouldRefuseLinesOutsideOfAScenario() {
        assertThrows(
                IllegalArgumentException.class,
                () -> ScenarioParser.parse(
                        "file", "> alice sell s1 1 @ 101".lines().toList()));
        assertThrows(
                IllegalArgumentException.class,
                () -> ScenarioParser.parse(
                        "file", "# 1 title\n < s1 accepted".lines().toList()));
    }

    private static String failure(final String text) {
        final Scenario scenario =
                ScenarioParser.parse("file", text.lines().toList()).get(0);
        return assertThrows(
                        ScenarioFailure.class, () -> ScenarioRunner.run(scenario, new SubjectHost(new CoreSubject())))
                .getMessage();
    }
}
