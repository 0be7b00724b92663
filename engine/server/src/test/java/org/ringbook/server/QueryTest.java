package org.ringbook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.transport.AccountRowDecoder;
import org.ringbook.sbe.transport.AssetRowDecoder;
import org.ringbook.sbe.transport.BalanceRowDecoder;
import org.ringbook.sbe.transport.BooleanType;
import org.ringbook.sbe.transport.FeeRowDecoder;
import org.ringbook.sbe.transport.GatewayRowDecoder;
import org.ringbook.sbe.transport.LevelRowDecoder;
import org.ringbook.sbe.transport.LimitRowDecoder;
import org.ringbook.sbe.transport.MarketRowDecoder;
import org.ringbook.sbe.transport.MarketState;
import org.ringbook.sbe.transport.MessageHeaderDecoder;
import org.ringbook.sbe.transport.OrdType;
import org.ringbook.sbe.transport.OrderRowDecoder;
import org.ringbook.sbe.transport.QueryKind;
import org.ringbook.sbe.transport.ScheduleRowDecoder;
import org.ringbook.sbe.transport.StatusRowDecoder;
import org.ringbook.sbe.transport.TimeInForce;

@Timeout(60)
class QueryTest {
    private final TestCommands commands = new TestCommands();

    @TempDir
    private Path directory;

    private TestEngine engine;
    private TestGateway gateway;

    @BeforeEach
    void launch() {
        engine = TestEngine.launch(TestEngine.context(directory));
        gateway = engine.gateway();
        TestEngine.setUp(gateway);
    }

    @AfterEach
    void close() {
        gateway.close();
        engine.close();
    }

    @Test
    void shouldAnswerAfterTheCommandsBeforeIt() {
        final int orders = 500;
        for (int i = 0; i < orders; i++) {
            gateway.send(TestEngine.order(commands, i));
        }
        gateway.query(QueryKind.STATUS, 1, 0, 0);
        final StatusRowDecoder status = row(0, new StatusRowDecoder());
        assertEquals(TestEngine.SETUP_RECORDS + orders, status.sequence());
        assertEquals(orders, status.openOrders());
        assertEquals(2, status.accounts());
        assertEquals(2, status.assets());
        assertEquals(1, status.markets());
        assertEquals(BooleanType.FALSE, status.halted());
        assertEquals(BooleanType.FALSE, status.lowSpace());
        assertTrue(status.freeBytes() > 0);
        assertTrue(status.timestampNs() > 0);
        assertTrue(status.stateHash() != 0);
        assertEquals(TestEngine.SETUP_RECORDS + orders, gateway.queryEnd().sequence());
        gateway.query(QueryKind.STATUS, 0, 0, 0);
        assertEquals(0, row(0, new StatusRowDecoder()).stateHash());
    }

    @Test
    void shouldShowReferenceData() {
        gateway.query(QueryKind.ASSETS, 0, 0, 0);
        assertEquals(2, gateway.rows().size());
        final AssetRowDecoder asset = row(1, new AssetRowDecoder());
        assertEquals(2, asset.assetId());
        assertEquals(8, asset.scale());
        assertEquals(2, asset.payoutScale());
        assertEquals(2 * TestCommands.LARGE, asset.totalUnits());
        assertEquals("ZAR", asset.code());

        gateway.query(QueryKind.MARKETS, 0, 0, 0);
        final MarketRowDecoder market = row(0, new MarketRowDecoder());
        assertEquals(1, market.marketId());
        assertEquals(1, market.baseAssetId());
        assertEquals(2, market.quoteAssetId());
        assertEquals(MarketState.OPEN, market.state());
        assertEquals(100, market.lotUnits());
        assertEquals(100, market.quoteUnitsPerTickLot());
        assertEquals("XBTZAR", market.symbol());

        gateway.query(QueryKind.FEES, 0, 0, 0);
        assertEquals(16, gateway.rows().size());
        assertEquals(15, row(15, new FeeRowDecoder()).feeTier());
    }

    @Test
    void shouldPageAccounts() {
        final int accounts = 600;
        for (int i = 3; i <= accounts; i++) {
            gateway.send(commands.account("account-" + i));
        }
        final List<Integer> ids = pages(
                QueryKind.ACCOUNTS, 0, row -> row(row, new AccountRowDecoder()).accountId());
        assertEquals(accounts, ids.size());
        for (int i = 0; i < accounts; i++) {
            assertEquals(i + 1, ids.get(i));
        }
    }

