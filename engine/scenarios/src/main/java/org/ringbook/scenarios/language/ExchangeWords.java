package org.ringbook.scenarios.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.sbe.messages.SetMarketScheduleEncoder;

/** What the exchange's own people say of markets: {@code state BTCUSD auction for 10s}. */
final class ExchangeWords {
    private static final int WORKDAYS = 0x1F;
    private static final int EVERY_DAY = 0x7F;
    private static final int SCHEDULE_MAX = 2_048;

    private final Names names;

    ExchangeWords(final Names names) {
        this.names = names;
    }

    /** Null if the verb is none of these. */
    Message.Draft read(final String verb, final Words words) {
        return switch (verb) {
            case "asset" ->
                Message.draft("AddAsset")
                        .text("code", words.next())
                        .set("scale", words.number())
                        .set("payoutScale", words.number());
            case "market" -> market(words);
            case "terms" -> {
                final Names.Market market = names.market(words.next());
                yield terms(Message.draft("SetMarketTerms").set("marketId", market.id()), market.quote(), words);
            }
            case "state" -> state(words);
            case "bands" -> bands(words);
            case "schedule" -> schedule(words);
            case "fees" ->
                Message.draft("SetFees")
                        .set("feeTier", words.number())
                        .set("makerPpm", ppm("maker", words))
                        .set("takerPpm", ppm("taker", words));
            case "halt-engine" -> Message.draft("HaltEngine").set("halted", words.onOff() ? 1 : 0);
            case "low-space" -> Message.draft("SetLowSpace").set("lowSpace", words.onOff() ? 1 : 0);
            case "id-pool" -> Message.draft("SetClOrdIdPool").set("capacity", words.number());
            default -> null;
        };
    }

    private static int ppm(final String what, final Words words) {
        words.expect(what);
        return Units.ppm(words.next());
    }

    /** The market named next, or the first; a number with # is one that may not exist. */
    private long marketId(final Words words) {
        if (words.peek().startsWith("#")) {
            return Long.parseLong(words.next().substring(1));
        }
        return (names.isMarket(words.peek()) ? names.market(words.next()) : names.market()).id();
    }

    private Message.Draft market(final Words words) {
        final Message.Draft draft = Message.draft("AddMarket").text("symbol", words.next());
        final String[] pair = words.next().split("/", -1);
        final Names.Asset quote = names.asset(pair[1]);
        draft.set("baseAssetId", names.asset(pair[0]).id()).set("quoteAssetId", quote.id());
        return terms(draft, quote, words);
    }

    private static Message.Draft terms(final Message.Draft draft, final Names.Asset quote, final Words words) {
        words.expect("tick");
        step(draft, "tick", words.next());
        words.expect("lot");
        final BigDecimal lot = step(draft, "lot", words.next());
        words.expect("qty");
        draft.set("minQtyLots", Units.count(words.next(), lot));
        words.expect("to");
        draft.set("maxQtyLots", Units.count(words.next(), lot));
        words.expect("notional");
        draft.set("minNotionalUnits", Units.count(words.next(), quote.unit()));
        words.expect("to");
        return draft.set("maxNotionalUnits", Units.count(words.next(), quote.unit()));
    }

    private static BigDecimal step(final Message.Draft draft, final String what, final String size) {
        final BigDecimal value = new BigDecimal(size);
        draft.set(what + "Mantissa", value.unscaledValue().longValueExact()).set(what + "Scale", value.scale());
        return value.signum() > 0 ? value : BigDecimal.ONE;
    }

    private Message.Draft state(final Words words) {
        final Message.Draft draft = Message.draft("SetMarketState").set("marketId", marketId(words));
        draft.set("state", MarketState.valueOf(Names.constant(words.next())).value());
        if (words.takes("for")) {
            draft.set("auctionEndNs", names.now() + Units.durationNs(words.next()));
        }
        return draft;
    }

    private Message.Draft bands(final Words words) {
        final long marketId = marketId(words);
        final Message.Draft draft = Message.draft("SetPriceBands").set("marketId", marketId);
        while (words.hasNext() && !words.peek().equals("with")) {
            final String what = words.next();
            switch (what) {
                case "dynamic", "static" -> draft.set(what + "BandPpm", Units.ppm(words.next()));
                case "collar" -> draft.set("collarPpm", Units.ppm(words.next()));
                case "reference" ->
                    draft.set(
                            "initialReferenceTicks",
                            Units.count(words.next(), names.market(marketId).tick()));
                case "auction" -> draft.set("volatilityAuctionNs", Units.durationNs(words.next()));
                case "extension" -> draft.set("auctionExtensionNs", Units.durationNs(words.next()));
                default -> throw new WordsException("not a band: " + what);
            }
        }
        return draft;
    }

    private record Entry(int secondsOfDay, int state, int days) {}

    /** {@code schedule 09:00:00 auction, 09:05:00 open workdays}; every day unless it says which. */
    private Message.Draft schedule(final Words words) {
        final Message.Draft draft = Message.draft("SetMarketSchedule").set("marketId", marketId(words));
        final List<Entry> entries = new ArrayList<>();
        boolean more = !words.takes("none");
        while (more) {
            final int seconds = words.peek().startsWith("#")
                    ? Integer.parseInt(words.next().substring(1))
                    : Units.secondsOfDay(words.next());
            String last = words.next();
            final int state =
                    MarketState.valueOf(Names.constant(last.replace(",", ""))).value();
            int days = EVERY_DAY;
            if (!last.endsWith(",") && words.hasNext()) {
                last = words.next();
                days = days(last.replace(",", ""));
            }
            entries.add(new Entry(seconds, state, days));
            more = last.endsWith(",");
        }
        return draft.group(group(draft, entries));
    }

    private static int days(final String text) {
        if (text.equals("workdays") || text.equals("never")) {
            return text.equals("never") ? 0 : WORKDAYS;
        }
        int days = 0;
        for (final String day : text.split("/", -1)) {
            days |= 1 << Units.day(day);
        }
        return days;
    }

    private static byte[] group(final Message.Draft draft, final List<Entry> entries) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SCHEDULE_MAX]);
        final SetMarketScheduleEncoder encoder =
                new SetMarketScheduleEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        final SetMarketScheduleEncoder.EntriesEncoder group = encoder.entriesCount(entries.size());
        for (final Entry entry : entries) {
            group.next()
                    .secondsOfDay(entry.secondsOfDay)
                    .state(MarketState.get((short) entry.state))
                    .days((short) entry.days);
        }
        final int from = MessageHeaderEncoder.ENCODED_LENGTH + draft.layout().blockLength();
        final byte[] bytes = new byte[encoder.limit() - from];
        buffer.getBytes(from, bytes);
        return bytes;
    }
}
