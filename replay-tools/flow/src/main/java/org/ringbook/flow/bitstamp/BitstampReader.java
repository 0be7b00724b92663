package org.ringbook.flow.bitstamp;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import org.ringbook.flow.Side;
import org.ringbook.flow.io.FlowFormatException;
import org.ringbook.flow.io.LineRowReader;

/** Reads a log of {@code <ms> <event> <json>} lines. */
final class BitstampReader extends LineRowReader<BitstampEvent> {
    static final int PRICE_DECIMALS = 2;
    static final int AMOUNT_DECIMALS = 8;

    private static final long NS_PER_MS = 1_000_000;

    BitstampReader(final Path path) throws IOException {
        super(path);
    }

    @Override
    public BitstampEvent next() throws IOException {
        final String line = lines().next();
        if (line == null) {
            return null;
        }
        final int name = line.indexOf(' ');
        final int json = line.indexOf(' ', name + 1);
        if (name < 0 || json < 0) {
            throw fault("must be a time, an event and its JSON");
        }
        final long timeNs = timeNs(line.substring(0, name));
        final String body = line.substring(json + 1);
        return switch (line.substring(name + 1, json)) {
            case "order_created" -> order(timeNs, BitstampEvent.Type.CREATED, body);
            case "order_changed" -> order(timeNs, BitstampEvent.Type.CHANGED, body);
            case "order_deleted" -> order(timeNs, BitstampEvent.Type.DELETED, body);
            case "trade" -> new BitstampEvent(timeNs, BitstampEvent.Type.TRADE, 0, null, price(body), amount(body));
            case "order_book" -> new BitstampEvent(timeNs, BitstampEvent.Type.SNAPSHOT, 0, null, 0, 0);
            default -> throw fault("unknown event: event='" + line.substring(name + 1, json) + "'");
        };
    }

    private BitstampEvent order(final long timeNs, final BitstampEvent.Type type, final String json)
            throws FlowFormatException {
        final long side = whole(json, "order_type", 0);
        if (side != 0 && side != 1) {
            throw fault("order_type must be 0 or 1: order_type=" + side);
        }
        return new BitstampEvent(
                timeNs, type, whole(json, "id", 0), side == 0 ? Side.BUY : Side.SELL, price(json), amount(json));
    }

    private long price(final String json) throws FlowFormatException {
        final long priceTicks = whole(json, "price", PRICE_DECIMALS);
        if (priceTicks <= 0) {
            throw fault("price must be positive: price=" + priceTicks + " cents");
        }
        return priceTicks;
    }

    private long amount(final String json) throws FlowFormatException {
        final long qtyLots = whole(json, "amount", AMOUNT_DECIMALS);
        if (qtyLots < 0) {
            throw fault("amount must not be negative: amount=" + qtyLots + " satoshi");
        }
        return qtyLots;
    }

    private long timeNs(final String text) throws FlowFormatException {
        try {
            return Math.multiplyExact(Long.parseLong(text), NS_PER_MS);
        } catch (final NumberFormatException | ArithmeticException e) {
            throw fault("must begin with ms since the epoch: '" + text + "'");
        }
    }

    /**
     * A number of a flat JSON object, in quotes or not, as a count of its last decimal. Further decimals are rounded to the
     * nearest: amounts of trades have been through binary floating point, so 1.78855669 may read 1.7885566900000001.
     */
    private long whole(final String json, final String key, final int decimals) throws FlowFormatException {
        final int at = json.indexOf("\"" + key + "\":");
        if (at < 0) {
            throw fault("lacks " + key);
        }
        int start = at + key.length() + 3;
        while (start < json.length() && (json.charAt(start) == ' ' || json.charAt(start) == '"')) {
            start++;
        }
        int end = start;
        while (end < json.length() && "\",} ".indexOf(json.charAt(end)) < 0) {
            end++;
        }
        final String text = json.substring(start, end);
        try {
            final BigDecimal value = new BigDecimal(text);
            if (Math.abs(value.scale()) > 30) {
                throw fault(key + " is out of range: " + key + "='" + text + "'");
            }
            return value.movePointRight(decimals)
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact();
        } catch (final NumberFormatException | ArithmeticException e) {
            throw fault(key + " must be a number: " + key + "='" + text + "'");
        }
    }
}
