package org.ringbook.settlement;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.core.EventSink;
import org.ringbook.core.ExchangeCore;
import org.ringbook.followers.Database;
import org.ringbook.followers.Follower;
import org.ringbook.followers.FollowersContext;
import org.ringbook.followers.settlement.SettlementProjection;
import org.ringbook.journal.Journal;
import org.ringbook.journal.JournalContext;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.CommandRejectedDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.TradeDecoder;
import org.ringbook.scenarios.CommandFrames;
import org.ringbook.scenarios.CommandFrames.Bust;
import org.ringbook.scenarios.MarketFields;

/**
 * The core with a journal and the settlement follower, and the back office's word to it: assets XBT (1, scale 10) and ZAR (2, scale 8,
 * payout 2), market XBTZAR, accounts alice (1), bob (2), carol (3) and alice2 (4, of alice's owner), fees of 200 and 1,000 ppm.
 */
final class TestExchange implements MoneyCommands, AutoCloseable {
    static final int XBT = 1;
    static final int ZAR = 2;
    static final int ALICE = 1;
    static final int BOB = 2;
    static final int CAROL = 3;
    static final int ALICE2 = 4;
    static final long XBT_UNITS = 10_000_000_000L;
    static final long ZAR_UNITS = 100_000_000L;
    static final long START_NS = 1_760_000_000_000_000_000L;
    private static final long STEP_NS = 1_000_000_000L;

    /** What a record came to. */
    record Result(long sequence, List<UnsafeBuffer> events) {}

    final CommandFrames frames = new CommandFrames();
    private final ExchangeCore core = new ExchangeCore();
    private final EventSink sink = new EventSink();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final CommandRejectedDecoder rejected = new CommandRejectedDecoder();
    private final Path data;
    private final Journal journal;
    private final List<Bust> trades = new ArrayList<>();
    private final Map<Database, Follower> followers = new HashMap<>();
    /** A command that fails before the engine is told, counted down; negative: none. */
    int failAfter = -1;

    private long nowNs = START_NS;

    TestExchange(final Path data) {
        this.data = data;
        journal = Journal.open(new JournalContext()
                .directory(data.resolve("journal"))
                .blockBytes(JournalContext.BLOCK_BYTES_MIN)
                .log(line -> {}));
        frames.from(CommandFrames.HOST);
        run(frames.addAsset("XBT", 10, 8));
        run(frames.addAsset("ZAR", 8, 2));
        run(frames.addMarket(new MarketFields(
                "XBTZAR", XBT, ZAR, 1, 0, 1, 6, 1, 1_000_000_000_000L, 10_000, 1_000_000_000_000_000_000L)));
        run(frames.setMarketState(1, CommandFrames.OPEN));
        run(frames.setFees(0, 200, 1_000));
        for (final String name : List.of("alice", "bob", "carol")) {
            run(frames.openAccount(name, 0, 0));
        }
        run(frames.openAccount("alice2", 1, 0));
    }

    /** Executes a command and appends its record. */
    Result run(final byte[] command) {
        nowNs += STEP_NS;
        final UnsafeBuffer frame = new UnsafeBuffer(command);
        final long sequence = core.lastSequence() + 1;
        final var batch = journal.batch();
        final int at = batch.begin(sequence, nowNs);
        Frames.putLength(batch.buffer(), at, command.length);
        batch.buffer().putBytes(Frames.offset(at), command);
        final int events = Frames.offset(at) + command.length;
        sink.wrap(batch.buffer(), events, batch.framesLimit());
        core.apply(sequence, nowNs, frame, 0, command.length, sink);
        final List<UnsafeBuffer> copies = new ArrayList<>();
        for (int event = events; event < events + sink.length(); event = Frames.next(batch.buffer(), event)) {
            final byte[] bytes = new byte[Frames.length(batch.buffer(), event)];
            batch.buffer().getBytes(Frames.offset(event), bytes);
            copies.add(new UnsafeBuffer(bytes));
        }
        batch.end(events - at + sink.length());
        journal.append();
        copies.forEach(this::learn);
        while (core.continuationDue()) {
            run(frames.goOn());
        }
        return new Result(sequence, copies);
    }

