package org.ringbook.scenarios.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.messages.AccountKillSetDecoder;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.DepositDecoder;
import org.ringbook.sbe.messages.EngineModeChangedDecoder;
import org.ringbook.sbe.messages.GatewayUpDecoder;
import org.ringbook.sbe.messages.GatewayWentDownDecoder;
import org.ringbook.sbe.messages.MarketAddedDecoder;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.MarketStateChangedDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderReplacedDecoder;
import org.ringbook.sbe.messages.RequestWithdrawalDecoder;
import org.ringbook.sbe.messages.TradeDecoder;
import org.ringbook.sbe.messages.TransferDecoder;
import org.ringbook.scenarios.CommandFrames.Bust;

/** What the generator has learnt from outcomes: whom and what a next command may name. */
final class GeneratorMemory {
    private static final int ENDED_KEPT = 512;
    private static final int KEPT = 256;
    private static final int GATEWAYS = 3;

    final Map<Long, Known> open = new LinkedHashMap<>();
    final List<Known> openList = new ArrayList<>();
    final List<Known> ended = new ArrayList<>();
    final List<Movement> deposits = new ArrayList<>();
    final List<Movement> withdrawals = new ArrayList<>();
    final List<Movement> transfers = new ArrayList<>();
    final List<Bust> trades = new ArrayList<>();
    final Gateway[] gateways = new Gateway[GATEWAYS + 1];
    final SortedMap<Integer, MarketState> states = new TreeMap<>();
    final SortedSet<Integer> killed = new TreeSet<>();
    boolean halted;
    boolean lowSpace;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MessageHeaderDecoder commandFrame = new MessageHeaderDecoder();

    /** An order, perhaps not quite as it is. */
    static final class Known {
        final long orderId;
        final int accountId;
        final int marketId;
        final int side;
        final String clOrdId;
        long priceTicks;
        long orderQty;
        long stopPriceTicks;
        long displayQty;
        int index;

        Known(final long orderId, final NewOrderDecoder order) {
            this.orderId = orderId;
            accountId = order.accountId();
            marketId = order.marketId();
            side = order.sideRaw();
            priceTicks = order.priceTicks();
            orderQty = order.quantity();
            stopPriceTicks = order.stopPriceTicks();
            displayQty = order.displayQty();
            clOrdId = order.clOrdId();
        }
    }

    /** A deposit, a withdrawal, or a transfer to that other account. */
    record Movement(int accountId, int toAccountId, int assetId, long amountUnits, String reference) {}

    /** What a gateway knows of itself. */
    static final class Gateway {
        int epoch;
        long nonce;
        long last;
        boolean up;
    }

    GeneratorMemory() {
        for (int id = 1; id <= GATEWAYS; id++) {
            gateways[id] = new Gateway();
        }
    }

    MarketState state(final int marketId) {
        return states.getOrDefault(marketId, MarketState.CLOSED);
    }

    /** The id of the market that was added last. */
    int lastMarketId() {
        return states.lastKey();
    }

    void learn(final long sequence, final byte[] command, final Iterable<byte[]> events) {
        final UnsafeBuffer commandBuffer = new UnsafeBuffer(command);
        final CommandHeaderDecoder sender =
                new CommandHeaderDecoder().wrap(commandBuffer, MessageHeaderDecoder.ENCODED_LENGTH);
        if (sender.gatewayId() >= 1 && sender.gatewayId() <= GATEWAYS) {
            gateways[sender.gatewayId()].last = sender.gatewaySequence();
        }
        for (final byte[] event : events) {
            final UnsafeBuffer buffer = new UnsafeBuffer(event);
            header.wrap(buffer, 0);
            switch (header.templateId()) {
                case OrderAcceptedDecoder.TEMPLATE_ID -> accepted(sequence, commandBuffer);
                case TradeDecoder.TEMPLATE_ID -> trade(buffer);
                case OrderCanceledDecoder.TEMPLATE_ID ->
                    end(new OrderCanceledDecoder()
                            .wrapAndApplyHeader(buffer, 0, header)
                            .orderId());
                case OrderReplacedDecoder.TEMPLATE_ID -> replaced(buffer);
                default -> other(buffer, commandBuffer);
            }
        }
    }

    private void accepted(final long sequence, final UnsafeBuffer command) {
        final Known order = new Known(sequence, new NewOrderDecoder().wrapAndApplyHeader(command, 0, commandFrame));
        order.index = openList.size();
        openList.add(order);
        open.put(sequence, order);
    }

    private void trade(final UnsafeBuffer buffer) {
        final TradeDecoder trade = new TradeDecoder().wrapAndApplyHeader(buffer, 0, header);
        keep(
                trades,
                new Bust(
                        trade.tradeId(),
                        trade.marketId(),
                        trade.buyAccountId(),
                        trade.sellAccountId(),
                        trade.priceTicks(),
                        trade.qtyLots(),
                        trade.buyFeeUnits(),
                        trade.sellFeeUnits()));
        if (trade.buyLeavesQty() == 0) {
            end(trade.buyOrderId());
        }
        if (trade.sellLeavesQty() == 0) {
            end(trade.sellOrderId());
        }
    }

