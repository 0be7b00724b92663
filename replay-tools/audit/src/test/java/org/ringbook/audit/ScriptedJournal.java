package org.ringbook.audit;

import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.core.EventSink;
import org.ringbook.core.ExchangeCore;
import org.ringbook.journal.Journal;
import org.ringbook.journal.JournalContext;
import org.ringbook.sbe.Frames;
import org.ringbook.scenarios.CommandFrames;
import org.ringbook.scenarios.MarketFields;
import org.ringbook.scenarios.OrderFields;

/**
 * A journal of the commands that a test says: assets XBT (1) and ZAR (2), market XBTZAR (1) of tick 1 and lot 0.000001, accounts
 * alice (1), bob (2) and carol (3), each with 10 XBT and 1,000,000 ZAR, and a taker's fee of 1,000 ppm.
 */
public final class ScriptedJournal implements AutoCloseable {
    public static final int ALICE = 1;
    public static final int BOB = 2;
    public static final int CAROL = 3;
    public static final int XBT = 1;
    public static final int ZAR = 2;
    public static final long START_NS = 1_760_000_000_000_000_000L;
    public static final long STEP_NS = 1_000_000_000L;
    private static final long ROLL_BYTES = 1 << 16;
    private static final long XBT_UNITS = 10_000_000_000L;
    private static final long ZAR_UNITS = 100_000_000L;

    public final CommandFrames frames = new CommandFrames();
    private final ExchangeCore core = new ExchangeCore();
    private final EventSink sink = new EventSink();
    private final Journal journal;
    private final int perDocument;
    private long nowNs = START_NS;

    public ScriptedJournal(final Path directory, final int perDocument) {
        this.perDocument = perDocument;
        journal = Journal.open(new JournalContext()
                .directory(directory)
                .blockBytes(JournalContext.BLOCK_BYTES_MIN)
                .rollBytes(ROLL_BYTES)
                .log(line -> {}));
        frames.from(CommandFrames.HOST);
    }

    /** The exchange, 15 records; it ends with the market open. */
    public ScriptedJournal setUp(final long aliceZar) {
        run(frames.addAsset("XBT", 10, 8));
        run(frames.addAsset("ZAR", 8, 2));
        run(frames.addMarket(new MarketFields(
                "XBTZAR", XBT, ZAR, 1, 0, 1, 6, 1, 1_000_000_000_000L, 10_000, 1_000_000_000_000_000_000L)));
        run(frames.setMarketState(1, CommandFrames.OPEN));
        run(frames.setFees(0, 0, 1_000));
        int reference = 0;
        for (final String name : new String[] {"alice", "bob", "carol"}) {
            run(frames.openAccount(name, 0, 0));
        }
        for (int account = ALICE; account <= CAROL; account++) {
            run(frames.deposit(account, XBT, 10 * XBT_UNITS, "d" + reference++));
            run(frames.deposit(account, ZAR, (account == ALICE ? aliceZar : 1_000_000) * ZAR_UNITS, "d" + reference++));
        }
        run(frames.setFeeTier(CAROL, 0));
        return this;
    }

    public ScriptedJournal setUp() {
        return setUp(1_000_000);
    }

    /** A limit order: lots of 0.000001 XBT, whole ZAR. */
    public long limit(final int account, final int side, final long lots, final long price, final String clOrdId) {
        return run(frames.newOrder(
                OrderFields.limit(1, side, lots, price).account(account).id(clOrdId)));
    }

    /** Executes a command and appends its record. */
    public long run(final byte[] command) {
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
        batch.end(events - at + sink.length());
        if (batch.recordCount() == perDocument) {
            journal.append();
        }
        while (core.continuationDue()) {
            run(frames.goOn());
        }
        return sequence;
    }

    public ExchangeCore core() {
        return core;
    }

    /** So that readers see what was said so far. */
    public void flush() {
        if (journal.batch().recordCount() > 0) {
            journal.append();
        }
    }

    @Override
    public void close() {
        flush();
        journal.close();
    }
}
