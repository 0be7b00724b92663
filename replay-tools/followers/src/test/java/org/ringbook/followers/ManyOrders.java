package org.ringbook.followers;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.ringbook.readmodel.TimeRange;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;

/**
 * The tables of every follower with more rows than random commands make: half of the orders are of one account that is very busy, the
 * others of a hundred. They look like what the projections write, but no journal says it. Every second order of the busy account traded,
 * two of its orders in a hundred are open.
 */
final class ManyOrders {
    static final int ACCOUNT = 1_001;
    static final int MARKET = 2;
    static final int ASSET = 2;
    private static final int OTHERS = 100;
    private static final int MARKETS = 4;
    private static final int KEYS = 1 << Short.SIZE;
    private static final int MARK = 256;
    private static final int CANCELED = 4;
    private static final int FILLED = 2;
    private static final int OPEN_EVERY = 50;
    private static final int DEPOSIT_EVERY = 100;
    private static final int WITHDRAWAL_EVERY = 8;
    /** Accounts with balances, but without orders; rows of candles. */
    private static final int IDLE = 3_000;

    private static final long FIRST = 1_000_000;
    private static final long BEGIN_NS = 1_790_000_000_000_000_000L;
    private static final long STEP_NS = 1_000_000;

    private final Database database;
    private final Random random = new Random(1);
    private final long orders;

    /** So many orders of the account, and as many of the others; a record each. */
    ManyOrders(final Database database, final long orders) {
        this.database = database;
        this.orders = orders;
    }

    private interface Fill {
        void run(Handle handle) throws SQLException;
    }

    /** Makes the tables of a short journal, then fills them. */
    void fill(final Path data) throws SQLException {
        try (GeneratedJournal journal = new GeneratedJournal(data, 5)) {
            journal.write(200);
        }
        Followed.all(data, database);
        fill("orders", this::fillOrders);
        fill("balances", this::fillEntries);
        fill("settlement", this::fillMovements);
        fill("market", this::fillTrades);
        database.jdbi().useHandle(handle -> handle.execute("ANALYZE"));
    }

    private void fill(final String follower, final Fill fill) throws SQLException {
        try (Handle handle = database.open(follower + "_1")) {
            fill.run(handle);
            handle.execute(
                    "UPDATE " + follower + "_position SET sequence = ?, timestamp_ns = ?",
                    lastSequence(),
                    timeOf(lastSequence()));
            handle.getConnection().commit();
        }
    }

    long lastSequence() {
        return FIRST + 2 * orders - 1;
    }

    /** Like random text, as ids of clients often are. */
    static String clientOrderId(final long orderId) {
        return Long.toString(Math.floorMod(orderId * 2_654_435_761L, 1_000_000_007L), Character.MAX_RADIX) + "-"
                + orderId;
    }

    static long timeOf(final long sequence) {
        return BEGIN_NS + sequence * STEP_NS;
    }

    /** One of the busy account's orders. */
    long anOrder(final Random chance) {
        return FIRST + 2 * Math.floorMod(chance.nextLong(), orders);
    }

    /** One of the busy account's entries in {@link #ASSET}. */
    long aRow(final Random chance) {
        return 1 + Math.floorMod(chance.nextLong(), orders);
    }

    TimeRange aTime(final Random chance) {
        final long from = timeOf(anOrder(chance));
        return new TimeRange(from, from + orders / 10 * STEP_NS);
    }

    private int accountOf(final long sequence) {
        return sequence % 2 == 0 ? ACCOUNT : ACCOUNT + 1 + random.nextInt(OTHERS);
    }

    private static int marketOf(final long sequence) {
        return 1 + (int) (sequence / 2 % MARKETS);
    }

    private static void put(final RowAppender rows, final long... values) throws SQLException {
        for (final long value : values) {
            rows.put(value);
        }
    }

