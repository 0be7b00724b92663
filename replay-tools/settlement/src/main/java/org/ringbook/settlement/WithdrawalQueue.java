package org.ringbook.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.ringbook.followers.settlement.WithdrawalState;

/** Withdrawals with all that the back office has said of each, by one query; within one transaction. */
final class WithdrawalQueue {
    private static final int FETCH_ROWS = 2_000;

    private final Handle office;
    private final FollowerTables follower;
    private final Map<Integer, Optional<House>> houses = new HashMap<>();

    /**
     * A withdrawal, its account's name, its claim (null: none) and who is paid (null: nobody has said it).
     */
    record Row(WithdrawalRow withdrawal, String account, Integer batchId, Beneficiary beneficiary) {
        /** Whether nobody has it in hand. */
        boolean isFree() {
            return withdrawal.state() == WithdrawalState.HELD && batchId == null;
        }
    }

    WithdrawalQueue(final Handle office, final FollowerTables follower) {
        this.office = office;
        this.follower = follower;
    }

    /** In a state, or (null) in any, of an asset, or (0) of all, asked for at or before a record; in their order. */
    List<Row> rows(final WithdrawalState state, final int assetId, final long throughSequence) {
        return office.select(
                        "SELECT w.withdrawal_id, w.requested_ns, w.account_id, w.asset_id, w.units, w.reference, w.state,"
                                + " w.ended_sequence, w.ended_ns, a.name, c.batch_id, b.beneficiary_id, b.account_id,"
                                + " b.asset_id, b.name, b.destination, b.bic, b.clearing, b.network, b.memo"
                                + " FROM " + follower.table("settlement_withdrawal") + " w"
                                + " JOIN " + follower.table("settlement_account") + " a ON a.account_id = w.account_id"
                                + " LEFT JOIN claim c ON c.withdrawal_id = w.withdrawal_id"
                                + " LEFT JOIN instruction i ON i.reference = w.reference"
                                + " LEFT JOIN beneficiary b ON b.beneficiary_id = i.beneficiary_id AND NOT b.removed"
                                + " WHERE " + (state == null ? "w.state >= ?" : "w.state = ?")
                                + (assetId == 0 ? " AND w.asset_id > ?" : " AND w.asset_id = ?")
                                + " AND w.withdrawal_id <= ? ORDER BY w.withdrawal_id",
                        state == null ? 0 : state.code(),
                        assetId,
                        throughSequence)
                .setFetchSize(FETCH_ROWS)
                .map((row, context) -> row(row))
                .list();
    }

    private static Row row(final ResultSet row) throws SQLException {
        final int batchId = row.getInt(11);
        final Integer claim = row.wasNull() ? null : batchId;
        final long beneficiaryId = row.getLong(12);
        final Beneficiary beneficiary = row.wasNull()
                ? null
                : new Beneficiary(
                        beneficiaryId,
                        row.getInt(13),
                        row.getInt(14),
                        row.getString(15),
                        row.getString(16),
                        row.getString(17),
                        row.getString(18),
                        row.getString(19),
                        row.getString(20));
        return new Row(FollowerTables.withdrawal(row), row.getString(10), claim, beneficiary);
    }

    /** Why a withdrawal that nobody has in hand can't be given out; empty if it can, or somebody has it, or it has ended. */
    String obstacle(final Row row) {
        if (!row.isFree()) {
            return "";
        }
        final Optional<House> house =
                houses.computeIfAbsent(row.withdrawal().assetId(), assetId -> House.find(office, assetId));
        if (house.isEmpty()) {
            return "nobody has said how the asset leaves (settle house set)";
        }
        final Beneficiary beneficiary = row.beneficiary();
        if (beneficiary == null) {
            return "nobody has said who is paid (settle beneficiary assign)";
        }
        if (beneficiary.accountId() != row.withdrawal().accountId()
                || beneficiary.assetId() != row.withdrawal().assetId()) {
            return "beneficiary " + beneficiary.beneficiaryId() + " is of another account or asset";
        }
        try {
            BankDetails.requireBeneficiary(beneficiary, house.get().isBank());
            return "";
        } catch (final SettlementException e) {
            return "beneficiary " + beneficiary.beneficiaryId() + ": " + e.getMessage();
        }
    }
}
