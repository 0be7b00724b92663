package org.ringbook.torture;

import java.nio.file.Path;
import org.ringbook.audit.Verifier;
import org.ringbook.audit.VerifyContext;
import org.ringbook.audit.VerifyReport;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.GatewayHelloDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;

/** A whole journal against what a client was told. */
public final class JournalCheck {
    private final CommandHeaderDecoder header = new CommandHeaderDecoder();
    private final int gatewayId;
    private final long sent;
    private final Told told;
    private long expected = 1;
    private long lost;
    private long invented;
    private long doubled;
    private String first = "";

    /**
     * What came of it.
     *
     * @param records  the journal's last record.
     * @param lost     records or commands that the client was told of, or that it knows are taken, and that are not there.
     * @param invented records that are not as the client was told, or commands that it never sent.
     * @param doubled  commands that are there twice.
     * @param first    what was found first; empty if all is right.
     */
    public record Comparison(long records, long lost, long invented, long doubled, String first) {
        /**
         * Whether all is right.
         *
         * @return true if nothing was found.
         */
        public boolean isRight() {
            return first.isEmpty();
        }
    }

    private JournalCheck(final int gatewayId, final long sent, final Told told) {
        this.gatewayId = gatewayId;
        this.sent = sent;
        this.told = told;
    }

    /**
     * Compares. Every record that was heard is there, byte for byte; every command of the gateway is there once and in order.
     *
     * @param journal   the journal's directory.
     * @param gatewayId the client's.
     * @param sent      the last number that it gave a command.
     * @param isSettled whether all of them must have arrived, heard of or not.
     * @param told      what it was told.
     * @return what was found.
     */
    public static Comparison compare(
            final Path journal, final int gatewayId, final long sent, final boolean isSettled, final Told told) {
        final JournalCheck check = new JournalCheck(gatewayId, sent, told);
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next()) {
                check.record(reader);
            }
            return check.finish(reader.sequence(), isSettled);
        }
    }

    /**
     * Compares, and executes the journal again.
     *
     * @param journal   the journal's directory.
     * @param gatewayId the client's.
     * @param sent      how many commands it sent: all of them have to be there.
     * @param told      what it was told.
     * @throws TortureException if anything is not right.
     */
    public static void holds(final Path journal, final int gatewayId, final long sent, final Told told) {
        requireVerified(journal, false);
        final Comparison comparison = compare(journal, gatewayId, sent, true, told);
        if (!comparison.isRight()) {
            throw new TortureException(comparison.first());
        }
    }

    static VerifyReport requireVerified(final Path journal, final boolean independent) {
        final VerifyReport report =
                new Verifier(new VerifyContext().directory(journal).independent(independent)).run();
        if (!report.passed()) {
            throw new TortureException("verification: " + report.finding().orElseThrow());
        }
        return report;
    }

    private void record(final JournalReader reader) {
        final long heard = told.crcOf(reader.sequence());
        if (heard >= 0 && heard != told.crcOf(reader.buffer(), reader.framesOffset(), reader.framesLength())) {
            invented++;
            find("record " + reader.sequence() + " is not as the client was told");
        }
        final int frame = Frames.offset(reader.framesOffset());
        header.wrap(reader.buffer(), frame + MessageHeaderDecoder.ENCODED_LENGTH);
        if (header.gatewayId() == gatewayId
                && Frames.templateId(reader.buffer(), frame) != GatewayHelloDecoder.TEMPLATE_ID
                && header.gatewaySequence() > 0) {
            command(header.gatewaySequence(), reader.sequence());
        }
    }

    private void command(final long number, final long record) {
        if (number < expected) {
            doubled++;
            find("command " + number + " is there again in record " + record);
            return;
        }
        if (number > expected) {
            lost += number - expected;
            find("commands " + expected + " to " + (number - 1) + " are missing in front of record " + record);
        }
        if (number > sent) {
            invented++;
            find("command " + number + " in record " + record + " was never sent");
        }
        final long heard = told.recordOf(number);
        if (heard != 0 && heard != record) {
            lost++;
            find("command " + number + " is in record " + record + ", and the client was told " + heard);
        }
        expected = number + 1;
    }

    private Comparison finish(final long records, final boolean isSettled) {
        if (isSettled && expected <= sent) {
            lost += sent + 1 - expected;
            find("commands " + expected + " to " + sent + " are missing");
        }
        if (records < told.lastBegun()) {
            lost += told.lastBegun() - records;
            find("the journal ends with record " + records + ", and the client has heard of " + told.lastBegun());
        }
        return new Comparison(records, lost, invented, doubled, first);
    }

    private void find(final String what) {
        if (first.isEmpty()) {
            first = what;
        }
    }
}
