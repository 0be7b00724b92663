package org.ringbook.flow.lobster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.ringbook.flow.Side;

/**
 * A first pass over a message file: the orders that were in the book before it begins, with everything they later lose, and
 * whether all prices are whole cents. It remembers only orders that are open.
 */
final class LobsterSurvey {
    private static final long UNITS_PER_CENT = 100;

    private final Map<Long, Long> open = new HashMap<>();
    private final TreeMap<Long, OldOrder> old = new TreeMap<>();
    private boolean wholeCents = true;

    private LobsterSurvey() {}

    /** An order without a message of its entry. Price in 1/10000 USD. */
    record OldOrder(long orderId, Side side, long price, long size) {
        OldOrder plus(final long more) {
            return new OldOrder(orderId, side, price, Math.addExact(size, more));
        }
    }

    static LobsterSurvey of(final Path path) throws IOException {
        final LobsterSurvey survey = new LobsterSurvey();
        try (LobsterMessageReader messages = new LobsterMessageReader(path)) {
            for (LobsterMessage message = messages.next(); message != null; message = messages.next()) {
                if (message.type().compareTo(LobsterMessage.Type.EXECUTE) <= 0) {
                    survey.add(message);
                }
            }
        }
        return survey;
    }

    /** What a tick is, in 1/10000 USD: a cent, unless an order has another price. */
    long priceUnitsPerTick() {
        return wholeCents ? UNITS_PER_CENT : 1;
    }

    /** Old orders by id, which is the order of their entry. */
    Collection<OldOrder> oldOrders() {
        return old.values();
    }

    private void add(final LobsterMessage message) {
        wholeCents &= message.price() % UNITS_PER_CENT == 0;
        final long id = message.orderId();
        if (message.type() == LobsterMessage.Type.NEW) {
            open.put(id, message.size());
        } else if (!open.containsKey(id)) {
            final OldOrder before = old.getOrDefault(id, new OldOrder(id, message.side(), message.price(), 0));
            old.put(id, before.plus(message.size()));
        } else if (message.type() == LobsterMessage.Type.DELETE || open.get(id) <= message.size()) {
            open.remove(id);
        } else {
            open.put(id, open.get(id) - message.size());
        }
    }
}
