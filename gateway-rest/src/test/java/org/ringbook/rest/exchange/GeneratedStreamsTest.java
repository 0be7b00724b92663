package org.ringbook.rest.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.core.ExchangeCore;
import org.ringbook.readmodel.balances.Balance;
import org.ringbook.readmodel.orders.OrderReport;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.snapshot.BookPlace;
import org.ringbook.sbe.snapshot.MessageHeaderDecoder;
import org.ringbook.sbe.snapshot.SavedOrderDecoder;

/** The view that is made of events alone is equal to the core, at random moments, and after restarts from its checkpoint. */
class GeneratedStreamsTest {
    private record Open(int accountId, int marketId, int sessionId, long priceTicks, long orderQty, long cumQty) {}

    @TempDir
    Path directory;

    @Test
    void shouldEqualTheCoreAtRandomMomentsAndBehindCheckpoints() throws IOException {
        for (long seed = 1; seed <= 2; seed++) {
            compare(seed, 12_000);
        }
    }

    @Test
    @Tag("heavy")
    void shouldEqualTheCoreOverLongStreams() throws IOException {
        for (long seed = 100; seed < 110; seed++) {
            compare(seed, 40_000);
        }
    }

    private void compare(final long seed, final int commands) throws IOException {
        final Random random = new Random(seed);
        ExchangeView view = new ExchangeView();
        final GeneratedExchange exchange = new GeneratedExchange(seed, view);
        int moments = 0;
        for (int done = 0; done < commands; moments++) {
            final int step = 1 + random.nextInt(1_500);
            exchange.run(step);
            done += step;
            final String where = "seed " + seed + " sequence " + exchange.sequence();
            assertEquals(exchange.sequence(), view.sequence(), where);
            compare(exchange.core(), view, where);
            if (random.nextInt(4) == 0) {
                view = restarted(view);
                exchange.view(view);
                compare(exchange.core(), view, where + " restarted");
            }
        }
        assertTrue(moments > 5);
    }

    private ExchangeView restarted(final ExchangeView view) throws IOException {
        ViewFile.write(directory, ViewFile.encode(view));
        final ExchangeView next = new ExchangeView();
        ViewFile.read(directory, next);
        assertEquals(view.sequence(), next.sequence());
        assertEquals(said(view), said(next));
        for (int accountId = 0; view.account(accountId + 1) != null; accountId++) {
            assertEquals(view.endedOrders(accountId + 1), next.endedOrders(accountId + 1));
            assertEquals(view.openOrders(accountId + 1), next.openOrders(accountId + 1));
            assertEquals(view.trades(accountId + 1), next.trades(accountId + 1));
            assertEquals(view.balances(accountId), next.balances(accountId));
            assertEquals(view.fees(accountId), next.fees(accountId));
            assertEquals(view.withdrawals(accountId), next.withdrawals(accountId));
            assertEquals(view.transfers(accountId), next.transfers(accountId));
        }
        for (final MarketView market : view.markets()) {
            final int id = market.market().marketId();
            assertEquals(view.trades(id, 1_000), next.trades(id, 1_000));
            assertEquals(view.book(id), next.book(id));
        }
        return next;
    }

    private static List<List<Object>> said(final ExchangeView view) {
        return view.markets().stream()
                .map(market -> List.<Object>of(
                        market.market().symbol(),
                        market.market().terms(),
                        market.market().state(),
                        market.terms(),
                        market.state(),
                        market.bestBidTicks(),
                        market.bestOfferTicks(),
                        market.lastTradeId(),
                        market.lastTicks(),
                        market.indicative(),
                        market.day()))
                .toList();
    }

    private static void compare(final ExchangeCore core, final ExchangeView view, final String where) {
        compareBalances(core, view, where);
        compareOrders(core, view, where);
        for (final MarketView market : view.markets()) {
            compareLevels(core, view, market.market().marketId(), where);
        }
    }

    private static void compareBalances(final ExchangeCore core, final ExchangeView view, final String where) {
        assertEquals(core.view().assetCount(), view.assets().size(), where);
        for (int accountId = 0; accountId <= core.view().accountCount(); accountId++) {
            for (int assetId = 1; assetId <= core.view().assetCount(); assetId++) {
                final Balance balance = view.balance(accountId, assetId);
                assertEquals(core.available(accountId, assetId), balance.availableUnits(), where);
                assertEquals(core.held(accountId, assetId), balance.heldUnits(), where);
            }
        }
    }

    private static void compareOrders(final ExchangeCore core, final ExchangeView view, final String where) {
        final SortedMap<Long, Open> expected = new TreeMap<>();
        final SavedOrderDecoder row = new SavedOrderDecoder();
        core.save((buffer, offset, length) -> {
            if (Frames.templateId(buffer, offset) == SavedOrderDecoder.TEMPLATE_ID) {
                row.wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
                final long orderId = row.orderId();
                expected.put(orderId, open(row));
                final int accountId = row.accountId();
                for (final SavedOrderDecoder.ClOrdIdsDecoder id : row.clOrdIds()) {
                    assertEquals(orderId, view.order(accountId, id.clOrdId()).orderId(), where);
                }
            }
        });
        final SortedMap<Long, Open> actual = new TreeMap<>();
        for (int accountId = 1; accountId <= core.view().accountCount(); accountId++) {
            for (final OrderReport order : view.openOrders(accountId)) {
                actual.put(order.orderId(), open(order));
            }
        }
        assertEquals(expected.keySet(), actual.keySet(), where);
        expected.forEach((id, order) -> assertEquals(order, actual.get(id), () -> where + " " + view.order(id)));
    }

    private static Open open(final SavedOrderDecoder row) {
        final int accountId = row.accountId();
        final int marketId = row.marketId();
        final int sessionId = row.sessionId();
        final boolean byQuote = row.flags().byQuote();
        final boolean hasLimit = row.place() != BookPlace.NULL_VAL && row.limitTicks() != 0;
        final long priceTicks = hasLimit ? row.limitTicks() : 0;
        final long orderQty = byQuote ? 0 : row.orderQty();
        final long cumQty = row.cumQty();
        return new Open(accountId, marketId, sessionId, priceTicks, orderQty, cumQty);
    }

    private static Open open(final OrderReport order) {
        return new Open(
                order.accountId(),
                order.marketId(),
                order.sessionId(),
                order.priceTicks(),
                order.orderQty(),
                order.cumQty());
    }

    private static void compareLevels(
            final ExchangeCore core, final ExchangeView view, final int marketId, final String where) {
        final DepthImage depth = view.depth(marketId, Integer.MAX_VALUE);
        for (final boolean sell : new boolean[] {false, true}) {
            final var levels = (sell ? depth.offers() : depth.bids()).iterator();
            core.view().levels(marketId, sell, (priceTicks, qtyLots, orderCount) -> {
                assertEquals(new DepthImage.Level(priceTicks, qtyLots, orderCount), levels.next(), where);
                return true;
            });
            assertTrue(!levels.hasNext(), where);
        }
    }
}
