package org.ringbook.client;

import java.util.List;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** Answers to queries as plain records. Fields mean what {@code ringbook-transport.xml} says. */
public final class Rows {
    private Rows() {}

    /**
     * The engine as a whole.
     *
     * @param sequence          last record.
     * @param timestampNs       its time, nanoseconds since the epoch.
     * @param openOrders        in all markets.
     * @param rememberedClOrdIds of ended orders.
     * @param accounts          how many there are.
     * @param assets            how many there are.
     * @param markets           how many there are.
     * @param halted            an operator halted it.
     * @param lowSpace          it takes cancels only, for want of disk space.
     * @param freeBytes         free space for the journal.
     * @param stateHash         over the canonical order; 0 unless asked for.
     * @param sessionsOn        client sessions that are logged on.
     */
    public record Status(
            long sequence,
            long timestampNs,
            long openOrders,
            long rememberedClOrdIds,
            int accounts,
            int assets,
            int markets,
            boolean halted,
            boolean lowSpace,
            long freeBytes,
            long stateHash,
            int sessionsOn) {}

    /**
     * An asset.
     *
     * @param assetId     from 1.
     * @param code        such as XBT.
     * @param scale       decimals of a unit.
     * @param payoutScale decimals of a withdrawal.
     * @param totalUnits  deposits less settled withdrawals.
     */
    public record Asset(int assetId, String code, int scale, int payoutScale, long totalUnits) {}

    /**
     * A market.
     *
     * @param marketId             from 1.
     * @param symbol               such as XBTZAR.
     * @param baseAssetId          what is traded.
     * @param quoteAssetId         what it is traded against.
     * @param state                what it takes.
     * @param tickMantissa         tick size is this / 10^tickScale.
     * @param tickScale            decimals.
     * @param lotMantissa          lot size is this / 10^lotScale.
     * @param lotScale             decimals.
     * @param minQtyLots           smallest order.
     * @param maxQtyLots           largest order.
     * @param minNotionalUnits     smallest notional.
     * @param maxNotionalUnits     largest notional.
     * @param lotUnits             a lot in base units.
     * @param quoteUnitsPerTickLot a tick times a lot in quote units.
     * @param lastTradeId          0 = none yet.
     * @param openOrders           in its book.
     * @param bestBidTicks         0 = no bid.
     * @param bestOfferTicks       0 = no offer.
     * @param lastPriceTicks       0 = no trade yet.
     * @param auctionEndNs         nanoseconds since the epoch; 0 = no auction, or none that ends by itself.
     * @param indicativePriceTicks price last said of the auction; 0 = none.
     * @param indicativeQty        lots that would trade at it.
     * @param bands                bounds on its prices.
     * @param nextScheduleNs       when its schedule acts next, nanoseconds since the epoch; 0 = never.
     */
    public record Market(
            int marketId,
            String symbol,
            int baseAssetId,
            int quoteAssetId,
            MarketState state,
            long tickMantissa,
            int tickScale,
            long lotMantissa,
            int lotScale,
            long minQtyLots,
            long maxQtyLots,
            long minNotionalUnits,
            long maxNotionalUnits,
            long lotUnits,
            long quoteUnitsPerTickLot,
            long lastTradeId,
            long openOrders,
            long bestBidTicks,
            long bestOfferTicks,
            long lastPriceTicks,
            long auctionEndNs,
            long indicativePriceTicks,
            long indicativeQty,
            PriceBands bands,
            long nextScheduleNs) {}

    /**
     * An account.
     *
     * @param accountId        from 1.
     * @param name             such as alice.
     * @param ownerId          its owner.
     * @param feeTier          0 to 15.
     * @param openOrders       how many there are.
     * @param killed           an operator blocked it: cancels only.
     * @param selfTradeAllowed it may switch self-trade prevention off.
     */
    public record Account(
            int accountId,
            String name,
            int ownerId,
            int feeTier,
            int openOrders,
            boolean killed,
            boolean selfTradeAllowed) {}

