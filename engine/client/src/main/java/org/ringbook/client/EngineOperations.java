package org.ringbook.client;

import java.util.List;
import org.ringbook.sbe.messages.ApiKeyIssuedDecoder;
import org.ringbook.sbe.messages.ApiKeyRevokedDecoder;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.SetMarketScheduleEncoder;

/**
 * What operators and gateways say of markets, accounts, keys, sessions and booked money. Each call sends one command and waits for its
 * outcome, and throws what {@link EngineConnection} says. The connection's thread only.
 */
public final class EngineOperations {
    private final EngineConnection connection;

    EngineOperations(final EngineConnection connection) {
        this.connection = connection;
    }

    private CommandDraft draft() {
        return connection.draft();
    }

    private CommandOutcome execute() {
        return connection.execute().orThrow();
    }

    /**
     * Sets a market's state.
     *
     * @param marketId     the market.
     * @param state        any but UNCROSSING.
     * @param auctionEndNs with AUCTION: when it is uncrossed and the market opens, nanoseconds since the epoch; 0 = until it is ended.
     * @return the outcome, with what the state did to its orders.
     */
    public CommandOutcome setMarketState(final int marketId, final MarketState state, final long auctionEndNs) {
        draft().setMarketState().marketId(marketId).state(state).auctionEndNs(auctionEndNs);
        return execute();
    }

    /**
     * Sets a market's bounds on prices.
     *
     * @param marketId the market.
     * @param bands    all of them.
     * @return the outcome.
     */
    public CommandOutcome setPriceBands(final int marketId, final PriceBands bands) {
        draft().setPriceBands()
                .marketId(marketId)
                .dynamicBandPpm(bands.dynamicBandPpm())
                .staticBandPpm(bands.staticBandPpm())
                .collarPpm(bands.collarPpm())
                .initialReferenceTicks(bands.initialReferenceTicks())
                .volatilityAuctionNs(bands.volatilityAuctionNs())
                .auctionExtensionNs(bands.auctionExtensionNs());
        return execute();
    }

    /**
     * Sets when a market changes its state by itself.
     *
     * @param marketId the market.
     * @param entries  by time of day; none removes the schedule.
     * @return the outcome.
     */
    public CommandOutcome setMarketSchedule(final int marketId, final List<ScheduleEntry> entries) {
        final SetMarketScheduleEncoder.EntriesEncoder group =
                draft().setMarketSchedule().marketId(marketId).entriesCount(entries.size());
        for (final ScheduleEntry entry : entries) {
            group.next().secondsOfDay(entry.secondsOfDay()).state(entry.state()).days(entry.dayBits());
        }
        return execute();
    }

    /**
     * Gives a halted market without orders another tick, lot and bounds.
     *
     * @param marketId the market.
     * @param terms    of them the tick, the lot and the bounds.
     * @return the outcome.
     */
    public CommandOutcome setMarketTerms(final int marketId, final MarketSpec terms) {
        draft().setMarketTerms()
                .marketId(marketId)
                .tickMantissa(terms.tickMantissa())
                .lotMantissa(terms.lotMantissa())
                .tickScale((short) terms.tickScale())
                .lotScale((short) terms.lotScale())
                .minQtyLots(terms.minQtyLots())
                .maxQtyLots(terms.maxQtyLots())
                .minNotionalUnits(terms.minNotionalUnits())
                .maxNotionalUnits(terms.maxNotionalUnits());
        return execute();
    }

    /**
     * Cancels all of an account's orders and takes no new ones, or takes them again.
     *
     * @param accountId whose.
     * @param killed    whether it is blocked.
     * @return the outcome, with an OrderCanceled for each.
     */
    public CommandOutcome setAccountKill(final int accountId, final boolean killed) {
        draft().setAccountKill().accountId(accountId).killed(booleanType(killed));
        return execute();
    }

