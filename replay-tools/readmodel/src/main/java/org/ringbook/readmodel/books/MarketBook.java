package org.ringbook.readmodel.books;

import java.util.Arrays;
import org.ringbook.readmodel.market.CandleInterval;
import org.ringbook.readmodel.marketdata.MarketDefinition;
import org.ringbook.readmodel.marketdata.OrderBook;
import org.ringbook.sbe.messages.AuctionIndicativeDecoder;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.MarketStateChangedDecoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.StateChangeCause;
import org.ringbook.sbe.messages.TradeDecoder;

/** What the public may see of one market, as it is after the record that was applied last. Live; one thread. */
public final class MarketBook {
    private final OrderBook book = new OrderBook();
    private final DayTicker day = new DayTicker();
    private final Candle[] candles = new Candle[CandleInterval.all().size()];
    private MarketDefinition definition;
    private int termsNumber = 1;
    private MarketState state = MarketState.CLOSED;
    private StateChangeCause stateCause = StateChangeCause.NULL_VAL;
    private long stateUntilNs;
    private long lastTradeId;
    private long lastTradeNs;
    private long lastTicks;
    private long lastQty;
    private long indicativeTicks;
    private long pairedQty;
    private long imbalanceQty;
    private Side imbalanceSide = Side.NULL_VAL;

    MarketBook(final MarketDefinition definition) {
        this.definition = definition;
    }

    /** {@return its id, dense from 1} */
    public int marketId() {
        return definition.marketId();
    }

    /** {@return its terms in force} */
    public MarketDefinition definition() {
        return definition;
    }

    /** {@return 1 with the terms it was added with, one more with every change of them} */
    public int termsNumber() {
        return termsNumber;
    }

    /** {@return the displayed orders} */
    public OrderBook book() {
        return book;
    }

    /** {@return what it takes} */
    public MarketState state() {
        return state;
    }

    /** {@return why; {@code NULL_VAL} before the first change} */
    public StateChangeCause stateCause() {
        return stateCause;
    }

    /** {@return when the auction ends by itself, nanoseconds since the epoch; 0 if it does not} */
    public long stateUntilNs() {
        return stateUntilNs;
    }

    /** {@return its last trade; 0 if there was none} */
    public long lastTradeId() {
        return lastTradeId;
    }

    /** {@return when that was, nanoseconds since the epoch} */
    public long lastTradeNs() {
        return lastTradeNs;
    }

    /** {@return its price; 0 if there was none under the terms in force} */
    public long lastTicks() {
        return lastTicks;
    }

    /** {@return its quantity in lots} */
    public long lastQty() {
        return lastQty;
    }

    /** {@return price that the auction would find now; 0 if nothing would trade, or there is none} */
    public long indicativeTicks() {
        return indicativeTicks;
    }

    /** {@return what would trade, in lots} */
    public long pairedQty() {
        return pairedQty;
    }

    /** {@return what would be left over at that price, in lots} */
    public long imbalanceQty() {
        return imbalanceQty;
    }

    /** {@return on which side; {@code NULL_VAL} if nothing} */
    public Side imbalanceSide() {
        return imbalanceSide;
    }

    /** {@return the last 24 hours} */
    public DayTicker day() {
        return day;
    }

    /**
     * The latest candle of an interval.
     *
     * @param interval index of it in {@link CandleInterval#all()}
     * @return it, live; null before the first trade under the terms in force
     */
    public Candle candle(final int interval) {
        return candles[interval];
    }

    void terms(final MarketDefinition terms) {
        definition = terms;
        termsNumber++;
        lastTicks = 0;
        lastQty = 0;
        day.clear();
        Arrays.fill(candles, null);
    }

    void state(final MarketStateChangedDecoder event) {
        state = event.state();
        stateCause = event.cause();
        stateUntilNs = event.untilNs();
        if (state != MarketState.AUCTION) {
            indicativeTicks = 0;
            pairedQty = 0;
            imbalanceQty = 0;
            imbalanceSide = Side.NULL_VAL;
        }
    }

    void auctionUntil(final long untilNs) {
        stateUntilNs = untilNs;
    }

    void indicative(final AuctionIndicativeDecoder event) {
        indicativeTicks = event.priceTicks();
        pairedQty = event.pairedQty();
        imbalanceQty = event.imbalanceQty();
        imbalanceSide = event.imbalanceSide();
    }

    /** All but its orders. */
    void save(final StateOutput out) {
        MarketTerms.save(definition, out);
        out.put(termsNumber).put(state.value()).put(stateCause.value()).put(stateUntilNs);
        out.put(lastTradeId).put(lastTradeNs).put(lastTicks).put(lastQty);
        out.put(indicativeTicks).put(pairedQty).put(imbalanceQty).put(imbalanceSide.value());
        day.save(out);
        for (final Candle candle : candles) {
            out.put(candle != null);
            if (candle != null) {
                candle.save(out);
            }
        }
    }

    static MarketBook load(final StateInput in) {
        final MarketBook market = new MarketBook(MarketTerms.load(in));
        market.termsNumber = in.getInt();
        market.state = MarketState.get((short) in.getLong());
        market.stateCause = StateChangeCause.get((short) in.getLong());
        market.stateUntilNs = in.getLong();
        market.lastTradeId = in.getLong();
        market.lastTradeNs = in.getLong();
        market.lastTicks = in.getLong();
        market.lastQty = in.getLong();
        market.indicativeTicks = in.getLong();
        market.pairedQty = in.getLong();
        market.imbalanceQty = in.getLong();
        market.imbalanceSide = Side.get((short) in.getLong());
        market.day.load(in);
        for (int i = 0; i < market.candles.length; i++) {
            market.candles[i] = in.getBoolean() ? Candle.load(in) : null;
        }
        return market;
    }

    /** Takes a trade in; whoever wants the candles that it ends asks before. */
    void traded(final TradeDecoder trade, final long timestampNs) {
        if (trade.tradeId() != lastTradeId + 1) {
            throw new IllegalStateException("trades are missing: marketId=" + marketId() + " tradeId=" + trade.tradeId()
                    + " after " + lastTradeId);
        }
        lastTradeId = trade.tradeId();
        lastTradeNs = timestampNs;
        lastTicks = trade.priceTicks();
        lastQty = trade.qtyLots();
        day.trade(timestampNs, lastTicks, trade.baseUnits(), trade.quoteUnits());
        for (int i = 0; i < candles.length; i++) {
            final long startNs = CandleInterval.all().get(i).startNs(timestampNs);
            if (candles[i] == null || candles[i].startNs() != startNs) {
                candles[i] = new Candle(startNs, lastTicks, trade.baseUnits(), trade.quoteUnits());
            } else {
                candles[i].add(lastTicks, trade.baseUnits(), trade.quoteUnits());
            }
        }
    }
}
