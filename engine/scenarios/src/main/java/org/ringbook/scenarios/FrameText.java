package org.ringbook.scenarios;

import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;
import org.ringbook.sbe.messages.AccountOpenedDecoder;
import org.ringbook.sbe.messages.AddAssetDecoder;
import org.ringbook.sbe.messages.AddMarketDecoder;
import org.ringbook.sbe.messages.AssetAddedDecoder;
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
import org.ringbook.sbe.messages.MalformedCommandDecoder;
import org.ringbook.sbe.messages.MarketAddedDecoder;
import org.ringbook.sbe.messages.MarketStateChangedDecoder;
import org.ringbook.sbe.messages.MassCancelDecoder;
import org.ringbook.sbe.messages.MassCanceledDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OpenAccountDecoder;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderRejectedDecoder;
import org.ringbook.sbe.messages.OrderReplacedDecoder;
import org.ringbook.sbe.messages.ReplaceOrderDecoder;
import org.ringbook.sbe.messages.RequestWithdrawalDecoder;
import org.ringbook.sbe.messages.SetClOrdIdPoolDecoder;
import org.ringbook.sbe.messages.SetFeeTierDecoder;
import org.ringbook.sbe.messages.SetFeesDecoder;
import org.ringbook.sbe.messages.SetLowSpaceDecoder;
import org.ringbook.sbe.messages.SetMarketStateDecoder;
import org.ringbook.sbe.messages.SettleWithdrawalDecoder;
import org.ringbook.sbe.messages.TimerDecoder;
import org.ringbook.sbe.messages.TradeDecoder;
import org.ringbook.sbe.messages.WithdrawalCanceledDecoder;
import org.ringbook.sbe.messages.WithdrawalRequestedDecoder;
import org.ringbook.sbe.messages.WithdrawalSettledDecoder;

/** Frames as people read them. */
public final class FrameText {
    private static final Map<Integer, Message> MESSAGES = new TreeMap<>();

