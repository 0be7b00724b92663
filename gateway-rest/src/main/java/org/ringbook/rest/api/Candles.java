package org.ringbook.rest.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.ringbook.readmodel.market.CandleInterval;
import org.ringbook.readmodel.market.CandleRow;
import org.ringbook.readmodel.market.MarketHistory;
import org.ringbook.rest.exchange.MarketView;
import org.ringbook.rest.http.Call;
import org.ringbook.rest.http.Param;

/** Candles of the followers, with the intervals filled in which nothing was traded. */
final class Candles {
    static final Param DURATION = Param.integer(
                    "duration",
                    60,
                    604_800,
                    "Seconds: "
                            + CandleInterval.all().stream()
                                    .map(interval -> Integer.toString(interval.seconds()))
                                    .reduce((a, b) -> a + ", " + b)
                                    .orElseThrow()
                            + ".")
            .required();
    static final Param SINCE =
            Param.time("since", "The first candle begins here or later.").required();

    private final History history;
    private final LongSupplier nowMs;

    Candles(final History history, final LongSupplier nowMs) {
        this.history = history;
        this.nowMs = nowMs;
    }

    /** The length that a request asks for. */
    static CandleInterval interval(final Call call) {
        final long duration = call.integer(DURATION, 0);
        return CandleInterval.all().stream()
                .filter(interval -> interval.seconds() == duration)
                .findFirst()
                .orElseThrow(() -> DURATION.wrong("there are no candles of that duration"));
    }

    /** At most so many, ascending; those without a trade show the close before, once there was a first trade. */
    MarketAnswers.Candles read(
            final MarketView market, final CandleInterval interval, final long sinceMs, final int limit) {
        final MarketHistory past = History.require(history.market(), "the candles");
        final List<CandleRow> rows =
                History.ask(() -> past.candles(market.market().marketId(), interval, Amounts.nanos(sinceMs), limit));
        final List<MarketAnswers.Candle> candles = new ArrayList<>();
        final long endNs = Amounts.nanos(nowMs.getAsLong());
        for (int i = 0; i < rows.size() && candles.size() < limit; i++) {
            final CandleRow row = rows.get(i);
            candles.add(candle(row));
            final long nextNs = i + 1 < rows.size() ? rows.get(i + 1).startNs() : endNs;
            for (long startNs = row.startNs() + interval.lengthNs();
                    startNs < nextNs && candles.size() < limit;
                    startNs += interval.lengthNs()) {
                final String close = row.close().toPlainString();
                candles.add(new MarketAnswers.Candle(
                        Amounts.millis(startNs), close, close, close, close, BigDecimal.ZERO.toPlainString()));
            }
        }
        return new MarketAnswers.Candles(
                candles, interval.seconds(), market.market().symbol());
    }

    private static MarketAnswers.Candle candle(final CandleRow row) {
        return new MarketAnswers.Candle(
                Amounts.millis(row.startNs()),
                row.open().toPlainString(),
                row.high().toPlainString(),
                row.low().toPlainString(),
                row.close().toPlainString(),
                row.baseQty().toPlainString());
    }
}
