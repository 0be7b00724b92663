package org.ringbook.settlement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Settlement days. A cut-off is the back office's own act, written down with the sequence of a record: the engine knows nothing of it, since
 * it changes no order and no balance. So the same cut-off on the same journal gives the same day, whenever and however often it is made.
 */
public final class Days {
    private static final int BATCH_ROWS = 1_000;
    private static final String DAY_COLUMNS =
            "number, name, from_sequence, through_sequence, opened_ns, closed_ns," + " movements, trades, busts";
    static final String LINE_COLUMNS = "asset_id, account_id, bought, sold, fees, busted_in, busted_out,"
            + " transfers_in, transfers_out, deposits, withdrawals, opening, closing";

    private final OfficeDatabase database;

    Days(final OfficeDatabase database) {
        this.database = database;
    }

    /**
     * What a cut-off came to.
     *
     * @param day     the day that it ended.
     * @param existed the same was done before: nothing has changed.
     */
    public record CutOff(SettlementDay day, boolean existed) {}

    /**
     * Ends a day with a record. The same again changes nothing.
     *
     * @param name     of the day, YYYY-MM-DD; null: the UTC date of the last movement up to the record.
     * @param sequence of the last record of the day; 0: the last one that the follower has read.
     * @return the day.
     * @throws SettlementException if the follower has not come so far, the day is not the next one, or the sums don't come out even.
     */
    public CutOff cutOff(final String name, final long sequence) {
        return database.durableTransaction((office, follower) -> {
            final long through = sequence == 0 ? follower.position() : sequence;
            final SettlementDay last = last(office).orElse(null);
            final Optional<SettlementDay> known =
                    name == null ? Optional.ofNullable(last) : findDay(office, requireDate(name));
            if (known.isPresent() && known.get().throughSequence() == through) {
                return new CutOff(known.get(), true);
            }
            final SettlementDay begun = begin(name, through, last, follower);
            return new CutOff(close(office, follower, begun), false);
        });
    }

    /**
     * The last record with a movement before a time, of the day that is not cut off yet.
     *
     * @param timeNs nanoseconds since the epoch.
     * @return for {@link #cutOff}; the last day's cut-off if nothing moved since.
     * @throws SettlementException if the follower has not passed that time, so that more may come.
     */
    public long lastBefore(final long timeNs) {
        return database.transaction((office, follower) -> {
            if (follower.positionTimeNs() < timeNs) {
                throw new SettlementException("the follower has not read a record of " + Instants.text(timeNs)
                        + " or later yet, so more may come before it: last record " + follower.position() + " of "
                        + Instants.text(follower.positionTimeNs()) + "; name the record instead (--at)");
            }
            final long after = last(office).map(SettlementDay::throughSequence).orElse(0L);
            return Math.max(after, follower.lastMovementBefore(timeNs, after));
        });
    }

    private static SettlementDay begin(
            final String name, final long through, final SettlementDay last, final FollowerTables follower) {
        final long position = follower.position();
        if (through > position) {
            throw new SettlementException("the settlement follower has not come so far: sequence=" + through
                    + " follower=" + position + "; wait for it, or start it: ringbook follow settlement");
        }
        final long from = last == null ? 1 : last.throughSequence() + 1;
        if (through < from - 1) {
            throw new SettlementException("this record is within a day that was cut off: sequence=" + through + " day="
                    + last.name() + " through " + last.throughSequence());
        }
        final long closedNs = follower.timeAt(through);
        if (closedNs == 0) {
            throw new SettlementException(
                    "nothing has moved up to this record, so there is no day to cut off: sequence=" + through);
        }
        final String dayName = name == null ? Instants.date(closedNs) : requireDate(name);
        if (last != null && dayName.compareTo(last.name()) <= 0) {
            throw new SettlementException("days ascend: " + dayName + " is not after the last one, " + last.name()
                    + " (records " + last.fromSequence() + " to " + last.throughSequence()
                    + "); name the next one (--day)");
        }
        final int number = last == null ? 1 : last.number() + 1;
        return new SettlementDay(number, dayName, from, through, last == null ? 0 : last.closedNs(), closedNs, 0, 0, 0);
    }

