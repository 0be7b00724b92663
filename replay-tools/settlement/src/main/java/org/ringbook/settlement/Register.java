package org.ringbook.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * What the back office has to know before money can leave or enter: the exchange's own accounts at banks, beneficiaries, which of them a
 * withdrawal goes to, and what payers write so that their money finds its account. The engine carries none of it.
 */
public final class Register {
    private static final Pattern REFERENCE = Pattern.compile("[\\x21-\\x7E]{1,64}");
    private static final Pattern FUNDING = Pattern.compile("[A-Za-z0-9]{6,128}");
    private static final String BENEFICIARY_COLUMNS =
            "beneficiary_id, account_id, asset_id, name, destination, bic, clearing, network, memo";

    private final OfficeDatabase database;

    Register(final OfficeDatabase database) {
        this.database = database;
    }

    /**
     * What a payer writes, or pays to.
     *
     * @param reference letters and digits.
     * @param account   name of the account it belongs to.
     * @param asset     code of the asset.
     */
    public record Funding(String reference, String account, String asset) {}

    /**
     * Says how an asset leaves and enters: by this account at a bank. Batches that were made before keep what was said then.
     *
     * @param asset code.
     * @param house its asset id is not read.
     * @throws SettlementException if a bank would not take it.
     */
    public void setHouse(final String asset, final House house) {
        database.transaction((office, follower) -> {
            final Names.Asset found = new Names(follower).asset(asset);
            if (house.isBank()) {
                BankDetails.requireHouse(house, found);
            }
            office.execute("DELETE FROM house WHERE asset_id = ?", found.assetId());
            office.execute(
                    "INSERT INTO house (asset_id, kind, currency, name, account, bic, clearing)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    found.assetId(),
                    house.kind(),
                    house.currency(),
                    house.name(),
                    house.account(),
                    house.bic(),
                    house.clearing());
            return null;
        });
    }

    /**
     * How an asset leaves and enters.
     *
     * @param asset code.
     * @return empty if nobody has said it.
     */
    public Optional<House> house(final String asset) {
        return database.transaction((office, follower) ->
                House.find(office, new Names(follower).asset(asset).assetId()));
    }

    /**
     * Adds a beneficiary; the same again is the one that is there.
     *
     * @param account     name of the account.
     * @param asset       code of the asset.
     * @param beneficiary its ids are not read.
     * @return its id.
     * @throws SettlementException if a bank would not take it, or nobody has said how the asset leaves.
     */
    public long addBeneficiary(final String account, final String asset, final Beneficiary beneficiary) {
        return database.transaction((office, follower) -> {
            final Names names = new Names(follower);
            final int accountId = names.accountId(account);
            final Names.Asset found = names.asset(asset);
            final House house = requireHouse(office, found);
            BankDetails.requireBeneficiary(beneficiary, house.isBank());
            final Object[] values = {
                accountId,
                found.assetId(),
                beneficiary.name(),
                beneficiary.destination(),
                beneficiary.bic(),
                beneficiary.clearing(),
                beneficiary.network(),
                beneficiary.memo()
            };
            final Optional<Long> known = office.select(
                            "SELECT MIN(beneficiary_id) FROM beneficiary WHERE NOT removed AND account_id = ? AND"
                                    + " asset_id = ? AND name = ? AND destination = ? AND bic = ? AND clearing = ? AND"
                                    + " network = ? AND memo = ?",
                            values)
                    .mapTo(Long.class)
                    .findOne();
            return known.orElseGet(() -> insert(office, values));
        });
    }

    private static long insert(final Handle office, final Object... values) {
        final Update update = office.createUpdate(
                "INSERT INTO beneficiary (account_id, asset_id, name, destination, bic, clearing, network,"
                        + " memo, removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, FALSE)");
        for (int i = 0; i < values.length; i++) {
            update.bind(i, values[i]);
        }
        return update.executeAndReturnGeneratedKeys("beneficiary_id")
                .mapTo(Long.class)
                .one();
    }

    static House requireHouse(final Handle office, final Names.Asset asset) {
        return House.find(office, asset.assetId())
                .orElseThrow(() -> new SettlementException("nobody has said how " + asset.code()
                        + " leaves and enters; do it: ringbook settle house set " + asset.code() + " ..."));
    }

