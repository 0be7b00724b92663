package org.ringbook.rest.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ringbook.client.Decimals;
import org.ringbook.client.Instrument;
import org.ringbook.readmodel.balances.Balance;
import org.ringbook.readmodel.books.MarketBook;
import org.ringbook.readmodel.marketdata.BookOrder;
import org.ringbook.readmodel.marketdata.MarketDefinition;
import org.ringbook.readmodel.orders.AccountTrade;
import org.ringbook.readmodel.orders.OrderReport;
import org.ringbook.rest.exchange.MarketTrade;
import org.ringbook.rest.exchange.ViewListener;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TradeDecoder;

/** Passes on what happens to the feeds it is of. On the thread that applies records, under the view's lock. */
final class FeedListener implements ViewListener {
    private final Map<Integer, LunoMarket> lunoMarkets;
    private final Map<Integer, PairFeed> pairs;
    private final AccountFeeds accounts;
    private final UserFeeds users;
    /** Markets of this record. */
    private final Map<Integer, MarketBook> touched = new LinkedHashMap<>();

    private long sequence;
    private long timestampNs;
    private long timestampMs;

    FeedListener(
            final Map<Integer, LunoMarket> lunoMarkets,
            final Map<Integer, PairFeed> pairs,
            final AccountFeeds accounts,
            final UserFeeds users) {
        this.lunoMarkets = lunoMarkets;
        this.pairs = pairs;
        this.accounts = accounts;
        this.users = users;
    }

    @Override
    public void beginRecord(final long recordSequence, final long recordTimestampNs) {
        sequence = recordSequence;
        timestampNs = recordTimestampNs;
        timestampMs = TimeUnit.NANOSECONDS.toMillis(recordTimestampNs);
        touched.clear();
        users.beginRecord();
    }

    private LunoMarket luno(final MarketBook market) {
        touch(market);
        return lunoMarkets.get(market.marketId());
    }

    private PairFeed pair(final MarketBook market) {
        return pairs.get(market.marketId());
    }

    private void touch(final MarketBook market) {
        if (touched.putIfAbsent(market.marketId(), market) == null) {
            lunoMarkets.get(market.marketId()).beginRecord(timestampNs);
            pairs.get(market.marketId()).beginRecord(timestampNs);
        }
    }

    @Override
    public void defined(final MarketBook market, final int index) {
        final Instrument definition = instrument(market.definition());
        lunoMarkets.computeIfAbsent(market.marketId(), id -> new LunoMarket()).define(definition, market);
        pairs.computeIfAbsent(market.marketId(), id -> new PairFeed()).define(definition);
    }

    private static Instrument instrument(final MarketDefinition terms) {
        return new Instrument(
                terms.marketId(),
                terms.symbol(),
                Decimals.ofStep("price", "tick size", terms.tickMantissa(), terms.tickScale()),
                Decimals.ofStep("quantity", "lot size", terms.lotMantissa(), terms.lotScale()),
                Decimals.ofScale("base", terms.base().scale()),
                Decimals.ofScale("quote", terms.quote().scale()));
    }

    @Override
    public void orderAdded(final MarketBook market, final int index, final BookOrder order) {
        luno(market).orderShown(order);
        pair(market).touched(order);
    }

    @Override
    public void orderChanged(final MarketBook market, final int index, final BookOrder order) {
        luno(market).orderShown(order);
        pair(market).touched(order);
    }

    @Override
    public void orderRemoved(final MarketBook market, final int index, final BookOrder order) {
        luno(market).orderRemoved(order);
        pair(market).touched(order);
    }

    @Override
    public void traded(final MarketBook market, final int index, final TradeDecoder trade) {
        luno(market).traded(market, trade);
        final Side aggressor = trade.aggressorSide();
        pair(market)
                .traded(new MarketTrade(
                        trade.tradeId(),
                        market.marketId(),
                        sequence,
                        index,
                        timestampNs,
                        trade.priceTicks(),
                        trade.qtyLots(),
                        trade.baseUnits(),
                        trade.quoteUnits(),
                        trade.buyOrderId(),
                        trade.sellOrderId(),
                        aggressor == Side.NULL_VAL ? null : aggressor));
    }

    @Override
    public void stateChanged(final MarketBook market, final int index) {
        luno(market).stateChanged(market.state());
        pair(market).statusChanged();
    }

    @Override
    public void indicativeChanged(final MarketBook market, final int index) {
        touch(market);
        pair(market).statusChanged();
    }

    @Override
    public void dayPassed(final MarketBook market) {
        pair(market).dayPassed();
    }

    @Override
    public void endRecord() {
        touched.forEach((marketId, market) -> {
            lunoMarkets.get(marketId).endRecord();
            pairs.get(marketId).endRecord(market);
        });
        touched.clear();
    }

    @Override
    public void orderChanged(final OrderReport order) {
        accounts.orderChanged(order, timestampMs);
        users.orderChanged(order, sequence, timestampMs);
    }

    @Override
    public void filled(final OrderReport order, final AccountTrade fill) {
        accounts.filled(fill, timestampMs);
        users.filled(order, fill, timestampMs);
    }

    @Override
    public void balanceChanged(final Balance balance, final long availableDelta, final long heldDelta) {
        accounts.balanceChanged(balance, timestampMs);
        users.balanceChanged(balance, availableDelta, heldDelta, timestampMs);
    }
}
