package org.ringbook.cli.settle;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ringbook.cli.ExitStatus;
import org.ringbook.settlement.AssetDay;
import org.ringbook.settlement.Days;
import org.ringbook.settlement.Instants;
import org.ringbook.settlement.Names;
import org.ringbook.settlement.Obligation;
import org.ringbook.settlement.Office;
import org.ringbook.settlement.SettledLine;
import org.ringbook.settlement.SettlementDay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Settlement days. */
final class DayCommands {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private DayCommands() {}

    @Command(
            name = "cut-off",
            description = {
                "End the settlement day with a record of the journal: net what moved since the cut-off before, write"
                        + " it into the database, and make the day's files. The same again changes nothing."
            },
            footer = {
                "",
                "Examples:",
                "  ringbook settle cut-off",
                "  ringbook settle cut-off --before 2026-11-22T15:00:00Z",
                "  ringbook settle cut-off --day 2026-11-22 --at 4711"
            })
    static final class CutOff extends SettleTask {
        @Option(
                names = "--day",
                paramLabel = "DAY",
                description = "The day's name, YYYY-MM-DD. Default: the UTC date of the last movement.")
        private String day;

        @Option(
                names = "--at",
                paramLabel = "SEQ",
                description = "Last record of the day. Default: the journal's last.")
        private long sequence;

        @Option(
                names = "--before",
                paramLabel = "TIME",
                description = "Last record of the day: the last with a movement before this time, ISO 8601 with zone.")
        private String before;

        @Option(
                names = "--out",
                paramLabel = "DIR",
                description = "Where the files go. Default: settlement in the data directory.")
        private Path out;

        private CutOff() {}

        @Override
        int run(final Office office) throws IOException {
            if (sequence < 0 || (sequence > 0 && before != null)) {
                throw usage("--at is a record's sequence, and goes not with --before");
            }
            final long last = before == null ? sequence : office.days().lastBefore(time());
            final Days.CutOff cutOff = office.days().cutOff(day, last);
            final SettlementDay ended = cutOff.day();
            console()
                    .say("day " + ended.name() + (cutOff.existed() ? " was cut off before" : " is cut off")
                            + ": records "
                            + ended.fromSequence() + " to " + ended.throughSequence() + ", " + ended.movements()
                            + " movements, "
                            + ended.trades() + " of them trades");
            console().put("day", ended).put("existed", cutOff.existed());
            return makeFiles(office, ended.name(), out);
        }

        private long time() {
            try {
                final Instant instant = Instant.parse(before);
                return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), instant.getNano());
            } catch (final DateTimeParseException | ArithmeticException e) {
                throw usage("--before is a time such as 2026-11-22T15:00:00Z: " + before);
            }
        }
    }

    @Command(
            name = "days",
            description = "The settlement days that were cut off.",
            footer = {"", "Examples:", "  ringbook settle days"})
    static final class ListDays extends SettleTask {
        private ListDays() {}

        @Override
        int run(final Office office) {
            final List<Map<String, Object>> rows = new ArrayList<>();
            for (final SettlementDay day : office.days().list()) {
                final Map<String, Object> row = new LinkedHashMap<>();
                row.put("day", day.name());
                row.put("fromSequence", day.fromSequence());
                row.put("throughSequence", day.throughSequence());
                row.put("closed", Instants.text(day.closedNs()));
                row.put("movements", day.movements());
                row.put("trades", day.trades());
                row.put("busts", day.busts());
                rows.add(row);
            }
            return list("days", rows, "day", "from", "through", "closed", "movements", "trades", "busts");
        }
    }

    @Command(
            name = "report",
            description = {
                "Who owes what for a day: gross and net of each account, and the sums of each asset, which come out"
                        + " even: net positions and fees are zero together, and the balances changed by deposits less paid"
                        + " withdrawals."
            },
            footer = {"", "Examples:", "  ringbook settle report", "  ringbook settle report 2026-11-22 --account alice"
            })
    static final class Report extends SettleTask {
        @Parameters(arity = "0..1", paramLabel = "DAY", description = "YYYY-MM-DD. Default: the last day.")
        private String day;

        @Option(names = "--account", paramLabel = "NAME", description = "Only this account.")
        private String account;

        private Report() {}

        @Override
        int run(final Office office) {
            office.days().look(day, view -> {
                console().put("day", view.day());
                final List<Map<String, Object>> rows = new ArrayList<>();
                for (final SettledLine line : view.lines()) {
                    final String name = view.names().account(line.obligation().accountId());
                    if (account == null || account.equals(name)) {
                        rows.add(row(view.names(), name, line));
                    }
                }
                list(
                        "obligations",
                        rows,
                        "asset",
                        "account",
                        "opening",
                        "bought",
                        "sold",
                        "fees",
                        "net",
                        "deposits",
                        "withdrawals",
                        "closing");
                final List<Map<String, Object>> assets = new ArrayList<>();
                view.assets().forEach(asset -> assets.add(row(view.names(), asset)));
                list("assets", assets, "asset", "opening", "deposits", "withdrawals", "fees", "closing");
            });
            return ExitStatus.DONE;
        }

        private static Map<String, Object> row(final Names names, final String account, final SettledLine line) {
            final Obligation one = line.obligation();
            final Names.Asset asset = names.asset(one.assetId());
            final Map<String, Object> row = new LinkedHashMap<>();
            row.put("asset", asset.code());
            row.put("account", account);
            row.put("opening", asset.text(line.opening()));
            row.put("bought", asset.text(one.bought()));
            row.put("sold", asset.text(one.sold()));
            row.put("fees", asset.text(one.fees()));
            row.put("net", asset.text(one.net()));
            row.put("deposits", asset.text(one.deposits()));
            row.put("withdrawals", asset.text(one.withdrawals()));
            row.put("closing", asset.text(line.closing()));
            row.put("bustedIn", asset.text(one.bustedIn()));
            row.put("bustedOut", asset.text(one.bustedOut()));
            row.put("transfersIn", asset.text(one.transfersIn()));
            row.put("transfersOut", asset.text(one.transfersOut()));
            row.put("accountId", one.accountId());
            return row;
        }

        private static Map<String, Object> row(final Names names, final AssetDay day) {
            final Names.Asset asset = names.asset(day.assetId());
            final Map<String, Object> row = new LinkedHashMap<>();
            row.put("asset", asset.code());
            final Map<String, BigInteger> amounts = new LinkedHashMap<>();
            amounts.put("opening", day.opening());
            amounts.put("deposits", day.deposits());
            amounts.put("withdrawals", day.withdrawals());
            amounts.put("fees", day.fees());
            amounts.put("closing", day.closing());
            amounts.forEach((name, units) -> row.put(name, asset.text(units)));
            return row;
        }
    }

    @Command(
            name = "check",
            description = "Net a day once more from the rows of its records, and compare with what the cut-off wrote.",
            footer = {"", "Examples:", "  ringbook settle check 2026-11-22"})
    static final class Check extends SettleTask {
        @Parameters(arity = "0..1", paramLabel = "DAY", description = "YYYY-MM-DD. Default: the last day.")
        private String day;

        private Check() {}

        @Override
        int run(final Office office) {
            final List<String> differences = new ArrayList<>();
            office.days().look(day, view -> {
                differences.addAll(view.check());
                console().put("day", view.day().name());
            });
            console().put("differences", differences);
            differences.forEach(console()::print);
            console().say(differences.isEmpty() ? "no difference" : differences.size() + " differences");
            return differences.isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
        }
    }
}
