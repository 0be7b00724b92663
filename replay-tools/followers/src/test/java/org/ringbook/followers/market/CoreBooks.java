package org.ringbook.followers.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.ringbook.core.ExchangeCore;
import org.ringbook.core.MarketView;
import org.ringbook.readmodel.books.MarketBook;
import org.ringbook.readmodel.books.MarketDataBuilder;
import org.ringbook.readmodel.marketdata.BookChecksum;
import org.ringbook.readmodel.marketdata.BookOrder;
import org.ringbook.readmodel.marketdata.BookSide;
import org.ringbook.readmodel.marketdata.PriceLevel;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.snapshot.BookPlace;
import org.ringbook.sbe.snapshot.MessageHeaderDecoder;
import org.ringbook.sbe.snapshot.OrdType;
import org.ringbook.sbe.snapshot.SavedOrderDecoder;

/** Compares what was rebuilt with the core. */
final class CoreBooks {
    private final ExchangeCore core;
    private final MarketDataBuilder builder;

    CoreBooks(final ExchangeCore core, final MarketDataBuilder builder) {
        this.core = core;
        this.builder = builder;
    }

    /** States, last trades, indicatives and every price level of every market. */
    void compareLevels() {
        assertEquals(core.view().marketCount(), builder.markets().size());
        core.view().markets(0, market -> {
            compare(market, builder.market(market.marketId()));
            return true;
        });
    }

    private void compare(final MarketView expected, final MarketBook actual) {
        final String where = where(actual);
        assertEquals(expected.state(), actual.state().value(), where);
        assertEquals(expected.lastTradeId(), actual.lastTradeId(), where);
        assertEquals(expected.lastTicks(), actual.lastTicks(), where);
        assertEquals(expected.auctionEndNs(), actual.stateUntilNs(), where);
        final boolean auction = actual.state() == MarketState.AUCTION;
        assertEquals(auction ? expected.indicativeTicks() : 0, actual.indicativeTicks(), where);
        assertEquals(auction ? expected.indicativeQty() : 0, actual.pairedQty(), where);
        compareLevels(actual, false);
        compareLevels(actual, true);
    }

    private void compareLevels(final MarketBook market, final boolean sell) {
        final BookSide side = market.book().side(sell);
        final int[] depth = {side.best() != null && side.best().priceTicks() == 0 ? 1 : 0};
        core.view().levels(market.marketId(), sell, (priceTicks, qtyLots, orderCount) -> {
            final PriceLevel level = side.level(depth[0]++);
            if (priceTicks != level.priceTicks() || qtyLots != level.qtyLots() || orderCount != level.orderCount()) {
                throw new AssertionError(where(market) + " sell=" + sell + ": " + level.qtyLots() + " in "
                        + level.orderCount() + " @ " + level.priceTicks() + " for " + qtyLots + " in " + orderCount
                        + " @ " + priceTicks);
            }
            return true;
        });
        assertEquals(depth[0], side.size(), where(market));
    }

    /** Every displayed order of every market in matching order, and that levels and checksums are the sums of it. */
    void compareOrders() {
        final List<List<Shown>> expected = new ArrayList<>();
        builder.markets().forEach(market -> expected.add(new ArrayList<>()));
        final SavedOrderDecoder row = new SavedOrderDecoder();
        core.save((buffer, offset, length) -> {
            if (Frames.templateId(buffer, offset) == SavedOrderDecoder.TEMPLATE_ID) {
                row.wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
                if (row.place() == BookPlace.BIDS || row.place() == BookPlace.OFFERS) {
                    expected.get(row.marketId() - 1).add(shown(row));
                }
            }
        });
        for (final MarketBook market : builder.markets()) {
            final List<Shown> actual = new ArrayList<>();
            add(actual, market.book().bids());
            add(actual, market.book().offers());
            assertEquals(expected.get(market.marketId() - 1), actual, where(market));
            assertEquals(actual.size(), market.book().size(), where(market));
            checkSums(market);
        }
    }

    private void checkSums(final MarketBook market) {
        long checksum = 0;
        long levelChecksum = 0;
        for (final BookSide side : List.of(market.book().bids(), market.book().offers())) {
            for (int depth = 0; depth < side.size(); depth++) {
                final PriceLevel level = side.level(depth);
                long qtyLots = 0;
                int count = 0;
                for (BookOrder order = level.first(); order != null; order = order.next()) {
                    qtyLots += order.qtyLots();
                    count++;
                    checksum += BookChecksum.ofOrder(
                            order.orderId(), order.priority(), order.isSell(), order.priceTicks(), order.qtyLots());
                }
                assertEquals(qtyLots, level.qtyLots(), where(market));
                assertEquals(count, level.orderCount(), where(market));
                levelChecksum +=
                        BookChecksum.ofLevel(level.isSell(), level.priceTicks(), level.qtyLots(), level.orderCount());
            }
        }
        assertEquals(checksum, market.book().checksum(), where(market));
        assertEquals(levelChecksum, market.book().levelChecksum(), where(market));
    }

    private static void add(final List<Shown> list, final BookSide side) {
        for (int depth = 0; depth < side.size(); depth++) {
            BookOrder last = null;
            for (BookOrder order = side.level(depth).first(); order != null; order = order.next()) {
                list.add(new Shown(order.orderId(), order.isSell(), order.priceTicks(), order.qtyLots()));
                last = order;
            }
            assertNull(last.next());
        }
    }

    private static Shown shown(final SavedOrderDecoder row) {
        return new Shown(
                row.orderId(),
                row.place() == BookPlace.OFFERS,
                row.ordType() == OrdType.MARKET ? 0 : row.limitTicks(),
                row.displayedQty());
    }

    private String where(final MarketBook market) {
        return "sequence " + builder.sequence() + " market " + market.marketId();
    }

    private record Shown(long orderId, boolean sell, long priceTicks, long qtyLots) {}
}