    @Test
    void shouldPageOpenOrdersInEntryOrder() {
        final int orders = 700;
        for (int i = 0; i < orders; i++) {
            gateway.send(commands.order(1, Side.BUY, 100 + i % 7, 10_000, "order-" + i));
        }
        final List<Long> ids = pages(QueryKind.OPEN_ORDERS, 1, row -> {
            final OrderRowDecoder order = row(row, new OrderRowDecoder());
            final long id = order.orderId();
            assertEquals(1, order.accountId());
            assertEquals(10_000, order.orderQty());
            assertEquals("order-" + (id - TestEngine.SETUP_RECORDS - 1), order.clOrdId());
            return id;
        });
        assertEquals(orders, ids.size());
        for (int i = 0; i < orders; i++) {
            assertEquals(TestEngine.SETUP_RECORDS + 1 + i, ids.get(i));
        }
    }

    @Test
    void shouldShowBothSidesOfTheBook() {
        for (int i = 0; i < 20; i++) {
            gateway.send(commands.order(1, Side.BUY, 100 - i, 10_000 + i));
            gateway.send(commands.order(2, Side.SELL, 101 + i, 10_000 + i));
        }
        gateway.query(QueryKind.BOOK, 1, 5, 0);
        assertEquals(10, gateway.rows().size());
        assertEquals(0, gateway.queryEnd().nextAfterId());
        for (int i = 0; i < 5; i++) {
            final LevelRowDecoder bid = row(i, new LevelRowDecoder());
            assertEquals(100 - i, bid.priceTicks());
            assertEquals(10_000 + i, bid.qtyLots());
            assertEquals(1, bid.orderCount());
            assertEquals(org.ringbook.sbe.transport.Side.BUY, bid.side());
            final LevelRowDecoder offer = row(5 + i, new LevelRowDecoder());
            assertEquals(101 + i, offer.priceTicks());
            assertEquals(org.ringbook.sbe.transport.Side.SELL, offer.side());
        }
        gateway.query(QueryKind.BOOK, 1, 0, 0);
        assertEquals(40, gateway.rows().size());
    }

    @Test
    void shouldShowBalancesAndGateways() {
        gateway.send(commands.order(1, Side.BUY, 100, 10_000));
        gateway.query(QueryKind.BALANCES, 1, 0, 0);
        assertEquals(2, gateway.rows().size());
        final BalanceRowDecoder quote = row(1, new BalanceRowDecoder());
        assertEquals(1, quote.accountId());
        assertEquals(2, quote.assetId());
        assertEquals(100L * 10_000 * 100, quote.heldUnits());
        assertEquals(TestCommands.LARGE - quote.heldUnits(), quote.availableUnits());

        gateway.send(commands.from(9, 4, 0).hello(1));
        gateway.send(commands.from(9, 4, 1).asset("ETH"));
        gateway.query(QueryKind.GATEWAYS, 0, 0, 0);
        final GatewayRowDecoder row = row(0, new GatewayRowDecoder());
        assertEquals(9, row.gatewayId());
        assertEquals(4, row.epoch());
        assertEquals(1, row.lastGatewaySequence());
        assertEquals(BooleanType.TRUE, row.up());
    }

    @Test
    void shouldShowWhatAnOrderIs() {
        final long expireTimeNs = Long.MAX_VALUE / 2;
        gateway.send(commands.order(1, Side.BUY, 100, 10_000, expireTimeNs, ""));
        gateway.query(QueryKind.OPEN_ORDERS, 1, 0, 0);
        final OrderRowDecoder order = row(0, new OrderRowDecoder());
        assertEquals(OrdType.LIMIT, order.ordType());
        assertEquals(TimeInForce.GTD, order.timeInForce());
        assertEquals(expireTimeNs, order.expireTimeNs());
        assertEquals(0, order.stopPriceTicks());
        assertEquals(0, order.displayQty());
        assertEquals(BooleanType.FALSE, order.byQuote());
    }

