package org.ringbook.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.ringbook.audit.decode.DecodedRecord;
import org.ringbook.audit.decode.FrameDecoder;
import org.ringbook.audit.decode.MessageSchema;
import org.ringbook.audit.decode.Names;
import org.ringbook.audit.explain.MovementWords;
import org.ringbook.audit.explain.StatementLine;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.AccountOpenedDecoder;
import org.ringbook.sbe.messages.AssetAddedDecoder;
import org.ringbook.sbe.messages.MarketAddedDecoder;
import org.ringbook.sbe.messages.MarketTermsSetDecoder;

/**
 * The statement of an account over a range of records: what it had, every movement with why, and what it has. The amounts are those
 * in the events, booked on what it had; what that gives is compared with what executing the commands again gives. One thread, once.
 */
public final class AccountStatement {
    private static final int LOOK_MASK = 0x3FF;

    private final StateReplay replay;
    private final int accountId;
    private final String onlyAsset;
    private final Consumer<StatementLine> lines;
    private final BooleanSupplier stopRequested;
    private final VerifyProgress progress;
    private final FrameDecoder decoder = new FrameDecoder(MessageSchema.load());
    private final Names names;
    private final MovementWords words;
    private final EventLedger ledger = new EventLedger(this::moved);
    private final List<Move> moves = new ArrayList<>();
    private long movements;

    private record Move(int assetId, long availableDelta, long heldDelta) {}

    /**
     * What an account has of an asset.
     *
     * @param available decimal.
     * @param held      decimal.
     */
    public record Amounts(String available, String held) {}

    /**
     * The sides of a statement.
     *
     * @param account     the account's name.
     * @param accountId   its id.
     * @param first       first record of the range.
     * @param last        last record of the range.
     * @param opening     what it had before the first, by asset code.
     * @param closing     what it had after the last, by asset code.
     * @param movements   lines between.
     * @param difference  how the closing balance differs from what re-execution gives; empty if it does not.
     * @param interrupted whether it was told to stop before the last record.
     */
    public record Report(
            String account,
            int accountId,
            long first,
            long last,
            Map<String, Amounts> opening,
            Map<String, Amounts> closing,
            long movements,
            Optional<String> difference,
            boolean interrupted) {}

    /**
     * What to tell.
     *
     * @param replay        come to the record before the range; goes on to its end.
     * @param accountId     whose.
     * @param onlyAsset     code of the only asset that is told; null for all.
     * @param lines         takes the movements in their order.
     * @param stopRequested asked now and then whether to stop.
     * @param progress      whom to tell how far it has come.
     */
    public AccountStatement(
            final StateReplay replay,
            final int accountId,
            final String onlyAsset,
            final Consumer<StatementLine> lines,
            final BooleanSupplier stopRequested,
            final VerifyProgress progress) {
        this.replay = replay;
        this.accountId = accountId;
        this.onlyAsset = onlyAsset;
        this.lines = lines;
        this.stopRequested = stopRequested;
        this.progress = progress;
        names = Names.of(replay.view());
        words = new MovementWords(names, accountId);
        ledger.seed(replay.view());
    }

    /**
     * Tells.
     *
     * @param opened hears what the account had before the range, before the first line.
     * @param last   last record of the range.
     * @return both sides, and whether they add up.
     * @throws AuditException if a record is not explained by those before it.
     */
    public Report run(final Consumer<Map<String, Amounts>> opened, final long last) {
        final long first = replay.sequence() + 1;
        final Map<String, Amounts> opening = balances();
        opened.accept(opening);
        final long startNs = System.nanoTime();
        boolean interrupted = false;
        while (!interrupted && replay.sequence() < last && replay.next()) {
            book(replay.reader());
            if ((replay.sequence() & LOOK_MASK) == 0) {
                interrupted = stopRequested.getAsBoolean();
                progress.onProgress(replay.sequence(), last, System.nanoTime() - startNs);
            }
        }
        return new Report(
                String.valueOf(names.account(accountId)),
                accountId,
                first,
                replay.sequence(),
                opening,
                balances(),
                movements,
                difference(),
                interrupted);
    }

