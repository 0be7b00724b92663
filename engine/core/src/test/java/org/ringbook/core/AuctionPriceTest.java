package org.ringbook.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringbook.core.book.OrderFlags;
import org.ringbook.core.book.OrderStore;
import org.ringbook.core.ledger.Asset;
import org.ringbook.core.ledger.Assets;
import org.ringbook.core.market.Market;
import org.ringbook.core.market.MarketTerms;
import org.ringbook.core.market.Markets;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** The auction's price against a look at every whole price, as {@code docs/rules.md} says it, on small random books. */
final class AuctionPriceTest {
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private final OrderStore orders = new OrderStore(16);
    private final AuctionPrice price = new AuctionPrice(orders);
    private long lastOrderId;

    private record Order(boolean sell, boolean market, long priceTicks, long qty) {}

    private record Outcome(long price, long paired, int side, long imbalance) {}

    @ParameterizedTest(name = "ticks {0}, orders {1}, quantities to {2}, market orders {3} %")
    @CsvSource({
        "3, 4, 2, 0",
        "5, 8, 3, 10",
        "12, 8, 5, 30",
        "40, 10, 1000, 10",
        "40, 3, 4, 50",
        "200, 30, 50, 5",
        "30, 12, 4611686018427387904, 20"
    })
    void shouldChooseTheSamePriceAsALookAtEveryTick(
            final int ticks, final int count, final long largestQty, final int marketPercent) {
        final Random random = new Random(ticks * 31L + count);
        for (int run = 0; run < 1_000; run++) {
            final List<Order> book = new ArrayList<>();
            final int size = random.nextInt(count + 1);
            for (int i = 0; i < size; i++) {
                final boolean market = random.nextInt(100) < marketPercent;
                book.add(new Order(
                        random.nextBoolean(),
                        market,
                        market ? 0 : 1 + random.nextInt(ticks),
                        1 + random.nextLong(largestQty)));
            }
            final long reference = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(ticks + 10);
            assertEquals(look(book, reference), find(book, reference), "run=" + run + " " + reference + " " + book);
        }
    }

    private Outcome find(final List<Order> book, final long reference) {
        final Market market = market();
        market.traded(reference);
        market.takeAuctionReference();
        for (final Order order : book) {
            final int flags = OrderFlags.of(
                    order.sell,
                    (order.market ? OrdType.MARKET : OrdType.LIMIT).value(),
                    TimeInForce.GTC.value(),
                    SelfTradePrevention.CANCEL_NEWEST.value(),
                    false,
                    false);
            final int slot = orders.add(++lastOrderId, 1, 1, flags);
            orders.terms(slot, order.priceTicks, order.qty, order.qty);
            market.book().add(slot);
        }
        price.find(market);
        return new Outcome(price.priceTicks(), price.pairedQty(), price.imbalanceSide(), price.imbalanceQty());
    }

    private Market market() {
        final Assets assets = new Assets();
        assets.add(8, 8);
        final Asset base = assets.get(1);
        final MarketTerms terms = new MarketTerms(1, 0, 1, 0, 1, 1L << 62, 10_000, 1L << 62, 100, 1);
        return new Markets(orders).add(base, base, terms);
    }

    private static Outcome look(final List<Order> book, final long reference) {
        long low = reference == 0 ? Long.MAX_VALUE : reference;
        long high = reference;
        for (final Order order : book) {
            low = order.market ? low : Math.min(low, order.priceTicks);
            high = Math.max(high, order.priceTicks);
        }
        long paired = 0;
        long surplus = 0;
        final List<Long> best = new ArrayList<>();
        for (long ticks = low; ticks <= high; ticks++) {
            final long volume = Math.min(quantity(book, false, ticks), quantity(book, true, ticks));
            final long rest = Math.abs(quantity(book, false, ticks) - quantity(book, true, ticks));
            if (volume > paired || (volume == paired && rest < surplus)) {
                best.clear();
                paired = volume;
                surplus = rest;
            }
            if (volume == paired && rest == surplus) {
                best.add(ticks);
            }
        }
        return paired == 0 ? new Outcome(0, 0, 0, 0) : outcome(book, chosen(book, best, reference), paired);
    }

    private static long chosen(final List<Order> book, final List<Long> best, final long reference) {
        if (best.stream().allMatch(ticks -> quantity(book, false, ticks) > quantity(book, true, ticks))) {
            return best.get(best.size() - 1);
        }
        if (reference == 0
                || best.stream().allMatch(ticks -> quantity(book, false, ticks) < quantity(book, true, ticks))) {
            return best.get(0);
        }
        return best.stream()
                .min((a, b) -> Long.compare(Math.abs(a - reference), Math.abs(b - reference)))
                .orElseThrow();
    }

    private static Outcome outcome(final List<Order> book, final long ticks, final long paired) {
        final long demand = quantity(book, false, ticks);
        final long supply = quantity(book, true, ticks);
        final int side = demand == supply ? 0 : (demand > supply ? Side.BUY : Side.SELL).value();
        return new Outcome(ticks, paired, side, Math.abs(demand - supply));
    }

    private static long quantity(final List<Order> book, final boolean sell, final long ticks) {
        BigInteger sum = BigInteger.ZERO;
        for (final Order order : book) {
            final boolean reaches = order.market || (sell ? order.priceTicks <= ticks : order.priceTicks >= ticks);
            if (order.sell == sell && reaches) {
                sum = sum.add(BigInteger.valueOf(order.qty));
            }
        }
        return sum.min(LARGEST).longValue();
    }
}
