package org.ringbook.core;

import org.ringbook.core.book.OrderStore;
import org.ringbook.core.ledger.Accounts;
import org.ringbook.core.ledger.Balances;
import org.ringbook.core.ledger.FeeSchedule;
import org.ringbook.core.market.Market;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.TradeEncoder;

/** Makes trades, which move money at once, and takes them off resting orders. Core thread only. */
final class Trades {
    private final CoreState state;
    private final OrderStore orders;
    private final OrderEnds ends;

    Trades(final CoreState state, final OrderEnds ends) {
        this.state = state;
        this.orders = state.orders;
        this.ends = ends;
    }

    int makerPpm(final int accountId) {
        return state.fees.makerPpm(state.accounts.feeTier(accountId));
    }

    int takerPpm(final int accountId) {
        return state.fees.takerPpm(state.accounts.feeTier(accountId));
    }

    /** Settles a trade and begins its event; the caller adds the side, the orders and what is left of them. */
    TradeEncoder make(
            final Market market,
            final long priceTicks,
            final long lots,
            final int buyAccount,
            final int sellAccount,
            final int buyPpm,
            final int sellPpm,
            final long released,
            final EventSink events) {
        final long baseUnits = market.baseUnits(lots);
        final long quoteUnits = market.notional(priceTicks, lots);
        final long buyFee = FeeSchedule.feeRoundedUp(baseUnits, buyPpm);
        final long sellFee = FeeSchedule.feeRoundedUp(quoteUnits, sellPpm);
        market.traded(priceTicks);
        settle(market, buyAccount, sellAccount, baseUnits, quoteUnits, buyFee, sellFee, released);
        return events.trade()
                .tradeId(market.nextTradeId())
                .marketId(market.id())
                .priceTicks(priceTicks)
                .qtyLots(lots)
                .baseUnits(baseUnits)
                .quoteUnits(quoteUnits)
                .buyAccountId(buyAccount)
                .sellAccountId(sellAccount)
                .buyFeeUnits(buyFee)
                .sellFeeUnits(sellFee)
                .buyReleasedUnits(released);
    }

    private static void settle(
            final Market market,
            final int buyAccount,
            final int sellAccount,
            final long baseUnits,
            final long quoteUnits,
            final long buyFee,
            final long sellFee,
            final long released) {
        final Balances base = market.base().balances();
        final Balances quote = market.quote().balances();
        quote.pay(buyAccount, quoteUnits, released);
        base.pay(sellAccount, baseUnits, 0);
        base.credit(buyAccount, baseUnits - buyFee);
        quote.credit(sellAccount, quoteUnits - sellFee);
        if (buyFee != 0) {
            base.credit(Accounts.FEE_ACCOUNT, buyFee);
        }
        if (sellFee != 0) {
            quote.credit(Accounts.FEE_ACCOUNT, sellFee);
        }
    }

    /**
     * Takes traded lots off an order of the book: it ends, or shows its next peak at the back, or stays where it is.
     *
     * @return whether it has left its place
     */
    boolean fill(final Market market, final int slot, final long lots) {
        final long leavesQty = orders.leavesQty(slot) - lots;
        orders.leavesQty(slot, leavesQty);
        if (leavesQty == 0) {
            market.book().remove(slot);
            ends.end(slot, OrdStatus.FILLED);
            return true;
        }
        return orders.hasPeak(slot) && takeOffPeak(market, slot, lots, leavesQty);
    }

    private boolean takeOffPeak(final Market market, final int slot, final long lots, final long leavesQty) {
        final long displayed = orders.displayedQty(slot);
        if (lots < displayed) {
            orders.displayedQty(slot, displayed - lots);
            return false;
        }
        market.book().remove(slot);
        orders.displayedQty(slot, Math.min(orders.peakQty(slot), leavesQty));
        market.book().add(slot);
        return true;
    }
}