    /**
     * What an account may do in a market.
     *
     * @param marketId         where.
     * @param maxOpenOrders    at a time; 0 = no limit.
     * @param maxQtyLots       of an order; 0 = no limit.
     * @param maxNotionalUnits of an order; 0 = no limit.
     */
    public record Limits(int marketId, int maxOpenOrders, long maxQtyLots, long maxNotionalUnits) {}

    /**
     * What an account has of an asset.
     *
     * @param accountId      the account.
     * @param assetId        the asset.
     * @param availableUnits free.
     * @param heldUnits      behind open orders and withdrawals.
     */
    public record Balance(int accountId, int assetId, long availableUnits, long heldUnits) {}

    /**
     * An open order.
     *
     * @param orderId        sequence of the record that created it.
     * @param accountId      whose.
     * @param sessionId      0 = none.
     * @param marketId       where.
     * @param side           buy or sell.
     * @param ordType        what it is now: a stop that was triggered is what it became.
     * @param timeInForce    how long it is in force.
     * @param byQuote        orderQty is an amount in quote units.
     * @param priceTicks     its limit; 0 = none.
     * @param stopPriceTicks what it waits for; 0 = it does not wait.
     * @param orderQty       total, in lots unless by quote.
     * @param cumQty         filled, in lots.
     * @param displayQty     its peak, in lots; 0 = all is displayed.
     * @param expireTimeNs   nanoseconds since the epoch; 0 = never.
     * @param clOrdId        the last one it was given, or empty.
     */
    public record Order(
            long orderId,
            int accountId,
            int sessionId,
            int marketId,
            Side side,
            OrdType ordType,
            TimeInForce timeInForce,
            boolean byQuote,
            long priceTicks,
            long stopPriceTicks,
            long orderQty,
            long cumQty,
            long displayQty,
            long expireTimeNs,
            String clOrdId) {
        /**
         * Open quantity of an order that is not by quote.
         *
         * @return lots.
         */
        public long leavesQty() {
            return orderQty - cumQty;
        }
    }

    /**
     * A price level.
     *
     * @param side       bids are BUY.
     * @param priceTicks its price.
     * @param qtyLots    open quantity at it.
     * @param orderCount open orders at it.
     */
    public record Level(Side side, long priceTicks, long qtyLots, int orderCount) {}

    /**
     * A market's price levels.
     *
     * @param sequence the book is that after this record.
     * @param bids     from the best.
     * @param offers   from the best.
     */
    public record Book(long sequence, List<Level> bids, List<Level> offers) {}

    /**
     * The fees of a tier.
     *
     * @param feeTier  0 to 15.
     * @param makerPpm parts per million.
     * @param takerPpm parts per million.
     */
    public record Fee(int feeTier, int makerPpm, int takerPpm) {}

    /**
     * A gateway.
     *
     * @param gatewayId           from 1.
     * @param epoch               in force.
     * @param lastGatewaySequence last number taken.
     * @param up                  whether its commands are taken.
     */
    public record Gateway(int gatewayId, int epoch, long lastGatewaySequence, boolean up) {}

    /**
     * An API key.
     *
     * @param sessionId          of the orders that come in by it.
     * @param ownerId            whose; 0 = the exchange's own.
     * @param defaultAccountId   0 with owner 0.
     * @param permissions        a bit each, see {@link Permission}.
     * @param expireTimeNs       nanoseconds since the epoch; 0 = never.
     * @param cancelOnDisconnect what its FIX session asks for.
     * @param revoked            whether it was ended.
     * @param keyId              its id.
     * @param compId             FIX SenderCompID, or empty.
     * @param label              for people, or empty.
     */
    public record Key(
            int sessionId,
            int ownerId,
            int defaultAccountId,
            long permissions,
            long expireTimeNs,
            boolean cancelOnDisconnect,
            boolean revoked,
            String keyId,
            String compId,
            String label) {}
}
