package org.ringbook.audit.records;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.ringbook.audit.VerifyProgress;
import org.ringbook.audit.decode.FrameDecoder;
import org.ringbook.audit.decode.MessageSchema;
import org.ringbook.audit.decode.MessageTemplate;
import org.ringbook.audit.decode.Names;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.CancelRejectedDecoder;
import org.ringbook.sbe.messages.CommandRejectedDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.OrderRejectedDecoder;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.TradeDecoder;

/** Counts what is in a part of a journal. One thread, once. */
public final class JournalStats {
    private static final int BUCKETS = 20;
    private static final int LOOK_MASK = 0xFFF;
    private static final long SECOND_NS = 1_000_000_000L;

    private final MessageSchema schema = MessageSchema.load();
    private final FrameDecoder decoder = new FrameDecoder(schema);
    private final Names names = new Names();
    private final FrameFields accountIds = new FrameFields(schema, "AccountId");
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final CommandRejectedDecoder commandRejected = new CommandRejectedDecoder();
    private final OrderRejectedDecoder orderRejected = new OrderRejectedDecoder();
    private final CancelRejectedDecoder cancelRejected = new CancelRejectedDecoder();
    private final JournalSource source;
    private final BooleanSupplier stopRequested;
    private final VerifyProgress progress;

    private final Int2ObjectHashMap<long[]> templates = new Int2ObjectHashMap<>();
    private final Map<RejectReason, long[]> rejects = new HashMap<>();
    private final Int2ObjectHashMap<MarketCount> markets = new Int2ObjectHashMap<>();
    private final Int2ObjectHashMap<AccountCount> accounts = new Int2ObjectHashMap<>();
    private final Map<Integer, Long> documentSizes = new TreeMap<>();
    private final long[] timeline = new long[BUCKETS];
    private long records;
    private long events;
    private long bytes;
    private int shortest = Integer.MAX_VALUE;
    private int longest;
    private long longestAt;
    private long firstNs;
    private long lastNs;
    private long second;
    private long inSecond;
    private long busiestSecond;
    private long inBusiestSecond;
    private boolean interrupted;

    private static final class MarketCount {
        private long trades;
        private BigInteger baseUnits = BigInteger.ZERO;
        private BigInteger quoteUnits = BigInteger.ZERO;
    }

    private static final class AccountCount {
        private long commands;
        private long trades;
    }

    /**
     * What was traded in a market.
     *
     * @param symbol of the market.
     * @param trades their number.
     * @param volume base, a decimal.
     * @param turnover quote, a decimal.
     * @param base   code of the base asset.
     * @param quote  code of the quote asset.
     */
    public record MarketRow(String symbol, long trades, String volume, String turnover, String base, String quote) {}

    /**
     * What an account did.
     *
     * @param account  its name.
     * @param commands in its name.
     * @param trades   in which it is buyer or seller.
     */
    public record AccountRow(String account, long commands, long trades) {}

    /**
     * What is in the journal.
     *
     * @param first         first record counted.
     * @param last          last record counted; before the first if there is none.
     * @param firstNs       time of the first.
     * @param lastNs        time of the last.
     * @param records       their number.
     * @param events        events in them.
     * @param bytes         of the records.
     * @param shortest      bytes of the shortest.
     * @param longest       bytes of the longest.
     * @param longestAt     sequence of the longest.
     * @param commands      how many of each type, most first.
     * @param eventTypes    how many of each type, most first.
     * @param rejects       how many for each reason, most first.
     * @param documents     how many documents were ended with each number of records.
     * @param busiestSecond nanoseconds since the epoch.
     * @param inBusiestSecond records in it.
     * @param timeline      records in each twentieth of the time.
     * @param markets       by trades, most first.
     * @param accounts      by commands, most first.
     * @param interrupted   whether it was told to stop.
     */
    public record Report(
            long first,
            long last,
            long firstNs,
            long lastNs,
            long records,
            long events,
            long bytes,
            int shortest,
            int longest,
            long longestAt,
            Map<String, Long> commands,
            Map<String, Long> eventTypes,
            Map<String, Long> rejects,
            Map<Integer, Long> documents,
            long busiestSecond,
            long inBusiestSecond,
            List<Long> timeline,
            List<MarketRow> markets,
            List<AccountRow> accounts,
            boolean interrupted) {}

    /**
     * What to count.
     *
     * @param source        where to read.
     * @param stopRequested asked now and then whether to stop.
     * @param progress      whom to tell how far it has come.
     */
    public JournalStats(
            final JournalSource source, final BooleanSupplier stopRequested, final VerifyProgress progress) {
        this.source = source;
        this.stopRequested = stopRequested;
        this.progress = progress;
    }

    /**
     * Counts.
     *
     * @param from first place.
     * @param to   last place.
     * @return the counts.
     */
    public Report run(final Place from, final Place to) {
        try (JournalReader reader = source.open()) {
            final long first = from.firstFrom(reader);
            final long last = Math.min(to.lastTo(reader), reader.durableSequence());
            final NameScan scan = new NameScan(decoder, names);
            if (first <= last) {
                firstNs = timeOf(reader, first);
                lastNs = timeOf(reader, last);
                scan.begin(source, reader);
                scan.readUpTo(reader, first, stopRequested);
            }
            final long startNs = System.nanoTime();
            while (first + records <= last && !interrupted && reader.next()) {
                scan.learn(reader);
                count(reader);
                if ((records & LOOK_MASK) == 0) {
                    interrupted = stopRequested.getAsBoolean();
                    progress.onProgress(reader.sequence(), last, System.nanoTime() - startNs);
                }
            }
            endSecond();
            return report(first);
        }
    }

