package org.ringbook.peers;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.cmd.OrderCommandType;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;
import exchange.core2.core.orderbook.OrderBookNaiveImpl;
import java.util.Map;
import org.ringbook.workloads.BookUnderTest;
import org.ringbook.workloads.OrderFlow;

/**
 * The books of exchange-core 0.5.3, driven as its matching engine does: one command object, events in a chain that is read and left to the
 * collector (its pooling of events is switched off in the release), and its engine's own pool of orders and tree nodes. One thread.
 */
public abstract class ExchangeCoreBook implements BookUnderTest {
    private static final int USER = 1;

    private final OrderFlow flow;
    private final int[] reductions;
    private final IOrderBook book;
    private final OrderCommand command = new OrderCommand();
    private long trades;
    private long tradedLots;
    private long notional;
    private long makers;

    /** Its fast book: objects in one chain a side, found by radix trees. */
    public static final class Direct extends ExchangeCoreBook {
        /**
         * An empty one.
         *
         * @param flow to play
         */
        public Direct(final OrderFlow flow) {
            super(flow, new OrderBookDirectImpl(SPECIFICATION, pool(), EVENTS, LoggingConfiguration.DEFAULT));
        }
    }

    /** Its simple book: trees of hash maps. */
    public static final class Naive extends ExchangeCoreBook {
        /**
         * An empty one.
         *
         * @param flow to play
         */
        public Naive(final OrderFlow flow) {
            super(flow, new OrderBookNaiveImpl(SPECIFICATION, pool(), EVENTS, LoggingConfiguration.DEFAULT));
        }
    }

    private static final OrderBookEventsHelper EVENTS = OrderBookEventsHelper.NON_POOLED_EVENTS_HELPER;

    /** Not a currency pair, of which it would check a move against the price that was reserved. */
    private static final CoreSymbolSpecification SPECIFICATION = CoreSymbolSpecification.builder()
            .symbolId(1)
            .type(SymbolType.FUTURES_CONTRACT)
            .baseCurrency(1)
            .quoteCurrency(2)
            .baseScaleK(1)
            .quoteScaleK(1)
            .build();

    private ExchangeCoreBook(final OrderFlow flow, final IOrderBook book) {
        this.flow = flow;
        this.book = book;
        reductions = flow.reductions();
    }

    /** Sizes of its matching engine. */
    private static ObjectsPool pool() {
        return new ObjectsPool(Map.of(
                ObjectsPool.DIRECT_ORDER, 1 << 20,
                ObjectsPool.DIRECT_BUCKET, 1 << 16,
                ObjectsPool.ART_NODE_4, 1 << 15,
                ObjectsPool.ART_NODE_16, 1 << 14,
                ObjectsPool.ART_NODE_48, 1 << 13,
                ObjectsPool.ART_NODE_256, 1 << 12));
    }

    @Override
    public void run(final int from, final int until) {
        for (int i = from; i < until; i++) {
            apply(i, flow.terms(i));
        }
    }

    private void apply(final int i, final long terms) {
        command.orderId = flow.orderId(i);
        command.uid = USER;
        command.symbol = 1;
        command.timestamp = i;
        command.price = OrderFlow.priceTicks(terms);
        command.reserveBidPrice = command.price;
        command.size = OrderFlow.leavesQty(terms);
        command.action = OrderFlow.isSell(terms) ? OrderAction.ASK : OrderAction.BID;
        command.resultCode = CommandResultCode.VALID_FOR_MATCHING_ENGINE;
        command.matcherEvent = null;
        switch (OrderFlow.kind(terms)) {
            case OrderFlow.ADD -> {
                command.command = OrderCommandType.PLACE_ORDER;
                command.orderType = OrderType.GTC;
            }
            case OrderFlow.CANCEL -> command.command = OrderCommandType.CANCEL_ORDER;
            case OrderFlow.MOVE -> command.command = OrderCommandType.MOVE_ORDER;
            case OrderFlow.REDUCE -> {
                command.command = OrderCommandType.REDUCE_ORDER;
                command.size = reductions[i];
            }
            default -> {
                command.command = OrderCommandType.PLACE_ORDER;
                command.orderType = OrderType.IOC;
            }
        }
        final CommandResultCode result = IOrderBook.processCommand(book, command);
        if (result != CommandResultCode.SUCCESS) {
            throw new IllegalStateException("refused: " + result + ", operation " + i);
        }
        for (MatcherTradeEvent event = command.matcherEvent; event != null; event = event.nextEvent) {
            if (event.eventType == MatcherEventType.TRADE) {
                trades++;
                tradedLots += event.size;
                notional += event.price * event.size;
                makers += event.matchedOrderId * event.size;
            }
        }
    }

    @Override
    public OrderFlow.Outcome outcome() {
        final int live = book.getOrdersNum(OrderAction.ASK) + book.getOrdersNum(OrderAction.BID);
        return new OrderFlow.Outcome(trades, tradedLots, notional, makers, live);
    }
}
