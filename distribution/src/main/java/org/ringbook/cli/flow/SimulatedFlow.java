package org.ringbook.cli.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ringbook.cli.Catalog;
import org.ringbook.cli.Console;
import org.ringbook.cli.Stop;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.Rows;
import org.ringbook.flow.FlowStep;
import org.ringbook.flow.simulator.MarketSimulator;
import org.ringbook.flow.simulator.SimulatedMarket;
import org.ringbook.flow.simulator.SimulatorOptions;

/** Made-up orders of the demo's accounts, as a gateway of its own. Runs on the caller's thread. */
public final class SimulatedFlow implements AutoCloseable {
    /** Rate that means as fast as the engine takes them. */
    public static final long MAX_RATE = Long.MAX_VALUE;

    private static final int GATEWAY_ID = 60_001;
    private static final int WINDOW = 64;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long BUSY_ORDERS_PER_SECOND = 1_000_000;

    private final Stop stop;
    private final Console console;
    private final MarketSimulator simulator;
    private final EngineFlowTarget target;
    private long elapsedNs;

    /**
     * Connects, and cancels what an earlier flow has left in the books: nobody would look after it.
     *
     * @param engine         a connection for looking around.
     * @param aeronDirectory of the engine's media driver.
     * @param ordersPerSecond rate, or {@link #MAX_RATE}.
     * @param seed           what all chance comes from.
     * @param console        takes progress.
     * @param stop           ends it early.
     */
    public SimulatedFlow(
            final EngineConnection engine,
            final String aeronDirectory,
            final long ordersPerSecond,
            final long seed,
            final Console console,
            final Stop stop) {
        this.stop = stop;
        this.console = console;
        final Catalog catalog = new Catalog(engine.queries());
        final Map<String, Integer> accounts = new HashMap<>();
        for (final String name : participants()) {
            accounts.put(name, catalog.account(name).accountId());
        }
        accounts.values().forEach(accountId -> cancelLeftOvers(engine, accountId));
        final SimulatorOptions options = new SimulatorOptions()
                .seed(seed)
                .makers(DemoExchange.MAKERS)
                .traders(DemoExchange.TRADERS)
                .ordersPerSecond(Math.min(ordersPerSecond, BUSY_ORDERS_PER_SECOND));
        final Map<String, Integer> markets = new HashMap<>();
        for (final SimulatedMarket market : DemoExchange.simulated()) {
            options.market(market);
            markets.put(
                    market.instrument().symbol(),
                    catalog.market(market.instrument().symbol()).marketId());
        }
        simulator = new MarketSimulator(options);
        target = new EngineFlowTarget(
                new EngineFlowTarget.Gateway(GATEWAY_ID, "simulated flow", aeronDirectory),
                WINDOW,
                markets,
                accounts,
                new StrangersListener() {
                    @Override
                    public void onFill(final long feedId, final long priceTicks, final long qtyLots) {
                        simulator.onFill(feedId, priceTicks, qtyLots);
                    }

                    @Override
                    public void onDone(final long feedId) {
                        simulator.onDone(feedId);
                    }
                });
    }

    private static List<String> participants() {
        final List<String> names = new ArrayList<>(DemoExchange.TRADERS);
        names.addAll(DemoExchange.MAKERS);
        return names;
    }

    private static void cancelLeftOvers(final EngineConnection engine, final int accountId) {
        final List<Rows.Order> open = engine.queries().openOrders(accountId);
        if (open.stream().anyMatch(order -> order.sessionId() == GATEWAY_ID)) {
            engine.draft().massCancel().accountId(accountId).marketId(0).sessionId(GATEWAY_ID);
            engine.execute().orThrow();
        }
    }

    /**
     * Sends orders until there are enough or a stop is requested, and waits for the last outcome. Cancels and replaces go along with the
     * orders, and count neither for the number nor for the rate.
     *
     * @param orders          how many.
     * @param ordersPerSecond rate, or {@link #MAX_RATE}.
     */
    public void run(final long orders, final long ordersPerSecond) {
        final long startNs = System.nanoTime();
        long sent = 0;
        while (sent < orders && !stop.isRequested()) {
            final FlowStep step = next();
            if (FlowCounts.isOrder(step.action())) {
                awaitTurn(sent, ordersPerSecond, startNs);
                sent++;
            }
            target.submit(step, simulator);
            if (orders != Long.MAX_VALUE) {
                console.bar(
                        sent,
                        orders,
                        String.format(
                                "%,d orders, %,d trades", sent, target.counts().trades()));
            }
        }
        target.drain();
        elapsedNs = System.nanoTime() - startNs;
    }

    /** Participants wait for answers, so with all of them on their way there may be nothing to do for a moment. */
    private FlowStep next() {
        try {
            return simulator.next();
        } catch (final IllegalStateException e) {
            if (target.unconfirmed() == 0) {
                throw e;
            }
            target.drain();
            return simulator.next();
        }
    }

    private void awaitTurn(final long sent, final long ordersPerSecond, final long startNs) {
        if (ordersPerSecond == MAX_RATE) {
            return;
        }
        final long dueNs = startNs
                + sent / ordersPerSecond * NS_PER_SECOND
                + sent % ordersPerSecond * NS_PER_SECOND / ordersPerSecond;
        while (System.nanoTime() - dueNs < 0 && !stop.isRequested()) {
            target.poll();
        }
    }

    /**
     * What became of it.
     *
     * @return counts and latency.
     */
    public FlowSummary summary() {
        return new FlowSummary(target.counts(), target.latency(), elapsedNs);
    }

    @Override
    public void close() {
        target.close();
    }
}
