package org.ringbook.scenarios.language;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;
import org.ringbook.scenarios.language.Names.Market;

/**
 * Writes records as a scenario, which does the same again. What has no words, or would not read back as the same bytes, is
 * written field by field.
 */
public final class ScenarioWriter {
    private static final int WIDTH_MAX = 120;
    private static final int EVENTS_COLUMN = 60;
    private static final int FOLDED_MIN = 40;
    private static final int FOLDED_HEAD = 3;
    private static final int FOLDED_TAIL = 5;

    private final Names names = new Names();
    private final CommandWords reader = new CommandWords(names);
    private final EventWords events = new EventWords(names);
    private final List<String> lines = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();
    private String step = "";

    private ScenarioWriter() {}

    /**
     * Writes a scenario.
     *
     * @param title with the numbers of its rules in front
     * @param records from the first on, of an exchange with nothing in it
     * @return its text
     */
    public static String write(final String title, final List<Recorded> records) {
        final ScenarioWriter writer = new ScenarioWriter();
        writer.lines.add("# " + title);
        writer.lines.add("nothing");
        records.forEach(writer::record);
        writer.endStep();
        return String.join("\n", writer.lines) + "\n";
    }

    private void record(final Recorded recorded) {
        final boolean isOwn = SubjectHost.isOwn(recorded.command());
        final String time = "at-ns " + recorded.timestampNs();
        if (recorded.timestampNs() != names.now()) {
            endStep();
            step = time;
            names.now(recorded.timestampNs());
        }
        String alias = "";
        if (!isOwn) {
            endStep();
            final Message command = Message.of(recorded.command());
            alias = command.is("NewOrder") ? alias(command) : "";
            step = "> " + words(command, alias);
        }
        names.learn(recorded, alias.isEmpty() ? names.newOrderName() : alias);
        pending.addAll(events.of(recorded));
    }

    private void endStep() {
        if (!step.isEmpty()) {
            lines.addAll(format(step, pending));
        }
        step = "";
        pending.clear();
    }

    /**
     * A step and its events in lines of a bounded width.
     *
     * @param step its text
     * @param events that it has
     * @return one line or more
     */
    static List<String> format(final String step, final List<String> events) {
        final List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(step);
        for (final String event : folded(events)) {
            final boolean fits = line.length() + 4 + event.length() <= WIDTH_MAX;
            if (!fits) {
                lines.add(line.toString());
                line = new StringBuilder("       ");
            } else if (lines.isEmpty() && line.length() == step.length()) {
                line.append(" ".repeat(Math.max(0, EVENTS_COLUMN - 1 - line.length())));
            }
            line.append(fits ? "   < " : " < ").append(event);
        }
        lines.add(line.toString());
        return lines;
    }

    /**
     * A long list of events with {@code ... 200} in place of its middle.
     *
     * @param events all of them
     * @return few
     */
    static List<String> folded(final List<String> events) {
        if (events.size() <= FOLDED_MIN) {
            return events;
        }
        final List<String> few = new ArrayList<>(events.subList(0, FOLDED_HEAD));
        few.add("... " + (events.size() - FOLDED_HEAD - FOLDED_TAIL));
        few.addAll(events.subList(events.size() - FOLDED_TAIL, events.size()));
        return few;
    }

    /** Puts into the place of {@code ... 200} so many of the actual ones. */
    static List<String> unfolded(final List<String> expected, final List<String> actual) {
        final List<String> all = new ArrayList<>();
        for (final String event : expected) {
            if (event.startsWith("... ")) {
                final int count = Integer.parseInt(event.substring("... ".length()));
                all.addAll(actual.subList(
                        Math.min(all.size(), actual.size()), Math.min(all.size() + count, actual.size())));
            } else {
                all.add(event);
            }
        }
        return all;
    }

    private String alias(final Message command) {
        final String clOrdId = command.text("clOrdId");
        final boolean isGood = clOrdId.matches("[A-Za-z][A-Za-z0-9_-]{0,15}") && names.orderId(clOrdId) == 0;
        return isGood ? clOrdId : names.newOrderName();
    }

    private String words(final Message command, final String alias) {
        try {
            final String plain = plain(command, alias);
            if (Arrays.equals(reader.read(plain).command().frame(), command.frame())) {
                return plain;
            }
        } catch (final WordsException | IllegalArgumentException | NullPointerException e) {
            return raw(command, alias); // it has values that have no words
        }
        return raw(command, alias);
    }

