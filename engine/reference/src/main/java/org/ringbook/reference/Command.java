package org.ringbook.reference;

import java.util.List;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** A command as plain values, in the order of its schema. Values the schema does not name arrive as unknown ones. */
sealed interface Command {
    Header header();

    /** Who sent a command, and its number there. */
    record Header(long gatewaySequence, int gatewayEpoch, int sessionId, int gatewayId) {}

    record NewOrder(
            Header header,
            int accountId,
            int marketId,
            Side side,
            OrdType ordType,
            TimeInForce timeInForce,
            int flags,
            SelfTradePrevention selfTradePrevention,
            long priceTicks,
            long quantity,
            long validUntilNs,
            long stopPriceTicks,
            long displayQty,
            long minQty,
            long expireTimeNs,
            String clOrdId)
            implements Command {
        private static final int POST_ONLY = 1;
        private static final int BY_QUOTE = 2;

        boolean postOnly() {
            return (flags & POST_ONLY) != 0;
        }

        boolean byQuote() {
            return (flags & BY_QUOTE) != 0;
        }

        boolean hasUnknownFlag() {
            return (flags & ~(POST_ONLY | BY_QUOTE)) != 0;
        }
    }

    record CancelOrder(Header header, int accountId, long orderId, String origClOrdId, String clOrdId)
            implements Command {}

    record ReplaceOrder(
            Header header,
            int accountId,
            long orderId,
            long priceTicks,
            long orderQty,
            long stopPriceTicks,
            long displayQty,
            String origClOrdId,
            String clOrdId)
            implements Command {}

    record MassCancel(Header header, int accountId, int marketId, Side side, int sessionId) implements Command {}

    record CancelAllAfter(Header header, int accountId, long timeoutNs) implements Command {}

    record AddAsset(Header header, int scale, int payoutScale, String code) implements Command {}

    /** Of a market: what a tick and a lot are, and how small and large an order may be. */
    record Terms(
            long tickMantissa,
            long lotMantissa,
            int tickScale,
            int lotScale,
            long minQtyLots,
            long maxQtyLots,
            long minNotionalUnits,
            long maxNotionalUnits) {}

    record AddMarket(Header header, int baseAssetId, int quoteAssetId, Terms terms, String symbol) implements Command {
        boolean hasContentOf(final AddMarket other) {
            return equals(new AddMarket(header, other.baseAssetId, other.quoteAssetId, other.terms, other.symbol));
        }
    }

    record SetMarketState(Header header, int marketId, MarketState state, long auctionEndNs) implements Command {}

    record SetPriceBands(
            Header header,
            int marketId,
            int dynamicBandPpm,
            int staticBandPpm,
            int collarPpm,
            long initialReferenceTicks,
            long volatilityAuctionNs,
            long auctionExtensionNs)
            implements Command {}

    /** Of a schedule; a day is a bit, Monday the lowest. */
    record ScheduleEntry(int secondsOfDay, MarketState state, int days) {}

    record SetMarketSchedule(Header header, int marketId, List<ScheduleEntry> entries) implements Command {}

    record SetMarketTerms(Header header, int marketId, Terms terms) implements Command {}

    record OpenAccount(Header header, int ownerId, int feeTier, String name) implements Command {}

    record SetFees(Header header, int feeTier, int makerPpm, int takerPpm) implements Command {}

    record SetFeeTier(Header header, int accountId, int feeTier) implements Command {}

    record SetClOrdIdPool(Header header, int capacity) implements Command {}

    record HaltEngine(Header header, BooleanType halted) implements Command {}

    record Deposit(Header header, int accountId, int assetId, long amountUnits, String reference) implements Command {}

    record RequestWithdrawal(Header header, int accountId, int assetId, long amountUnits, String reference)
            implements Command {}

    record SettleWithdrawal(Header header, String reference) implements Command {}

    record CancelWithdrawal(Header header, String reference) implements Command {}

    record Transfer(Header header, int fromAccountId, int toAccountId, int assetId, long amountUnits, String reference)
            implements Command {}

    record BustTrade(
            Header header,
            long tradeId,
            int marketId,
            int buyAccountId,
            int sellAccountId,
            long priceTicks,
            long qtyLots,
            long buyFeeUnits,
            long sellFeeUnits)
            implements Command {}

    record SetAccountKill(Header header, int accountId, BooleanType killed) implements Command {}

    record SetAccountLimits(
            Header header, int accountId, int marketId, int maxOpenOrders, long maxQtyLots, long maxNotionalUnits)
            implements Command {}

    record SetSelfTrade(Header header, int accountId, BooleanType allowed) implements Command {}

    /** The salt and the two keys are bytes, each as a character of ISO 8859-1. */
    record IssueApiKey(
            Header header,
            int ownerId,
            int defaultAccountId,
            long permissions,
            long expireTimeNs,
            int iterations,
            BooleanType cancelOnDisconnect,
            String salt,
            String storedKey,
            String serverKey,
            String keyId,
            String compId,
            String label)
            implements Command {
        boolean hasContentOf(final IssueApiKey other) {
            return equals(new IssueApiKey(
                    header,
                    other.ownerId,
                    other.defaultAccountId,
                    other.permissions,
                    other.expireTimeNs,
                    other.iterations,
                    other.cancelOnDisconnect,
                    other.salt,
                    other.storedKey,
                    other.serverKey,
                    other.keyId,
                    other.compId,
                    other.label));
        }
    }

    record RevokeApiKey(Header header, String keyId) implements Command {}

    record SessionLogon(Header header, int ownerId, BooleanType cancelOnDisconnect, long graceNs) implements Command {}

    record SessionLogout(Header header) implements Command {}

    record GatewayHello(Header header, long nonce) implements Command {}

    record Timer(Header header) implements Command {}

    record Continue(Header header) implements Command {}

    record GatewayDown(Header header, int gatewayId, int epoch) implements Command {}

    record SetLowSpace(Header header, BooleanType lowSpace) implements Command {}

    record MalformedCommand(Header header) implements Command {}
}