    @Test
    void shouldShowWhatOperatorsSet() {
        final int monday = 1;
        gateway.send(commands.bands(1, 50_000, 100));
        gateway.send(commands.schedule(1, 3_600, monday));
        gateway.query(QueryKind.MARKETS, 0, 0, 0);
        final MarketRowDecoder market = row(0, new MarketRowDecoder());
        assertEquals(50_000, market.dynamicBandPpm());
        assertEquals(100, market.initialReferenceTicks());
        assertEquals(3_600, TimeUnit.NANOSECONDS.toSeconds(market.nextScheduleNs()) % 86_400);
        assertEquals(0, market.lastPriceTicks());
        gateway.query(QueryKind.SCHEDULE, 1, 0, 0);
        assertEquals(1, gateway.rows().size());
        final ScheduleRowDecoder entry = row(0, new ScheduleRowDecoder());
        assertEquals(1, entry.marketId());
        assertEquals(3_600, entry.secondsOfDay());
        assertEquals(MarketState.OPEN, entry.state());
        assertEquals(monday, entry.days());

        gateway.send(commands.kill(2));
        gateway.query(QueryKind.ACCOUNTS, 0, 0, 0);
        assertEquals(BooleanType.FALSE, row(0, new AccountRowDecoder()).killed());
        assertEquals(BooleanType.TRUE, row(1, new AccountRowDecoder()).killed());
        assertEquals(BooleanType.FALSE, row(1, new AccountRowDecoder()).selfTradeAllowed());

        gateway.query(QueryKind.LIMITS, 2, 0, 0);
        assertEquals(List.of(), gateway.rows());
        gateway.send(commands.limits(2, 7, 20_000));
        gateway.query(QueryKind.LIMITS, 2, 0, 0);
        final LimitRowDecoder limits = row(0, new LimitRowDecoder());
        assertEquals(2, limits.accountId());
        assertEquals(1, limits.marketId());
        assertEquals(7, limits.maxOpenOrders());
        assertEquals(20_000, limits.maxQtyLots());
        assertEquals(0, limits.maxNotionalUnits());
    }

    @Test
    void shouldCountSessionsThatAreOn() {
        gateway.send(commands.logon(5, 1));
        gateway.send(commands.logon(5, 1));
        gateway.send(commands.logon(6, 2));
        gateway.query(QueryKind.STATUS, 0, 0, 0);
        assertEquals(2, row(0, new StatusRowDecoder()).sessionsOn());
        gateway.send(commands.logout(5));
        gateway.send(commands.logout(5));
        gateway.query(QueryKind.STATUS, 0, 0, 0);
        assertEquals(1, row(0, new StatusRowDecoder()).sessionsOn());
    }

    @Test
    void shouldAnswerNothingAboutTheUnknown() {
        for (final QueryKind kind : new QueryKind[] {
            QueryKind.BALANCES, QueryKind.OPEN_ORDERS, QueryKind.BOOK, QueryKind.LIMITS, QueryKind.SCHEDULE
        }) {
            for (final long key : new long[] {0, -1, 3, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE}) {
                gateway.query(kind, key, 0, 0);
                assertEquals(List.of(), gateway.rows(), () -> kind + " of " + key);
            }
        }
        for (final long after : new long[] {Long.MAX_VALUE, 1L << 40, 70_000}) {
            gateway.query(QueryKind.GATEWAYS, 0, 0, after);
            gateway.query(QueryKind.ASSETS, 0, 0, after);
            gateway.query(QueryKind.MARKETS, 0, 0, after);
            gateway.query(QueryKind.ACCOUNTS, 0, 0, after);
            assertEquals(List.of(), gateway.rows());
        }
    }

    private <T> List<T> pages(final QueryKind kind, final long key1, final Function<Integer, T> row) {
        final List<T> all = new ArrayList<>();
        long after = 0;
        do {
            gateway.query(kind, key1, 0, after);
            assertTrue(gateway.rows().size() <= QueryPage.ROWS_MAX);
            for (int i = 0; i < gateway.rows().size(); i++) {
                all.add(row.apply(i));
            }
            after = gateway.queryEnd().nextAfterId();
        } while (after != 0);
        return all;
    }

    private <T extends MessageDecoderFlyweight> T row(final int index, final T decoder) {
        final UnsafeBuffer bytes = new UnsafeBuffer(gateway.rows().get(index));
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(bytes, 0);
        assertEquals(decoder.sbeTemplateId(), header.templateId());
        decoder.wrap(bytes, MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength(), header.version());
        return decoder;
    }
}
