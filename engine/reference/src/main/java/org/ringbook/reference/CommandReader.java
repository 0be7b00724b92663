package org.ringbook.reference;

import org.agrona.DirectBuffer;
import org.ringbook.sbe.messages.AddAssetDecoder;
import org.ringbook.sbe.messages.AddMarketDecoder;
import org.ringbook.sbe.messages.CancelOrderDecoder;
import org.ringbook.sbe.messages.CancelWithdrawalDecoder;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.ContinueDecoder;
import org.ringbook.sbe.messages.DepositDecoder;
import org.ringbook.sbe.messages.GatewayDownDecoder;
import org.ringbook.sbe.messages.GatewayHelloDecoder;
import org.ringbook.sbe.messages.HaltEngineDecoder;
import org.ringbook.sbe.messages.MalformedCommandDecoder;
import org.ringbook.sbe.messages.MassCancelDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OpenAccountDecoder;
import org.ringbook.sbe.messages.ReplaceOrderDecoder;
import org.ringbook.sbe.messages.RequestWithdrawalDecoder;
import org.ringbook.sbe.messages.SetClOrdIdPoolDecoder;
import org.ringbook.sbe.messages.SetFeeTierDecoder;
import org.ringbook.sbe.messages.SetFeesDecoder;
import org.ringbook.sbe.messages.SetLowSpaceDecoder;
import org.ringbook.sbe.messages.SetMarketStateDecoder;
import org.ringbook.sbe.messages.SettleWithdrawalDecoder;
import org.ringbook.sbe.messages.TimerDecoder;

/** Reads a frame into a {@link Command}. A frame that is not a whole command is a broken invariant: the host keeps those out. */
final class CommandReader {
    private final DirectBuffer buffer;
    private final MessageHeaderDecoder frame = new MessageHeaderDecoder();
    private final int block;
    private final int end;

    CommandReader(final DirectBuffer buffer, final int offset, final int length) {
        this.buffer = buffer;
        block = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        end = offset + length;
        needUpTo(block + CommandHeaderDecoder.ENCODED_LENGTH);
        frame.wrap(buffer, offset);
        if (frame.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            throw new IllegalStateException("not a command: schemaId=" + frame.schemaId());
        }
    }

    int templateId() {
        return frame.templateId();
    }

    Command.Header header() {
        return header(new CommandHeaderDecoder().wrap(buffer, block));
    }

    Command read() {
        needUpTo(block + frame.blockLength());
        return switch (frame.templateId()) {
            case NewOrderDecoder.TEMPLATE_ID -> newOrder();
            case CancelOrderDecoder.TEMPLATE_ID -> cancelOrder();
            case ReplaceOrderDecoder.TEMPLATE_ID -> replaceOrder();
            case MassCancelDecoder.TEMPLATE_ID -> massCancel();
            case AddAssetDecoder.TEMPLATE_ID -> addAsset();
            case AddMarketDecoder.TEMPLATE_ID -> addMarket();
            case SetMarketStateDecoder.TEMPLATE_ID -> setMarketState();
            case OpenAccountDecoder.TEMPLATE_ID -> openAccount();
            case SetFeesDecoder.TEMPLATE_ID -> setFees();
            case SetFeeTierDecoder.TEMPLATE_ID -> setFeeTier();
            case SetClOrdIdPoolDecoder.TEMPLATE_ID -> setClOrdIdPool();
            case HaltEngineDecoder.TEMPLATE_ID -> haltEngine();
            case DepositDecoder.TEMPLATE_ID -> deposit();
            case RequestWithdrawalDecoder.TEMPLATE_ID -> requestWithdrawal();
            case SettleWithdrawalDecoder.TEMPLATE_ID -> settleWithdrawal();
            case CancelWithdrawalDecoder.TEMPLATE_ID -> cancelWithdrawal();
            case GatewayHelloDecoder.TEMPLATE_ID -> gatewayHello();
            case TimerDecoder.TEMPLATE_ID -> new Command.Timer(header());
            case ContinueDecoder.TEMPLATE_ID -> new Command.Continue(header());
            case GatewayDownDecoder.TEMPLATE_ID -> gatewayDown();
            case SetLowSpaceDecoder.TEMPLATE_ID -> setLowSpace();
            case MalformedCommandDecoder.TEMPLATE_ID -> new Command.MalformedCommand(header());
            default -> throw new IllegalStateException("not a command: templateId=" + frame.templateId());
        };
    }

