package org.ringbook.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.core.FrameCheck;
import org.ringbook.core.FrameKind;
import org.ringbook.journal.JournalDamageException;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.Frames;

/**
 * Verifies a journal from its first record to the last one that is durable when it begins. Of every record: CRC-32C and sequence (by
 * the reader), that it is one command with its events, that executing the command again gives these very bytes, and that the
 * amounts in the events leave nobody below zero. At the end: that accounts add up, by the events alone and by re-execution.
 *
 * <p>It reads only, so it works on a copied directory and beside a live engine. One thread, once.
 */
public final class Verifier {
    private static final long PROGRESS_NS = 200_000_000L;
    private static final int CLOCK_MASK = 0xFF;

    private final VerifyContext context;
    private final Replica replica;
    private final EventLedger ledger = new EventLedger();
    private final RecordDigest digest = new RecordDigest();
    private final UnsafeBuffer made = new UnsafeBuffer(new byte[Frames.MAX_RECORD_LENGTH]);
    private long records;
    private long events;
    private long bytes;
    private boolean interrupted;
    private Finding finding;

    /**
     * A verifier before its start.
     *
     * @param context what to verify.
     */
    public Verifier(final VerifyContext context) {
        this.context = context;
        replica = context.independent() ? new IndependentReplica() : new CoreReplica();
    }

    /**
     * Verifies.
     *
     * @return what was found; damage too is a finding, not an exception.
     * @throws org.ringbook.journal.JournalException if there is no journal, or it can't be read at all.
     */
    public VerifyReport run() {
        final long startNs = context.nanoClock().nanoTime();
        String notice = "";
        try (JournalReader reader = JournalReader.open(context.directory())) {
            notice = reader.markNotice();
            verify(reader, startNs);
        } catch (final JournalDamageException e) {
            finding = new Finding(Finding.Kind.DAMAGED, e.sequence(), e.getMessage());
        }
        if (finding == null && !interrupted) {
            compareSums();
        }
        final long elapsedNs = context.nanoClock().nanoTime() - startNs;
        return new VerifyReport(
                records,
                events,
                ledger.trades(),
                bytes,
                elapsedNs,
                replica.stateHash(),
                digest.finish(),
                context.independent(),
                interrupted,
                sums(),
                notice,
                Optional.ofNullable(finding));
    }

    private void verify(final JournalReader reader, final long startNs) {
        final long lastSequence = reader.durableSequence();
        if (lastSequence > 0 && reader.firstSequence() != 1) {
            throw new org.ringbook.journal.JournalException(
                    "the journal does not begin with record 1, so it can't be executed again: firstSequence="
                            + reader.firstSequence());
        }
        long toldNs = startNs;
        while (records < lastSequence && finding == null && !interrupted && reader.next()) {
            verifyRecord(reader);
            if ((records & CLOCK_MASK) == 0) {
                final long nowNs = context.nanoClock().nanoTime();
                interrupted = context.stopRequested().getAsBoolean();
                if (nowNs - toldNs >= PROGRESS_NS) {
                    toldNs = nowNs;
                    context.progress().onProgress(records, lastSequence, nowNs - startNs);
                }
            }
        }
    }

    private void verifyRecord(final JournalReader reader) {
        final DirectBuffer buffer = reader.buffer();
        final int from = reader.framesOffset();
        final int to = from + reader.framesLength();
        final String invalid = invalidity(buffer, from, to);
        if (invalid != null) {
            find(Finding.Kind.INVALID, reader, invalid);
            return;
        }
        compareEvents(reader, buffer, from, to);
        if (finding == null) {
            bookEvents(reader, buffer, from, to);
        }
        if (finding == null) {
            digest.add(buffer, reader.offset(), reader.length());
            records = reader.sequence();
            bytes += reader.length();
        }
    }

    /** What is wrong with a record's frames, null if they are a command and events that fill it exactly. */
    private static String invalidity(final DirectBuffer buffer, final int from, final int to) {
        int at = from;
        int count = 0;
        while (at < to) {
            if (to - at < Frames.PREFIX_LENGTH || to - Frames.offset(at) < Frames.length(buffer, at)) {
                return "frame " + count + " reaches past its record";
            }
            at = Frames.next(buffer, at);
            count++;
        }
        if (count == 0 || count > Frames.MAX_EVENTS + 1) {
            return "a record holds a command and at most " + Frames.MAX_EVENTS + " events: frames=" + count;
        }
        final FrameKind kind = FrameCheck.check(buffer, Frames.offset(from), Frames.length(buffer, from));
        if (kind != FrameKind.COMMAND && kind != FrameKind.HOST_COMMAND) {
            return "its first frame is no command: " + kind;
        }
        return null;
    }