    /**
     * Beneficiaries in use.
     *
     * @param account name of an account; null: of all.
     * @return by id.
     */
    public List<Beneficiary> beneficiaries(final String account) {
        return database.transaction((office, follower) -> {
            final int accountId = account == null ? 0 : new Names(follower).accountId(account);
            return office.select(
                            "SELECT " + BENEFICIARY_COLUMNS
                                    + " FROM beneficiary WHERE NOT removed AND (? = 0 OR account_id = ?)"
                                    + " ORDER BY beneficiary_id",
                            accountId,
                            accountId)
                    .map((row, context) -> beneficiary(row))
                    .list();
        });
    }

    /**
     * Beneficiaries in use of an account.
     *
     * @param accountId whose; one that nobody knows has none.
     * @return by id.
     */
    public List<Beneficiary> beneficiariesOf(final int accountId) {
        return database.transaction((office, follower) -> office.select(
                        "SELECT " + BENEFICIARY_COLUMNS
                                + " FROM beneficiary WHERE NOT removed AND account_id = ? ORDER BY beneficiary_id",
                        accountId)
                .map((row, context) -> beneficiary(row))
                .list());
    }

    static Optional<Beneficiary> instructed(final Handle office, final String reference) {
        return office.select(
                        "SELECT " + BENEFICIARY_COLUMNS
                                + " FROM beneficiary WHERE NOT removed AND beneficiary_id ="
                                + " (SELECT beneficiary_id FROM instruction WHERE reference = ?)",
                        reference)
                .map((row, context) -> beneficiary(row))
                .findOne();
    }

    private static Beneficiary beneficiary(final ResultSet row) throws SQLException {
        return new Beneficiary(
                row.getLong(1),
                row.getInt(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9));
    }

    /**
     * Takes a beneficiary out of use: no later batch pays to it. What is in a batch stays there.
     *
     * @param beneficiaryId which.
     * @return whether it was in use.
     */
    public boolean removeBeneficiary(final long beneficiaryId) {
        return database.transaction((office, follower) -> office.execute(
                        "UPDATE beneficiary SET removed = TRUE WHERE beneficiary_id = ? AND NOT removed", beneficiaryId)
                == 1);
    }

    /**
     * Says which beneficiary a withdrawal goes to, before or after it is requested, and until it is in a batch.
     *
     * @param reference     the request's.
     * @param beneficiaryId one in use.
     * @throws SettlementException if there is none, it is another account's or another asset's, or the withdrawal is in a batch.
     */
    public void instruct(final String reference, final long beneficiaryId) {
        BankDetails.require(REFERENCE, reference, "a reference has 1 to 64 printable ASCII characters without space");
        database.transaction((office, follower) -> {
            final Beneficiary beneficiary = office.select(
                            "SELECT " + BENEFICIARY_COLUMNS
                                    + " FROM beneficiary WHERE NOT removed AND beneficiary_id = ?",
                            beneficiaryId)
                    .map((row, context) -> beneficiary(row))
                    .findOne()
                    .orElseThrow(() -> new SettlementException("no such beneficiary in use: " + beneficiaryId));
            follower.withdrawal(reference).ifPresent(withdrawal -> {
                requireSame(withdrawal, beneficiary);
                requireFree(office, withdrawal);
            });
            office.execute("DELETE FROM instruction WHERE reference = ?", reference);
            office.execute(
                    "INSERT INTO instruction (reference, beneficiary_id) VALUES (?, ?)", reference, beneficiaryId);
            return null;
        });
    }

    /**
     * Says which beneficiary a withdrawal goes to, before it is requested, and once: what was said first holds, so that a request that is
     * repeated can't change who is paid.
     *
     * @param reference     the request's.
     * @param beneficiaryId one in use, of the account and asset of the request.
     * @return false if another one was said before: nothing has changed.
     * @throws SettlementException if there is no such beneficiary in use.
     */
    public boolean assign(final String reference, final long beneficiaryId) {
        BankDetails.require(REFERENCE, reference, "a reference has 1 to 64 printable ASCII characters without space");
        return database.durableTransaction((office, follower) -> {
            final boolean isInUse = office.select(
                            "SELECT 1 FROM beneficiary WHERE NOT removed AND beneficiary_id = ?", beneficiaryId)
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
            if (!isInUse) {
                throw new SettlementException("no such beneficiary in use: " + beneficiaryId);
            }
            final Optional<Long> said = office.select(
                            "SELECT beneficiary_id FROM instruction WHERE reference = ?", reference)
                    .mapTo(Long.class)
                    .findOne();
            if (said.isEmpty()) {
                office.execute(
                        "INSERT INTO instruction (reference, beneficiary_id) VALUES (?, ?)", reference, beneficiaryId);
            }
            return said.isEmpty() || said.get() == beneficiaryId;
        });
    }

