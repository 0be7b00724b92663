package org.ringbook.scenarios.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.ringbook.sbe.messages.Side;
import org.ringbook.scenarios.language.Scenario.Kind;
import org.ringbook.scenarios.language.Scenario.Line;

/**
 * Plays scenarios on a host, each on a fresh one, and compares the whole list of events of every step. At the end it takes
 * everything back that is still open: nothing may be held then, of any asset, by anybody.
 */
public final class ScenarioRunner {
    private static final String NO_RECORD = "no record";

    private final Scenario scenario;
    private final Host host;
    private final Names names = new Names();
    private final CommandWords commands = new CommandWords(names);
    private final EventWords events = new EventWords(names);
    private final OpenBook book = new OpenBook();
    private final TreeSet<String> withdrawals = new TreeSet<>();
    private final List<Recorded> all = new ArrayList<>();
    private final List<List<String>> outcomes = new ArrayList<>();

    private ScenarioRunner(final Scenario scenario, final Host host) {
        this.scenario = scenario;
        this.host = host;
    }

    /**
     * Plays a scenario.
     *
     * @param scenario what to do and what to expect
     * @param host a fresh one; not closed here
     * @return all that was recorded
     * @throws ScenarioFailure if something else comes of it
     */
    public static List<Recorded> run(final Scenario scenario, final Host host) {
        final ScenarioRunner runner = new ScenarioRunner(scenario, host);
        runner.runAll(true);
        return runner.all;
    }

    /**
     * Plays a scenario without comparing, to see what comes of it.
     *
     * @param scenario what to do
     * @param host a fresh one; not closed here
     * @return the events of each of its steps
     */
    public static List<List<String>> observe(final Scenario scenario, final Host host) {
        final ScenarioRunner runner = new ScenarioRunner(scenario, host);
        runner.runAll(false);
        return runner.outcomes;
    }

    private void runAll(final boolean compare) {
        final boolean hasVenue =
                scenario.steps().stream().noneMatch(step -> step.text().equals("nothing"));
        if (hasVenue) {
            ScenarioFiles.venue().forEach(step -> step(step, true));
        }
        for (final Line step : scenario.steps()) {
            if (!step.text().equals("nothing")) {
                outcomes.add(step(step, compare));
            } else {
                outcomes.add(List.of());
            }
        }
        if (compare) {
            drain();
        }
    }

    private List<String> step(final Line step, final boolean compare) {
        try {
            final List<String> actual = outcome(step);
            if (step.kind() == Kind.SET_UP) {
                if (actual.stream().anyMatch(event -> event.startsWith("rejected") || event.equals(NO_RECORD))) {
                    throw failure(step, "  refused: " + actual, null);
                }
            } else if (compare && !actual.equals(ScenarioWriter.unfolded(step.expected(), actual))) {
                throw failure(step, ScenarioFailure.sideBySide(step.expected(), actual), null);
            }
            return actual;
        } catch (final RuntimeException e) {
            throw failure(step, "  " + e, e);
        }
    }

    private ScenarioFailure failure(final Line step, final String what, final Throwable cause) {
        return ScenarioFailure.of(scenario, step.number(), step.text(), what, cause);
    }

    private List<String> outcome(final Line step) {
        return switch (step.kind()) {
            case SET_UP -> setUp(step.text());
            case COMMAND -> execute(commands.read(step.text()));
            case TIME -> follow(host.advanceTo(time(new Words(step.text()))), "");
            case CHECK -> {
                check(step);
                yield List.of();
            }
        };
    }

    /** {@code repeat 100 alice sell s* 1 @ 100}: so many commands, with their number for the star. */
    private List<String> setUp(final String text) {
        final Words words = new Words(text);
        if (!words.takes("repeat")) {
            return execute(commands.read(text));
        }
        final int times = words.number();
        final String command = text.substring(text.indexOf(' ', text.indexOf(' ') + 1) + 1);
        final List<String> last = new ArrayList<>();
        for (int i = 1; i <= times; i++) {
            last.clear();
            last.addAll(execute(commands.read(command.replace("*", String.valueOf(i)))));
        }
        return last;
    }

