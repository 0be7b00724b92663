package org.ringbook.scenarios.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.DepositDecoder;
import org.ringbook.sbe.messages.EngineModeChangedDecoder;
import org.ringbook.sbe.messages.GatewayUpDecoder;
import org.ringbook.sbe.messages.GatewayWentDownDecoder;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.MarketStateChangedDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderReplacedDecoder;
import org.ringbook.sbe.messages.RequestWithdrawalDecoder;
import org.ringbook.sbe.messages.TradeDecoder;

/** What the generator has learnt from outcomes: whom and what a next command may name. */
final class GeneratorMemory {
    private static final int ENDED_KEPT = 512;
    private static final int TRANSFERS_KEPT = 256;
    private static final int GATEWAYS = 3;

    final Map<Long, Known> open = new LinkedHashMap<>();
    final List<Known> openList = new ArrayList<>();
    final List<Known> ended = new ArrayList<>();
    final List<Transfer> deposits = new ArrayList<>();
    final List<Transfer> withdrawals = new ArrayList<>();
    final Gateway[] gateways = new Gateway[GATEWAYS + 1];
    final Map<Integer, MarketState> shut = new LinkedHashMap<>();
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
        int index;

        Known(final long orderId, final NewOrderDecoder order) {
            this.orderId = orderId;
            accountId = order.accountId();
            marketId = order.marketId();
            side = order.sideRaw();
            priceTicks = order.priceTicks();
            orderQty = order.quantity();
            clOrdId = order.clOrdId();
        }
    }

    /** A deposit or a withdrawal. */
    record Transfer(int accountId, int assetId, long amountUnits, String reference) {}

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
            case MarketStateChangedDecoder.TEMPLATE_ID -> {
                final MarketStateChangedDecoder changed =
                        new MarketStateChangedDecoder().wrapAndApplyHeader(buffer, 0, header);
                shut.remove(changed.marketId());
                if (changed.state() != MarketState.OPEN) {
                    shut.put(changed.marketId(), changed.state());
                }
            }
            case EngineModeChangedDecoder.TEMPLATE_ID -> {
                final EngineModeChangedDecoder changed =
                        new EngineModeChangedDecoder().wrapAndApplyHeader(buffer, 0, header);
                halted = changed.halted() == BooleanType.TRUE;
                lowSpace = changed.lowSpace() == BooleanType.TRUE;
            }
            default -> transfer(command);
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

    private void transfer(final UnsafeBuffer command) {
        commandFrame.wrap(command, 0);
        if (commandFrame.templateId() == DepositDecoder.TEMPLATE_ID) {
            final DepositDecoder in = new DepositDecoder().wrapAndApplyHeader(command, 0, commandFrame);
            keep(deposits, new Transfer(in.accountId(), in.assetId(), in.amountUnits(), in.reference()));
        } else if (commandFrame.templateId() == RequestWithdrawalDecoder.TEMPLATE_ID) {
            final RequestWithdrawalDecoder in =
                    new RequestWithdrawalDecoder().wrapAndApplyHeader(command, 0, commandFrame);
            keep(withdrawals, new Transfer(in.accountId(), in.assetId(), in.amountUnits(), in.reference()));
        }
    }

    private static void keep(final List<Transfer> transfers, final Transfer transfer) {
        transfers.add(transfer);
        if (transfers.size() > TRANSFERS_KEPT) {
            transfers.subList(0, TRANSFERS_KEPT / 2).clear();
        }
    }

    static <T> T oneOf(final Random random, final List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
