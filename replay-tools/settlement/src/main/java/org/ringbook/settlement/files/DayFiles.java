package org.ringbook.settlement.files;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ringbook.followers.settlement.Movement;
import org.ringbook.followers.settlement.MovementKind;
import org.ringbook.settlement.AssetDay;
import org.ringbook.settlement.DayView;
import org.ringbook.settlement.Days;
import org.ringbook.settlement.House;
import org.ringbook.settlement.Instants;
import org.ringbook.settlement.MadeFiles;
import org.ringbook.settlement.Names;
import org.ringbook.settlement.Obligation;
import org.ringbook.settlement.SettledLine;
import org.ringbook.settlement.SettlementDay;

/** The files of a settlement day. */
public final class DayFiles {
    private static final String OBLIGATIONS = "obligations.csv";
    private static final String MOVEMENTS = "movements.csv";

    private final DayView view;
    private final Names names;
    private final FileSet set;
    private final List<String> obstacles = new ArrayList<>();

    private DayFiles(final DayView view, final FileSet set) {
        this.view = view;
        this.set = set;
        names = view.names();
    }

    /**
     * What was made.
     *
     * @param files     all of them, the manifest last.
     * @param obstacles why some file could not be made; empty if all could.
     */
    public record Made(List<MadeFile> files, List<String> obstacles) {}

    /**
     * Makes a day's files, in a directory of the day's name.
     *
     * @param days  the days.
     * @param name  of the day; null: the last one.
     * @param known compares with what was made before.
     * @param root  directory for files.
     * @return what was made.
     * @throws IOException if a file can't be written; none has its name then.
     * @throws org.ringbook.settlement.SettlementException if there is no such day, or a file would not be as it was before.
     */
    public static Made write(final Days days, final String name, final MadeFiles known, final Path root)
            throws IOException {
        final Made[] made = new Made[1];
        final IOException[] failure = new IOException[1];
        days.look(name, view -> {
            try (FileSet set = new FileSet(root, view.day().name())) {
                final DayFiles files = new DayFiles(view, set);
                files.writeAll();
                known.record(set.files());
                set.publish();
                made[0] = new Made(set.files(), files.obstacles);
            } catch (final IOException e) {
                failure[0] = e;
            }
        });
        if (failure[0] != null) {
            throw failure[0];
        }
        return made[0];
    }

    private void writeAll() throws IOException {
        set.write(OBLIGATIONS, this::obligations);
        set.write(MOVEMENTS, this::movements);
        for (final AssetDay totals : view.assets()) {
            final Optional<House> house = view.house(totals.assetId()).filter(House::isBank);
            if (house.isPresent()) {
                statement(totals, house.get());
            }
        }
        final SettlementDay day = view.day();
        final Manifest manifest = new Manifest()
                .put("day", day.name())
                .put("number", day.number())
                .put("fromSequence", day.fromSequence())
                .put("throughSequence", day.throughSequence())
                .put("closed", Instants.text(day.closedNs()))
                .put("movements", day.movements())
                .put("trades", day.trades())
                .put("busts", day.busts());
        manifest.write(set);
    }

    private void statement(final AssetDay totals, final House house) throws IOException {
        final List<Movement> flows = new ArrayList<>();
        view.movements(movement -> {
            final boolean isFlow =
                    movement.kind() == MovementKind.DEPOSIT || movement.kind() == MovementKind.WITHDRAWAL;
            if (isFlow && movement.assetId() == totals.assetId()) {
                flows.add(movement);
            }
        });
        final List<String> reasons = Camt053Statement.obstacles(totals, flows, names);
        final String file = "camt.053-" + names.asset(totals.assetId()).code() + ".xml";
        if (reasons.isEmpty()) {
            set.write(file, out -> Camt053Statement.write(out, view.day(), house, names, totals, flows));
        } else {
            reasons.forEach(reason -> obstacles.add(file + " can't be made: " + reason));
        }
    }

    private void obligations(final Writer out) {
        final CsvWriter csv = new CsvWriter(
                out,
                "record",
                "asset",
                "account_id",
                "account",
                "opening",
                "bought",
                "sold",
                "fees",
                "busted_in",
                "busted_out",
                "transfers_in",
                "transfers_out",
                "net",
                "deposits",
                "withdrawals",
                "closing");
        final List<SettledLine> lines = view.lines();
        for (int from = 0; from < lines.size(); ) {
            final int assetId = lines.get(from).obligation().assetId();
            int to = from;
            while (to < lines.size() && lines.get(to).obligation().assetId() == assetId) {
                line(csv, "ACCOUNT", lines.get(to++));
            }
            line(csv, "TOTAL", Totals.of(lines.subList(from, to)));
            from = to;
        }
        csv.control();
    }

    private void line(final CsvWriter csv, final String record, final SettledLine line) {
        final Obligation one = line.obligation();
        final Names.Asset asset = names.asset(one.assetId());
        final boolean isTotal = one.accountId() == Totals.ALL;
        csv.row(
                record,
                asset.code(),
                isTotal ? "" : one.accountId(),
                isTotal ? "" : names.account(one.accountId()),
                asset.text(line.opening()),
                asset.text(one.bought()),
                asset.text(one.sold()),
                asset.text(one.fees()),
                asset.text(one.bustedIn()),
                asset.text(one.bustedOut()),
                asset.text(one.transfersIn()),
                asset.text(one.transfersOut()),
                asset.text(one.net()),
                asset.text(one.deposits()),
                asset.text(one.withdrawals()),
                asset.text(line.closing()));
    }

    private void movements(final Writer out) {
        final CsvWriter csv = new CsvWriter(
                out,
                "kind",
                "sequence",
                "event_index",
                "time",
                "market_id",
                "trade_id",
                "account_id",
                "counter_account_id",
                "asset",
                "amount",
                "fee",
                "quote_asset",
                "quote_amount",
                "quote_fee",
                "withdrawal_id",
                "reference");
        view.movements(movement -> {
            final Names.Asset asset = names.asset(movement.assetId());
            final Optional<Names.Asset> quote =
                    movement.quoteAssetId() == 0 ? Optional.empty() : Optional.of(names.asset(movement.quoteAssetId()));
            csv.row(
                    movement.kind(),
                    movement.sequence(),
                    movement.eventIndex(),
                    Instants.text(movement.timeNs()),
                    orEmpty(movement.marketId()),
                    orEmpty(movement.tradeId()),
                    movement.accountId(),
                    orEmpty(movement.counterAccountId()),
                    asset.code(),
                    asset.text(movement.units()),
                    quote.isPresent() ? asset.text(movement.feeUnits()) : "",
                    quote.map(Names.Asset::code).orElse(""),
                    quote.map(one -> one.text(movement.quoteUnits())).orElse(""),
                    quote.map(one -> one.text(movement.quoteFeeUnits())).orElse(""),
                    orEmpty(movement.withdrawalId()),
                    movement.reference());
        });
        csv.control();
    }

    private static Object orEmpty(final long value) {
        return value == 0 ? "" : value;
    }
}
