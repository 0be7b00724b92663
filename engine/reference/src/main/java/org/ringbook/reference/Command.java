package org.ringbook.reference;

import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.OrdType;
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
            long priceTicks,
            long quantity,
            long validUntilNs,
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
            String origClOrdId,
            String clOrdId)
            implements Command {}

    record MassCancel(Header header, int accountId, int marketId, Side side, int sessionId) implements Command {}

    record AddAsset(Header header, int scale, int payoutScale, String code) implements Command {}

    record AddMarket(
            Header header,
            int baseAssetId,
            int quoteAssetId,
            long tickMantissa,
            long lotMantissa,
            int tickScale,
            int lotScale,
            long minQtyLots,
            long maxQtyLots,
            long minNotionalUnits,
            long maxNotionalUnits,
            String symbol)
            implements Command {
        boolean hasContentOf(final AddMarket other) {
            return equals(new AddMarket(
                    header,
                    other.baseAssetId,
                    other.quoteAssetId,
                    other.tickMantissa,
                    other.lotMantissa,
                    other.tickScale,
                    other.lotScale,
                    other.minQtyLots,
                    other.maxQtyLots,
                    other.minNotionalUnits,
                    other.maxNotionalUnits,
                    other.symbol));
        }
    }

    record SetMarketState(Header header, int marketId, MarketState state) implements Command {}

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

    record GatewayHello(Header header, long nonce) implements Command {}

    record Timer(Header header) implements Command {}

    record Continue(Header header) implements Command {}

    record GatewayDown(Header header, int gatewayId, int epoch) implements Command {}

    record SetLowSpace(Header header, BooleanType lowSpace) implements Command {}

    record MalformedCommand(Header header) implements Command {}
}