    private void replaced(final UnsafeBuffer buffer) {
        final OrderReplacedDecoder replaced = new OrderReplacedDecoder().wrapAndApplyHeader(buffer, 0, header);
        if (replaced.leavesQty() == 0) {
            end(replaced.orderId());
        } else {
            final Known order = open.get(replaced.orderId());
            order.priceTicks = replaced.priceTicks();
            order.orderQty = replaced.orderQty();
            order.stopPriceTicks = replaced.stopPriceTicks();
            order.displayQty = replaced.displayQty();
        }
    }

    private void end(final long orderId) {
        final Known order = open.remove(orderId);
        if (order != null) {
            final Known last = openList.remove(openList.size() - 1);
            if (last != order) {
                openList.set(order.index, last);
                last.index = order.index;
            }
            ended.add(order);
            if (ended.size() > ENDED_KEPT) {
                ended.subList(0, ENDED_KEPT / 2).clear();
            }
        }
    }

    private void other(final UnsafeBuffer buffer, final UnsafeBuffer command) {
        switch (header.templateId()) {
            case GatewayUpDecoder.TEMPLATE_ID -> gatewayUp(buffer);
            case GatewayWentDownDecoder.TEMPLATE_ID -> {
                final GatewayWentDownDecoder down = new GatewayWentDownDecoder().wrapAndApplyHeader(buffer, 0, header);
                if (down.gatewayId() <= GATEWAYS) {
                    gateways[down.gatewayId()].up = false;
                }
            }
            case MarketAddedDecoder.TEMPLATE_ID ->
                states.put(
                        new MarketAddedDecoder()
                                .wrapAndApplyHeader(buffer, 0, header)
                                .marketId(),
                        MarketState.CLOSED);
            case MarketStateChangedDecoder.TEMPLATE_ID -> {
                final MarketStateChangedDecoder changed =
                        new MarketStateChangedDecoder().wrapAndApplyHeader(buffer, 0, header);
                states.put(changed.marketId(), changed.state());
            }
            case AccountKillSetDecoder.TEMPLATE_ID -> {
                final AccountKillSetDecoder set = new AccountKillSetDecoder().wrapAndApplyHeader(buffer, 0, header);
                killed.remove(set.accountId());
                if (set.killed() == BooleanType.TRUE) {
                    killed.add(set.accountId());
                }
            }
            case EngineModeChangedDecoder.TEMPLATE_ID -> {
                final EngineModeChangedDecoder changed =
                        new EngineModeChangedDecoder().wrapAndApplyHeader(buffer, 0, header);
                halted = changed.halted() == BooleanType.TRUE;
                lowSpace = changed.lowSpace() == BooleanType.TRUE;
            }
            default -> movement(command);
        }
    }

    private void gatewayUp(final UnsafeBuffer buffer) {
        final GatewayUpDecoder up = new GatewayUpDecoder().wrapAndApplyHeader(buffer, 0, header);
        if (up.gatewayId() <= GATEWAYS) {
            final Gateway gateway = gateways[up.gatewayId()];
            gateway.epoch = up.epoch();
            gateway.nonce = up.nonce();
            gateway.last = up.lastGatewaySequence();
            gateway.up = true;
        }
    }

    private void movement(final UnsafeBuffer command) {
        switch (commandFrame.wrap(command, 0).templateId()) {
            case DepositDecoder.TEMPLATE_ID -> {
                final DepositDecoder in = new DepositDecoder().wrapAndApplyHeader(command, 0, commandFrame);
                keep(deposits, new Movement(in.accountId(), 0, in.assetId(), in.amountUnits(), in.reference()));
            }
            case RequestWithdrawalDecoder.TEMPLATE_ID -> {
                final RequestWithdrawalDecoder in =
                        new RequestWithdrawalDecoder().wrapAndApplyHeader(command, 0, commandFrame);
                keep(withdrawals, new Movement(in.accountId(), 0, in.assetId(), in.amountUnits(), in.reference()));
            }
            case TransferDecoder.TEMPLATE_ID -> {
                final TransferDecoder in = new TransferDecoder().wrapAndApplyHeader(command, 0, commandFrame);
                keep(
                        transfers,
                        new Movement(
                                in.fromAccountId(), in.toAccountId(), in.assetId(), in.amountUnits(), in.reference()));
            }
            default -> {
                // Moves no money.
            }
        }
    }

    private static <T> void keep(final List<T> things, final T thing) {
        things.add(thing);
        if (things.size() > KEPT) {
            things.subList(0, KEPT / 2).clear();
        }
    }

    static <T> T oneOf(final Random random, final List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
