package org.ringbook.reference;

import org.agrona.DirectBuffer;
import org.ringbook.sbe.messages.BustTradeDecoder;
import org.ringbook.sbe.messages.CancelAllAfterDecoder;
import org.ringbook.sbe.messages.CancelOrderDecoder;
import org.ringbook.sbe.messages.CancelWithdrawalDecoder;
import org.ringbook.sbe.messages.ContinueDecoder;
import org.ringbook.sbe.messages.DepositDecoder;
import org.ringbook.sbe.messages.GatewayDownDecoder;
import org.ringbook.sbe.messages.GatewayHelloDecoder;
import org.ringbook.sbe.messages.MalformedCommandDecoder;
import org.ringbook.sbe.messages.MassCancelDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.ReplaceOrderDecoder;
import org.ringbook.sbe.messages.RequestWithdrawalDecoder;
import org.ringbook.sbe.messages.SessionLogonDecoder;
import org.ringbook.sbe.messages.SessionLogoutDecoder;
import org.ringbook.sbe.messages.SetLowSpaceDecoder;
import org.ringbook.sbe.messages.SettleWithdrawalDecoder;
import org.ringbook.sbe.messages.TimerDecoder;
import org.ringbook.sbe.messages.TransferDecoder;

/** Reads a frame into a {@link Command}. */
final class CommandReader extends ConfigurationReader {
    CommandReader(final DirectBuffer buffer, final int offset, final int length) {
        super(buffer, offset, length);
    }

    @Override
    Command read() {
        return switch (templateId()) {
            case NewOrderDecoder.TEMPLATE_ID -> newOrder();
            case CancelOrderDecoder.TEMPLATE_ID -> cancelOrder();
            case ReplaceOrderDecoder.TEMPLATE_ID -> replaceOrder();
            case MassCancelDecoder.TEMPLATE_ID -> massCancel();
            case CancelAllAfterDecoder.TEMPLATE_ID -> cancelAllAfter();
            case SessionLogonDecoder.TEMPLATE_ID -> sessionLogon();
            case SessionLogoutDecoder.TEMPLATE_ID -> sessionLogout();
            case DepositDecoder.TEMPLATE_ID -> deposit();
            case RequestWithdrawalDecoder.TEMPLATE_ID -> requestWithdrawal();
            case SettleWithdrawalDecoder.TEMPLATE_ID -> settleWithdrawal();
            case CancelWithdrawalDecoder.TEMPLATE_ID -> cancelWithdrawal();
            case TransferDecoder.TEMPLATE_ID -> transfer();
            case BustTradeDecoder.TEMPLATE_ID -> bustTrade();
            case GatewayHelloDecoder.TEMPLATE_ID -> gatewayHello();
            case TimerDecoder.TEMPLATE_ID -> timer();
            case ContinueDecoder.TEMPLATE_ID -> goOn();
            case GatewayDownDecoder.TEMPLATE_ID -> gatewayDown();
            case SetLowSpaceDecoder.TEMPLATE_ID -> setLowSpace();
            case MalformedCommandDecoder.TEMPLATE_ID -> malformedCommand();
            default -> super.read();
        };
    }

    private Command newOrder() {
        final NewOrderDecoder in = block(new NewOrderDecoder());
        return whole(
                in,
                new Command.NewOrder(
                        header(in.header()),
                        in.accountId(),
                        in.marketId(),
                        in.side(),
                        in.ordType(),
                        in.timeInForce(),
                        in.flags().getRaw(),
                        in.selfTradePrevention(),
                        in.priceTicks(),
                        in.quantity(),
                        in.validUntilNs(),
                        in.stopPriceTicks(),
                        in.displayQty(),
                        in.minQty(),
                        in.expireTimeNs(),
                        in.clOrdId()));
    }

    private Command cancelOrder() {
        final CancelOrderDecoder in = block(new CancelOrderDecoder());
        return whole(
                in,
                new Command.CancelOrder(
                        header(in.header()), in.accountId(), in.orderId(), in.origClOrdId(), in.clOrdId()));
    }

