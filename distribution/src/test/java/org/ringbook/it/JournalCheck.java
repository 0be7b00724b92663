package org.ringbook.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.agrona.collections.Long2LongHashMap;
import org.ringbook.audit.Verifier;
import org.ringbook.audit.VerifyContext;
import org.ringbook.audit.VerifyReport;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;

/** Audits a whole journal, and compares it with what a gateway knows. */
final class JournalCheck {
    private JournalCheck() {}

    /** Each order that was sent is there once and in order, and what was accepted is where the gateway heard it to be. */
    static void holds(final Path dataDirectory, final int gatewayId, final long sent, final Long2LongHashMap accepted) {
        final Path journal = dataDirectory.resolve("journal");
        final VerifyReport report = new Verifier(new VerifyContext().directory(journal)).run();
        assertTrue(report.passed(), report::toString);
        final CommandHeaderDecoder header = new CommandHeaderDecoder();
        long found = 0;
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next()) {
                final int frame = Frames.offset(reader.framesOffset());
                if (Frames.templateId(reader.buffer(), frame) != NewOrderDecoder.TEMPLATE_ID) {
                    continue;
                }
                header.wrap(reader.buffer(), frame + MessageHeaderDecoder.ENCODED_LENGTH);
                if (header.gatewayId() == gatewayId) {
                    found++;
                    assertEquals(found, header.gatewaySequence(), "in record " + reader.sequence());
                    final long heard = accepted.get(found);
                    if (heard != accepted.missingValue()) {
                        assertEquals(reader.sequence(), heard, "of order " + found);
                    }
                }
            }
        }
        assertEquals(sent, found, "orders of gateway " + gatewayId);
    }
}