    private void learn(final UnsafeBuffer event) {
        if (Frames.templateId(event, 0) == TradeDecoder.TEMPLATE_ID) {
            trade.wrapAndApplyHeader(event, 0, header);
            final long tradeId = trade.tradeId();
            final int marketId = trade.marketId();
            final long price = trade.priceTicks();
            final long lots = trade.qtyLots();
            final int buyer = trade.buyAccountId();
            final int seller = trade.sellAccountId();
            final long buyFee = trade.buyFeeUnits();
            trades.add(new Bust(tradeId, marketId, buyer, seller, price, lots, buyFee, trade.sellFeeUnits()));
        }
    }

    /** Trades so far, as a bust has to name them. */
    List<Bust> trades() {
        return trades;
    }

    /** A next day. */
    void sleep(final long ns) {
        nowNs += ns;
    }

    long lastSequence() {
        return core.lastSequence();
    }

    @Override
    public Outcome deposit(final int accountId, final int assetId, final long amountUnits, final String reference) {
        return tell(frames.deposit(accountId, assetId, amountUnits, reference));
    }

    @Override
    public Outcome settleWithdrawal(final String reference) {
        return tell(frames.settleWithdrawal(reference));
    }

    @Override
    public Outcome cancelWithdrawal(final String reference) {
        return tell(frames.cancelWithdrawal(reference));
    }

    private Outcome tell(final byte[] command) {
        if (failAfter == 0) {
            failAfter = -1;
            throw new IllegalStateException("the engine can't be reached");
        }
        failAfter--;
        final Result result = run(command);
        final UnsafeBuffer event = result.events().get(0);
        if (Frames.templateId(event, 0) != CommandRejectedDecoder.TEMPLATE_ID) {
            return new Outcome(result.sequence(), false, "");
        }
        rejected.wrapAndApplyHeader(event, 0, header);
        final long existing = rejected.existingId();
        final RejectReason reason = rejected.reason();
        return reason == RejectReason.DUPLICATE
                ? new Outcome(result.sequence(), existing > 0, "")
                : new Outcome(result.sequence(), false, reason.name());
    }

    /** Follows to the journal's end. */
    void follow(final Database database) {
        final Follower follower = followers.computeIfAbsent(
                database,
                into -> Follower.open(
                        new FollowersContext()
                                .dataDirectory(data)
                                .database(into)
                                .pauseNs(0)
                                .isRegistered(false),
                        SettlementProjection.KIND));
        while (follower.sequence() < core.lastSequence()) {
            follower.doWork();
            if (!follower.fault().isEmpty()) {
                throw new IllegalStateException(follower.fault());
            }
        }
    }

    /** Closes the follower of a database, so that nothing of this process is open there. */
    void stopFollowing(final Database database) {
        followers.remove(database).close();
    }

    /** The core's balances, available and held together, by asset and account; those that are not zero. */
    Map<List<Integer>, BigInteger> balances() {
        final Map<List<Integer>, BigInteger> balances =
                new TreeMap<>(java.util.Comparator.<List<Integer>>comparingInt(key -> key.get(0))
                        .thenComparingInt(key -> key.get(1)));
        core.view().accounts(-1, account -> {
            final int accountId = account.accountId();
            core.view().balances(accountId, 0, (assetId, available, held) -> {
                if (available + held != 0) {
                    balances.put(List.of(assetId, accountId), BigInteger.valueOf(available + held));
                }
                return true;
            });
            return true;
        });
        return balances;
    }

    @Override
    public void close() {
        followers.values().forEach(Follower::close);
        journal.close();
    }
}