    private Command newOrder() {
        final NewOrderDecoder in = new NewOrderDecoder();
        in.wrap(buffer, block, blockLength(NewOrderDecoder.BLOCK_LENGTH), frame.version());
        final Command command = new Command.NewOrder(
                header(in.header()),
                in.accountId(),
                in.marketId(),
                in.side(),
                in.ordType(),
                in.timeInForce(),
                in.flags().getRaw(),
                in.priceTicks(),
                in.quantity(),
                in.validUntilNs(),
                in.clOrdId());
        needUpTo(in.limit());
        return command;
    }

    private Command cancelOrder() {
        final CancelOrderDecoder in = new CancelOrderDecoder();
        in.wrap(buffer, block, blockLength(CancelOrderDecoder.BLOCK_LENGTH), frame.version());
        final Command command = new Command.CancelOrder(
                header(in.header()), in.accountId(), in.orderId(), in.origClOrdId(), in.clOrdId());
        needUpTo(in.limit());
        return command;
    }

    private Command replaceOrder() {
        final ReplaceOrderDecoder in = new ReplaceOrderDecoder();
        in.wrap(buffer, block, blockLength(ReplaceOrderDecoder.BLOCK_LENGTH), frame.version());
        final Command command = new Command.ReplaceOrder(
                header(in.header()),
                in.accountId(),
                in.orderId(),
                in.priceTicks(),
                in.orderQty(),
                in.origClOrdId(),
                in.clOrdId());
        needUpTo(in.limit());
        return command;
    }

    private Command massCancel() {
        final MassCancelDecoder in = new MassCancelDecoder();
        in.wrap(buffer, block, blockLength(MassCancelDecoder.BLOCK_LENGTH), frame.version());
        return new Command.MassCancel(header(in.header()), in.accountId(), in.marketId(), in.side(), in.sessionId());
    }

    private Command addAsset() {
        final AddAssetDecoder in = new AddAssetDecoder();
        in.wrap(buffer, block, blockLength(AddAssetDecoder.BLOCK_LENGTH), frame.version());
        final Command command = new Command.AddAsset(header(in.header()), in.scale(), in.payoutScale(), in.code());
        needUpTo(in.limit());
        return command;
    }

    private Command addMarket() {
        final AddMarketDecoder in = new AddMarketDecoder();
        in.wrap(buffer, block, blockLength(AddMarketDecoder.BLOCK_LENGTH), frame.version());
        final Command command = new Command.AddMarket(
                header(in.header()),
                in.baseAssetId(),
                in.quoteAssetId(),
                in.tickMantissa(),
                in.lotMantissa(),
                in.tickScale(),
                in.lotScale(),
                in.minQtyLots(),
                in.maxQtyLots(),
                in.minNotionalUnits(),
                in.maxNotionalUnits(),
                in.symbol());
        needUpTo(in.limit());
        return command;
    }

    private Command setMarketState() {
        final SetMarketStateDecoder in = new SetMarketStateDecoder();
        in.wrap(buffer, block, blockLength(SetMarketStateDecoder.BLOCK_LENGTH), frame.version());
        return new Command.SetMarketState(header(in.header()), in.marketId(), in.state());
    }

    private Command openAccount() {
        final OpenAccountDecoder in = new OpenAccountDecoder();
        in.wrap(buffer, block, blockLength(OpenAccountDecoder.BLOCK_LENGTH), frame.version());
        final Command command = new Command.OpenAccount(header(in.header()), in.ownerId(), in.feeTier(), in.name());
        needUpTo(in.limit());
        return command;
    }

    private Command setFees() {
        final SetFeesDecoder in = new SetFeesDecoder();
        in.wrap(buffer, block, blockLength(SetFeesDecoder.BLOCK_LENGTH), frame.version());
        return new Command.SetFees(header(in.header()), in.feeTier(), in.makerPpm(), in.takerPpm());
    }

