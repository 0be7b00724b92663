package org.ringbook.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * How an asset leaves and enters: by an account of the exchange at a bank, or by its chain.
 *
 * @param assetId  which asset.
 * @param isBank   at a bank; else on its chain, and everything else is empty.
 * @param currency ISO 4217.
 * @param name     of the exchange, as its bank knows it.
 * @param account  IBAN, or another number of the bank's.
 * @param bic      of its bank (ISO 9362); may be empty if there is a clearing member.
 * @param clearing clearing system and member such as ZANCC:250655; may be empty if there is a BIC.
 */
public record House(
        int assetId, boolean isBank, String currency, String name, String account, String bic, String clearing) {
    static final String BANK = "BANK";
    static final String CHAIN = "CHAIN";
    static final String COLUMNS = "asset_id, kind, currency, name, account, bic, clearing";

    static Optional<House> find(final Handle office, final int assetId) {
        return office.select("SELECT " + COLUMNS + " FROM house WHERE asset_id = ?", assetId)
                .map((row, context) -> house(row))
                .findOne();
    }

    static Optional<House> findOfDay(final Handle office, final int number, final int assetId) {
        return office.select("SELECT " + COLUMNS + " FROM house_day WHERE number = ? AND asset_id = ?", number, assetId)
                .map((row, context) -> house(row))
                .findOne();
    }

    private static House house(final ResultSet row) throws SQLException {
        return new House(
                row.getInt(1),
                row.getString(2).equals(BANK),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7));
    }

    /** What a row says of its kind. */
    String kind() {
        return isBank ? BANK : CHAIN;
    }
}
