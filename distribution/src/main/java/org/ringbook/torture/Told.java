package org.ringbook.torture;

import java.util.Arrays;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2LongHashMap;
import org.ringbook.client.EventFrame;
import org.ringbook.journal.JournalReader;

/**
 * What a client was told by the event stream: of every record the CRC-32C of its frames as they were heard (so client order ids,
 * order ids and outcomes, to the byte), and in which record each of its own commands was. One thread.
 */
public final class Told {
    private static final long NOT_HEARD = -1;
    private static final int INITIAL = 1 << 12;

    private final Long2LongHashMap recordOf = new Long2LongHashMap(0);
    private final CRC32C heard = new CRC32C();

    /** Apart from the one above, which may stand in the middle of a record when a journal is compared. */
    private final CRC32C read = new CRC32C();

    private final byte[] prefix = new byte[Short.BYTES];
    private byte[] bytes = new byte[INITIAL];
    private long[] crcs = filled(INITIAL);
    private long lastBegun;

    /** Nothing was told yet. */
    public Told() {}

    private static long[] filled(final int length) {
        final long[] array = new long[length];
        Arrays.fill(array, NOT_HEARD);
        return array;
    }

    void frame(final EventFrame frame) {
        if (frame.index() == 0) {
            heard.reset();
        }
        lastBegun = frame.sequence();
        add(frame.buffer(), frame.offset(), frame.length());
        if (frame.isLastOfRecord()) {
            put(frame.sequence(), heard.getValue());
        }
    }

    /** The same, told by a reader of the journal. */
    void record(final JournalReader reader) {
        lastBegun = reader.sequence();
        put(lastBegun, crcOf(reader.buffer(), reader.framesOffset(), reader.framesLength()));
    }

    /** As it is in a record: its length in front. */
    private void add(final DirectBuffer buffer, final int offset, final int length) {
        prefix[0] = (byte) length;
        prefix[1] = (byte) (length >>> Byte.SIZE);
        heard.update(prefix);
        update(heard, buffer, offset, length);
    }

    private void update(final CRC32C crc, final DirectBuffer buffer, final int offset, final int length) {
        if (bytes.length < length) {
            bytes = new byte[length];
        }
        buffer.getBytes(offset, bytes, 0, length);
        crc.update(bytes, 0, length);
    }

    private void put(final long sequence, final long crc) {
        final int index = Math.toIntExact(sequence);
        if (index >= crcs.length) {
            final int length = crcs.length;
            crcs = Arrays.copyOf(crcs, Math.max(2 * length, index + 1));
            Arrays.fill(crcs, length, crcs.length, NOT_HEARD);
        }
        crcs[index] = crc;
    }

    /** Whether it was told twice. */
    boolean own(final long gatewaySequence, final long record) {
        return recordOf.put(gatewaySequence, record) != 0;
    }

    /** The record that holds a command of its own; 0 if nothing was told of it. */
    long recordOf(final long gatewaySequence) {
        return recordOf.get(gatewaySequence);
    }

    /** CRC-32C of a record's frames as they were heard; -1 if it was not, or not to its end. */
    long crcOf(final long sequence) {
        return sequence < crcs.length ? crcs[(int) sequence] : NOT_HEARD;
    }

    /** The last record of which anything was heard, 0 if none. */
    long lastBegun() {
        return lastBegun;
    }

    /**
     * How many commands of its own it was told of.
     *
     * @return from 0.
     */
    public int size() {
        return recordOf.size();
    }

    /** CRC-32C of a record's frames as the journal has them. */
    long crcOf(final DirectBuffer buffer, final int framesOffset, final int framesLength) {
        read.reset();
        update(read, buffer, framesOffset, framesLength);
        return read.getValue();
    }
}