    private Command setFeeTier() {
        final SetFeeTierDecoder in = new SetFeeTierDecoder();
        in.wrap(buffer, block, blockLength(SetFeeTierDecoder.BLOCK_LENGTH), frame.version());
        return new Command.SetFeeTier(header(in.header()), in.accountId(), in.feeTier());
    }

    private Command setClOrdIdPool() {
        final SetClOrdIdPoolDecoder in = new SetClOrdIdPoolDecoder();
        in.wrap(buffer, block, blockLength(SetClOrdIdPoolDecoder.BLOCK_LENGTH), frame.version());
        return new Command.SetClOrdIdPool(header(in.header()), in.capacity());
    }

    private Command haltEngine() {
        final HaltEngineDecoder in = new HaltEngineDecoder();
        in.wrap(buffer, block, blockLength(HaltEngineDecoder.BLOCK_LENGTH), frame.version());
        return new Command.HaltEngine(header(in.header()), in.halted());
    }

    private Command deposit() {
        final DepositDecoder in = new DepositDecoder();
        in.wrap(buffer, block, blockLength(DepositDecoder.BLOCK_LENGTH), frame.version());
        final Command command = new Command.Deposit(
                header(in.header()), in.accountId(), in.assetId(), in.amountUnits(), in.reference());
        needUpTo(in.limit());
        return command;
    }

    private Command requestWithdrawal() {
        final RequestWithdrawalDecoder in = new RequestWithdrawalDecoder();
        in.wrap(buffer, block, blockLength(RequestWithdrawalDecoder.BLOCK_LENGTH), frame.version());
        final Command command = new Command.RequestWithdrawal(
                header(in.header()), in.accountId(), in.assetId(), in.amountUnits(), in.reference());
        needUpTo(in.limit());
        return command;
    }

    private Command settleWithdrawal() {
        final SettleWithdrawalDecoder in = new SettleWithdrawalDecoder();
        in.wrap(buffer, block, blockLength(SettleWithdrawalDecoder.BLOCK_LENGTH), frame.version());
        final Command command = new Command.SettleWithdrawal(header(in.header()), in.reference());
        needUpTo(in.limit());
        return command;
    }

    private Command cancelWithdrawal() {
        final CancelWithdrawalDecoder in = new CancelWithdrawalDecoder();
        in.wrap(buffer, block, blockLength(CancelWithdrawalDecoder.BLOCK_LENGTH), frame.version());
        final Command command = new Command.CancelWithdrawal(header(in.header()), in.reference());
        needUpTo(in.limit());
        return command;
    }

    private Command gatewayHello() {
        final GatewayHelloDecoder in = new GatewayHelloDecoder();
        in.wrap(buffer, block, blockLength(GatewayHelloDecoder.BLOCK_LENGTH), frame.version());
        return new Command.GatewayHello(header(in.header()), in.nonce());
    }

    private Command gatewayDown() {
        final GatewayDownDecoder in = new GatewayDownDecoder();
        in.wrap(buffer, block, blockLength(GatewayDownDecoder.BLOCK_LENGTH), frame.version());
        return new Command.GatewayDown(header(in.header()), in.gatewayId(), in.epoch());
    }

    private Command setLowSpace() {
        final SetLowSpaceDecoder in = new SetLowSpaceDecoder();
        in.wrap(buffer, block, blockLength(SetLowSpaceDecoder.BLOCK_LENGTH), frame.version());
        return new Command.SetLowSpace(header(in.header()), in.lowSpace());
    }

    private static Command.Header header(final CommandHeaderDecoder in) {
        return new Command.Header(in.gatewaySequence(), in.gatewayEpoch(), in.sessionId(), in.gatewayId());
    }

    private int blockLength(final int atLeast) {
        if (frame.blockLength() < atLeast) {
            throw new IllegalStateException("block too short: templateId=" + frame.templateId() + " blockLength="
                    + frame.blockLength() + " atLeast=" + atLeast);
        }
        return frame.blockLength();
    }

    private void needUpTo(final int limit) {
        if (limit > end) {
            throw new IllegalStateException("frame too short: end=" + end + " needed=" + limit);
        }
    }
}
