package org.ringbook.followers.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.ringbook.followers.Database;
import org.ringbook.followers.KeyRange;
import org.ringbook.followers.ReadSide;
import org.ringbook.followers.TimeKeys;
import org.ringbook.readmodel.Answer;
import org.ringbook.readmodel.Page;
import org.ringbook.readmodel.PageRequest;
import org.ringbook.readmodel.TimeRange;
import org.ringbook.readmodel.funding.FundingHistory;
import org.ringbook.readmodel.funding.Transfer;
import org.ringbook.readmodel.funding.TransferKind;
import org.ringbook.readmodel.funding.Withdrawal;

/** Deposits, withdrawals and transfers, read from the tables of the follower {@code settlement}. Any thread. */
public final class SqlFundingHistory implements FundingHistory {
    private static final String WITHDRAWAL = "SELECT withdrawal_id, account_id, asset_id, units, reference, state,"
            + " requested_ns, ended_sequence, ended_ns FROM settlement_withdrawal WHERE ";
    private static final TimeKeys TIMES = new TimeKeys(
            "SELECT sequence, time_ns FROM settlement_movement WHERE sequence >= ?"
                    + " ORDER BY sequence, event_index LIMIT 1",
            1);

    private final ReadSide tables;

    /**
     * Of a database.
     *
     * @param database that the follower writes to.
     */
    public SqlFundingHistory(final Database database) {
        tables = new ReadSide(database, SettlementProjection.KIND);
    }

    @Override
    public Page<Withdrawal> withdrawals(final int accountId, final PageRequest page) {
        final KeyRange ids = KeyRange.ALL.behind(page);
        return tables.page(
                page,
                Withdrawal::withdrawalId,
                (handle, position, limit) -> handle.select(
                                WITHDRAWAL + "account_id = ? AND withdrawal_id >= ? AND withdrawal_id < ?"
                                        + KeyRange.order(page, "account_id", "withdrawal_id"),
                                accountId,
                                ids.from(),
                                ids.until(),
                                limit)
                        .map((row, context) -> withdrawal(row))
                        .list());
    }

    @Override
    public Answer<Optional<Withdrawal>> withdrawal(final int accountId, final long withdrawalId) {
        return tables.answer((handle, position) -> one(handle, accountId, "withdrawal_id = ?", withdrawalId));
    }

    @Override
    public Answer<Optional<Withdrawal>> withdrawal(final int accountId, final String reference) {
        return tables.answer((handle, position) -> one(handle, accountId, "reference = ?", reference));
    }

    private static Optional<Withdrawal> one(
            final Handle handle, final int accountId, final String where, final Object value) {
        return handle.select(WITHDRAWAL + where, value)
                .map((row, context) -> withdrawal(row))
                .findOne()
                .filter(found -> found.accountId() == accountId);
    }

    @Override
    public Page<Transfer> transfers(
            final int accountId, final TransferKind kind, final TimeRange moved, final PageRequest page) {
        final String account = kind == TransferKind.TRANSFER_IN ? "counter_account_id" : "account_id";
        final String other = kind == TransferKind.TRANSFER_IN ? "account_id" : "counter_account_id";
        return tables.page(page, Transfer::sequence, (handle, position, limit) -> {
            final KeyRange sequences =
                    TIMES.of(handle, moved, position.sequence()).behind(page);
            return handle.select(
                            "SELECT sequence, " + account + ", " + other
                                    + ", asset_id, units, withdrawal_id, reference, time_ns FROM settlement_movement"
                                    + " WHERE " + account + " = ? AND kind = ? AND sequence >= ? AND sequence < ?"
                                    + KeyRange.order(page, account, "kind", "sequence"),
                            accountId,
                            codeOf(kind),
                            sequences.from(),
                            sequences.until(),
                            limit)
                    .map((row, context) -> new Transfer(
                            row.getLong(1),
                            kind,
                            row.getInt(2),
                            row.getInt(3),
                            row.getInt(4),
                            row.getLong(5),
                            row.getLong(6),
                            row.getString(7),
                            row.getLong(8)))
                    .list();
        });
    }

    private static int codeOf(final TransferKind kind) {
        return switch (kind) {
            case DEPOSIT -> MovementKind.DEPOSIT.code();
            case WITHDRAWAL -> MovementKind.WITHDRAWAL.code();
            case TRANSFER_IN, TRANSFER_OUT -> MovementKind.TRANSFER.code();
        };
    }

    private static Withdrawal withdrawal(final ResultSet row) throws SQLException {
        return new Withdrawal(
                row.getLong(1),
                row.getInt(2),
                row.getInt(3),
                row.getLong(4),
                row.getString(5),
                switch (WithdrawalState.of(row.getInt(6))) {
                    case HELD -> Withdrawal.State.HELD;
                    case SETTLED -> Withdrawal.State.SETTLED;
                    case CANCELED -> Withdrawal.State.CANCELED;
                },
                row.getLong(7),
                row.getLong(8),
                row.getLong(9));
    }
}