    private String raw(final Message command, final String alias) {
        final StringBuilder out = new StringBuilder("raw ").append(command.name());
        if (!alias.isEmpty()) {
            out.append(" order ").append(alias);
        }
        for (final Map.Entry<String, Layout.Field> field :
                command.layout().fields().entrySet()) {
            if (field.getValue().length() > Long.BYTES) {
                out.append(' ').append(field.getKey()).append('=').append(command.hex(field.getKey()));
            } else if (command.number(field.getKey()) != 0) {
                out.append(' ').append(field.getKey()).append('=').append(command.number(field.getKey()));
            }
        }
        if (command.group().length > 0) {
            out.append(" group=").append(HexFormat.of().formatHex(command.group()));
        }
        for (final String text : command.layout().texts()) {
            if (!command.text(text).isEmpty()) {
                out.append(' ')
                        .append(text)
                        .append('=')
                        .append(URLEncoder.encode(command.text(text), StandardCharsets.ISO_8859_1));
            }
        }
        return out.append(sender(command)).toString();
    }

    private static String sender(final Message command) {
        final Message.Sender sender = command.sender();
        final String via = sender.gatewayId() == 0
                ? ""
                : " via " + sender.gatewayId() + " epoch " + sender.gatewayEpoch() + " seq " + sender.gatewaySequence();
        return via + (sender.sessionId() == 0 ? "" : " session " + sender.sessionId());
    }

    /** May be nonsense: it is read back before it is used. */
    private String plain(final Message command, final String alias) {
        return switch (command.name()) {
            case "NewOrder" -> newOrder(command, alias) + sender(command);
            case "CancelOrder" ->
                names.account(command.id("accountId")) + " cancel " + target(command)
                        + (command.text("clOrdId").isEmpty() ? "" : " as " + command.text("clOrdId")) + sender(command);
            case "ReplaceOrder" -> replace(command) + sender(command);
            default -> "raw";
        };
    }

    private String target(final Message command) {
        final long orderId = command.number("orderId");
        return orderId == 0
                ? command.text("origClOrdId")
                : "#" + names.order(orderId).replace("#", "");
    }

    private Market market(final Message command) {
        return names.market(names.isMarket(command.number("marketId")) ? command.number("marketId") : 1);
    }

    private String newOrder(final Message command, final String alias) {
        if (!names.isMarket(command.number("marketId"))) {
            return "raw";
        }
        final Market market = market(command);
        final OrdType type = OrdType.get((short) command.number("ordType"));
        final boolean byQuote = (command.number("flags") & 2) != 0;
        final StringBuilder out = new StringBuilder(names.account(command.id("accountId")))
                .append(command.number("side") == Side.BUY.value() ? " buy " : " sell ")
                .append(alias)
                .append(' ')
                .append(Units.text(
                        command.number("quantity"), byQuote ? market.quote().unit() : market.lot()));
        if (command.number("priceTicks") != 0) {
            out.append(type == OrdType.STOP ? " protect " : " @ ")
                    .append(Units.text(command.number("priceTicks"), market.tick()));
        }
        out.append(type == OrdType.MARKET ? " market" : type == OrdType.MARKET_TO_LIMIT ? " market-to-limit" : "");
        option(out, " stop ", command.number("stopPriceTicks"), market.tick());
        option(out, " peak ", command.number("displayQty"), market.lot());
        option(out, " min ", command.number("minQty"), market.lot());
        final TimeInForce timeInForce = TimeInForce.get((short) command.number("timeInForce"));
        if (timeInForce == TimeInForce.GTD) {
            out.append(" gtd ").append(Units.durationText(command.number("expireTimeNs") - names.now()));
        } else if (timeInForce != TimeInForce.GTC) {
            out.append(' ').append(Names.word(timeInForce.name()));
        }
        out.append((command.number("flags") & 1) != 0 ? " post-only" : "").append(byQuote ? " by-quote" : "");
        if (command.number("selfTradePrevention") != 0) {
            out.append(" stp ")
                    .append(Names.word(SelfTradePrevention.get((short) command.number("selfTradePrevention"))
                            .name()));
        }
        out.append(market.id() == 1 ? "" : " in " + market.symbol());
        final String clOrdId = command.text("clOrdId");
        return out.append(clOrdId.equals(alias) ? "" : clOrdId.isEmpty() ? " id -" : " id " + clOrdId)
                .toString();
    }

    private String replace(final Message command) {
        final long orderId =
                command.number("orderId") == 0 ? names.orderId(command.text("origClOrdId")) : command.number("orderId");
        if (!names.isOrder(orderId)) {
            return "raw";
        }
        final Market market = names.marketOfOrder(orderId);
        final StringBuilder out = new StringBuilder(names.account(command.id("accountId")))
                .append(" replace ")
                .append(target(command))
                .append(' ')
                .append(Units.text(command.number("orderQty"), market.lot()));
        option(out, " @ ", command.number("priceTicks"), market.tick());
        option(out, " stop ", command.number("stopPriceTicks"), market.tick());
        option(out, " peak ", command.number("displayQty"), market.lot());
        out.append(market.id() == 1 ? "" : " in " + market.symbol());
        return out.append(command.text("clOrdId").isEmpty() ? "" : " as " + command.text("clOrdId"))
                .toString();
    }

    private static void option(
            final StringBuilder out, final String word, final long count, final java.math.BigDecimal step) {
        if (count != 0) {
            out.append(word).append(Units.text(count, step));
        }
    }
}