    private static long timeOf(final JournalReader reader, final long sequence) {
        reader.seek(sequence);
        if (!reader.next()) {
            throw new IllegalStateException("a durable record is not there: sequence=" + sequence);
        }
        return reader.timestampNs();
    }

    private void count(final JournalReader reader) {
        records++;
        bytes += reader.length();
        shortest = Math.min(shortest, reader.length());
        if (reader.length() > longest) {
            longest = reader.length();
            longestAt = reader.sequence();
        }
        countTime(reader.timestampNs());
        if (reader.isDocumentEnd()) {
            documentSizes.merge(reader.documentRecordCount(), 1L, Long::sum);
        }
        final DirectBuffer buffer = reader.buffer();
        final int from = reader.framesOffset();
        final int to = from + reader.framesLength();
        countFrame(buffer, Frames.offset(from));
        accountIds.any(buffer, Frames.offset(from), id -> {
            if (id != 0) {
                account((int) id).commands++;
            }
            return true;
        });
        for (int at = Frames.next(buffer, from); at < to; at = Frames.next(buffer, at)) {
            events++;
            countFrame(buffer, Frames.offset(at));
            countEvent(buffer, Frames.offset(at));
        }
    }

    private void countTime(final long timestampNs) {
        final long bucketNs = (lastNs - firstNs) / BUCKETS + 1;
        timeline[(int) ((timestampNs - firstNs) / bucketNs)]++;
        final long now = Math.floorDiv(timestampNs, SECOND_NS);
        if (now != second) {
            endSecond();
            second = now;
        }
        inSecond++;
    }

    private void endSecond() {
        if (inSecond > inBusiestSecond) {
            inBusiestSecond = inSecond;
            busiestSecond = second;
        }
        inSecond = 0;
    }

    private void countFrame(final DirectBuffer buffer, final int offset) {
        templates.computeIfAbsent(Frames.templateId(buffer, offset), id -> new long[1])[0]++;
    }

    private void countEvent(final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset);
        final int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        final int block = header.blockLength();
        final int version = header.version();
        switch (header.templateId()) {
            case TradeDecoder.TEMPLATE_ID -> count(trade.wrap(buffer, body, block, version));
            case OrderRejectedDecoder.TEMPLATE_ID ->
                reject(orderRejected.wrap(buffer, body, block, version).reason());
            case CancelRejectedDecoder.TEMPLATE_ID ->
                reject(cancelRejected.wrap(buffer, body, block, version).reason());
            case CommandRejectedDecoder.TEMPLATE_ID ->
                reject(commandRejected.wrap(buffer, body, block, version).reason());
            default -> {
                // counted by its type
            }
        }
    }

    private void reject(final RejectReason reason) {
        rejects.computeIfAbsent(reason, key -> new long[1])[0]++;
    }

    private void count(final TradeDecoder fill) {
        final MarketCount market = markets.computeIfAbsent(fill.marketId(), id -> new MarketCount());
        market.trades++;
        market.baseUnits = market.baseUnits.add(BigInteger.valueOf(fill.baseUnits()));
        market.quoteUnits = market.quoteUnits.add(BigInteger.valueOf(fill.quoteUnits()));
        account(fill.buyAccountId()).trades++;
        if (fill.sellAccountId() != fill.buyAccountId()) {
            account(fill.sellAccountId()).trades++;
        }
    }

    private AccountCount account(final int accountId) {
        return accounts.computeIfAbsent(accountId, id -> new AccountCount());
    }

    private Report report(final long first) {
        final List<MarketRow> marketRows = new ArrayList<>();
        markets.forEachInt((id, market) -> marketRows.add(row(id, market)));
        marketRows.sort(Comparator.comparingLong(MarketRow::trades).reversed());
        final List<AccountRow> accountRows = new ArrayList<>();
        accounts.forEachInt((id, account) ->
                accountRows.add(new AccountRow(String.valueOf(names.account(id)), account.commands, account.trades)));
        accountRows.sort(Comparator.comparingLong(AccountRow::commands)
                .thenComparing(AccountRow::trades)
                .reversed());
        final Map<String, Long> reasons = new HashMap<>();
        rejects.forEach((reason, count) -> reasons.put(reason.name(), count[0]));
        final List<Long> times = new ArrayList<>();
        for (final long count : timeline) {
            times.add(count);
        }
        return new Report(
                first,
                first + records - 1,
                firstNs,
                lastNs,
                records,
                events,
                bytes,
                records == 0 ? 0 : shortest,
                longest,
                longestAt,
                byCount(true),
                byCount(false),
                sorted(reasons),
                documentSizes,
                busiestSecond * SECOND_NS,
                inBusiestSecond,
                times,
                marketRows,
                accountRows,
                interrupted);
    }

    private MarketRow row(final int id, final MarketCount count) {
        final Names.Market market = names.market(id);
        if (market == null) {
            return new MarketRow(
                    "market " + id, count.trades, count.baseUnits + " units", count.quoteUnits + " units", "", "");
        }
        return new MarketRow(
                market.symbol(),
                count.trades,
                market.base().amount().text(new BigDecimal(count.baseUnits)),
                market.quote().amount().text(new BigDecimal(count.quoteUnits)),
                market.base().code(),
                market.quote().code());
    }

    private Map<String, Long> byCount(final boolean areCommands) {
        final Map<String, Long> counts = new HashMap<>();
        templates.forEachInt((id, count) -> {
            final MessageTemplate template = schema.template(id);
            final boolean isCommand = template == null ? id < 100 : template.isCommand();
            if (isCommand == areCommands) {
                counts.put(template == null ? "template " + id : template.name(), count[0]);
            }
        });
        return sorted(counts);
    }

    private static Map<String, Long> sorted(final Map<String, Long> counts) {
        final Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
