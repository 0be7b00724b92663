package org.ringbook.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ringbook.reference.OpenOrder;
import org.ringbook.reference.ReferenceCore;
import org.ringbook.sbe.messages.Side;
import org.ringbook.scenarios.fuzz.Comparison;
import org.ringbook.scenarios.fuzz.Coverage;

/**
 * An exchange for scenarios; the fast core goes along and has to do the same. One open market: a tick is 1 unit of ZAR, a lot is 100 units of XBT, orders are 2 to 1,000 lots and
 * 20,000 to 1,000,000,000 ZAR. Alice, Bob and Carol have 100,000 XBT and 10,000,000 ZAR each, Dave has nothing. There are no fees.
 */
final class Venue {
    static final int XBT = 1;
    static final int ZAR = 2;
    static final int MARKET = 1;
    static final long XBT_AT_FIRST = 100_000;
    static final long ZAR_AT_FIRST = 10_000_000;
    static final long NOW = 1_000;

    private static final List<String> ACCOUNTS = List.of("fees", "alice", "bob", "carol", "dave");

    private final ReferenceSubject subject = new ReferenceSubject();
    private final Comparison comparison = new Comparison(List.of(subject, new CoreSubject()), new Coverage());
    private final CommandFrames frames = new CommandFrames();
    private final Map<Long, String> orderNames = new TreeMap<>();
    private final Map<String, Long> orderIds = new TreeMap<>();

    Venue() {
        does(c -> c.addAsset("XBT", 2, 2));
        does(c -> c.addAsset("ZAR", 2, 0));
        does(c -> c.addMarket(marketSpec("XBTZAR")));
        does(c -> c.setMarketState(MARKET, CommandFrames.OPEN));
        for (final String name : ACCOUNTS.subList(1, ACCOUNTS.size())) {
            does(c -> c.openAccount(name, 0, 0));
        }
        for (final String name : List.of("alice", "bob", "carol")) {
            does(c -> c.deposit(account(name), XBT, XBT_AT_FIRST, "xbt-" + name));
            does(c -> c.deposit(account(name), ZAR, ZAR_AT_FIRST, "zar-" + name));
        }
    }

    static MarketFields marketSpec(final String symbol) {
        return new MarketFields(symbol, XBT, ZAR, 1, 2, 1, 0, 2, 1_000, 20_000, 1_000_000_000);
    }

    static int account(final String name) {
        return ACCOUNTS.indexOf(name);
    }

    ReferenceCore core() {
        return subject.core();
    }

    /** The id of the order that first had this client order id. */
    long orderId(final String clOrdId) {
        return orderIds.get(clOrdId);
    }

    long lastSequence() {
        return comparison.sequence();
    }

    /** Any command of the host's. */
    Outcome does(final Function<CommandFrames, byte[]> command) {
        return executes(command.apply(frames.from(CommandFrames.HOST)));
    }

    Outcome does(final CommandFrames.Sender sender, final Function<CommandFrames, byte[]> command) {
        return executes(command.apply(frames.from(sender)));
    }

    private Outcome executes(final byte[] frame) {
        if (!comparison.step(new Step(NOW, frame))) {
            return new Outcome(() -> List.of("not admitted: " + subject.admit(frame)));
        }
        final EventText text = new EventText(orderNames, ACCOUNTS);
        final List<byte[]> events = comparison.lastEvents();
        return new Outcome(() -> events.stream().map(text::of).toList());
    }

    Outcome enters(final OrderLine order) {
        final long sequence = comparison.sequence() + 1;
        if (!order.clOrdId().isEmpty()) {
            orderNames.put(sequence, order.clOrdId());
            orderIds.putIfAbsent(order.clOrdId(), sequence);
        }
        return does(c -> c.newOrder(order.fields(account(order.account()))));
    }

    /** By client order id. */
    Outcome cancels(final String account, final String clOrdId) {
        return does(c -> c.cancelOrder(account(account), 0, clOrdId, ""));
    }

    /** By client order id. */
    Outcome replaces(final String account, final String clOrdId, final long orderQty, final long priceTicks) {
        return does(c -> c.replaceOrder(account(account), 0, clOrdId, "", priceTicks, orderQty));
    }

    /** All orders of the account. */
    Outcome massCancels(final String account) {
        return does(c -> c.massCancel(account(account), 0, CommandFrames.NONE, 0));
    }

    Venue has(final String account, final int assetId, final long available, final long held) {
        assertEquals(
                "available " + available + " held " + held,
                "available " + core().available(account(account), assetId) + " held "
                        + core().held(account(account), assetId),
                account);
        core().checkConservation();
        comparison.compareState();
        return this;
    }

    /** The book in matching order, an order as {@code "s1 2 @ 10100"} with what is open of it. */
    Venue book(final Side side, final String... orders) {
        final List<String> lines = new ArrayList<>();
        for (final OpenOrder order : core().openOrders(MARKET, side)) {
            final String name = orderNames.getOrDefault(order.orderId(), "#" + order.orderId());
            lines.add(name + " " + (order.orderQty() - order.cumQty()) + " @ " + order.priceTicks());
        }
        assertEquals(Arrays.asList(orders), lines);
        return this;
    }

    /** What a command caused, an event a line. */
    static final class Outcome {
        private final Supplier<List<String>> events;

        Outcome(final Supplier<List<String>> events) {
            this.events = events;
        }

        void gives(final String... expected) {
            assertEquals(String.join("\n", expected), String.join("\n", events()));
        }

        List<String> events() {
            return events.get();
        }
    }
}
