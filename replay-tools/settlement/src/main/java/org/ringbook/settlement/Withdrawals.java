package org.ringbook.settlement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.ringbook.followers.settlement.WithdrawalState;

/** The withdrawals that wait to be paid, and the batches in which they are given out. A withdrawal is in one batch at most, for good. */
public final class Withdrawals {
    private static final int BATCH_PAYMENTS = 10_000;
    private static final String BATCH_COLUMNS =
            "batch_id, asset_id, kind, through_sequence, time_ns, payments, units, currency, name, account, bic,"
                    + " clearing";
    private static final String PAYMENT_COLUMNS = "withdrawal_id, batch_id, line, account_id, units, reference, name,"
            + " destination, bic, clearing, network, memo";

    private final OfficeDatabase database;

    Withdrawals(final OfficeDatabase database) {
        this.database = database;
    }

    /**
     * A withdrawal and where it stands.
     *
     * @param row     what the journal has.
     * @param account its name.
     * @param asset   which asset.
     * @param batchId its batch; 0 if it is in none.
     * @param waits   why it can't be given out; empty if it can, or is in a batch, or has ended.
     */
    public record Entry(WithdrawalRow row, String account, Names.Asset asset, int batchId, String waits) {}

    /**
     * What an export came to.
     *
     * @param batches made now; none if nothing waits.
     * @param waiting what waits all the same, and why.
     */
    public record Export(List<Batch> batches, List<Entry> waiting) {}

    /**
     * Withdrawals in their order.
     *
     * @param state of them; null: all.
     * @param asset code; null: of all assets.
     * @return as far as the follower has read.
     */
    public List<Entry> list(final WithdrawalState state, final String asset) {
        return database.transaction((office, follower) -> {
            final Names names = new Names(follower);
            final WithdrawalQueue queue = new WithdrawalQueue(office, follower);
            return queue.rows(state, assetId(names, asset), Long.MAX_VALUE).stream()
                    .map(row -> entry(queue, names, row))
                    .toList();
        });
    }

    private static int assetId(final Names names, final String assetOrNull) {
        return assetOrNull == null ? 0 : names.asset(assetOrNull).assetId();
    }

    private static Entry entry(final WithdrawalQueue queue, final Names names, final WithdrawalQueue.Row row) {
        return new Entry(
                row.withdrawal(),
                row.account(),
                names.asset(row.withdrawal().assetId()),
                row.batchId() == null ? 0 : row.batchId(),
                queue.obstacle(row));
    }

    private static Optional<Integer> claim(final Handle office, final long withdrawalId) {
        return office.select("SELECT batch_id FROM claim WHERE withdrawal_id = ?", withdrawalId)
                .mapTo(Integer.class)
                .findOne();
    }

    /**
     * Gives out what waits: a batch for each asset, and of a bank's at most 10,000 payments each. What is in a batch never comes again.
     *
     * @param asset    code; null: of all assets.
     * @param sequence of the last record whose requests are looked at; 0: the last that the follower has read.
     * @return the batches, and what waits all the same.
     * @throws SettlementException if the follower has not come so far, or another export runs.
     */
    public Export export(final String asset, final long sequence) {
        return database.durableTransaction((office, follower) -> {
            final long through = sequence == 0 ? follower.position() : sequence;
            if (through > follower.position()) {
                throw new SettlementException("the settlement follower has not come so far: sequence=" + through
                        + " follower=" + follower.position());
            }
            final Names names = new Names(follower);
            final WithdrawalQueue queue = new WithdrawalQueue(office, follower);
            final Map<Integer, List<WithdrawalQueue.Row>> ready = new LinkedHashMap<>();
            final List<Entry> waiting = new ArrayList<>();
            for (final WithdrawalQueue.Row row : queue.rows(WithdrawalState.HELD, assetId(names, asset), through)) {
                if (!row.isFree()) {
                    continue;
                }
                final Entry entry = entry(queue, names, row);
                if (entry.waits().isEmpty()) {
                    ready.computeIfAbsent(entry.row().assetId(), any -> new ArrayList<>())
                            .add(row);
                } else {
                    waiting.add(entry);
                }
            }
            final List<Batch> batches = new ArrayList<>();
            ready.forEach((assetId, rows) -> {
                for (int from = 0; from < rows.size(); from += BATCH_PAYMENTS) {
                    final int to = Math.min(rows.size(), from + BATCH_PAYMENTS);
                    batches.add(insert(office, assetId, through, rows.subList(from, to)));
                }
            });
            return new Export(batches, waiting);
        });
    }

