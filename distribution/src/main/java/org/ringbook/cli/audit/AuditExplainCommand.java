package org.ringbook.cli.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ringbook.audit.AccountStatement;
import org.ringbook.audit.AccountStatement.Amounts;
import org.ringbook.audit.StateReplay;
import org.ringbook.audit.decode.Moment;
import org.ringbook.audit.decode.Names;
import org.ringbook.audit.explain.Line;
import org.ringbook.audit.explain.OrderExplanation;
import org.ringbook.audit.explain.OrderStory;
import org.ringbook.audit.explain.StatementLine;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import org.ringbook.journal.JournalReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells the life of an order or the statement of an account. */
@Command(
        name = "explain",
        description = {
            "Tell the life of an order, or the statement of an account, in plain words, each line with its record.",
            "An order's story counts along what is held, filled and open, and says where a record contradicts those before. An"
                    + " account's statement books the amounts in the events on what it had; the closing balance must be what"
                    + " executing the commands again gives."
        },
        footer = {
            "",
            "Exit status: 0 done, and it adds up; 1 it does not, or there is no such order or account; 4 the journal is damaged;",
            "130 interrupted.",
            "",
            "Examples:",
            "  ringbook audit explain order 1200",
            "  ringbook audit explain order my-order-7 --account alice",
            "  ringbook audit explain account alice --asset ZAR --since 2026-11-22T00:00:00Z",
            "  ringbook audit explain alice                the same as: explain account alice"
        })
final class AuditExplainCommand extends JournalTask {
    private static final String ORDER = "order";
    private static final String ACCOUNT = "account";

    @Parameters(
            arity = "1..2",
            paramLabel = "[order|account] WHAT",
            description =
                    "An order's id or client order id, or an account's name or id. Without order or account before it, a number"
                            + " is an order, and anything else an account if there is one of that name.")
    private List<String> words;

    @Option(names = "--account", paramLabel = "NAME|ID", description = "Whose client order id it is.")
    private String owner;

    @Option(names = "--asset", paramLabel = "CODE", description = "Only this asset of the account.")
    private String asset;

    @Mixin
    private RangeOptions range;

    @Option(names = "--from-start", description = "Execute from the first record on, without snapshots.")
    private boolean fromStart;

    private AuditExplainCommand() {}

    @Override
    public Integer call() {
        require(range);
        final String what = words.get(words.size() - 1);
        final String kind = words.size() == 2 ? words.get(0) : what.matches("\\d{1,18}") ? ORDER : "";
        return switch (kind) {
            case ORDER -> explainOrder(what);
            case ACCOUNT ->
                explainAccount(what).orElseThrow(() -> new Failure(ExitStatus.FAILED, "there is no account " + what));
            case "" -> explainAccount(what).orElseGet(() -> explainOrder(what));
            default -> throw usage("either order or account: " + kind);
        };
    }

    private int explainOrder(final String what) {
        final OrderExplanation explanation = new OrderExplanation(source(), this::isStopped, bar("looked at"));
        final long orderId = what.matches("\\d{1,18}") ? Long.parseLong(what) : orderOf(explanation, what);
        final OrderStory story = explanation.tell(orderId);
        if (!story.isKnown()) {
            if (explanation.interrupted()) {
                return interrupted();
            }
            throw new Failure(ExitStatus.FAILED, "no record made an order " + what);
        }
        for (final Line line : story.lines()) {
            console().row(head(line) + line.text(), row(line));
        }
        console().print("");
        story.summary().forEach(console()::print);
        console()
                .put("orderId", orderId)
                .put("ended", story.endedAs().orElse(null))
                .put("summary", story.summary())
                .put("addsUp", story.contradiction().isEmpty());
        if (story.contradiction().isPresent()) {
            console().error(story.contradiction().get());
            return ExitStatus.FAILED;
        }
        return explanation.interrupted() ? interrupted() : ExitStatus.DONE;
    }

