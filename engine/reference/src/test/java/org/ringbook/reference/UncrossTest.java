package org.ringbook.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** The auction's price against the rule as it is written, tried at every whole price. */
class UncrossTest {
    private static final Command.Header NOBODY = new Command.Header(0, 0, 0, 0);
    private static final long SEED = 20_260;
    private static final int BOOKS = 20_000;
    private static final int TICKS = 24;
    private static final int LOTS = 6;

    private final Account account = new Account(1, "alice", 1, 0);
    private Market market = newMarket();
    private long lastOrderId;

    private static Market newMarket() {
        final Command.Terms terms = new Command.Terms(1, 1, 0, 0, 1, 1_000, 10_000, 1_000_000);
        final Command.AddMarket added = new Command.AddMarket(NOBODY, 1, 2, terms, "XBTZAR");
        return new Market(1, added, new MarketTerms(terms, BigInteger.ONE, BigInteger.ONE));
    }

    /** At the market if the price is 0. */
    private void add(final Side side, final long quantity, final long priceTicks) {
        final OrdType ordType = priceTicks == 0 ? OrdType.MARKET : OrdType.LIMIT;
        lastOrderId++;
        final Command.NewOrder command = new Command.NewOrder(
                NOBODY,
                account.id(),
                market.id(),
                side,
                ordType,
                TimeInForce.GTC,
                0,
                SelfTradePrevention.CANCEL_NEWEST,
                priceTicks,
                quantity,
                0,
                0,
                0,
                0,
                0,
                "");
        new OpenOrders(new Exchange())
                .place(new Order(lastOrderId, account, market, command, priceTicks, BigInteger.ZERO));
    }

    private static Uncross of(final long priceTicks, final long paired, final Side side, final long imbalance) {
        return new Uncross(priceTicks, paired, side, imbalance);
    }

    @Test
    void shouldHaveNoPriceUnlessBothSidesMeet() {
        assertEquals(Uncross.NONE, Uncross.of(market));
        add(Side.BUY, 5, 99);
        add(Side.BUY, 5, 0);
        assertEquals(Uncross.NONE, Uncross.of(market));
        market = newMarket();
        add(Side.BUY, 5, 99);
        add(Side.SELL, 5, 100);
        assertEquals(Uncross.NONE, Uncross.of(market));
    }

    @Test
    void shouldGoToTheHighestWhereBuyersAreLeftOverAndToTheLowestWhereSellersAre() {
        add(Side.BUY, 7, 110);
        add(Side.SELL, 5, 100);
        assertEquals(of(110, 5, Side.BUY, 2), Uncross.of(market));
        add(Side.SELL, 4, 100);
        assertEquals(of(100, 7, Side.SELL, 2), Uncross.of(market));
    }

    @Test
    void shouldGoNearTheReferenceWhereNothingIsLeftOver() {
        add(Side.BUY, 5, 110);
        add(Side.SELL, 5, 100);
        assertEquals(of(100, 5, Side.NULL_VAL, 0), Uncross.of(market));
        market.auction().referenceTicks(104);
        assertEquals(of(104, 5, Side.NULL_VAL, 0), Uncross.of(market));
        market.auction().referenceTicks(1_000);
        assertEquals(of(110, 5, Side.NULL_VAL, 0), Uncross.of(market));
    }

    @Test
    void shouldNeedAPriceForMarketOrders() {
        add(Side.BUY, 5, 0);
        add(Side.SELL, 3, 0);
        assertEquals(Uncross.NONE, Uncross.of(market));
        market.auction().referenceTicks(104);
        assertEquals(of(104, 3, Side.BUY, 2), Uncross.of(market));
    }

    @Test
    void shouldCountASumThatDoesNotFitAsTheLargestNumber() {
        add(Side.BUY, Long.MAX_VALUE, 100);
        add(Side.BUY, Long.MAX_VALUE, 100);
        add(Side.SELL, 1, 100);
        assertEquals(of(100, 1, Side.BUY, Long.MAX_VALUE - 1), Uncross.of(market));
    }

    @Test
    void shouldAgreeWithATryOfEveryPrice() {
        final Random random = new Random(SEED);
        for (int book = 0; book < BOOKS; book++) {
            market = newMarket();
            final int orders = 1 + random.nextInt(9);
            for (int i = 0; i < orders; i++) {
                final long priceTicks = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(TICKS);
                add(random.nextBoolean() ? Side.BUY : Side.SELL, 1 + random.nextInt(LOTS), priceTicks);
            }
            market.auction().referenceTicks(random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(TICKS));
            assertEquals(tryEveryPrice(), Uncross.of(market), "seed=" + SEED + " book=" + book);
        }
    }

    private record At(long price, long demand, long supply) {
        long executable() {
            return Math.min(demand, supply);
        }

        long surplus() {
            return Math.abs(demand - supply);
        }
    }

    private Uncross tryEveryPrice() {
        final List<At> every = new ArrayList<>();
        final long from = Math.min(lowest(), reference(Long.MAX_VALUE));
        final long to = Math.max(highest(), reference(0));
        for (long price = from; price <= to; price++) {
            every.add(new At(price, demand(price), supply(price)));
        }
        final long executable = every.stream().mapToLong(At::executable).max().orElse(0);
        if (executable == 0) {
            return Uncross.NONE;
        }
        every.removeIf(at -> at.executable() != executable);
        final long surplus = every.stream().mapToLong(At::surplus).min().orElseThrow();
        every.removeIf(at -> at.surplus() != surplus);
        final At at = choose(every);
        final Side more = at.demand > at.supply ? Side.BUY : Side.SELL;
        return of(at.price, executable, surplus == 0 ? Side.NULL_VAL : more, surplus);
    }

    private At choose(final List<At> best) {
        if (best.stream().allMatch(at -> at.demand > at.supply)) {
            return best.get(best.size() - 1);
        }
        if (best.stream().allMatch(at -> at.supply > at.demand)
                || market.auction().referenceTicks() == 0) {
            return best.get(0);
        }
        return best.stream()
                .min(Comparator.comparingLong(at -> Math.abs(at.price - reference(0))))
                .orElseThrow();
    }

    private long reference(final long ifNone) {
        final long referenceTicks = market.auction().referenceTicks();
        return referenceTicks == 0 ? ifNone : referenceTicks;
    }

    private List<Order> orders() {
        final List<Order> orders = new ArrayList<>(market.book(Side.BUY).orders());
        orders.addAll(market.book(Side.SELL).orders());
        return orders;
    }

    private long lowest() {
        return orders().stream()
                .filter(Order::isLimit)
                .mapToLong(Order::limitTicks)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private long highest() {
        return orders().stream()
                .filter(Order::isLimit)
                .mapToLong(Order::limitTicks)
                .max()
                .orElse(0);
    }

    private long demand(final long price) {
        return market.book(Side.BUY).orders().stream()
                .filter(bid -> bid.isMarket() || bid.limitTicks() >= price)
                .mapToLong(Order::leavesQty)
                .sum();
    }

    private long supply(final long price) {
        return market.book(Side.SELL).orders().stream()
                .filter(offer -> offer.isMarket() || offer.limitTicks() <= price)
                .mapToLong(Order::leavesQty)
                .sum();
    }
}
