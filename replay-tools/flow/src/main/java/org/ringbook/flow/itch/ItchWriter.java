package org.ringbook.flow.itch;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ringbook.flow.FlowFill;
import org.ringbook.flow.FlowInstrument;
import org.ringbook.flow.FlowListener;
import org.ringbook.flow.FlowOutcome;
import org.ringbook.flow.FlowStep;
import org.ringbook.flow.Side;

/**
 * Writes what happens in one market as an ITCH 5.0 file: it hears the outcomes of the steps and publishes what Nasdaq would have.
 * Closing it ends the day; the caller closes the stream.
 */
public final class ItchWriter implements FlowListener, Closeable {
    private static final int LOCATE = 1;
    private static final int MESSAGE_MAX = 64;
    private static final long NS_PER_DAY = 86_400_000_000_000L;

    private final OutputStream out;
    private final String stock;
    private final long unitsPerTick;
    private final ByteBuffer message = ByteBuffer.allocate(MESSAGE_MAX);
    private final Map<Long, Shown> shown = new HashMap<>();
    private long lastRef;
    private long lastMatch;
    private long lastTimeNs;

    /** An order as it is published. */
    private record Shown(long ref, Side side, long priceTicks, long leavesQty) {}

    /**
     * Begins a day: the exchange opens and the stock trades.
     *
     * @param out where to write.
     * @param instrument the market: a symbol of at most eight characters, ticks of whole 1/10000 USD, lots of one share.
     * @param timeNs ns since midnight of the opening messages, before the first step.
     * @throws IOException when it can't be written.
     */
    public ItchWriter(final OutputStream out, final FlowInstrument instrument, final long timeNs) throws IOException {
        if (instrument.symbol().length() > 8) {
            throw new IllegalArgumentException("symbol must have at most 8 characters: symbol=" + instrument.symbol());
        }
        if (instrument.lotSize().compareTo(BigDecimal.ONE) != 0) {
            throw new IllegalArgumentException("lots must be shares: lotSize=" + instrument.lotSize());
        }
        this.out = out;
        this.stock = String.format("%-8s", instrument.symbol());
        this.unitsPerTick = instrument.tickSize().movePointRight(4).longValueExact();
        this.lastTimeNs = timeNs;
        systemEvent('O');
        directory();
        systemEvent('S');
        systemEvent('Q');
        tradingResumes();
    }

    @Override
    public void onOutcome(final FlowStep step, final FlowOutcome outcome) {
        if (!outcome.accepted()) {
            return;
        }
        if (step.timeNs() < lastTimeNs || step.timeNs() >= NS_PER_DAY) {
            throw new IllegalArgumentException("time must not go back nor reach the next day: timeNs=" + step.timeNs());
        }
        lastTimeNs = step.timeNs();
        try {
            switch (step.action()) {
                case CANCEL -> delete(step.orderId());
                case REPLACE -> replace(step, outcome);
                default -> enter(step, outcome);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ends the day.
     *
     * @throws IOException when it can't be written.
     */
    @Override
    public void close() throws IOException {
        systemEvent('M');
        systemEvent('E');
        systemEvent('C');
        out.flush();
    }

    private void enter(final FlowStep step, final FlowOutcome outcome) throws IOException {
        execute(outcome.fills());
        if (outcome.leavesQty() > 0) {
            final Shown order = new Shown(++lastRef, step.side(), step.priceTicks(), outcome.leavesQty());
            shown.put(step.orderId(), order);
            begin(ItchType.ADD);
            message.putLong(order.ref).put((byte) (order.side == Side.BUY ? 'B' : 'S'));
            message.putInt(shares(order.leavesQty)).put(ascii(stock)).putInt(price(order.priceTicks));
            end();
        }
    }

    private void execute(final List<FlowFill> fills) throws IOException {
        for (final FlowFill fill : fills) {
            final Shown order = shown.get(fill.restingId());
            begin(ItchType.EXECUTED);
            message.putLong(order.ref).putInt(shares(fill.qtyLots())).putLong(++lastMatch);
            end();
            if (order.leavesQty == fill.qtyLots()) {
                shown.remove(fill.restingId());
            } else {
                shown.put(
                        fill.restingId(),
                        new Shown(order.ref, order.side, order.priceTicks, order.leavesQty - fill.qtyLots()));
            }
        }
    }

    private void replace(final FlowStep step, final FlowOutcome outcome) throws IOException {
        final Shown before = shown.get(step.orderId());
        if (!outcome.fills().isEmpty() || outcome.leavesQty() == 0) {
            delete(step.orderId());
            enter(step, outcome);
        } else if (step.priceTicks() == before.priceTicks && outcome.leavesQty() <= before.leavesQty) {
            reduce(step.orderId(), before, before.leavesQty - outcome.leavesQty());
        } else {
            final Shown after = new Shown(++lastRef, before.side, step.priceTicks(), outcome.leavesQty());
            shown.put(step.orderId(), after);
            begin(ItchType.REPLACE);
            message.putLong(before.ref).putLong(after.ref);
            message.putInt(shares(after.leavesQty)).putInt(price(after.priceTicks));
            end();
        }
    }

    private void reduce(final long id, final Shown before, final long lessQty) throws IOException {
        if (lessQty > 0) {
            shown.put(id, new Shown(before.ref, before.side, before.priceTicks, before.leavesQty - lessQty));
            begin(ItchType.CANCEL);
            message.putLong(before.ref).putInt(shares(lessQty));
            end();
        }
    }

    private void delete(final long id) throws IOException {
        begin(ItchType.DELETE);
        message.putLong(shown.remove(id).ref);
        end();
    }

    private void systemEvent(final char code) throws IOException {
        begin(ItchType.SYSTEM_EVENT);
        message.putShort(1, (short) 0);
        message.put((byte) code);
        end();
    }

    private void directory() throws IOException {
        begin(ItchType.STOCK_DIRECTORY);
        message.put(ascii(stock))
                .put(ascii("QN"))
                .putInt(100)
                .put(ascii("NCZ PNN1N"))
                .putInt(0)
                .put(ascii("N"));
        end();
    }

    private void tradingResumes() throws IOException {
        begin(ItchType.TRADING_ACTION);
        message.put(ascii(stock)).put(ascii("T     "));
        end();
    }

    private void begin(final ItchType type) {
        message.clear();
        message.put((byte) type.code()).putShort((short) LOCATE).putShort((short) 0);
        message.putShort((short) (lastTimeNs >>> 32)).putInt((int) lastTimeNs);
    }

    private void end() throws IOException {
        final int length = message.position();
        final ItchType type = ItchType.of(message.get(0));
        if (type.length() != length) {
            throw new IllegalStateException("message " + type.code() + " has a wrong length: length=" + length);
        }
        out.write(length >>> 8);
        out.write(length);
        out.write(message.array(), 0, length);
    }

    private int price(final long priceTicks) {
        final long price = Math.multiplyExact(priceTicks, unitsPerTick);
        if (price <= 0 || price > 2_000_000_000L) {
            throw new IllegalArgumentException("price must be within ITCH's range: price=" + price);
        }
        return (int) price;
    }

    private static int shares(final long qtyLots) {
        return Math.toIntExact(qtyLots);
    }

    private static byte[] ascii(final String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
