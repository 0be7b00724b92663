package org.ringbook.flow.lobster;

import java.io.IOException;
import java.nio.file.Path;
import org.ringbook.flow.Side;
import org.ringbook.flow.io.Fields;
import org.ringbook.flow.io.LineRowReader;

/** Reads {@code *_message_N.csv}: six columns without a header. */
public final class LobsterMessageReader extends LineRowReader<LobsterMessage> {
    private static final int TIME = 0;
    private static final int TYPE = 1;
    private static final int ORDER_ID = 2;
    private static final int SIZE = 3;
    private static final int PRICE = 4;
    private static final int DIRECTION = 5;

    private static final LobsterMessage.Type[] TYPES = LobsterMessage.Type.values();

    private final Fields fields;
    private long lastTimeNs;

    /**
     * Opens a file.
     *
     * @param path the file, plain or gzip.
     * @throws IOException when it can't be opened.
     */
    public LobsterMessageReader(final Path path) throws IOException {
        super(path);
        fields = new Fields(lines(), "time", "type", "order id", "size", "price", "direction");
    }

    @Override
    public LobsterMessage next() throws IOException {
        if (!fields.next()) {
            return null;
        }
        final long timeNs = fields.secondsAsNs(TIME);
        if (timeNs < lastTimeNs) {
            throw fields.fault(TIME, "must not go back");
        }
        final LobsterMessage.Type type = TYPES[fields.oneOf(TYPE, "1234567") - '1'];
        final long price = fields.number(PRICE);
        final boolean isOrder = type.compareTo(LobsterMessage.Type.EXECUTE) <= 0;
        final long size = fields.count(SIZE);
        if (isOrder && price <= 0) {
            throw fields.fault(PRICE, "must be positive");
        }
        if (isOrder && size == 0) {
            throw fields.fault(SIZE, "must be positive");
        }
        final long direction = fields.number(DIRECTION);
        if (direction != 1 && direction != -1) {
            throw fields.fault(DIRECTION, "must be 1 or -1");
        }
        lastTimeNs = timeNs;
        return new LobsterMessage(
                timeNs, type, fields.count(ORDER_ID), size, price, direction == 1 ? Side.BUY : Side.SELL);
    }
}
