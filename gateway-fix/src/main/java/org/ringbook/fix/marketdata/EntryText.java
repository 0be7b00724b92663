package org.ringbook.fix.marketdata;

import org.ringbook.client.venue.Market;
import org.ringbook.fix.message.UtcText;
import org.ringbook.readmodel.marketdata.PriceLevel;

/** Writes the entries of W and X, field by field in the dictionary's order. */
final class EntryText {
    static final char SOH = 1;
    private static final char BID = '0';
    private static final char OFFER = '1';
    private static final char TRADE = '2';

    private EntryText() {}

    /** A level as a snapshot has it. */
    static void level(final StringBuilder out, final Market market, final PriceLevel level) {
        out.append("269=").append(level.isSell() ? OFFER : BID).append(SOH);
        terms(out, market, level.priceTicks(), level.qtyLots());
        out.append("346=").append(level.orderCount()).append(SOH);
    }

    /** The last trade as a snapshot has it. */
    static void trade(
            final StringBuilder out,
            final Market market,
            final long tradeId,
            final long priceTicks,
            final long qtyLots,
            final long timeNs) {
        out.append("269=").append(TRADE).append(SOH);
        terms(out, market, priceTicks, qtyLots);
        time(out, timeNs);
        out.append("880=").append(tradeId).append(SOH);
    }

    /** A level that is new, has changed or is gone. {@code number}: FIX tag 83; 0 = none. */
    static void levelUpdate(
            final StringBuilder out,
            final Market market,
            final char action,
            final boolean sell,
            final long priceTicks,
            final long qtyLots,
            final int orderCount,
            final int number) {
        begin(out, market, action, sell ? OFFER : BID);
        if (action != LevelImage.DELETE) {
            terms(out, market, priceTicks, qtyLots);
            out.append("346=").append(orderCount).append(SOH);
        } else {
            price(out, market, priceTicks);
        }
        number(out, number);
    }

    /** A trade. */
    static void tradeUpdate(final StringBuilder out, final Market market, final PublicTrade trade, final int number) {
        begin(out, market, trade.isBusted() ? LevelImage.DELETE : LevelImage.NEW, TRADE);
        if (!trade.isBusted()) {
            terms(out, market, trade.priceTicks(), trade.qtyLots());
            time(out, trade.timeNs());
        }
        out.append("880=").append(trade.tradeId()).append(SOH);
        number(out, number);
    }

    private static void begin(final StringBuilder out, final Market market, final char action, final char type) {
        out.append("279=").append(action).append(SOH);
        out.append("269=").append(type).append(SOH);
        out.append("55=").append(market.symbol()).append(SOH);
    }

    private static void terms(final StringBuilder out, final Market market, final long priceTicks, final long qtyLots) {
        price(out, market, priceTicks);
        market.quantity().append(qtyLots, out.append("271="));
        out.append(SOH);
    }

    /** Orders of an auction that have no price have none here. */
    private static void price(final StringBuilder out, final Market market, final long priceTicks) {
        if (priceTicks > 0) {
            market.price().append(priceTicks, out.append("270="));
            out.append(SOH);
        }
    }

    private static void time(final StringBuilder out, final long timeNs) {
        UtcText.appendDate(timeNs, out.append("272="));
        UtcText.appendTime(timeNs, out.append(SOH).append("273="));
        out.append(SOH);
    }

    private static void number(final StringBuilder out, final int number) {
        if (number > 0) {
            out.append("83=").append(number).append(SOH);
        }
    }
}
