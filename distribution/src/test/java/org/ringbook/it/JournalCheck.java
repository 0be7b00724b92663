package org.ringbook.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.agrona.collections.Long2LongHashMap;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;

/** Reads a whole journal, whose reader checks every record's CRC and sequence, and compares it with what a gateway knows. */
final class JournalCheck {
    private JournalCheck() {}

    /** Each order that was sent is there once and in order, and what was accepted is where the gateway heard it to be. */
    static void holds(final Path dataDirectory, final int gatewayId, final long sent, final Long2LongHashMap accepted) {
        final CommandHeaderDecoder header = new CommandHeaderDecoder();
        long found = 0;
        try (JournalReader reader = JournalReader.open(dataDirectory.resolve("journal"))) {
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
