package org.ringbook.client;

import org.ringbook.sbe.transport.AccountRowDecoder;
import org.ringbook.sbe.transport.AssetRowDecoder;
import org.ringbook.sbe.transport.BalanceRowDecoder;
import org.ringbook.sbe.transport.FeeRowDecoder;
import org.ringbook.sbe.transport.GatewayRowDecoder;
import org.ringbook.sbe.transport.KeyRowDecoder;
import org.ringbook.sbe.transport.LevelRowDecoder;
import org.ringbook.sbe.transport.LimitRowDecoder;
import org.ringbook.sbe.transport.MarketRowDecoder;
import org.ringbook.sbe.transport.OrderRowDecoder;
import org.ringbook.sbe.transport.ScheduleRowDecoder;
import org.ringbook.sbe.transport.StatusRowDecoder;

/**
 * Hears the answers to {@link EngineClient#query}. Called inside {@link EngineClient#poll()}; a row is valid only inside its call, and says
 * which query it belongs to by its {@code correlationId()}.
 */
public interface QueryListener {
    /** Ignores everything. */
    QueryListener NONE = new QueryListener() {};

    /**
     * The engine as a whole.
     *
     * @param row the answer.
     */
    default void onStatus(final StatusRowDecoder row) {}

    /**
     * An asset.
     *
     * @param row next by id.
     */
    default void onAsset(final AssetRowDecoder row) {}

    /**
     * A market.
     *
     * @param row next by id.
     */
    default void onMarket(final MarketRowDecoder row) {}

    /**
     * An account.
     *
     * @param row next by id.
     */
    default void onAccount(final AccountRowDecoder row) {}

    /**
     * A balance.
     *
     * @param row next by asset id.
     */
    default void onBalance(final BalanceRowDecoder row) {}

    /**
     * An open order.
     *
     * @param row next in entry order.
     */
    default void onOrder(final OrderRowDecoder row) {}

    /**
     * A price level.
     *
     * @param row bids from the best, then offers from the best.
     */
    default void onLevel(final LevelRowDecoder row) {}

    /**
     * The fees of a tier.
     *
     * @param row next by tier.
     */
    default void onFee(final FeeRowDecoder row) {}

    /**
     * A gateway.
     *
     * @param row next by id.
     */
    default void onGateway(final GatewayRowDecoder row) {}

    /**
     * An API key. Its texts are read in the order in which the message has them.
     *
     * @param row next by session.
     */
    default void onKey(final KeyRowDecoder row) {}

    /**
     * An account's limits in a market.
     *
     * @param row next by market id.
     */
    default void onLimit(final LimitRowDecoder row) {}

    /**
     * An entry of a market's schedule.
     *
     * @param row next by time of day.
     */
    default void onSchedule(final ScheduleRowDecoder row) {}

    /**
     * End of a page.
     *
     * @param correlationId the query.
     * @param sequence      the page is the state after this record.
     * @param nextAfterId   ask again with this; 0 = that was all.
     */
    default void onQueryEnd(final long correlationId, final long sequence, final long nextAfterId) {}
}