    private void compareEvents(final JournalReader reader, final DirectBuffer buffer, final int from, final int to) {
        final int recorded = Frames.next(buffer, from);
        final int recordedLength = to - recorded;
        final int madeLength;
        try {
            madeLength = replica.apply(
                    reader.sequence(),
                    reader.timestampNs(),
                    buffer,
                    Frames.offset(from),
                    Frames.length(buffer, from),
                    made);
        } catch (final RuntimeException e) {
            find(Finding.Kind.DIFFERENT, reader, "its command could not have been taken here: " + e.getMessage());
            return;
        }
        final int common = Math.min(recordedLength, madeLength);
        int index = 0;
        while (index < common && buffer.getByte(recorded + index) == made.getByte(index)) {
            index++;
        }
        if (index < common || recordedLength != madeLength) {
            find(
                    Finding.Kind.DIFFERENT,
                    reader,
                    "executing its command (template " + Frames.templateId(buffer, Frames.offset(from))
                            + ") again gives other events: recorded " + recordedLength + " bytes, made " + madeLength
                            + ", different from byte " + index);
        }
    }

    private void bookEvents(final JournalReader reader, final DirectBuffer buffer, final int from, final int to) {
        final int command = Frames.offset(from);
        try {
            for (int at = Frames.next(buffer, from); at < to; at = Frames.next(buffer, at)) {
                ledger.apply(buffer, command, Frames.offset(at));
                events++;
                final String negative = ledger.balances().takeNegative();
                if (negative != null) {
                    find(Finding.Kind.NEGATIVE, reader, "its events leave a balance below zero: " + negative);
                    return;
                }
            }
        } catch (final ArithmeticException | IndexOutOfBoundsException | IllegalStateException e) {
            find(Finding.Kind.INVALID, reader, "its events can't be booked: " + e.getMessage());
        }
    }

    private void compareSums() {
        for (int assetId = 1; assetId <= ledger.assetCount(); assetId++) {
            final AssetSum sum = ledger.sum(assetId);
            if (!sum.isConserved() || replica.totalUnits(assetId) != ledger.totalUnits(assetId)) {
                finding = new Finding(
                        Finding.Kind.UNBALANCED,
                        records,
                        sum.code() + " is not conserved: depositedUnits=" + sum.depositedUnits() + " paidOutUnits="
                                + sum.paidOutUnits() + " accountsUnits=" + sum.accountsUnits()
                                + " re-executed totalUnits=" + replica.totalUnits(assetId));
                return;
            }
        }
        compareBalances();
    }

    private void compareBalances() {
        final EventBalances balances = ledger.balances();
        final int[] met = new int[1];
        replica.balances((accountId, assetId, availableUnits, heldUnits) -> {
            met[0] += (availableUnits == 0 ? 0 : 1) + (heldUnits == 0 ? 0 : 1);
            if (balances.available(accountId, assetId) != availableUnits
                    || balances.held(accountId, assetId) != heldUnits) {
                finding = new Finding(
                        Finding.Kind.UNBALANCED,
                        records,
                        "events do not explain a balance: accountId=" + accountId + " assetId=" + assetId
                                + " availableUnits=" + availableUnits + " heldUnits=" + heldUnits + ", by the events "
                                + balances.available(accountId, assetId) + " and "
                                + balances.held(accountId, assetId));
            }
        });
        if (finding == null && met[0] != balances.size()) {
            finding = new Finding(
                    Finding.Kind.UNBALANCED,
                    records,
                    "events tell of balances that re-execution does not have: " + balances.size() + " against "
                            + met[0]);
        }
    }

    private List<AssetSum> sums() {
        final List<AssetSum> sums = new ArrayList<>();
        for (int assetId = 1; assetId <= ledger.assetCount(); assetId++) {
            sums.add(ledger.sum(assetId));
        }
        return sums;
    }

    private void find(final Finding.Kind kind, final JournalReader reader, final String what) {
        finding = new Finding(kind, reader.sequence(), "record " + reader.sequence() + ": " + what);
    }
}
