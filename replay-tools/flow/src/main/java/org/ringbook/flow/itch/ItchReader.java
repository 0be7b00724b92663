package org.ringbook.flow.itch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.ringbook.flow.FlowProgress;
import org.ringbook.flow.Side;
import org.ringbook.flow.io.FlowFile;
import org.ringbook.flow.io.FlowFormatException;
import org.ringbook.flow.io.RowReader;

/** Reads the messages of all stocks, or of one. A length of zero ends the file. */
final class ItchReader implements RowReader<ItchMessage> {
    static final int ALL = -1;

    private static final int HEADER = 11;
    private static final int STOCK_BYTES = 8;

    private final FlowFile file;
    private final InputStream stream;
    private final byte[] bytes = new byte[1 << 16];
    private final ByteBuffer message = ByteBuffer.wrap(bytes);
    private final int locate;
    private long offset;
    private long messageOffset;
    private long messages;

    /** {@code locate} is the number of the stock whose messages are wanted, or {@link #ALL}. */
    ItchReader(final Path path, final int locate) throws IOException {
        file = new FlowFile(path);
        stream = file.stream();
        this.locate = locate;
    }

    @Override
    public ItchMessage next() throws IOException {
        while (true) {
            final ItchType type = read();
            if (type == null) {
                return null;
            }
            final int stockLocate = Short.toUnsignedInt(message.getShort(1));
            if (locate == ALL || locate == stockLocate) {
                return decode(type, stockLocate);
            }
        }
    }

    @Override
    public FlowProgress progress() {
        return new FlowProgress(messages, file.bytesRead(), file.bytesTotal());
    }

    @Override
    public FlowFormatException fault(final String what) {
        return new FlowFormatException(file.name(), "offset " + messageOffset, what);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Reads one message into the buffer; null at the end. */
    private ItchType read() throws IOException {
        messageOffset = offset;
        final int read = fill(2);
        if (read == 0) {
            return null;
        }
        final int length = Short.toUnsignedInt(message.getShort(0));
        if (read < 2) {
            throw fault("ends within the length of a message");
        }
        if (length == 0) {
            return null;
        }
        if (fill(length) < length) {
            throw fault("ends within a message: length=" + length);
        }
        final ItchType type = ItchType.of(bytes[0]);
        if (type == null) {
            throw fault("unknown message type: type=" + (bytes[0] & 0xff) + ", length=" + length);
        }
        if (type.length() != length) {
            throw fault("message " + type.code() + " must have " + type.length() + " bytes but has " + length);
        }
        messages++;
        return type;
    }

    private int fill(final int length) throws IOException {
        try {
            final int read = stream.readNBytes(bytes, 0, length);
            offset += read;
            return read;
        } catch (final IOException e) {
            throw new FlowFormatException(
                    file.name(), "offset " + messageOffset, "can't be read: " + e.getMessage(), e);
        }
    }

    private ItchMessage decode(final ItchType type, final int stockLocate) throws FlowFormatException {
        final long timeNs = Short.toUnsignedLong(message.getShort(5)) << 32 | Integer.toUnsignedLong(message.getInt(7));
        return switch (type) {
            case ADD, ADD_ATTRIBUTED ->
                new ItchMessage(type, stockLocate, timeNs, ref(HEADER), 0, side(), number(20), number(32), stock(24));
            case EXECUTED, CANCEL ->
                new ItchMessage(type, stockLocate, timeNs, ref(HEADER), 0, null, number(19), 0, "");
            case EXECUTED_AT_PRICE ->
                new ItchMessage(type, stockLocate, timeNs, ref(HEADER), 0, null, number(19), number(32), "");
            case DELETE -> new ItchMessage(type, stockLocate, timeNs, ref(HEADER), 0, null, 0, 0, "");
            case REPLACE ->
                new ItchMessage(type, stockLocate, timeNs, ref(HEADER), ref(19), null, number(27), number(31), "");
            case STOCK_DIRECTORY -> new ItchMessage(type, stockLocate, timeNs, 0, 0, null, 0, 0, stock(HEADER));
            default -> new ItchMessage(type, stockLocate, timeNs, 0, 0, null, 0, 0, "");
        };
    }

    private long ref(final int at) {
        return message.getLong(at);
    }

    private long number(final int at) {
        return Integer.toUnsignedLong(message.getInt(at));
    }

    private String stock(final int at) {
        return new String(bytes, at, STOCK_BYTES, StandardCharsets.US_ASCII).stripTrailing();
    }

    private Side side() throws FlowFormatException {
        final byte code = bytes[19];
        if (code != 'B' && code != 'S') {
            throw fault("side must be B or S: side=" + code);
        }
        return code == 'B' ? Side.BUY : Side.SELL;
    }
}
