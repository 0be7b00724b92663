package org.ringbook.fix.gateway;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.ringbook.client.venue.CommandInForce;
import org.ringbook.sbe.messages.SessionLogonDecoder;

/** How far the journal shows the numbers of each session's own messages. The gateway's thread only. */
final class SessionNumbers {
    private final Map<Integer, Numbers> numbers = new HashMap<>();

    /** Takes in the number that a client gave to what became a command. A logon that carries a number let them begin anew. */
    void onCommand(final CommandInForce command, final long sequence) {
        final int number = command.header().sessionSequence();
        if (number <= 0) {
            return;
        }
        final Numbers before = of(command.sessionId());
        final boolean anew = command.templateId() == SessionLogonDecoder.TEMPLATE_ID;
        numbers.put(
                command.sessionId(),
                anew
                        ? new Numbers(number, sequence)
                        : new Numbers(Math.max(number, before.lastInbound()), before.resetSequence()));
    }

    Numbers of(final int sessionId) {
        return numbers.getOrDefault(sessionId, Numbers.NONE);
    }

    void write(final DataOutput out) throws IOException {
        out.writeInt(numbers.size());
        for (final var entry : numbers.entrySet()) {
            out.writeInt(entry.getKey());
            out.writeInt(entry.getValue().lastInbound());
            out.writeLong(entry.getValue().resetSequence());
        }
    }

    void read(final DataInput in) throws IOException {
        for (int i = in.readInt(); i > 0; i--) {
            numbers.put(in.readInt(), new Numbers(in.readInt(), in.readLong()));
        }
    }
}