    private static String requireDate(final String name) {
        try {
            if (name.length() == 10) {
                return LocalDate.parse(name).toString();
            }
        } catch (final DateTimeParseException e) {
            throw new SettlementException("a day is YYYY-MM-DD: " + name, e);
        }
        throw new SettlementException("a day is YYYY-MM-DD: " + name);
    }

    private static SettlementDay close(final Handle office, final FollowerTables follower, final SettlementDay begun) {
        final Netting netting = new Netting();
        final long[] first = {begun.openedNs()};
        follower.movements(begun.fromSequence(), begun.throughSequence(), movement -> {
            first[0] = first[0] == 0 ? movement.timeNs() : first[0];
            netting.add(movement);
        });
        final List<AssetControl> controls = netting.controls();
        requireBalanced(controls, begun);
        final SettlementDay day = new SettlementDay(
                begun.number(),
                begun.name(),
                begun.fromSequence(),
                begun.throughSequence(),
                first[0] == 0 ? begun.closedNs() : first[0],
                begun.closedNs(),
                netting.movements(),
                netting.trades(),
                netting.busts());
        insertDay(office, day);
        insertLines(office, day.number(), settle(office, netting.obligations()));
        insertAssets(office, day.number(), follower.assets(), controls);
        office.execute(
                "INSERT INTO house_day (number, " + House.COLUMNS + ") SELECT ?, " + House.COLUMNS + " FROM house",
                day.number());
        return day;
    }

    private static void requireBalanced(final List<AssetControl> controls, final SettlementDay day) {
        final List<String> wrong = controls.stream()
                .filter(control -> !control.isBalanced())
                .map(AssetControl::toString)
                .toList();
        if (!wrong.isEmpty()) {
            throw new SettlementException(
                    "the sums of day " + day.name() + " don't come out even; nothing was written", wrong);
        }
    }

    private static void insertDay(final Handle office, final SettlementDay day) {
        office.execute(
                "INSERT INTO settlement_day (" + DAY_COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                day.number(),
                day.name(),
                day.fromSequence(),
                day.throughSequence(),
                day.openedNs(),
                day.closedNs(),
                day.movements(),
                day.trades(),
                day.busts());
    }

    /** Puts each obligation between the account's balances, and moves the balances of the last cut-off on. */
    private static List<SettledLine> settle(final Handle office, final List<Obligation> obligations) {
        final Map<Long, BigInteger> balances = new HashMap<>();
        office.select("SELECT asset_id, account_id, units FROM closing")
                .map((row, context) -> Map.entry(
                        key(row.getInt(1), row.getInt(2)), row.getBigDecimal(3).toBigIntegerExact()))
                .forEach(entry -> balances.put(entry.getKey(), entry.getValue()));
        final List<SettledLine> lines = new ArrayList<>();
        final PreparedBatch updates =
                office.prepareBatch("UPDATE closing SET units = ? WHERE asset_id = ? AND account_id = ?");
        final PreparedBatch inserts =
                office.prepareBatch("INSERT INTO closing (units, asset_id, account_id) VALUES (?, ?, ?)");
        for (final Obligation obligation : obligations) {
            final BigInteger known = balances.get(key(obligation.assetId(), obligation.accountId()));
            final BigInteger opening = known == null ? BigInteger.ZERO : known;
            final BigInteger closing = opening.add(obligation.change());
            lines.add(new SettledLine(obligation, opening, closing));
            final PreparedBatch batch = known == null ? inserts : updates;
            batch.add(new BigDecimal(closing), obligation.assetId(), obligation.accountId());
            executeFull(batch);
        }
        execute(updates);
        execute(inserts);
        return lines;
    }

    private static long key(final int assetId, final int accountId) {
        return ((long) assetId << Integer.SIZE) | accountId;
    }

    private static void executeFull(final PreparedBatch batch) {
        if (batch.size() >= BATCH_ROWS) {
            batch.execute();
        }
    }