    static {
        add(NewOrderDecoder.TEMPLATE_ID, "NewOrder", new NewOrderDecoder());
        add(CancelOrderDecoder.TEMPLATE_ID, "CancelOrder", new CancelOrderDecoder());
        add(ReplaceOrderDecoder.TEMPLATE_ID, "ReplaceOrder", new ReplaceOrderDecoder());
        add(MassCancelDecoder.TEMPLATE_ID, "MassCancel", new MassCancelDecoder());
        add(AddAssetDecoder.TEMPLATE_ID, "AddAsset", new AddAssetDecoder());
        add(AddMarketDecoder.TEMPLATE_ID, "AddMarket", new AddMarketDecoder());
        add(SetMarketStateDecoder.TEMPLATE_ID, "SetMarketState", new SetMarketStateDecoder());
        add(OpenAccountDecoder.TEMPLATE_ID, "OpenAccount", new OpenAccountDecoder());
        add(SetFeesDecoder.TEMPLATE_ID, "SetFees", new SetFeesDecoder());
        add(SetFeeTierDecoder.TEMPLATE_ID, "SetFeeTier", new SetFeeTierDecoder());
        add(SetClOrdIdPoolDecoder.TEMPLATE_ID, "SetClOrdIdPool", new SetClOrdIdPoolDecoder());
        add(HaltEngineDecoder.TEMPLATE_ID, "HaltEngine", new HaltEngineDecoder());
        add(DepositDecoder.TEMPLATE_ID, "Deposit", new DepositDecoder());
        add(RequestWithdrawalDecoder.TEMPLATE_ID, "RequestWithdrawal", new RequestWithdrawalDecoder());
        add(SettleWithdrawalDecoder.TEMPLATE_ID, "SettleWithdrawal", new SettleWithdrawalDecoder());
        add(CancelWithdrawalDecoder.TEMPLATE_ID, "CancelWithdrawal", new CancelWithdrawalDecoder());
        add(GatewayHelloDecoder.TEMPLATE_ID, "GatewayHello", new GatewayHelloDecoder());
        add(TimerDecoder.TEMPLATE_ID, "Timer", new TimerDecoder());
        add(ContinueDecoder.TEMPLATE_ID, "Continue", new ContinueDecoder());
        add(GatewayDownDecoder.TEMPLATE_ID, "GatewayDown", new GatewayDownDecoder());
        add(SetLowSpaceDecoder.TEMPLATE_ID, "SetLowSpace", new SetLowSpaceDecoder());
        add(MalformedCommandDecoder.TEMPLATE_ID, "MalformedCommand", new MalformedCommandDecoder());
        add(CommandRejectedDecoder.TEMPLATE_ID, "CommandRejected", new CommandRejectedDecoder());
        add(OrderAcceptedDecoder.TEMPLATE_ID, "OrderAccepted", new OrderAcceptedDecoder());
        add(OrderRejectedDecoder.TEMPLATE_ID, "OrderRejected", new OrderRejectedDecoder());
        add(CancelRejectedDecoder.TEMPLATE_ID, "CancelRejected", new CancelRejectedDecoder());
        add(TradeDecoder.TEMPLATE_ID, "Trade", new TradeDecoder());
        add(OrderCanceledDecoder.TEMPLATE_ID, "OrderCanceled", new OrderCanceledDecoder());
        add(OrderReplacedDecoder.TEMPLATE_ID, "OrderReplaced", new OrderReplacedDecoder());
        add(MassCanceledDecoder.TEMPLATE_ID, "MassCanceled", new MassCanceledDecoder());
        add(AssetAddedDecoder.TEMPLATE_ID, "AssetAdded", new AssetAddedDecoder());
        add(MarketAddedDecoder.TEMPLATE_ID, "MarketAdded", new MarketAddedDecoder());
        add(MarketStateChangedDecoder.TEMPLATE_ID, "MarketStateChanged", new MarketStateChangedDecoder());
        add(AccountOpenedDecoder.TEMPLATE_ID, "AccountOpened", new AccountOpenedDecoder());
        add(FeesSetDecoder.TEMPLATE_ID, "FeesSet", new FeesSetDecoder());
        add(FeeTierSetDecoder.TEMPLATE_ID, "FeeTierSet", new FeeTierSetDecoder());
        add(ClOrdIdPoolSetDecoder.TEMPLATE_ID, "ClOrdIdPoolSet", new ClOrdIdPoolSetDecoder());
        add(EngineModeChangedDecoder.TEMPLATE_ID, "EngineModeChanged", new EngineModeChangedDecoder());
        add(DepositedDecoder.TEMPLATE_ID, "Deposited", new DepositedDecoder());
        add(WithdrawalRequestedDecoder.TEMPLATE_ID, "WithdrawalRequested", new WithdrawalRequestedDecoder());
        add(WithdrawalSettledDecoder.TEMPLATE_ID, "WithdrawalSettled", new WithdrawalSettledDecoder());
        add(WithdrawalCanceledDecoder.TEMPLATE_ID, "WithdrawalCanceled", new WithdrawalCanceledDecoder());
        add(GatewayUpDecoder.TEMPLATE_ID, "GatewayUp", new GatewayUpDecoder());
        add(GatewayWentDownDecoder.TEMPLATE_ID, "GatewayWentDown", new GatewayWentDownDecoder());
    }

    private FrameText() {}

    private record Message(String name, MessageDecoderFlyweight decoder) {}

    private static void add(final int templateId, final String name, final MessageDecoderFlyweight decoder) {
        MESSAGES.put(templateId, new Message(name, decoder));
    }

    /** All fields of a command or an event. */
    public static String of(final byte[] frame) {
        final UnsafeBuffer buffer = new UnsafeBuffer(frame);
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, 0);
        return message(frame)
                .decoder
                .wrap(buffer, MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength(), header.version())
                .toString();
    }

    /** Its message in the schema. */
    public static String name(final byte[] frame) {
        return message(frame).name;
    }

    /** Is it the host going on with an unfinished operation? */
    public static boolean isContinue(final byte[] frame) {
        return templateId(frame) == ContinueDecoder.TEMPLATE_ID;
    }

    private static Message message(final byte[] frame) {
        return MESSAGES.get(templateId(frame));
    }

    private static int templateId(final byte[] frame) {
        return new MessageHeaderDecoder().wrap(new UnsafeBuffer(frame), 0).templateId();
    }
}