    private long time(final Words words) {
        final String first = words.next();
        final String word = words.next();
        final long timestampNs = switch (first) {
            case "after" -> names.now() + Units.durationNs(word);
            case "at-ns" -> Long.parseLong(word);
            default ->
                words.hasNext() ? Units.timeNs(words.next(), word, names.now()) : Units.timeNs(word, null, names.now());
        };
        words.end();
        return timestampNs;
    }

    private List<String> execute(final CommandWords.Said said) {
        final List<Recorded> records = host.execute(said.command().frame());
        if (records.isEmpty()) {
            return List.of(NO_RECORD);
        }
        return follow(records, said.alias());
    }

    private List<String> follow(final List<Recorded> records, final String alias) {
        final List<String> lines = new ArrayList<>();
        for (final Recorded recorded : records) {
            all.add(recorded);
            names.learn(recorded, alias.isEmpty() ? names.newOrderName() : alias);
            book.follow(recorded);
            lines.addAll(events.of(recorded));
            final Message command = Message.of(recorded.command());
            if (command.is("RequestWithdrawal")
                    && recorded.events().size() == 1
                    && Message.of(recorded.events().get(0)).is("WithdrawalRequested")) {
                withdrawals.add(command.text("reference"));
            }
        }
        names.now(host.timestampNs());
        return lines;
    }

    private void check(final Line step) {
        final Words words = new Words(step.text());
        final String first = words.next();
        if (first.equals("book")) {
            final Names.Market market = names.isMarket(words.peek()) ? names.market(words.next()) : names.market();
            final String actual = "offers " + book.side(market, Side.SELL) + " bids " + book.side(market, Side.BUY);
            compare(step, step.text().substring(step.text().indexOf("offers")), actual);
        } else if (first.equals("open")) {
            final List<String> open = new ArrayList<>();
            book.open().forEach(id -> open.add(names.order(id)));
            compare(step, step.text(), "open " + (open.isEmpty() ? "-" : String.join(" ", open)));
        } else {
            final int accountId = names.account(first);
            final StringBuilder actual = new StringBuilder(first);
            for (final String word : Arrays.asList(step.text().split(" "))) {
                if (names.isAsset(word)) {
                    actual.append(' ').append(balance(accountId, names.asset(word), step.text()));
                }
            }
            compare(step, step.text(), actual.toString());
        }
    }

    private String balance(final int accountId, final Names.Asset asset, final String expected) {
        final String held = Units.text(host.held(accountId, asset.id()), asset.unit());
        final boolean saysHeld = expected.matches(".*\\b" + asset.code() + " \\S+ held .*");
        return asset.code() + " " + Units.text(host.available(accountId, asset.id()), asset.unit())
                + (saysHeld || !held.equals("0") ? " held " + held : "");
    }

    private void compare(final Line step, final String expected, final String actual) {
        if (!expected.equals(actual)) {
            throw failure(step, ScenarioFailure.sideBySide(List.of(expected), List.of(actual)), null);
        }
    }

    private void drain() {
        final Line end = new Line(Kind.CHECK, scenario.line(), "(when all is taken back)", List.of());
        for (final int accountId : List.copyOf(names.accountIds())) {
            if (accountId != 0) {
                execute(commands.read(names.account(accountId) + " cancel-all"));
            }
        }
        for (final String reference : withdrawals) {
            execute(commands.read("cancel-withdrawal " + reference));
        }
        if (!book.isEmpty()) {
            throw failure(end, "  orders are open", null);
        }
        for (final int accountId : names.accountIds()) {
            for (final Names.Asset asset : names.assets()) {
                if (host.held(accountId, asset.id()) != 0) {
                    throw failure(
                            end,
                            "  held by " + names.account(accountId) + ": " + host.held(accountId, asset.id())
                                    + " units of " + asset.code(),
                            null);
                }
            }
        }
    }
}
