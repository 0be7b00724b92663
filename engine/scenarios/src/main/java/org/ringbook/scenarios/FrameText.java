package org.ringbook.scenarios;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;
import org.ringbook.sbe.messages.AccountKillSetDecoder;
import org.ringbook.sbe.messages.AccountLimitsSetDecoder;
import org.ringbook.sbe.messages.AccountOpenedDecoder;
import org.ringbook.sbe.messages.AddAssetDecoder;
import org.ringbook.sbe.messages.AddMarketDecoder;
import org.ringbook.sbe.messages.ApiKeyIssuedDecoder;
import org.ringbook.sbe.messages.ApiKeyRevokedDecoder;
import org.ringbook.sbe.messages.AssetAddedDecoder;
import org.ringbook.sbe.messages.AuctionExtendedDecoder;
import org.ringbook.sbe.messages.AuctionIndicativeDecoder;
import org.ringbook.sbe.messages.BustTradeDecoder;
import org.ringbook.sbe.messages.CancelAllAfterDecoder;
import org.ringbook.sbe.messages.CancelAllAfterSetDecoder;
import org.ringbook.sbe.messages.CancelOrderDecoder;
import org.ringbook.sbe.messages.CancelRejectedDecoder;
import org.ringbook.sbe.messages.CancelWithdrawalDecoder;
import org.ringbook.sbe.messages.ClOrdIdPoolSetDecoder;
import org.ringbook.sbe.messages.CommandRejectedDecoder;
import org.ringbook.sbe.messages.ContinueDecoder;
import org.ringbook.sbe.messages.DepositDecoder;
import org.ringbook.sbe.messages.DepositedDecoder;
import org.ringbook.sbe.messages.EngineModeChangedDecoder;
import org.ringbook.sbe.messages.FeeTierSetDecoder;
import org.ringbook.sbe.messages.FeesSetDecoder;
import org.ringbook.sbe.messages.GatewayDownDecoder;
import org.ringbook.sbe.messages.GatewayHelloDecoder;
import org.ringbook.sbe.messages.GatewayUpDecoder;
import org.ringbook.sbe.messages.GatewayWentDownDecoder;
import org.ringbook.sbe.messages.HaltEngineDecoder;
import org.ringbook.sbe.messages.IssueApiKeyDecoder;
import org.ringbook.sbe.messages.MalformedCommandDecoder;
import org.ringbook.sbe.messages.MarketAddedDecoder;
import org.ringbook.sbe.messages.MarketScheduleSetDecoder;
import org.ringbook.sbe.messages.MarketStateChangedDecoder;
import org.ringbook.sbe.messages.MarketTermsSetDecoder;
import org.ringbook.sbe.messages.MassCancelDecoder;
import org.ringbook.sbe.messages.MassCanceledDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OpenAccountDecoder;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderReducedDecoder;
import org.ringbook.sbe.messages.OrderRejectedDecoder;
import org.ringbook.sbe.messages.OrderReplacedDecoder;
import org.ringbook.sbe.messages.OrderTriggeredDecoder;
import org.ringbook.sbe.messages.PriceBandsSetDecoder;
import org.ringbook.sbe.messages.ReplaceOrderDecoder;
import org.ringbook.sbe.messages.RequestWithdrawalDecoder;
import org.ringbook.sbe.messages.RevokeApiKeyDecoder;
import org.ringbook.sbe.messages.SelfTradePreventedDecoder;
import org.ringbook.sbe.messages.SelfTradeSetDecoder;
import org.ringbook.sbe.messages.SessionLoggedOnDecoder;
import org.ringbook.sbe.messages.SessionLoggedOutDecoder;
import org.ringbook.sbe.messages.SessionLogonDecoder;
import org.ringbook.sbe.messages.SessionLogoutDecoder;
import org.ringbook.sbe.messages.SetAccountKillDecoder;
import org.ringbook.sbe.messages.SetAccountLimitsDecoder;
import org.ringbook.sbe.messages.SetClOrdIdPoolDecoder;
import org.ringbook.sbe.messages.SetFeeTierDecoder;
import org.ringbook.sbe.messages.SetFeesDecoder;
import org.ringbook.sbe.messages.SetLowSpaceDecoder;
import org.ringbook.sbe.messages.SetMarketScheduleDecoder;
import org.ringbook.sbe.messages.SetMarketStateDecoder;
import org.ringbook.sbe.messages.SetMarketTermsDecoder;
import org.ringbook.sbe.messages.SetPriceBandsDecoder;
import org.ringbook.sbe.messages.SetSelfTradeDecoder;
import org.ringbook.sbe.messages.SettleWithdrawalDecoder;
import org.ringbook.sbe.messages.TimerDecoder;
import org.ringbook.sbe.messages.TradeBustedDecoder;
import org.ringbook.sbe.messages.TradeDecoder;
import org.ringbook.sbe.messages.TransferDecoder;
import org.ringbook.sbe.messages.TransferredDecoder;
import org.ringbook.sbe.messages.WithdrawalCanceledDecoder;
import org.ringbook.sbe.messages.WithdrawalRequestedDecoder;
import org.ringbook.sbe.messages.WithdrawalSettledDecoder;

/** Frames as people read them. */
public final class FrameText {
    private static final int EVENTS_FROM = 100;
    private static final SortedMap<Integer, MessageDecoderFlyweight> MESSAGES = new TreeMap<>();

    static {
        addCommands();
        addEvents();
    }

