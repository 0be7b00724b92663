package org.ringbook.core;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.core.book.BookSide;
import org.ringbook.core.book.OrderFlags;
import org.ringbook.core.book.OrderStore;
import org.ringbook.core.ledger.AccountLimits;
import org.ringbook.core.ledger.Asset;
import org.ringbook.core.ledger.Balances;
import org.ringbook.core.market.Market;
import org.ringbook.core.market.MarketSchedule;
import org.ringbook.core.orders.ClOrdIdEntries;

/** {@link CoreView} over the live state. Core thread only. */
final class StateView implements CoreView {
    private static final int LONGEST_TEXT = 255;

    private final CoreState state;
    private final OrderStore orders;
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[LONGEST_TEXT]);
    private final MarketRow marketRow;
    private final AccountRow accountRow;
    private final OrderRow orderRow = new OrderRow();
    private final KeyRow keyRow;

    StateView(final CoreState state) {
        this.state = state;
        this.orders = state.orders;
        marketRow = new MarketRow(state.markets, state.deadlines);
        accountRow = new AccountRow(state.accounts, state.accountOrders);
        keyRow = new KeyRow(state.apiKeys);
    }

    @Override
    public long lastSequence() {
        return state.lastSequence;
    }

    @Override
    public long lastTimestampNs() {
        return state.lastTimestampNs;
    }

    @Override
    public boolean halted() {
        return state.halted;
    }

    @Override
    public boolean lowSpace() {
        return state.lowSpace;
    }

    @Override
    public long openOrders() {
        return orders.size();
    }

    @Override
    public long rememberedClOrdIds() {
        return state.clOrdIds.endedCount();
    }

    @Override
    public int accountCount() {
        return state.accounts.count();
    }

    @Override
    public int sessionsOn() {
        return state.sessions.onCount();
    }

    @Override
    public int assetCount() {
        return state.assets.count();
    }

    @Override
    public int marketCount() {
        return state.markets.count();
    }

    @Override
    public void assets(final int afterAssetId, final AssetRows rows) {
        boolean more = true;
        for (int id = after(afterAssetId, state.assets.count()); more && id <= state.assets.count(); id++) {
            final Asset asset = state.assets.get(id);
            final int length = state.assets.codes().copy(id, text);
            more = rows.row(
                    id, asset.scale(), asset.payoutScale(), asset.balances().totalUnits(), text, 0, length);
        }
    }

    @Override
    public void markets(final int afterMarketId, final MarketRows rows) {
        boolean more = true;
        for (int id = after(afterMarketId, state.markets.count()); more && id <= state.markets.count(); id++) {
            more = rows.row(marketRow.show(id));
        }
    }

    @Override
    public void accounts(final int afterAccountId, final AccountRows rows) {
        boolean more = true;
        for (int id = afterAccountId < 0 ? 0 : after(afterAccountId, state.accounts.count());
                more && id <= state.accounts.count();
                id++) {
            more = rows.row(accountRow.show(id));
        }
    }

    @Override
    public void balances(final int accountId, final int afterAssetId, final BalanceRows rows) {
        if (accountId != 0 && !state.accounts.exists(accountId)) {
            return;
        }
        boolean more = true;
        for (int id = after(afterAssetId, state.assets.count()); more && id <= state.assets.count(); id++) {
            final Balances balances = state.assets.get(id).balances();
            final long available = balances.available(accountId);
            final long held = balances.held(accountId);
            more = (available | held) == 0 || rows.row(id, available, held);
        }
    }

    @Override
    public void openOrders(final int accountId, final long afterOrderId, final OrderRows rows) {
        if (!state.accounts.exists(accountId)) {
            return;
        }
        boolean more = true;
        final int known = orders.slot(afterOrderId);
        final boolean resumes = known != 0 && orders.accountId(known) == accountId;
        final int first = resumes ? orders.nextOfAccount(known) : state.accountOrders.first(accountId);
        for (int slot = first; more && slot != 0; slot = orders.nextOfAccount(slot)) {
            if (orders.orderId(slot) > afterOrderId) {
                orderRow.slot = slot;
                orderRow.clOrdIdLength = copyLastClOrdId(slot);
                more = rows.row(orderRow);
            }
        }
    }

    @Override
    public void levels(final int marketId, final boolean sell, final LevelRows rows) {
        final Market market = state.markets.getOrNull(marketId);
        if (market == null) {
            return;
        }
        final BookSide side = market.book().side(sell);
        int slot = side.firstOrder();
        boolean more = true;
        while (more && slot != 0) {
            final long priceTicks = orders.priceTicks(slot);
            long qtyLots = 0;
            int count = 0;
            while (slot != 0 && orders.priceTicks(slot) == priceTicks) {
                qtyLots += orders.displayedQty(slot);
                count++;
                slot = side.orderAfter(slot);
            }
            more = rows.row(priceTicks, qtyLots, count);
        }
    }

    @Override
    public int makerPpm(final int feeTier) {
        return state.fees.makerPpm(feeTier);
    }

    @Override
    public int takerPpm(final int feeTier) {
        return state.fees.takerPpm(feeTier);
    }

    @Override
    public void gateways(final int afterGatewayId, final GatewayRows rows) {
        boolean more = true;
        for (int index = state.gateways.indexAfter(afterGatewayId); more && index < state.gateways.count(); index++) {
            final int id = state.gateways.id(index);
            final GatewayTable.Row row = state.gateways.getOrNull(id);
            more = rows.row(id, row.epoch, row.lastSequence, row.up);
        }
    }

    @Override
    public void keys(final int afterSessionId, final KeyRows rows) {
        boolean more = true;
        for (int id = after(afterSessionId, state.apiKeys.count()); more && id <= state.apiKeys.count(); id++) {
            more = rows.row(keyRow.show(id));
        }
    }

    @Override
    public void limits(final int accountId, final int afterMarketId, final LimitRows rows) {
        if (!state.accounts.exists(accountId)) {
            return;
        }
        final AccountLimits limits = state.limits;
        boolean more = true;
        for (int id = after(afterMarketId, state.markets.count()); more && id <= state.markets.count(); id++) {
            final int index = limits.index(accountId, id);
            more = index < 0
                    || rows.row(
                            id, limits.maxOpenOrders(index), limits.maxQtyLots(index), limits.maxNotionalUnits(index));
        }
    }

    @Override
    public void schedule(final int marketId, final ScheduleRows rows) {
        final Market market = state.markets.getOrNull(marketId);
        if (market == null) {
            return;
        }
        final MarketSchedule schedule = market.schedule();
        for (int i = 0; i < schedule.size(); i++) {
            rows.row(schedule.secondsOfDay(i), schedule.state(i), schedule.days(i));
        }
    }

    @Override
    public boolean gatewayKnown(final int gatewayId) {
        return state.gateways.getOrNull(gatewayId) != null;
    }

    @Override
    public boolean gatewayUp(final int gatewayId) {
        return gatewayKnown(gatewayId) && state.gateways.getOrNull(gatewayId).up;
    }

    @Override
    public int gatewayEpoch(final int gatewayId) {
        return gatewayKnown(gatewayId) ? state.gateways.getOrNull(gatewayId).epoch : 0;
    }

    @Override
    public long gatewayNonce(final int gatewayId) {
        return gatewayKnown(gatewayId) ? state.gateways.getOrNull(gatewayId).nonce : 0;
    }

    @Override
    public long lastGatewaySequence(final int gatewayId) {
        return gatewayKnown(gatewayId) ? state.gateways.getOrNull(gatewayId).lastSequence : 0;
    }

    /** First id above one, of ids that end at {@code last}. */
    private static int after(final int id, final int last) {
        return Math.max(0, Math.min(id, last)) + 1;
    }

    private int copyLastClOrdId(final int slot) {
        final int first = orders.firstClOrdId(slot);
        if (first == 0) {
            return 0;
        }
        final ClOrdIdEntries entries = state.clOrdIds.entries();
        final int last = entries.lastOfOrder(first);
        final int length = entries.length(last);
        for (int i = 0; i < length; i++) {
            text.putByte(i, entries.byteAt(last, i));
        }
        return length;
    }

    private final class OrderRow implements OrderView {
        private int slot;
        private int clOrdIdLength;

        @Override
        public long orderId() {
            return orders.orderId(slot);
        }

        @Override
        public int accountId() {
            return orders.accountId(slot);
        }

        @Override
        public int sessionId() {
            return orders.sessionId(slot);
        }

        @Override
        public int marketId() {
            return orders.marketId(slot);
        }

        @Override
        public boolean isSell() {
            return orders.isSell(slot);
        }

        @Override
        public long priceTicks() {
            return orders.limitTicks(slot);
        }

        @Override
        public long stopPriceTicks() {
            return orders.stopPriceTicks(slot);
        }

        @Override
        public int ordType() {
            return OrderFlags.ordType(orders.flags(slot));
        }

        @Override
        public int timeInForce() {
            return OrderFlags.timeInForce(orders.flags(slot));
        }

        @Override
        public boolean byQuote() {
            return OrderFlags.isByQuote(orders.flags(slot));
        }

        @Override
        public long displayQty() {
            return orders.peakQty(slot);
        }

        @Override
        public long expireTimeNs() {
            return orders.expireTimeNs(slot);
        }

        @Override
        public long orderQty() {
            return orders.orderQty(slot);
        }

        @Override
        public long cumQty() {
            return orders.cumQty(slot);
        }

        @Override
        public DirectBuffer clOrdId() {
            return text;
        }

        @Override
        public int clOrdIdLength() {
            return clOrdIdLength;
        }
    }
}
