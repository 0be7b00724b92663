package org.ringbook.flow.simulator;

import java.util.ArrayList;
import java.util.List;
import org.ringbook.flow.Side;

/** One simulated market: its participants, their common view of its value, and who acts next. */
final class SimMarket {
    private static final int IDLE_AIM = 240;
    private static final int TRIES = 8;
    private static final int MAKER_PER_MILLE = 450;
    private static final int INFORMED_PER_MILLE = 80;
    private static final int NOISE_PER_MILLE = 50;

    final SimulatedMarket config;
    final SimBook book = new SimBook();
    final List<Trader> traders = new ArrayList<>();

    private final List<Trader> makers = new ArrayList<>();
    private final List<Trader> others = new ArrayList<>();
    private final SplitMix64 random;
    private final FairValue fair;
    private final Quoting quoting;
    private final Taking taking;

    SimMarket(
            final SimulatedMarket config,
            final List<String> makerNames,
            final List<String> otherNames,
            final SplitMix64 random) {
        this.config = config;
        this.random = random;
        fair = new FairValue(config, random);
        quoting = new Quoting(config, book, random);
        taking = new Taking(config, book, random);
        makerNames.forEach(name -> makers.add(new Trader(name, true, config.exposureMaxLots())));
        otherNames.forEach(name -> others.add(new Trader(name, false, config.exposureMaxLots())));
        traders.addAll(makers);
        traders.addAll(others);
    }

    long fairTicks() {
        return fair.ticks();
    }

    /** What happens next in this market; null when nobody finds anything to do. */
    Draft decide() {
        fair.advance();
        for (int i = 0; i < TRIES; i++) {
            final Draft draft = draft(random.below(1000));
            if (draft != null) {
                return draft;
            }
        }
        return null;
    }

    private Draft draft(final int dice) {
        if (dice < MAKER_PER_MILLE) {
            return quoting.draft(makers.get(random.below(makers.size())), fair.ticks());
        }
        if (dice < MAKER_PER_MILLE + INFORMED_PER_MILLE) {
            return taking.informed(ofTwo(traders, false), fair.ticks());
        }
        if (dice < MAKER_PER_MILLE + INFORMED_PER_MILLE + NOISE_PER_MILLE) {
            return taking.noise(ofTwo(traders, true));
        }
        return idleDraft();
    }

    /**
     * The richer or the poorer of two who are drawn. Who takes a price better than the value gains, so the poorer one may; who takes
     * for no reason pays the spread, so the richer one does. That keeps everybody's funds from running dry.
     */
    private Trader ofTwo(final List<Trader> from, final boolean richer) {
        final Trader one = from.get(random.below(from.size()));
        final Trader two = from.get(random.below(from.size()));
        final boolean oneIsRicher = one.result(fair.ticks()) >= two.result(fair.ticks());
        return oneIsRicher == richer ? one : two;
    }

    /** Someone who doesn't quote enters an order that rests, or gives one up: the more rest, the likelier. */
    private Draft idleDraft() {
        final int count = book.idleCount();
        if (count > 0 && random.below(2 * IDLE_AIM) < count) {
            final int newest = Math.min(count, random.chance(600) ? 32 : count);
            final SimOrder order = book.idle(count - 1 - random.below(newest));
            if (order.awaiting) {
                return null;
            }
            return random.chance(30) && order.leavesQty() > 1
                    ? Draft.replace(order, order.priceTicks, order.cumQty + (order.leavesQty() + 1) / 2)
                    : Draft.cancel(order);
        }
        final Trader trader = others.get(random.below(others.size()));
        return taking.rest(trader, sideOf(trader), fair.ticks());
    }

    /** The side that brings the inventory back, more often the further it is away. */
    private Side sideOf(final Trader trader) {
        return random.below(1000) < 500 - trader.inventoryPerMille() ? Side.BUY : Side.SELL;
    }
}