    private void fillOrders(final Handle handle) throws SQLException {
        final RowAppender rows = RowAppender.of(handle, "orders_order", OrdersColumns.ORDER);
        final RowAppender ids =
                RowAppender.of(handle, "orders_client_id", "sequence", "account_id", "cl_ord_id", "order_id");
        final RowAppender trades = RowAppender.of(handle, "orders_trade", OrdersColumns.TRADE);
        for (long at = FIRST; at <= lastSequence(); at++) {
            final int account = accountOf(at);
            final boolean isOpen = at / 2 % OPEN_EVERY == 0;
            final boolean isTraded = at % 4 == 0;
            put(rows, at, account, marketOf(at), isOpen ? 1 : 0, isOpen ? 0 : isTraded ? FILLED : CANCELED);
            put(rows, isOpen || isTraded ? 0 : 1, 1 + at / 2 % 2, 2, 1, 0, 0, 0, 100, 50_000, 0, 0, 0, 0);
            put(rows, 100, isTraded ? 100 : 0, isOpen ? 100 : 0, 0, 0, 0, 0);
            rows.put(clientOrderId(at)).put("");
            put(rows, timeOf(at), timeOf(at), at);
            rows.end();
            if (!isOpen && !isTraded) {
                ids.put(at + 1)
                        .put(account)
                        .put("c" + clientOrderId(at))
                        .put(at)
                        .end();
            }
            if (isTraded) {
                final boolean isBuy = at / 4 % 2 == 0;
                put(trades, at * KEYS + 2, marketOf(at), at, 1, 50_000, 100, 100, 5_000_000);
                put(trades, isBuy ? at : at - 1, isBuy ? at - 1 : at);
                put(trades, isBuy ? account : account + 1, isBuy ? account + 1 : account);
                put(trades, 1, 1, 0, timeOf(at));
                trades.end();
            }
        }
        rows.flush();
        ids.flush();
        trades.flush();
    }

    /** An entry for each order, in one of two assets: those of one are in the statement, of the other every second one. */
    private void fillEntries(final Handle handle) throws SQLException {
        final RowAppender entries = RowAppender.of(handle, "balances_entry", OrdersColumns.ENTRY);
        final RowAppender statement =
                RowAppender.of(handle, "balances_statement", "account_id", "asset_id", "row_index", "entry_id");
        final RowAppender marks =
                RowAppender.of(handle, "balances_row", "account_id", "asset_id", "row_index", "entry_id");
        final long[] rows = new long[ACCOUNT + OTHERS + 1];
        final long[] statementRows = new long[ACCOUNT + OTHERS + 1];
        for (long at = FIRST; at <= lastSequence(); at++) {
            final int account = accountOf(at);
            final boolean isInStatement = at / 2 % 2 == 0;
            final long row = ++rows[account];
            statementRows[account] += isInStatement ? 1 : 0;
            put(entries, at * KEYS, 1, OrderAcceptedDecoder.TEMPLATE_ID, account, ASSET, isInStatement ? 1 : -1);
            put(entries, isInStatement ? 0 : 1, row, row, 0, marketOf(at), at, row, statementRows[account], timeOf(at));
            entries.end();
            if (isInStatement) {
                put(statement, account, ASSET, statementRows[account], at * KEYS);
                statement.end();
            }
            if (row % MARK == 0) {
                put(marks, account, ASSET, row, at * KEYS);
                marks.end();
            }
        }
        entries.flush();
        statement.flush();
        final RowAppender balances = RowAppender.of(handle, "balances_balance", OrdersColumns.BALANCE);
        for (int account = ACCOUNT; account <= ACCOUNT + OTHERS; account++) {
            put(balances, account, ASSET, 1, 1, lastSequence() * KEYS, rows[account], statementRows[account]);
            balances.end();
        }
        for (int account = ACCOUNT + OTHERS + 1; account <= ACCOUNT + OTHERS + IDLE; account++) {
            put(balances, account, ASSET, 1, 1, account, MARK, MARK);
            balances.end();
            put(marks, account, ASSET, MARK, account);
            marks.end();
        }
        balances.flush();
        marks.flush();
    }

