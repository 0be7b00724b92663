package org.ringbook.flow.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ringbook.flow.FlowAction;
import org.ringbook.flow.FlowFill;
import org.ringbook.flow.FlowInstrument;
import org.ringbook.flow.FlowListener;
import org.ringbook.flow.FlowOutcome;
import org.ringbook.flow.FlowStep;
import org.ringbook.flow.FlowStream;
import org.ringbook.flow.Side;

/**
 * An endless stream of orders of made-up participants in made-up markets. What they do next depends on what became of what they did, so
 * the target's outcomes must be told: either as a {@link FlowListener} of the steps, or call by call, which also lets orders of
 * others fill those of the simulator. Outcomes may come late, if in order. One thread uses it.
 *
 * <p>The same seed and outcomes that come at the same points give the same steps. Participants never meet an order of their own, as
 * far as outcomes have been told, and never hold or order more than {@link SimulatedMarket#exposureMaxLots()} away from where they
 * began.
 */
public final class MarketSimulator implements FlowStream, FlowListener {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final int TRIES = 1_000;

    private final List<SimMarket> markets = new ArrayList<>();
    private final Map<Long, SimMarket> marketOfOrder = new HashMap<>();
    private final SplitMix64 random;
    private final long intervalNs;
    private long timeNs;
    private long lastOrderId;

    /**
     * A simulator before its first step.
     *
     * @param options what to simulate.
     */
    public MarketSimulator(final SimulatorOptions options) {
        options.check();
        random = new SplitMix64(options.seed());
        timeNs = options.startNs();
        intervalNs = NS_PER_SECOND / options.ordersPerSecond();
        for (final SimulatedMarket market : options.markets()) {
            markets.add(new SimMarket(market, options.makers(), options.traders(), new SplitMix64(random.next())));
        }
    }

    @Override
    public List<FlowInstrument> instruments() {
        return markets.stream().map(market -> market.config.instrument()).toList();
    }

    @Override
    public FlowStep next() {
        for (int i = 0; i < TRIES; i++) {
            final SimMarket market = markets.get(random.below(markets.size()));
            final Draft draft = market.decide();
            if (draft != null) {
                timeNs += random.between(0, 2 * intervalNs);
                return stepOf(market, draft);
            }
        }
        throw new IllegalStateException("nobody finds anything to do: have outcomes been told?");
    }

    @Override
    public void onOutcome(final FlowStep step, final FlowOutcome outcome) {
        if (!outcome.accepted()) {
            onRejected(step.orderId());
            return;
        }
        if (step.action() == FlowAction.CANCEL) {
            onDone(step.orderId());
            return;
        }
        onAccepted(step.orderId());
        for (final FlowFill fill : outcome.fills()) {
            onFill(fill.restingId(), fill.priceTicks(), fill.qtyLots());
            onFill(step.orderId(), fill.priceTicks(), fill.qtyLots());
        }
        outcome.prevented().forEach(this::onDone);
        if (outcome.leavesQty() == 0) {
            onDone(step.orderId());
        }
    }

    /**
     * A new order or a replace was accepted; its fills are told after this.
     *
     * @param orderId the step's order.
     */
    public void onAccepted(final long orderId) {
        final SimMarket market = marketOfOrder.get(orderId);
        if (market != null) {
            market.book.accepted(market.book.order(orderId));
        }
    }

    /**
     * An order of the simulator traded, as aggressor or resting, also with an order of someone else.
     *
     * @param orderId the order.
     * @param priceTicks price of the trade in ticks.
     * @param qtyLots quantity of the trade in lots.
     */
    public void onFill(final long orderId, final long priceTicks, final long qtyLots) {
        final SimMarket market = marketOfOrder.get(orderId);
        if (market == null) {
            return;
        }
        final SimOrder order = market.book.order(orderId);
        if (qtyLots > order.leavesQty()) {
            throw new IllegalArgumentException("fill must not exceed what is open: orderId=" + orderId + ", qtyLots="
                    + qtyLots + ", leavesQty=" + order.leavesQty());
        }
        order.cumQty += qtyLots;
        order.trader.fill(order.side, priceTicks, qtyLots);
        if (order.leavesQty() == 0) {
            onDone(orderId);
        }
    }

    /**
     * Nothing of an order is open any more: filled, canceled or expired.
     *
     * @param orderId the order; one that is done already is ignored.
     */
    public void onDone(final long orderId) {
        final SimMarket market = marketOfOrder.remove(orderId);
        if (market != null) {
            market.book.done(market.book.order(orderId));
        }
    }

    /**
     * A step was refused. A refused new order is done; a refused replace or cancel leaves the order as it is.
     *
     * @param orderId the step's order; one that is done already is ignored.
     */
    public void onRejected(final long orderId) {
        final SimMarket market = marketOfOrder.get(orderId);
        if (market != null) {
            market.book.rejected(market.book.order(orderId));
            if (market.book.order(orderId) == null) {
                marketOfOrder.remove(orderId);
            }
        }
    }

    /**
     * Where every participant stands, for tests and for showing it.
     *
     * @return one for each participant and market.
     */
    public List<Standing> standings() {
        final List<Standing> standings = new ArrayList<>();
        for (final SimMarket market : markets) {
            for (final Trader trader : market.traders) {
                standings.add(new Standing(
                        market.config.instrument().symbol(),
                        trader.name,
                        trader.inventory(),
                        trader.openQty(Side.BUY),
                        trader.openQty(Side.SELL),
                        trader.result(market.fairTicks())));
            }
        }
        return standings;
    }

    /**
     * Where a participant stands in one market.
     *
     * @param symbol the market.
     * @param participant the participant.
     * @param inventoryLots what it holds beyond its start, in lots.
     * @param openBuyLots what it has on bid.
     * @param openSellLots what it has on offer.
     * @param result what trading has brought at the market's value, in ticks times lots; of all participants 0, were there no others.
     */
    public record Standing(
            String symbol, String participant, long inventoryLots, long openBuyLots, long openSellLots, long result) {}

    private FlowStep stepOf(final SimMarket market, final Draft draft) {
        SimOrder order = draft.order();
        if (order == null) {
            order = new SimOrder(++lastOrderId, draft);
            market.book.send(order);
            marketOfOrder.put(order.id, market);
            if (draft.level() != Draft.NO_LEVEL) {
                order.trader.quotes(order, draft.level());
            }
        } else {
            order.awaiting = true;
            order.nextPriceTicks = draft.priceTicks();
            order.nextTotalQty = draft.qtyLots();
        }
        return new FlowStep(
                draft.action(),
                market.config.instrument(),
                draft.trader().name,
                timeNs,
                order.id,
                draft.side(),
                draft.priceTicks(),
                draft.qtyLots(),
                List.of());
    }
}