    private static void execute(final PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static void insertLines(final Handle office, final int number, final List<SettledLine> lines) {
        final PreparedBatch batch = office.prepareBatch("INSERT INTO obligation (number, net, " + LINE_COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (final SettledLine line : lines) {
            final Obligation one = line.obligation();
            batch.add(
                    number,
                    decimal(one.net()),
                    one.assetId(),
                    one.accountId(),
                    decimal(one.bought()),
                    decimal(one.sold()),
                    decimal(one.fees()),
                    decimal(one.bustedIn()),
                    decimal(one.bustedOut()),
                    decimal(one.transfersIn()),
                    decimal(one.transfersOut()),
                    decimal(one.deposits()),
                    decimal(one.withdrawals()),
                    decimal(line.opening()),
                    decimal(line.closing()));
            executeFull(batch);
        }
        execute(batch);
    }

    private static BigDecimal decimal(final BigInteger units) {
        return new BigDecimal(units);
    }

    private static void insertAssets(
            final Handle office, final int number, final List<Names.Asset> assets, final List<AssetControl> controls) {
        for (final Names.Asset asset : assets) {
            final BigInteger opening = office.select(
                            "SELECT closing FROM asset_day WHERE number = ? AND asset_id = ?",
                            number - 1,
                            asset.assetId())
                    .map((row, context) -> row.getBigDecimal(1).toBigIntegerExact())
                    .findOne()
                    .orElse(BigInteger.ZERO);
            final Optional<AssetControl> control = controls.stream()
                    .filter(one -> one.assetId() == asset.assetId())
                    .findFirst();
            final BigInteger change = control.map(AssetControl::change).orElse(BigInteger.ZERO);
            office.execute(
                    "INSERT INTO asset_day (number, asset_id, opening, deposits, withdrawals, fees, closing)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    number,
                    asset.assetId(),
                    decimal(opening),
                    decimal(control.map(AssetControl::deposits).orElse(BigInteger.ZERO)),
                    decimal(control.map(AssetControl::withdrawals).orElse(BigInteger.ZERO)),
                    decimal(control.map(AssetControl::fees).orElse(BigInteger.ZERO)),
                    decimal(opening.add(change)));
        }
    }

    private static Optional<SettlementDay> last(final Handle office) {
        return office.select(
                        "SELECT " + DAY_COLUMNS + " FROM settlement_day ORDER BY number DESC FETCH FIRST 1 ROWS ONLY")
                .map((row, context) -> day(row))
                .findOne();
    }

    private static SettlementDay day(final ResultSet row) throws SQLException {
        return new SettlementDay(
                row.getInt(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9));
    }

    /**
     * All days.
     *
     * @return by number.
     */
    public List<SettlementDay> list() {
        return database.transaction(
                (office, follower) -> office.select("SELECT " + DAY_COLUMNS + " FROM settlement_day ORDER BY number")
                        .map((row, context) -> day(row))
                        .list());
    }

    /**
     * Looks at a day, all in one transaction.
     *
     * @param name  of the day; null: the last one.
     * @param view  is given it; not valid afterwards.
     * @throws SettlementException if there is no such day.
     */
    public void look(final String name, final Consumer<DayView> view) {
        database.transaction((office, follower) -> {
            view.accept(new DayView(office, follower, find(office, name)));
            return null;
        });
    }

    private static SettlementDay find(final Handle office, final String name) {
        if (name == null) {
            return last(office)
                    .orElseThrow(
                            () -> new SettlementException("no day was cut off yet; do it: ringbook settle cut-off"));
        }
        return findDay(office, name)
                .orElseThrow(() -> new SettlementException("no such day: " + name + "; settle days lists them"));
    }

    private static Optional<SettlementDay> findDay(final Handle office, final String name) {
        return office.select("SELECT " + DAY_COLUMNS + " FROM settlement_day WHERE name = ?", name)
                .map((row, context) -> day(row))
                .findOne();
    }
}