    /**
     * Bounds what an account may do in a market; 0 is no bound.
     *
     * @param accountId        whose.
     * @param marketId         where.
     * @param maxOpenOrders    open orders at a time.
     * @param maxQtyLots       quantity of an order.
     * @param maxNotionalUnits notional of an order.
     * @return the outcome.
     */
    public CommandOutcome setAccountLimits(
            final int accountId,
            final int marketId,
            final int maxOpenOrders,
            final long maxQtyLots,
            final long maxNotionalUnits) {
        draft().setAccountLimits()
                .accountId(accountId)
                .marketId(marketId)
                .maxOpenOrders(maxOpenOrders)
                .maxQtyLots(maxQtyLots)
                .maxNotionalUnits(maxNotionalUnits);
        return execute();
    }

    /**
     * Allows an account to switch self-trade prevention off, or no longer.
     *
     * @param accountId whose.
     * @param allowed   whether it may.
     * @return the outcome.
     */
    public CommandOutcome setSelfTrade(final int accountId, final boolean allowed) {
        draft().setSelfTrade().accountId(accountId).allowed(booleanType(allowed));
        return execute();
    }

    /**
     * Sets an account's dead-man's switch.
     *
     * @param accountId whose.
     * @param timeoutNs all its orders are canceled unless this is said again within it; 0 switches it off.
     * @return the outcome.
     */
    public CommandOutcome cancelAllAfter(final int accountId, final long timeoutNs) {
        draft().cancelAllAfter().accountId(accountId).timeoutNs(timeoutNs);
        return execute();
    }

    /**
     * Issues a key, once for each id.
     *
     * @param key what it is.
     * @return its session.
     */
    public Added issueApiKey(final ApiKeySpec key) {
        key.encode(draft());
        final CommandOutcome outcome = connection.execute();
        final Added added = connection.added(outcome);
        return added.existed()
                ? added
                : connection.created(
                        outcome, outcome.require(new ApiKeyIssuedDecoder()).sessionId());
    }

    /**
     * Ends a key.
     *
     * @param keyId the key.
     * @return its session; {@code existed} if it was revoked before.
     */
    public Added revokeApiKey(final String keyId) {
        draft().revokeApiKey().keyId(keyId);
        final CommandOutcome outcome = connection.execute();
        final Added revoked = connection.added(outcome);
        return revoked.existed()
                ? revoked
                : connection.created(
                        outcome, outcome.require(new ApiKeyRevokedDecoder()).sessionId());
    }

    /**
     * A session is there.
     *
     * @param sessionId          from 1.
     * @param ownerId            whose.
     * @param cancelOnDisconnect whether its orders are canceled when it is gone.
     * @param graceNs            unless it is back within this.
     * @return the outcome.
     */
    public CommandOutcome sessionLogon(
            final int sessionId, final int ownerId, final boolean cancelOnDisconnect, final long graceNs) {
        final var logon = draft().sessionLogon();
        logon.header().sessionId(sessionId);
        logon.ownerId(ownerId)
                .cancelOnDisconnect(booleanType(cancelOnDisconnect))
                .graceNs(graceNs);
        return execute();
    }

    /**
     * A session is gone.
     *
     * @param sessionId the session.
     * @return the outcome.
     */
    public CommandOutcome sessionLogout(final int sessionId) {
        draft().sessionLogout().header().sessionId(sessionId);
        return execute();
    }

    /**
     * Moves an amount between two accounts of one owner, once for each reference.
     *
     * @param fromAccountId whose falls.
     * @param toAccountId   whose rises.
     * @param assetId       of what.
     * @param amountUnits   positive.
     * @param reference     unique over all transfers.
     * @return the transfer, by the sequence of its record.
     */
    public Added transfer(
            final int fromAccountId,
            final int toAccountId,
            final int assetId,
            final long amountUnits,
            final String reference) {
        draft().transfer()
                .fromAccountId(fromAccountId)
                .toAccountId(toAccountId)
                .assetId(assetId)
                .amountUnits(amountUnits)
                .reference(reference);
        return connection.added(connection.execute());
    }

    /**
     * Undoes a trade's movement of money, once.
     *
     * @param trade as its event said it.
     * @return the trade; {@code existed} if it was undone before.
     */
    public Added bustTrade(final BustSpec trade) {
        trade.encode(draft());
        return connection.added(connection.execute());
    }

    private static BooleanType booleanType(final boolean value) {
        return value ? BooleanType.TRUE : BooleanType.FALSE;
    }
}
