package org.ringbook.settlement;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.ringbook.followers.settlement.Movement;

/** What is known of a day that was cut off. Valid within {@link Days#look} only; one thread. */
public final class DayView {
    private final Handle office;
    private final FollowerTables follower;
    private final SettlementDay day;
    private final Names names;

    DayView(final Handle office, final FollowerTables follower, final SettlementDay day) {
        this.office = office;
        this.follower = follower;
        this.day = day;
        names = new Names(follower);
    }

    /** {@return the day} */
    public SettlementDay day() {
        return day;
    }

    /** {@return assets and accounts} */
    public Names names() {
        return names;
    }

    /** {@return what the cut-off wrote, by asset, then by account} */
    public List<SettledLine> lines() {
        return office.select(
                        "SELECT " + Days.LINE_COLUMNS
                                + " FROM obligation WHERE number = ? ORDER BY asset_id, account_id",
                        day.number())
                .map((row, context) -> line(row))
                .list();
    }

    private static SettledLine line(final ResultSet row) throws SQLException {
        final BigInteger[] units = new BigInteger[11];
        for (int i = 0; i < units.length; i++) {
            units[i] = row.getBigDecimal(i + 3).toBigIntegerExact();
        }
        final Obligation obligation = new Obligation(
                row.getInt(1),
                row.getInt(2),
                units[0],
                units[1],
                units[2],
                units[3],
                units[4],
                units[5],
                units[6],
                units[7],
                units[8]);
        return new SettledLine(obligation, units[9], units[10]);
    }

    /** {@return what the cut-off wrote of each asset, by id} */
    public List<AssetDay> assets() {
        return office.select(
                        "SELECT asset_id, opening, deposits, withdrawals, fees, closing FROM asset_day"
                                + " WHERE number = ? ORDER BY asset_id",
                        day.number())
                .map((row, context) -> new AssetDay(
                        row.getInt(1),
                        row.getBigDecimal(2).toBigIntegerExact(),
                        row.getBigDecimal(3).toBigIntegerExact(),
                        row.getBigDecimal(4).toBigIntegerExact(),
                        row.getBigDecimal(5).toBigIntegerExact(),
                        row.getBigDecimal(6).toBigIntegerExact()))
                .list();
    }

    /**
     * The day's movements, in the journal's order.
     *
     * @param consumer is given each.
     */
    public void movements(final Consumer<Movement> consumer) {
        follower.movements(day.fromSequence(), day.throughSequence(), consumer);
    }

    /**
     * How an asset left and entered when the day was cut off.
     *
     * @param assetId which.
     * @return empty if nobody had said it.
     */
    public Optional<House> house(final int assetId) {
        return House.findOfDay(office, day.number(), assetId);
    }

    /**
     * Nets the day's movements once more and compares with what the cut-off wrote.
     *
     * @return a line for each difference; empty if there is none.
     */
    public List<String> check() {
        final Netting netting = new Netting();
        movements(netting::add);
        final Set<Obligation> written =
                lines().stream().map(SettledLine::obligation).collect(Collectors.toCollection(LinkedHashSet::new));
        final List<String> differences = new ArrayList<>();
        final Set<Obligation> again = new LinkedHashSet<>(netting.obligations());
        again.stream()
                .filter(one -> !written.contains(one))
                .forEach(one -> differences.add("the movements say " + one));
        written.stream()
                .filter(one -> !again.contains(one))
                .forEach(one -> differences.add("the cut-off wrote " + one));
        return differences;
    }
}