    private static Batch insert(
            final Handle office, final int assetId, final long through, final List<WithdrawalQueue.Row> rows) {
        final int batchId = 1
                + office.select("SELECT COALESCE(MAX(batch_id), 0) FROM batch")
                        .mapTo(Integer.class)
                        .one();
        final House house = House.find(office, assetId).orElseThrow();
        final BigInteger units = rows.stream()
                .map(row -> BigInteger.valueOf(row.withdrawal().units()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        final long timeNs = rows.get(rows.size() - 1).withdrawal().requestedNs();
        final Batch batch = new Batch(batchId, assetId, house.isBank(), through, timeNs, rows.size(), units, house);
        office.execute(
                "INSERT INTO batch (" + BATCH_COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                batchId,
                assetId,
                house.kind(),
                through,
                timeNs,
                rows.size(),
                new BigDecimal(units),
                house.currency(),
                house.name(),
                house.account(),
                house.bic(),
                house.clearing());
        insertPayments(office, batchId, rows);
        return batch;
    }

    private static void insertPayments(final Handle office, final int batchId, final List<WithdrawalQueue.Row> rows) {
        final PreparedBatch claims = office.prepareBatch("INSERT INTO claim (withdrawal_id, batch_id) VALUES (?, ?)");
        final PreparedBatch payments = office.prepareBatch(
                "INSERT INTO payment (" + PAYMENT_COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        int line = 0;
        for (final WithdrawalQueue.Row row : rows) {
            final WithdrawalRow withdrawal = row.withdrawal();
            final Beneficiary to = row.beneficiary();
            claims.add(withdrawal.withdrawalId(), batchId);
            payments.add(
                    withdrawal.withdrawalId(),
                    batchId,
                    ++line,
                    withdrawal.accountId(),
                    withdrawal.units(),
                    withdrawal.reference(),
                    to.name(),
                    to.destination(),
                    to.bic(),
                    to.clearing(),
                    to.network(),
                    to.memo());
        }
        claims.execute();
        payments.execute();
    }

    /**
     * Cancels a withdrawal that is in no batch, and keeps it out of every later one. The same again changes nothing.
     *
     * @param reference the request's.
     * @param money     tells the engine.
     * @return what the engine said.
     * @throws SettlementException if it is in a batch: then only the bank's or the chain's answer ends it.
     */
    public MoneyCommands.Outcome cancel(final String reference, final MoneyCommands money) {
        database.durableTransaction((office, follower) -> {
            final WithdrawalRow row = follower.withdrawal(reference)
                    .orElseThrow(() -> new SettlementException("no such withdrawal: " + reference));
            final Optional<Integer> claim = claim(office, row.withdrawalId());
            if (claim.isEmpty() && row.state() == WithdrawalState.HELD) {
                office.execute("INSERT INTO claim (withdrawal_id, batch_id) VALUES (?, 0)", row.withdrawalId());
            } else if (claim.isPresent() && claim.get() != 0 && row.state() == WithdrawalState.HELD) {
                throw new SettlementException("withdrawal " + reference + " is in batch " + claim.get()
                        + ": only the answer to that ends it");
            }
            return null;
        });
        return money.cancelWithdrawal(reference);
    }

    /**
     * Takes a withdrawal in hand in order to cancel it: no later batch has it. The same again changes nothing. Who calls this tells the engine.
     *
     * @param withdrawalId one that the engine holds, whether or not the follower knows it yet.
     * @return 0; or the batch that has it already: then only the bank's or the chain's answer ends it.
     */
    public int keep(final long withdrawalId) {
        return database.durableTransaction((office, follower) -> {
            final Optional<Integer> claim = claim(office, withdrawalId);
            if (claim.isEmpty()) {
                office.execute("INSERT INTO claim (withdrawal_id, batch_id) VALUES (?, 0)", withdrawalId);
            }
            return claim.orElse(0);
        });
    }

    /**
     * Who has withdrawals in hand.
     *
     * @param withdrawalIds any.
     * @return the batch of each; 0: somebody cancels it. One that nobody has in hand is not there.
     */
    public Map<Long, Integer> claims(final List<Long> withdrawalIds) {
        if (withdrawalIds.isEmpty()) {
            return Map.of();
        }
        return database.transaction((office, follower) -> office.createQuery(
                        "SELECT withdrawal_id, batch_id FROM claim WHERE withdrawal_id IN (<ids>)")
                .bindList("ids", withdrawalIds)
                .reduceRows(new HashMap<Long, Integer>(), (claims, row) -> {
                    claims.put(row.getColumn("withdrawal_id", Long.class), row.getColumn("batch_id", Integer.class));
                    return claims;
                }));
    }

    /**
     * All batches.
     *
     * @return by id.
     */
    public List<Batch> batches() {
        return database.transaction(
                (office, follower) -> office.select("SELECT " + BATCH_COLUMNS + " FROM batch ORDER BY batch_id")
                        .map((row, context) -> batch(row))
                        .list());
    }

    /**
     * Looks at a batch.
     *
     * @param batchId which.
     * @param view    is given it, its payments, by line, and names; valid only there.
     * @throws SettlementException if there is no such batch.
     */
    public void look(final int batchId, final BatchConsumer view) {
        database.transaction((office, follower) -> {
            final Batch batch = office.select("SELECT " + BATCH_COLUMNS + " FROM batch WHERE batch_id = ?", batchId)
                    .map((row, context) -> batch(row))
                    .findOne()
                    .orElseThrow(() -> new SettlementException("no such batch: " + batchId));
            view.accept(batch, payments(office, batch), new Names(follower));
            return null;
        });
    }

    /** Is given a batch. */
    @FunctionalInterface
    public interface BatchConsumer {
        /**
         * Looks at it.
         *
         * @param batch    the batch.
         * @param payments by line.
         * @param names    valid during this call only.
         */
        void accept(Batch batch, List<Payment> payments, Names names);
    }

    static List<Payment> payments(final Handle office, final Batch batch) {
        return office.select(
                        "SELECT " + PAYMENT_COLUMNS + " FROM payment WHERE batch_id = ? ORDER BY line", batch.batchId())
                .map((row, context) -> payment(row, batch.assetId()))
                .list();
    }

    /** The batch of a name. */
    static Optional<Batch> named(final Handle office, final String name) {
        return office
                .select("SELECT " + BATCH_COLUMNS + " FROM batch ORDER BY batch_id")
                .map((row, context) -> batch(row))
                .stream()
                .filter(batch -> batch.name().equals(name))
                .findFirst();
    }

    /** The payment of a withdrawal with its batch. */
    static void find(final Handle office, final long withdrawalId, final BiConsumer<Payment, Batch> found) {
        office.select(
                        "SELECT " + BATCH_COLUMNS
                                + " FROM batch WHERE batch_id = (SELECT batch_id FROM payment WHERE withdrawal_id = ?)",
                        withdrawalId)
                .map((row, context) -> batch(row))
                .findOne()
                .ifPresent(batch -> found.accept(
                        office.select(
                                        "SELECT " + PAYMENT_COLUMNS + " FROM payment WHERE withdrawal_id = ?",
                                        withdrawalId)
                                .map((row, context) -> payment(row, batch.assetId()))
                                .one(),
                        batch));
    }

    private static Batch batch(final ResultSet row) throws SQLException {
        final int assetId = row.getInt(2);
        final boolean isBank = row.getString(3).equals(House.BANK);
        return new Batch(
                row.getInt(1),
                assetId,
                isBank,
                row.getLong(4),
                row.getLong(5),
                row.getInt(6),
                row.getBigDecimal(7).toBigIntegerExact(),
                new House(
                        assetId,
                        isBank,
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getString(11),
                        row.getString(12)));
    }

    private static Payment payment(final ResultSet row, final int assetId) throws SQLException {
        return new Payment(
                row.getLong(1),
                row.getInt(2),
                row.getInt(3),
                row.getInt(4),
                row.getLong(5),
                row.getString(6),
                new Beneficiary(
                        0,
                        row.getInt(4),
                        assetId,
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getString(11),
                        row.getString(12)));
    }
}
