package org.ringbook.scenarios.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.Side;
import org.ringbook.scenarios.language.Names.Market;

/** The open orders as the records tell of them, and nothing else does: what every follower of the events can know. */
final class OpenBook {
    private final Map<Long, Order> orders = new TreeMap<>();

    private static final class Order {
        private long marketId;
        private long side;
        private long priceTicks;
        private long leavesLots;
        private boolean waits;
    }

    void follow(final Recorded recorded) {
        final Message command = Message.of(recorded.command());
        for (final byte[] frame : recorded.events()) {
            follow(Message.of(frame), command, recorded.sequence());
        }
    }

    private void follow(final Message event, final Message command, final long sequence) {
        switch (event.name()) {
            case "OrderAccepted" -> orders.put(sequence, accepted(event, command));
            case "Trade" -> {
                leaves(event.number("buyOrderId"), event.number("buyLeavesQty"));
                leaves(event.number("sellOrderId"), event.number("sellLeavesQty"));
            }
            case "OrderCanceled" -> orders.remove(event.number("orderId"));
            case "OrderReduced" -> leaves(event.number("orderId"), event.number("leavesQty"));
            case "OrderReplaced" -> {
                orders.get(event.number("orderId")).priceTicks = event.number("priceTicks");
                leaves(event.number("orderId"), event.number("leavesQty"));
            }
            case "OrderTriggered" -> orders.get(event.number("orderId")).waits = false;
            default -> {
                // Says nothing of orders.
            }
        }
    }

    private static Order accepted(final Message event, final Message command) {
        final Order order = new Order();
        order.marketId = event.number("marketId");
        order.side = command.number("side");
        final long type = command.number("ordType");
        order.priceTicks = type == OrdType.MARKET.value() ? 0 : event.number("priceTicks");
        order.leavesLots = command.number("quantity");
        order.waits = command.number("stopPriceTicks") != 0;
        return order;
    }

    private void leaves(final long orderId, final long lots) {
        if (lots == 0) {
            orders.remove(orderId);
        } else {
            orders.get(orderId).leavesLots = lots;
        }
    }

    /** Ids in entry order, waiting stops included. */
    Iterable<Long> open() {
        return orders.keySet();
    }

    boolean isEmpty() {
        return orders.isEmpty();
    }

    /** Levels from the best, {@code 2 @ 101, 1 @ 102}; market orders first; {@code -} for none. Without waiting stops. */
    String side(final Market market, final Side side) {
        final Comparator<Long> best = side == Side.BUY ? Comparator.reverseOrder() : Comparator.naturalOrder();
        final Map<Long, Long> levels = new TreeMap<>(best);
        long marketLots = 0;
        for (final Order order : orders.values()) {
            if (order.marketId == market.id() && order.side == side.value() && !order.waits) {
                if (order.priceTicks == 0) {
                    marketLots += order.leavesLots;
                } else {
                    levels.merge(order.priceTicks, order.leavesLots, Long::sum);
                }
            }
        }
        final List<String> texts = new ArrayList<>();
        if (marketLots > 0) {
            texts.add(Units.text(marketLots, market.lot()) + " market");
        }
        final BigDecimal lot = market.lot();
        texts.add(levels.entrySet().stream()
                .map(level -> Units.text(level.getValue(), lot) + " @ " + Units.text(level.getKey(), market.tick()))
                .collect(Collectors.joining(", ")));
        texts.removeIf(String::isEmpty);
        return texts.isEmpty() ? "-" : String.join(", ", texts);
    }
}
