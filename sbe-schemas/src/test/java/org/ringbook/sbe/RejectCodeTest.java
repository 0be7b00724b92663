package org.ringbook.sbe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ringbook.sbe.messages.RejectReason;

class RejectCodeTest {
    private static final Path PAGE = Path.of(System.getProperty("ringbook.root"), "docs/rejects.md");
    private static final Set<Integer> CXL_REJ_REASONS = Set.of(0, 1, 6, 99);

    @Test
    void shouldKnowEveryReason() {
        for (final RejectReason reason : reasons()) {
            final RejectCode code = RejectCode.of(reason);
            assertNotEquals("ErrInternal", code.errorCode(), reason.name());
            assertTrue(code.errorCode().startsWith("Err"), reason.name());
            assertTrue(CXL_REJ_REASONS.contains(code.cxlRejReason()), reason.name());
        }
    }

    @Test
    void shouldTellMissingMoneyOfOrdersFromThatOfWithdrawals() {
        final RejectReason reason = RejectReason.INSUFFICIENT_FUNDS;
        assertEquals("ErrInsufficientBalance", RejectCode.of(reason).errorCode());
        assertEquals("ErrInsufficientFunds", RejectCode.ofMoney(reason).errorCode());
        assertEquals(RejectCode.of(RejectReason.CONFLICT), RejectCode.ofMoney(RejectReason.CONFLICT));
    }

    @Test
    void shouldNotKnowWhatTheSchemaDoesNot() {
        assertEquals("ErrInternal", RejectCode.of(RejectReason.SBE_UNKNOWN).errorCode());
    }

    /** To write the page anew, run with {@code JAVA_TOOL_OPTIONS=-Dringbook.golden.write=true}. */
    @Test
    void shouldBeAsThePageSays() throws IOException {
        final String page = page();
        if (Boolean.getBoolean("ringbook.golden.write")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(Files.readString(PAGE), page);
    }

    private static List<RejectReason> reasons() {
        return Arrays.stream(RejectReason.values())
                .filter(reason -> reason != RejectReason.NONE
                        && reason != RejectReason.SBE_UNKNOWN
                        && reason != RejectReason.NULL_VAL)
                .toList();
    }

    private static String page() {
        final List<String> lines = new ArrayList<>();
        lines.add("# Why something was refused");
        lines.add("");
        lines.add(
                "Every refusal has a reason, numbered in the schema. This page is made from `RejectText` and `RejectCode` in `sbe-schemas`,");
        lines.add(
                "which all doors use. 103 is FIX OrdRejReason of a refused order (35=8, 150=8), 102 CxlRejReason of a refused cancel or replace");
        lines.add(
                "(35=9); the sentence is their text (58), and the message of a REST answer. A withdrawal or transfer beyond the balance is");
        lines.add("`ErrInsufficientFunds` in REST.");
        lines.add("");
        lines.add("| | reason | sentence | 103 | 102 | HTTP | error code |");
        lines.add("| --- | --- | --- | --- | --- | --- | --- |");
        for (final RejectReason reason : reasons()) {
            final RejectCode code = RejectCode.of(reason);
            lines.add("| " + reason.value() + " | `" + reason + "` | " + RejectText.sentence(reason) + " | "
                    + code.ordRejReason() + " | " + code.cxlRejReason() + " | " + code.httpStatus() + " | `"
                    + code.errorCode() + "` |");
        }
        return String.join("\n", lines) + "\n";
    }
}