    private static void addCommands() {
        add(new NewOrderDecoder());
        add(new CancelOrderDecoder());
        add(new ReplaceOrderDecoder());
        add(new MassCancelDecoder());
        add(new CancelAllAfterDecoder());
        add(new AddAssetDecoder());
        add(new AddMarketDecoder());
        add(new SetMarketStateDecoder());
        add(new OpenAccountDecoder());
        add(new SetFeesDecoder());
        add(new SetFeeTierDecoder());
        add(new SetClOrdIdPoolDecoder());
        add(new HaltEngineDecoder());
        add(new SetPriceBandsDecoder());
        add(new SetMarketScheduleDecoder());
        add(new SetMarketTermsDecoder());
        add(new DepositDecoder());
        add(new RequestWithdrawalDecoder());
        add(new SettleWithdrawalDecoder());
        add(new CancelWithdrawalDecoder());
        add(new TransferDecoder());
        add(new BustTradeDecoder());
        add(new GatewayHelloDecoder());
        add(new SessionLogonDecoder());
        add(new SessionLogoutDecoder());
        add(new SetAccountKillDecoder());
        add(new SetAccountLimitsDecoder());
        add(new SetSelfTradeDecoder());
        add(new IssueApiKeyDecoder());
        add(new RevokeApiKeyDecoder());
        add(new TimerDecoder());
        add(new ContinueDecoder());
        add(new GatewayDownDecoder());
        add(new SetLowSpaceDecoder());
        add(new MalformedCommandDecoder());
    }

    private static void addEvents() {
        add(new CommandRejectedDecoder());
        add(new OrderAcceptedDecoder());
        add(new OrderRejectedDecoder());
        add(new CancelRejectedDecoder());
        add(new TradeDecoder());
        add(new OrderCanceledDecoder());
        add(new OrderReplacedDecoder());
        add(new MassCanceledDecoder());
        add(new OrderTriggeredDecoder());
        add(new SelfTradePreventedDecoder());
        add(new OrderReducedDecoder());
        add(new AuctionIndicativeDecoder());
        add(new AuctionExtendedDecoder());
        add(new AssetAddedDecoder());
        add(new MarketAddedDecoder());
        add(new MarketStateChangedDecoder());
        add(new AccountOpenedDecoder());
        add(new FeesSetDecoder());
        add(new FeeTierSetDecoder());
        add(new ClOrdIdPoolSetDecoder());
        add(new EngineModeChangedDecoder());
        add(new PriceBandsSetDecoder());
        add(new MarketScheduleSetDecoder());
        add(new MarketTermsSetDecoder());
        add(new AccountKillSetDecoder());
        add(new AccountLimitsSetDecoder());
        add(new ApiKeyIssuedDecoder());
        add(new ApiKeyRevokedDecoder());
        add(new SelfTradeSetDecoder());
        add(new CancelAllAfterSetDecoder());
        add(new DepositedDecoder());
        add(new WithdrawalRequestedDecoder());
        add(new WithdrawalSettledDecoder());
        add(new WithdrawalCanceledDecoder());
        add(new TransferredDecoder());
        add(new TradeBustedDecoder());
        add(new GatewayUpDecoder());
        add(new GatewayWentDownDecoder());
        add(new SessionLoggedOnDecoder());
        add(new SessionLoggedOutDecoder());
    }

    private FrameText() {}

    private static void add(final MessageDecoderFlyweight decoder) {
        MESSAGES.put(decoder.sbeTemplateId(), decoder);
    }

    /** All fields of a command or an event. */
    public static String of(final byte[] frame) {
        final UnsafeBuffer buffer = new UnsafeBuffer(frame);
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, 0);
        return message(frame)
                .wrap(buffer, MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength(), header.version())
                .toString();
    }

    /** As {@code Deposited accountId=1 assetId=2 amountUnits=3}; a field that is 0, empty or without a flag is left out. */
    public static String line(final byte[] frame) {
        final String all = of(frame);
        return (name(frame) + " " + all.substring(all.indexOf("):") + 2).replace('|', ' '))
                .replaceAll(" ?\\b\\w+=(0|''|\\{\\}|\\( *\\))(?=[ )]|$)", "")
                .replace("header=()", "")
                .replace("  ", " ");
    }

    /** Its message in the schema. */
    public static String name(final byte[] frame) {
        return name(message(frame));
    }

    private static String name(final MessageDecoderFlyweight decoder) {
        final String type = decoder.getClass().getSimpleName();
        return type.substring(0, type.length() - "Decoder".length());
    }

    /** The names of all events that the schema has. */
    public static SortedSet<String> eventNames() {
        final SortedSet<String> names = new TreeSet<>();
        MESSAGES.tailMap(EVENTS_FROM).values().forEach(decoder -> names.add(name(decoder)));
        return names;
    }

    /** The names of all commands that the schema has. */
    public static SortedSet<String> commandNames() {
        final SortedSet<String> names = new TreeSet<>();
        MESSAGES.headMap(EVENTS_FROM).values().forEach(decoder -> names.add(name(decoder)));
        return names;
    }

    /** Is it the host going on with an unfinished operation? */
    public static boolean isContinue(final byte[] frame) {
        return templateId(frame) == ContinueDecoder.TEMPLATE_ID;
    }

    private static MessageDecoderFlyweight message(final byte[] frame) {
        return MESSAGES.get(templateId(frame));
    }

    private static int templateId(final byte[] frame) {
        return new MessageHeaderDecoder().wrap(new UnsafeBuffer(frame), 0).templateId();
    }
}
