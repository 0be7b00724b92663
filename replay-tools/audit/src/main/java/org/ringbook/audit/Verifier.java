package org.ringbook.audit;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntArrayList;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.core.ExchangeCore;
import org.ringbook.journal.JournalDamageException;
import org.ringbook.journal.JournalException;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.snapshot.SnapshotFiles;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.TradeBustedDecoder;
import org.ringbook.sbe.messages.TradeDecoder;

/**
 * Verifies a journal from its first record, or from a snapshot on, to the last one that is durable when it begins. Of every record:
 * CRC-32C and sequence (by the reader), that it is one command with its events, that executing the command again gives these very
 * bytes, that the amounts in the events leave nobody below zero, and that a bust undoes what its trade did. At the end: that accounts
 * add up, by the events alone and by re-execution.
 *
 * <p>It reads only, so it works on a copied directory and beside a live engine. Once; it reads ahead on a thread of its own.
 */
public final class Verifier {
    private static final long PROGRESS_NS = 200_000_000L;
    private static final int MADE_CAPACITY = 2 * Frames.MAX_RECORD_LENGTH;

    private final VerifyContext context;
    private final EventLedger ledger = new EventLedger();
    private final UnsafeBuffer made = new UnsafeBuffer(new byte[MADE_CAPACITY]);
    private final UnsafeBuffer madeRecord = new UnsafeBuffer(0, 0);
    private final IntArrayList madeEnds = new IntArrayList();
    private Replica replica;
    private BustCheck busts;
    private MessageDigest digest;
    private long from;
    private long records;
    private long events;
    private long bytes;
    private long startNs;
    private long toldNs;
    private long readNs;
    private long executeNs;
    private long compareNs;
    private boolean interrupted;
    private Finding finding;
    private Finding notTaken;
    private Finding misstated;
    private long misstatedCount;

    /**
     * A verifier before its start.
     *
     * @param context what to verify.
     */
    public Verifier(final VerifyContext context) {
        this.context = context;
    }

    /**
     * Verifies.
     *
     * @return what was found; damage too is a finding, not an exception.
     * @throws JournalException if there is no journal, or it can't be read at all.
     */
    public VerifyReport run() {
        startNs = context.nanoClock().nanoTime();
        toldNs = startNs;
        String notice = "";
        try (JournalReader reader = JournalReader.open(context.directory(), context.archive());
                BustCheck bustCheck = new BustCheck(JournalReader.open(context.directory(), context.archive()))) {
            notice = reader.markNotice();
            busts = bustCheck;
            begin(reader);
            verify(reader);
        } catch (final JournalDamageException e) {
            finding = new Finding(Finding.Kind.DAMAGED, e.sequence(), e.getMessage());
        }
        if (finding == null && !interrupted && !context.executeOnly()) {
            compareSums();
        }
        final long stateHash = finding == null && replica != null ? replica.stateHash() : 0;
        endWithMisstated();
        return report(notice, stateHash);
    }

    private VerifyReport report(final String notice, final long stateHash) {
        return new VerifyReport(
                from,
                records - from,
                events,
                ledger.trades(),
                busts == null ? 0 : busts.compared(),
                busts == null ? 0 : busts.unknown(),
                bytes,
                context.nanoClock().nanoTime() - startNs,
                readNs,
                executeNs,
                compareNs,
                stateHash,
                digest == null ? "" : HexFormat.of().formatHex(digest.digest()),
                context.independent(),
                context.executeOnly(),
                interrupted,
                sums(),
                notice,
                Optional.ofNullable(finding));
    }

    private void begin(final JournalReader reader) {
        digest = context.executeOnly() ? null : RecordDigest.sha256();
        replica = context.independent() ? new IndependentReplica() : fromSnapshot(reader);
        from = records;
        final long first = reader.firstSequence();
        if (reader.durableSequence() > records && first > records + 1) {
            throw new JournalException("the journal does not hold record " + (records + 1)
                    + ", so it can't be executed again from there: firstSequence=" + first
                    + (records == 0
                            ? "; begin with a snapshot (--from-snapshot), or name the archive (--archive)"
                            : ""));
        }
        if (records > 0) {
            reader.seek(records + 1);
        }
    }

    private Replica fromSnapshot(final JournalReader reader) {
        if (context.snapshots() == null) {
            return new CoreReplica();
        }
        final ExchangeCore core = new SnapshotFiles(context.snapshots())
                .loadNewest(reader, reader.durableSequence(), ExchangeCore::load, skipped -> {})
                .orElseThrow(() ->
                        new AuditException("there is no sound snapshot of this journal in " + context.snapshots()));
        records = core.lastSequence();
        ledger.seed(core.view());
        return new CoreReplica(core);
    }

    private void verify(final JournalReader reader) {
        final long last = reader.durableSequence();
        if (records >= last) {
            return;
        }
        try (ReadAhead ahead = new ReadAhead(reader, last, digest, context.nanoClock())) {
            while (records < last && finding == null && !interrupted) {
                final RecordChunk chunk = ahead.take();
                verify(chunk);
                readNs = ahead.busyNs();
                tell(last);
                if (finding != null || interrupted || records == last || chunk.end() != null) {
                    digest = digestOfRight(chunk);
                }
                if (finding == null && chunk.end() != null) {
                    throw chunk.end();
                }
                ahead.giveBack(chunk);
            }
        }
    }

