package org.ringbook.flow.b3;

import java.io.IOException;
import java.nio.file.Path;
import org.ringbook.flow.Side;
import org.ringbook.flow.io.Fields;
import org.ringbook.flow.io.FlowFormatException;
import org.ringbook.flow.io.LineRowReader;

/** Reads {@code b3_*_orders.csv}: a header line, then one event per line. */
public final class B3Reader extends LineRowReader<B3Row> {
    /** The first line of every such file. */
    public static final String HEADER =
            "seq,time,event,side,order_id,price_centavos,total_qty,traded_qty,status,aggressor,member,order_time_utc";

    private static final int SEQUENCE = 0;
    private static final int TIME = 1;
    private static final int EVENT = 2;
    private static final int SIDE = 3;
    private static final int ORDER_ID = 4;
    private static final int PRICE = 5;
    private static final int TOTAL = 6;
    private static final int TRADED = 7;
    private static final int AGGRESSOR = 9;

    private final Fields fields;
    private long lastSequence = -1;
    private long lastTimeNs;

    /**
     * Opens a file and reads its header.
     *
     * @param path the file, plain or gzip.
     * @throws IOException when it can't be read or begins otherwise.
     */
    public B3Reader(final Path path) throws IOException {
        super(path, HEADER);
        fields = new Fields(lines(), HEADER.split(",", -1));
    }

    @Override
    public B3Row next() throws IOException {
        if (!fields.next()) {
            return null;
        }
        final long sequence = fields.count(SEQUENCE);
        if (sequence <= lastSequence) {
            throw fields.fault(SEQUENCE, "must increase");
        }
        final long timeNs = timeNs();
        if (timeNs < lastTimeNs) {
            throw fields.fault(TIME, "must not go back");
        }
        final long total = fields.count(TOTAL);
        final long traded = fields.count(TRADED);
        if (traded > total) {
            throw fields.fault(TRADED, "must not exceed total_qty");
        }
        lastSequence = sequence;
        lastTimeNs = timeNs;
        return new B3Row(
                sequence,
                timeNs,
                event(),
                fields.oneOf(SIDE, "BS") == 'B' ? Side.BUY : Side.SELL,
                fields.count(ORDER_ID),
                fields.count(PRICE),
                total,
                traded,
                fields.oneOf(AGGRESSOR, "012") == '1');
    }

    private B3Row.Event event() throws FlowFormatException {
        return switch (fields.text(EVENT)) {
            case "New" -> B3Row.Event.NEW;
            case "Update" -> B3Row.Event.UPDATE;
            case "Cancel" -> B3Row.Event.CANCEL;
            case "Trade" -> B3Row.Event.TRADE;
            default -> throw fields.fault(EVENT, "must be New, Update, Cancel or Trade");
        };
    }

    private long timeNs() throws FlowFormatException {
        try {
            return java.time.LocalTime.parse(fields.text(TIME)).toNanoOfDay();
        } catch (final java.time.format.DateTimeParseException e) {
            throw fields.fault(TIME, "must be HH:MM:SS with decimals");
        }
    }
}
