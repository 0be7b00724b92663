package org.ringbook.benchmarks;

import org.agrona.MutableDirectBuffer;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.AddAssetEncoder;
import org.ringbook.sbe.messages.AddMarketEncoder;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.CommandHeaderEncoder;
import org.ringbook.sbe.messages.DepositEncoder;
import org.ringbook.sbe.messages.GatewayHelloEncoder;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.sbe.messages.OpenAccountEncoder;
import org.ringbook.sbe.messages.SetFeesEncoder;
import org.ringbook.sbe.messages.SetMarketStateEncoder;
import org.ringbook.sbe.messages.SetSelfTradeEncoder;

/** The commands that make an exchange on which a flow can be played: one open market with fees, accounts with plenty. */
final class ExchangeSetup {
    private static final int BASE = 1;
    private static final int QUOTE = 2;
    private static final int SCALE = 8;
    private static final int LOT_SCALE = 4;
    private static final int TICK_SCALE = 0;
    private static final int MAKER_PPM = 1_000;
    private static final int TAKER_PPM = 2_000;
    private static final long DEPOSIT = 1L << 50;
    private static final int COMMANDS_ONCE = 6;
    private static final int COMMANDS_PER_ACCOUNT = 4;

    private final MutableDirectBuffer buffer;
    private final int accounts;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AddAssetEncoder addAsset = new AddAssetEncoder();
    private final AddMarketEncoder addMarket = new AddMarketEncoder();
    private final SetFeesEncoder setFees = new SetFeesEncoder();
    private final SetMarketStateEncoder setMarketState = new SetMarketStateEncoder();
    private final OpenAccountEncoder openAccount = new OpenAccountEncoder();
    private final SetSelfTradeEncoder setSelfTrade = new SetSelfTradeEncoder();
    private final DepositEncoder deposit = new DepositEncoder();
    private final GatewayHelloEncoder hello = new GatewayHelloEncoder();
    private int end;

    ExchangeSetup(final MutableDirectBuffer buffer, final int accounts) {
        this.buffer = buffer;
        this.accounts = accounts;
    }

    /** How many commands it takes. */
    static int commands(final int accounts) {
        return COMMANDS_ONCE + accounts * COMMANDS_PER_ACCOUNT;
    }

    /** Bytes of the frames with their prefixes. */
    int length() {
        return end;
    }

    /** The gateway's hello is the first. */
    void write() {
        hello();
        addAsset("BASE");
        addAsset("QUOTE");
        addMarket();
        setFees.wrapAndApplyHeader(buffer, Frames.offset(end), header);
        fromTool(setFees.header());
        setFees.feeTier((short) 0).makerPpm(MAKER_PPM).takerPpm(TAKER_PPM);
        close(setFees.limit());
        setMarketState.wrapAndApplyHeader(buffer, Frames.offset(end), header);
        fromTool(setMarketState.header());
        setMarketState.marketId(CommandFrames.MARKET_ID).state(MarketState.OPEN).auctionEndNs(0);
        close(setMarketState.limit());
        for (int accountId = 1; accountId <= accounts; accountId++) {
            openAccount(accountId);
            allowSelfTrade(accountId);
            deposit(accountId, BASE);
            deposit(accountId, QUOTE);
        }
    }

    private void addAsset(final String code) {
        addAsset.wrapAndApplyHeader(buffer, Frames.offset(end), header);
        fromTool(addAsset.header());
        addAsset.scale((short) SCALE).payoutScale((short) 2).code(code);
        close(addAsset.limit());
    }

    /** A tick times a lot is 10,000 units of quote, the least notional that a market may have: recorded orders may be as small. */
    private void addMarket() {
        addMarket.wrapAndApplyHeader(buffer, Frames.offset(end), header);
        fromTool(addMarket.header());
        addMarket
                .baseAssetId(BASE)
                .quoteAssetId(QUOTE)
                .tickMantissa(1)
                .lotMantissa(1)
                .tickScale((short) TICK_SCALE)
                .lotScale((short) LOT_SCALE)
                .minQtyLots(1)
                .maxQtyLots(1L << 40)
                .minNotionalUnits(10_000)
                .maxNotionalUnits(1L << 60)
                .symbol("BASEQUOTE");
        close(addMarket.limit());
    }

    private void openAccount(final int accountId) {
        openAccount.wrapAndApplyHeader(buffer, Frames.offset(end), header);
        fromTool(openAccount.header());
        openAccount.ownerId(0).feeTier((short) 0).name("account-" + accountId);
        close(openAccount.limit());
    }

    /** The peers know no self-trade prevention, and a flow has few accounts. */
    private void allowSelfTrade(final int accountId) {
        setSelfTrade.wrapAndApplyHeader(buffer, Frames.offset(end), header);
        fromTool(setSelfTrade.header());
        setSelfTrade.accountId(accountId).allowed(BooleanType.TRUE);
        close(setSelfTrade.limit());
    }

    private void deposit(final int accountId, final int assetId) {
        deposit.wrapAndApplyHeader(buffer, Frames.offset(end), header);
        fromTool(deposit.header());
        deposit.accountId(accountId)
                .assetId(assetId)
                .amountUnits(DEPOSIT)
                .reference("deposit-" + accountId + "-" + assetId);
        close(deposit.limit());
    }

    private void hello() {
        hello.wrapAndApplyHeader(buffer, Frames.offset(end), header);
        hello.header()
                .gatewaySequence(0)
                .gatewayEpoch(CommandFrames.GATEWAY_EPOCH)
                .sessionId(0)
                .sessionSequence(0)
                .gatewayId(CommandFrames.GATEWAY_ID);
        hello.nonce(1).name("benchmark");
        close(hello.limit());
    }

    private static void fromTool(final CommandHeaderEncoder sender) {
        sender.gatewaySequence(0)
                .gatewayEpoch(0)
                .sessionId(0)
                .sessionSequence(0)
                .gatewayId(0);
    }

    private void close(final int limit) {
        Frames.putLength(buffer, end, limit - Frames.offset(end));
        end = limit;
    }
}