    private void tell(final long last) {
        final long nowNs = context.nanoClock().nanoTime();
        interrupted = context.stopRequested().getAsBoolean();
        if (nowNs - toldNs >= PROGRESS_NS) {
            toldNs = nowNs;
            context.progress().onProgress(records, last, nowNs - startNs);
        }
    }

    /** Executes as many records as what they make has room for, compares these, and goes on. */
    private void verify(final RecordChunk chunk) {
        int at = 0;
        while (at < chunk.length() && finding == null) {
            final long beganNs = context.nanoClock().nanoTime();
            final int executedTo = execute(chunk, at);
            final long executedNs = context.nanoClock().nanoTime();
            compare(chunk, at, executedTo);
            compareNs += context.nanoClock().nanoTime() - executedNs;
            executeNs += executedNs - beganNs;
            if (finding == null) {
                finding = notTaken;
            }
            at = executedTo;
        }
    }

    /** Returns the end of what was executed. */
    private int execute(final RecordChunk chunk, final int begin) {
        final DirectBuffer buffer = chunk.buffer();
        madeEnds.clear();
        int at = begin;
        int madeAt = 0;
        while (at < chunk.length() && MADE_CAPACITY - madeAt >= Frames.MAX_RECORD_LENGTH) {
            final int frames = RecordChunk.frames(at);
            final int end = at + chunk.recordLength(at);
            final long sequence = chunk.sequence(at);
            notTaken = Reexecution.invalidity(sequence, buffer, frames, end);
            if (notTaken != null) {
                return at;
            }
            madeRecord.wrap(made, madeAt, MADE_CAPACITY - madeAt);
            try {
                final int length = replica.apply(
                        sequence,
                        chunk.timestampNs(at),
                        buffer,
                        Frames.offset(frames),
                        Frames.length(buffer, frames),
                        madeRecord);
                madeAt = context.executeOnly() ? 0 : madeAt + length;
            } catch (final RuntimeException e) {
                notTaken = Reexecution.notTaken(sequence, buffer, frames, e);
                return at;
            }
            madeEnds.addInt(madeAt);
            at = end;
        }
        return at;
    }

    private void compare(final RecordChunk chunk, final int begin, final int end) {
        final DirectBuffer buffer = chunk.buffer();
        int madeAt = 0;
        int at = begin;
        for (int i = 0; at < end; i++) {
            final int frames = RecordChunk.frames(at);
            final int next = at + chunk.recordLength(at);
            final long sequence = chunk.sequence(at);
            if (!context.executeOnly()) {
                final int madeEnd = madeEnds.getInt(i);
                finding = Reexecution.difference(sequence, buffer, frames, next, made, madeAt, madeEnd - madeAt);
                if (finding == null) {
                    finding = book(sequence, buffer, frames, next);
                }
                madeAt = madeEnd;
            }
            if (finding != null) {
                return;
            }
            records = sequence;
            bytes += next - at;
            at = next;
        }
    }

    private Finding book(final long sequence, final DirectBuffer buffer, final int from, final int to) {
        final int command = Frames.offset(from);
        try {
            for (int at = Frames.next(buffer, from); at < to; at = Frames.next(buffer, at)) {
                final int event = Frames.offset(at);
                ledger.apply(buffer, command, event);
                events++;
                final String negative = ledger.balances().takeNegative();
                if (negative != null) {
                    return Reexecution.found(
                            Finding.Kind.NEGATIVE, sequence, "its events leave a balance below zero: " + negative);
                }
                final int templateId = Frames.templateId(buffer, event);
                if (templateId == TradeDecoder.TEMPLATE_ID) {
                    busts.trade(sequence, buffer, event);
                } else if (templateId == TradeBustedDecoder.TEMPLATE_ID) {
                    compareBust(sequence, buffer, command, event);
                }
            }
            return null;
        } catch (final ArithmeticException | IndexOutOfBoundsException | IllegalStateException e) {
            return Reexecution.found(Finding.Kind.INVALID, sequence, "its events can't be booked: " + e.getMessage());
        }
    }

    /** The core takes any bust whose amounts can be true, so the records behind a misstated one are still explained. */
    private void compareBust(final long sequence, final DirectBuffer buffer, final int command, final int event) {
        final Finding found = busts.bust(sequence, buffer, command, event);
        if (found != null) {
            misstatedCount++;
            misstated = misstated == null ? found : misstated;
        }
    }

    private void endWithMisstated() {
        if (finding == null && misstated != null) {
            finding = new Finding(
                    misstated.kind(),
                    misstated.sequence(),
                    misstated.text() + (misstatedCount == 1 ? "" : "; " + (misstatedCount - 1) + " busts more like it")
                            + ". All else is right");
        }
    }

    /** Over all right records, the last of which is in this chunk. */
    private MessageDigest digestOfRight(final RecordChunk chunk) {
        if (chunk.digestBefore() == null) {
            return null;
        }
        int at = 0;
        while (at < chunk.length() && chunk.sequence(at) <= records) {
            at += chunk.recordLength(at);
        }
        chunk.digestBefore().update(chunk.bytes(), 0, at);
        return chunk.digestBefore();
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
}