    private Command replaceOrder() {
        final ReplaceOrderDecoder in = block(new ReplaceOrderDecoder());
        return whole(
                in,
                new Command.ReplaceOrder(
                        header(in.header()),
                        in.accountId(),
                        in.orderId(),
                        in.priceTicks(),
                        in.orderQty(),
                        in.stopPriceTicks(),
                        in.displayQty(),
                        in.origClOrdId(),
                        in.clOrdId()));
    }

    private Command massCancel() {
        final MassCancelDecoder in = block(new MassCancelDecoder());
        return whole(
                in,
                new Command.MassCancel(header(in.header()), in.accountId(), in.marketId(), in.side(), in.sessionId()));
    }

    private Command cancelAllAfter() {
        final CancelAllAfterDecoder in = block(new CancelAllAfterDecoder());
        return whole(in, new Command.CancelAllAfter(header(in.header()), in.accountId(), in.timeoutNs()));
    }

    private Command sessionLogon() {
        final SessionLogonDecoder in = block(new SessionLogonDecoder());
        return whole(
                in, new Command.SessionLogon(header(in.header()), in.ownerId(), in.cancelOnDisconnect(), in.graceNs()));
    }

    private Command sessionLogout() {
        final SessionLogoutDecoder in = block(new SessionLogoutDecoder());
        return whole(in, new Command.SessionLogout(header(in.header())));
    }

    private Command deposit() {
        final DepositDecoder in = block(new DepositDecoder());
        return whole(
                in,
                new Command.Deposit(
                        header(in.header()), in.accountId(), in.assetId(), in.amountUnits(), in.reference()));
    }

    private Command requestWithdrawal() {
        final RequestWithdrawalDecoder in = block(new RequestWithdrawalDecoder());
        return whole(
                in,
                new Command.RequestWithdrawal(
                        header(in.header()), in.accountId(), in.assetId(), in.amountUnits(), in.reference()));
    }

    private Command settleWithdrawal() {
        final SettleWithdrawalDecoder in = block(new SettleWithdrawalDecoder());
        return whole(in, new Command.SettleWithdrawal(header(in.header()), in.reference()));
    }

    private Command cancelWithdrawal() {
        final CancelWithdrawalDecoder in = block(new CancelWithdrawalDecoder());
        return whole(in, new Command.CancelWithdrawal(header(in.header()), in.reference()));
    }

    private Command transfer() {
        final TransferDecoder in = block(new TransferDecoder());
        return whole(
                in,
                new Command.Transfer(
                        header(in.header()),
                        in.fromAccountId(),
                        in.toAccountId(),
                        in.assetId(),
                        in.amountUnits(),
                        in.reference()));
    }

    private Command bustTrade() {
        final BustTradeDecoder in = block(new BustTradeDecoder());
        return whole(
                in,
                new Command.BustTrade(
                        header(in.header()),
                        in.tradeId(),
                        in.marketId(),
                        in.buyAccountId(),
                        in.sellAccountId(),
                        in.priceTicks(),
                        in.qtyLots(),
                        in.buyFeeUnits(),
                        in.sellFeeUnits()));
    }

    private Command gatewayHello() {
        final GatewayHelloDecoder in = block(new GatewayHelloDecoder());
        return whole(in, new Command.GatewayHello(header(in.header()), in.nonce()));
    }

    private Command timer() {
        final TimerDecoder in = block(new TimerDecoder());
        return whole(in, new Command.Timer(header(in.header())));
    }

    private Command goOn() {
        final ContinueDecoder in = block(new ContinueDecoder());
        return whole(in, new Command.Continue(header(in.header())));
    }

    private Command gatewayDown() {
        final GatewayDownDecoder in = block(new GatewayDownDecoder());
        return whole(in, new Command.GatewayDown(header(in.header()), in.gatewayId(), in.epoch()));
    }

    private Command setLowSpace() {
        final SetLowSpaceDecoder in = block(new SetLowSpaceDecoder());
        return whole(in, new Command.SetLowSpace(header(in.header()), in.lowSpace()));
    }

    private Command malformedCommand() {
        final MalformedCommandDecoder in = block(new MalformedCommandDecoder());
        return whole(in, new Command.MalformedCommand(header(in.header())));
    }
}