    private void moved(final int ofAccountId, final int assetId, final long availableDelta, final long heldDelta) {
        if (ofAccountId == accountId && (availableDelta != 0 || heldDelta != 0)) {
            moves.add(new Move(assetId, availableDelta, heldDelta));
        }
    }

    private void book(final JournalReader reader) {
        final DirectBuffer buffer = reader.buffer();
        final int from = reader.framesOffset();
        final int to = from + reader.framesLength();
        DecodedRecord record = null;
        int index = 0;
        for (int at = Frames.next(buffer, from); at < to; at = Frames.next(buffer, at)) {
            index++;
            moves.clear();
            final boolean isNaming = learns(buffer, Frames.offset(at));
            ledger.apply(buffer, Frames.offset(from), Frames.offset(at));
            if (record == null && (isNaming || !moves.isEmpty())) {
                record = decoder.decode(reader.sequence(), reader.timestampNs(), buffer, from, to);
                names.learn(record);
            }
            if (!moves.isEmpty()) {
                tell(record, index);
            }
        }
    }

    private static boolean learns(final DirectBuffer buffer, final int event) {
        return switch (Frames.templateId(buffer, event)) {
            case AssetAddedDecoder.TEMPLATE_ID,
                    MarketAddedDecoder.TEMPLATE_ID,
                    AccountOpenedDecoder.TEMPLATE_ID,
                    MarketTermsSetDecoder.TEMPLATE_ID -> true;
            default -> false;
        };
    }

    /** One line for each asset that an event moves. */
    private void tell(final DecodedRecord record, final int index) {
        final Map<Integer, Move> byAsset = new TreeMap<>();
        for (final Move move : moves) {
            byAsset.merge(
                    move.assetId(),
                    move,
                    (a, b) -> new Move(
                            a.assetId(), a.availableDelta() + b.availableDelta(), a.heldDelta() + b.heldDelta()));
        }
        for (final Move move : byAsset.values()) {
            final Names.Asset asset = names.asset(move.assetId());
            if (onlyAsset == null || asset.code().equals(onlyAsset)) {
                movements++;
                lines.accept(new StatementLine(
                        words.line(record, index),
                        asset.code(),
                        asset.amount().text(move.availableDelta()),
                        asset.amount().text(move.heldDelta()),
                        asset.amount().text(ledger.balances().available(accountId, move.assetId())),
                        asset.amount().text(ledger.balances().held(accountId, move.assetId()))));
            }
        }
    }

    private Map<String, Amounts> balances() {
        final Map<String, Amounts> balances = new TreeMap<>();
        for (final Names.Asset asset : names.assets()) {
            final long available = ledger.balances().available(accountId, asset.id());
            final long held = ledger.balances().held(accountId, asset.id());
            if ((available != 0 || held != 0)
                    && (onlyAsset == null || asset.code().equals(onlyAsset))) {
                balances.put(
                        asset.code(),
                        new Amounts(
                                asset.amount().text(available), asset.amount().text(held)));
            }
        }
        return balances;
    }

    private Optional<String> difference() {
        for (final Names.Asset asset : names.assets()) {
            final long available = ledger.balances().available(accountId, asset.id());
            final long held = ledger.balances().held(accountId, asset.id());
            final long executedAvailable = replay.core().available(accountId, asset.id());
            final long executedHeld = replay.core().held(accountId, asset.id());
            if (available != executedAvailable || held != executedHeld) {
                return Optional.of(asset.code() + ": by the events available "
                        + asset.amount().text(available) + " and held "
                        + asset.amount().text(held)
                        + ", by re-execution " + asset.amount().text(executedAvailable) + " and "
                        + asset.amount().text(executedHeld));
            }
        }
        return Optional.empty();
    }
}