    private void fillMovements(final Handle handle) throws SQLException {
        final RowAppender movements = RowAppender.of(handle, "settlement_movement", OrdersColumns.MOVEMENT);
        final RowAppender withdrawals = RowAppender.of(handle, "settlement_withdrawal", OrdersColumns.WITHDRAWAL);
        for (long at = FIRST; at <= lastSequence(); at += 2) {
            final int account = accountOf(at);
            if (at % DEPOSIT_EVERY == 0) {
                put(movements, at, 1, timeOf(at), at % (2 * DEPOSIT_EVERY) == 0 ? 3 : 5, 0, 0, account, account + 1);
                put(movements, 1, 1_000, 0, 0, 0, 0, 0);
                movements.put("reference-" + at).end();
            } else if (at % 4 == 0) {
                put(movements, at, 2, timeOf(at), 1, marketOf(at), at, account, account + 1, 1, 100, 1, 2, 5_000, 1, 0);
                movements.put("").end();
            }
            if (at % WITHDRAWAL_EVERY == 0) {
                put(withdrawals, at, timeOf(at), account, 1, 1_000);
                withdrawals.put("withdrawal-" + at).put(0).put(0).put(0).end();
            }
        }
        movements.flush();
        withdrawals.flush();
    }

    private void fillTrades(final Handle handle) throws SQLException {
        final RowAppender trades = RowAppender.of(handle, "market_trade", OrdersColumns.PUBLIC_TRADE);
        for (long at = FIRST; at <= lastSequence(); at += 4) {
            put(trades, MARKET, at, 1, at, 2, timeOf(at), 50_000, 100, 100, 5_000, at, at - 1, 1, 0);
            trades.end();
        }
        trades.flush();
        final RowAppender candles = RowAppender.of(handle, "market_candle", OrdersColumns.CANDLE);
        for (int i = 0; i < IDLE; i++) {
            put(candles, MARKET, 60, i * 60_000_000_000L, 1, 1, 1, 1, 1, 1, 1, 1);
            candles.end();
        }
        candles.flush();
    }

    /** Columns in the order in which rows are put here. */
    private static final class OrdersColumns {
        static final String[] ORDER = columns("order_id, account_id, market_id, is_open, status, cancel_reason, side,"
                + " ord_type, time_in_force, post_only, by_quote, self_trade, quantity, price_ticks, stop_price_ticks,"
                + " triggered_ns, display_qty, expire_time_ns, order_qty, cum_qty, leaves_qty, cum_quote_units,"
                + " fee_units, fills, session_id, cl_ord_id, replaced_id, entered_ns, changed_ns, changed_sequence");
        static final String[] TRADE = columns("trade_key, market_id, trade_id, aggressor_side, price_ticks, qty_lots,"
                + " base_units, quote_units, buy_order_id, sell_order_id, buy_account_id, sell_account_id,"
                + " buy_fee_units, sell_fee_units, busted_ns, timestamp_ns");
        static final String[] ENTRY = columns("entry_id, event_index, kind, account_id, asset_id, available_delta,"
                + " held_delta, available_units, held_units, fee_units, market_id, subject_id, row_index,"
                + " statement_index, timestamp_ns");
        static final String[] BALANCE =
                columns("account_id, asset_id, available_units, held_units, entry_id," + " row_count, statement_count");
        static final String[] CANDLE = columns("market_id, seconds, start_ns, terms_number, open_ticks, high_ticks,"
                + " low_ticks, close_ticks, base_units, quote_units, trade_count");
        static final String[] MOVEMENT = columns("sequence, event_index, time_ns, kind, market_id, trade_id,"
                + " account_id, counter_account_id, asset_id, units, fee_units, quote_asset_id, quote_units,"
                + " quote_fee_units, withdrawal_id, reference");
        static final String[] WITHDRAWAL = columns("withdrawal_id, requested_ns, account_id, asset_id, units,"
                + " reference, state, ended_sequence, ended_ns");
        static final String[] PUBLIC_TRADE = columns("market_id, trade_id, terms_number, sequence, frame_index,"
                + " timestamp_ns, price_ticks, qty_lots, base_units, quote_units, buy_order_id, sell_order_id,"
                + " aggressor_side, busted_sequence");

        private static String[] columns(final String names) {
            return names.split(", ");
        }
    }
}
