package org.ringbook.followers.settlement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.ringbook.followers.FollowerException;
import org.ringbook.followers.FollowerKind;
import org.ringbook.followers.JournalRecord;
import org.ringbook.followers.Projection;
import org.ringbook.followers.RowAppender;
import org.ringbook.sbe.Frames;

/** Writes what {@link SettlementReader} finds, a row for each event. Rows are only added, but for the end of a withdrawal. */
public final class SettlementProjection implements Projection {
    /** The follower's name, and the prefix of its tables. */
    public static final String NAME = "settlement";

    /** The follower. */
    public static final FollowerKind KIND =
            new FollowerKind(NAME, "classpath:org/ringbook/followers/settlement", SettlementProjection::new);

    /** What is rarer than movements, in the order of the events. */
    @FunctionalInterface
    private interface Write {
        void run() throws SQLException;
    }

    private final List<Movement> movements = new ArrayList<>();
    private final List<Write> writes = new ArrayList<>();
    private final SettlementReader reader = new SettlementReader(new Sink());
    private RowAppender movementRows;
    private PreparedStatement insertAsset;
    private PreparedStatement insertMarket;
    private PreparedStatement insertAccount;
    private PreparedStatement insertWithdrawal;
    private PreparedStatement endWithdrawal;

    private SettlementProjection() {}

    @Override
    public void open(final Handle handle, final long sequence) throws SQLException {
        final Connection connection = handle.getConnection();
        movementRows = RowAppender.of(
                handle,
                "settlement_movement",
                "sequence",
                "event_index",
                "time_ns",
                "kind",
                "market_id",
                "trade_id",
                "account_id",
                "counter_account_id",
                "asset_id",
                "units",
                "fee_units",
                "quote_asset_id",
                "quote_units",
                "quote_fee_units",
                "withdrawal_id",
                "reference");
        insertAsset = connection.prepareStatement(
                "INSERT INTO settlement_asset (asset_id, code, scale, payout_scale, sequence) VALUES (?, ?, ?, ?, ?)");
        insertMarket = connection.prepareStatement("INSERT INTO settlement_market (market_id, symbol, base_asset_id,"
                + " quote_asset_id, sequence) VALUES (?, ?, ?, ?, ?)");
        insertAccount = connection.prepareStatement(
                "INSERT INTO settlement_account (account_id, owner_id, name, sequence) VALUES (?, ?, ?, ?)");
        insertWithdrawal = connection.prepareStatement("INSERT INTO settlement_withdrawal (withdrawal_id, requested_ns,"
                + " account_id, asset_id, units, reference, state, ended_sequence, ended_ns)"
                + " VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0)");
        endWithdrawal = connection.prepareStatement("UPDATE settlement_withdrawal SET state = ?, ended_sequence = ?,"
                + " ended_ns = ? WHERE withdrawal_id = ?");
        try (Statement select = connection.createStatement();
                ResultSet rows =
                        select.executeQuery("SELECT market_id, base_asset_id, quote_asset_id FROM settlement_market")) {
            while (rows.next()) {
                reader.know(rows.getInt(1), rows.getInt(2), rows.getInt(3));
            }
        }
    }

    @Override
    public void apply(final JournalRecord record) throws SQLException {
        final int from = record.command() - Frames.PREFIX_LENGTH;
        reader.read(record.sequence(), record.timestampNs(), record.buffer(), from, record.end());
        for (final Movement movement : movements) {
            append(movement);
        }
        movements.clear();
        for (final Write write : writes) {
            write.run();
        }
        writes.clear();
    }

    private void append(final Movement movement) throws SQLException {
        movementRows
                .put(movement.sequence())
                .put(movement.eventIndex())
                .put(movement.timeNs())
                .put(movement.kind().code())
                .put(movement.marketId())
                .put(movement.tradeId())
                .put(movement.accountId())
                .put(movement.counterAccountId())
                .put(movement.assetId())
                .put(movement.units())
                .put(movement.feeUnits())
                .put(movement.quoteAssetId())
                .put(movement.quoteUnits())
                .put(movement.quoteFeeUnits())
                .put(movement.withdrawalId())
                .put(movement.reference())
                .end();
    }

    @Override
    public void flush() throws SQLException {
        movementRows.flush();
    }

    private static int execute(final PreparedStatement statement, final Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement.executeUpdate();
    }

    /** Keeps what the record says until it is read. */
    private final class Sink implements SettlementSink {
        @Override
        public void movement(final Movement movement) {
            movements.add(movement);
        }

        @Override
        public void asset(
                final int assetId, final String code, final int scale, final int payoutScale, final long sequence) {
            writes.add(() -> execute(insertAsset, assetId, code, scale, payoutScale, sequence));
        }

        @Override
        public void market(
                final int marketId,
                final String symbol,
                final int baseAssetId,
                final int quoteAssetId,
                final long sequence) {
            writes.add(() -> execute(insertMarket, marketId, symbol, baseAssetId, quoteAssetId, sequence));
        }

        @Override
        public void account(final int accountId, final int ownerId, final String name, final long sequence) {
            writes.add(() -> execute(insertAccount, accountId, ownerId, name, sequence));
        }

        @Override
        public void requested(
                final long withdrawalId,
                final long timeNs,
                final int accountId,
                final int assetId,
                final long units,
                final String reference) {
            writes.add(() -> execute(insertWithdrawal, withdrawalId, timeNs, accountId, assetId, units, reference));
        }

        @Override
        public void ended(
                final long withdrawalId, final WithdrawalState state, final long sequence, final long timeNs) {
            writes.add(() -> {
                if (execute(endWithdrawal, state.code(), sequence, timeNs, withdrawalId) != 1) {
                    throw new FollowerException("the end of a withdrawal that is not known: withdrawalId="
                            + withdrawalId + " sequence=" + sequence + "; rebuild the follower");
                }
            });
        }
    }
}
