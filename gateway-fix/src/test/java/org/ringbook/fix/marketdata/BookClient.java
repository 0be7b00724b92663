package org.ringbook.fix.marketdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.fix.message.FixMessage;
import org.ringbook.fix.message.OutMessage;
import org.ringbook.fix.report.CoreExchange;

/**
 * A client that keeps books of what it is told with W and X, and is strict: an entry must have the next number (83) of its subscription and symbol, new
 * is only what it does not know, and only what it knows changes or goes.
 */
final class BookClient implements MarketDataReader {
    private static final int ROOM = 64;

    private final ApiKey key;
    private final ArrayDeque<OutMessage> waiting = new ArrayDeque<>();
    private final List<String> read = new ArrayList<>();
    private final Map<String, Map<String, String>> books = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> trades = new ArrayList<>();
    private boolean reads = true;
    private int snapshots;

    BookClient(final ApiKey key) {
        this.key = key;
    }

    /** Whether it takes what it is given. */
    void reads(final boolean does) {
        reads = does;
        if (does) {
            while (!waiting.isEmpty()) {
                take(waiting.poll());
            }
        }
    }

    /** An answer, which comes before all that waits. */
    List<String> answered(final List<OutMessage> answers) {
        answers.forEach(this::take);
        return take();
    }

    /** What it has read since it was asked last, with | for SOH. */
    List<String> take() {
        final List<String> all = List.copyOf(read);
        read.clear();
        return all;
    }

    /** Prices to quantity and number of orders, of one side (0 bid, 1 offer) of a subscription's symbol. */
    Map<String, String> side(final String mdReqId, final String symbol, final char side) {
        final Map<String, String> levels = new TreeMap<>();
        books.getOrDefault(mdReqId + symbol, Map.of()).forEach((level, terms) -> {
            if (level.charAt(0) == side) {
                levels.put(level.substring(1), terms);
            }
        });
        return levels;
    }

    List<String> trades() {
        return trades;
    }

    int snapshots() {
        return snapshots;
    }

    @Override
    public ApiKey key() {
        return key;
    }

    @Override
    public boolean hasRoomFor(final int messages) {
        return waiting.size() + messages <= ROOM;
    }

    @Override
    public boolean hasCaughtUp() {
        return waiting.isEmpty();
    }

    @Override
    public void tell(final String msgType, final String body) {
        waiting.add(new OutMessage().begin(msgType, body));
        reads(reads);
    }

    private void take(final OutMessage message) {
        read.add(message.toString());
        final FixMessage fields = CoreExchange.message(message.body());
        if ("W".equals(message.type())) {
            snapshot(fields);
        } else if ("X".equals(message.type())) {
            increments(fields);
        }
    }

    private void snapshot(final FixMessage fields) {
        snapshots++;
        final String subscription = fields.text(262) + fields.text(55);
        final Map<String, String> book = new HashMap<>();
        books.put(subscription, book);
        numbers.put(subscription, fields.number(83, -1));
        int entries = 0;
        for (int i = fields.find(269, 0); i >= 0; i = fields.find(269, i + 1)) {
            entries++;
            final int end = fields.find(269, i + 1) < 0 ? fields.count() : fields.find(269, i + 1);
            if (!"2".equals(fields.value(i))) {
                book.put(fields.value(i) + text(fields, 270, i, end), terms(fields, i, end));
            }
        }
        assertEquals(fields.number(268, -1), entries);
    }

    private void increments(final FixMessage fields) {
        int entries = 0;
        for (int i = fields.find(279, 0); i >= 0; i = fields.find(279, i + 1)) {
            entries++;
            final int end = fields.find(279, i + 1) < 0 ? fields.count() : fields.find(279, i + 1);
            increment(fields, i, end);
        }
        assertEquals(fields.number(268, -1), entries);
        assertTrue(entries <= Entries.PER_MESSAGE);
    }

    private void increment(final FixMessage fields, final int from, final int end) {
        final String subscription = fields.text(262) + text(fields, 55, from, end);
        final Map<String, String> book = books.get(subscription);
        final String number = text(fields, 83, from, end);
        if (!number.isEmpty()) {
            assertEquals(numbers.merge(subscription, 1, Integer::sum), Integer.parseInt(number));
        }
        final String type = text(fields, 269, from, end);
        final String action = fields.value(from);
        if ("2".equals(type)) {
            trades.add(action + " " + text(fields, 880, from, end));
            return;
        }
        final String level = type + text(fields, 270, from, end);
        switch (action) {
            case "0" -> assertEquals(null, book.put(level, terms(fields, from, end)), level);
            case "1" -> assertTrue(book.put(level, terms(fields, from, end)) != null, level);
            default -> assertTrue(book.remove(level) != null, level);
        }
    }

    private static String terms(final FixMessage fields, final int from, final int end) {
        return text(fields, 271, from, end) + "/" + text(fields, 346, from, end);
    }

    private static String text(final FixMessage fields, final int tag, final int from, final int end) {
        final int at = fields.find(tag, from);
        return at < 0 || at >= end ? "" : fields.value(at);
    }
}