    private long orderOf(final OrderExplanation explanation, final String clOrdId) {
        final List<Long> orders = explanation.find(clOrdId, owner);
        if (orders.size() == 1) {
            return orders.get(0);
        }
        throw new Failure(
                ExitStatus.FAILED,
                orders.isEmpty()
                        ? "no account and no accepted order is called " + clOrdId
                        : "several orders had the client order id " + clOrdId + ": " + orders
                                + ". Name one of them, or the --account");
    }

    private static Map<String, Object> row(final Line line) {
        final Map<String, Object> row = new LinkedHashMap<>();
        row.put("sequence", line.sequence());
        row.put("index", line.index());
        row.put("time", Moment.text(line.timestampNs()));
        row.put("timestampNs", line.timestampNs());
        row.put("type", line.type());
        row.put("text", line.text());
        return row;
    }

    private static String head(final Line line) {
        return String.format("%10d  %s  ", line.sequence(), Moment.text(line.timestampNs()));
    }

    private Optional<Integer> explainAccount(final String what) {
        final long first;
        final long last;
        try (JournalReader reader = source().open()) {
            first = range.first(this).firstFrom(reader);
            last = Math.min(range.last(this).lastTo(reader), reader.durableSequence());
        }
        try (StateReplay replay = replay(first - 1, fromStart)) {
            if (replay.advanceTo(first - 1, this::isStopped, bar("executed"))) {
                return Optional.of(interrupted());
            }
            Optional<Integer> account = Names.of(replay.view()).findAccount(what);
            if (account.isEmpty()) {
                account = findLater(what, last);
            }
            if (account.isPresent()) {
                return Optional.of(statement(replay, account.get(), last));
            }
            return Optional.empty();
        }
    }

    /** An account that was opened within the range. */
    private Optional<Integer> findLater(final String what, final long last) {
        try (StateReplay replay = replay(last, fromStart)) {
            replay.advanceTo(last, this::isStopped, bar("executed"));
            return Names.of(replay.view()).findAccount(what);
        }
    }

    private int statement(final StateReplay replay, final int accountId, final long last) {
        final AccountStatement statement =
                new AccountStatement(replay, accountId, asset, this::tell, this::isStopped, bar("executed"));
        final AccountStatement.Report report =
                statement.run(opening -> tell("opening", "before record " + (replay.sequence() + 1), opening), last);
        tell("closing", "after record " + report.last(), report.closing());
        console()
                .put("account", report.account())
                .put("accountId", accountId)
                .put("first", report.first())
                .put("last", report.last())
                .put("opening", report.opening())
                .put("closing", report.closing())
                .put("movements", report.movements())
                .put("addsUp", report.difference().isEmpty());
        if (report.difference().isPresent()) {
            console()
                    .error("the closing balance is not what re-execution gives: "
                            + report.difference().get());
            return ExitStatus.FAILED;
        }
        console()
                .say(String.format(
                        "%,d movements; opening and movements add up to closing, and closing is what executing records %d to %d"
                                + " again gives",
                        report.movements(), report.first(), report.last()));
        return report.interrupted() ? interrupted() : ExitStatus.DONE;
    }

    private void tell(final String side, final String when, final Map<String, Amounts> balances) {
        console().print(side + " balance, " + when + (balances.isEmpty() ? ": nothing" : ""));
        balances.forEach((code, amounts) -> console()
                .print(String.format("    %-8s available %s  held %s", code, amounts.available(), amounts.held())));
    }

    private void tell(final StatementLine movement) {
        final Map<String, Object> row = row(movement.line());
        row.put("asset", movement.asset());
        row.put("availableChange", movement.availableChange());
        row.put("heldChange", movement.heldChange());
        row.put("available", movement.available());
        row.put("held", movement.held());
        console()
                .row(
                        head(movement.line())
                                + movement.line().text()
                                + System.lineSeparator()
                                + String.format(
                                        "            %s  available %s = %s  held %s = %s",
                                        movement.asset(),
                                        signed(movement.availableChange()),
                                        movement.available(),
                                        signed(movement.heldChange()),
                                        movement.held()),
                        row);
    }

    private static String signed(final String change) {
        return change.startsWith("-") ? change : "+" + change;
    }
}