    private static void requireSame(final WithdrawalRow withdrawal, final Beneficiary beneficiary) {
        if (withdrawal.accountId() != beneficiary.accountId() || withdrawal.assetId() != beneficiary.assetId()) {
            throw new SettlementException("beneficiary " + beneficiary.beneficiaryId()
                    + " is of another account or asset than withdrawal " + withdrawal.reference());
        }
    }

    private static void requireFree(final Handle office, final WithdrawalRow withdrawal) {
        final Optional<Integer> batch = office.select(
                        "SELECT batch_id FROM claim WHERE withdrawal_id = ?", withdrawal.withdrawalId())
                .mapTo(Integer.class)
                .findOne();
        if (batch.isPresent()) {
            throw new SettlementException("withdrawal " + withdrawal.reference()
                    + (batch.get() == 0 ? " is being canceled" : " is in batch " + batch.get()));
        }
    }

    /**
     * Says what finds an account: a payment's reference at a bank, or an address.
     *
     * @param account   name of the account.
     * @param asset     code of the asset.
     * @param reference 6 to 128 letters and digits; null: one of ISO 11649 is made, the same for the same account and asset.
     * @return the reference.
     * @throws SettlementException if it is another account's or asset's.
     */
    public String addFunding(final String account, final String asset, final String reference) {
        return database.transaction((office, follower) -> {
            final Names names = new Names(follower);
            final int accountId = names.accountId(account);
            final int assetId = names.asset(asset).assetId();
            final String text = reference == null ? creditorReference(accountId, assetId) : reference;
            BankDetails.require(FUNDING, text, "a funding reference has 6 to 128 letters and digits");
            final boolean[] known = {false};
            office.select("SELECT account_id, asset_id FROM funding WHERE reference = ?", text)
                    .map((row, context) -> new int[] {row.getInt(1), row.getInt(2)})
                    .forEach(row -> {
                        if (row[0] != accountId || row[1] != assetId) {
                            throw new SettlementException(
                                    "this funding reference is another account's or asset's: " + text);
                        }
                        known[0] = true;
                    });
            if (!known[0]) {
                office.execute(
                        "INSERT INTO funding (reference, account_id, asset_id) VALUES (?, ?, ?)",
                        text,
                        accountId,
                        assetId);
            }
            return text;
        });
    }

    /** ISO 11649: RF, check digits, and here the account and the asset; a mistyped one is another account's in no case. */
    static String creditorReference(final int accountId, final int assetId) {
        final String number = "RB" + accountId + "A" + assetId;
        final int check = 98 - BankDetails.remainder(number + "RF00");
        return "RF" + (check < 10 ? "0" : "") + check + number;
    }

    /**
     * What finds an account.
     *
     * @param accountId whose.
     * @param assetId   of what.
     * @return in their order; empty if there is nothing.
     */
    public List<String> fundingsOf(final int accountId, final int assetId) {
        return database.transaction((office, follower) -> office.select(
                        "SELECT reference FROM funding WHERE account_id = ? AND asset_id = ? ORDER BY reference",
                        accountId,
                        assetId)
                .mapTo(String.class)
                .list());
    }

    /**
     * Assets that leave and enter by a bank.
     *
     * @return codes, in their order.
     */
    public List<String> bankAssets() {
        return database.transaction((office, follower) -> {
            final Names names = new Names(follower);
            return office
                    .select("SELECT asset_id FROM house WHERE kind = ? ORDER BY asset_id", House.BANK)
                    .mapTo(Integer.class)
                    .stream()
                    .map(assetId -> names.asset(assetId).code())
                    .toList();
        });
    }

    /**
     * What finds accounts.
     *
     * @return by account, then by reference.
     */
    public List<Funding> fundings() {
        return database.transaction((office, follower) -> {
            final Names names = new Names(follower);
            return office.select("SELECT reference, account_id, asset_id FROM funding ORDER BY account_id, reference")
                    .map((row, context) -> new Funding(
                            row.getString(1),
                            names.account(row.getInt(2)),
                            names.asset(row.getInt(3)).code()))
                    .list();
        });
    }
}
