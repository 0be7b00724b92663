package org.ringbook.followers.market;

import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.readmodel.books.MarketDataBuilder;
import org.ringbook.readmodel.books.StateInput;
import org.ringbook.readmodel.books.StateOutput;

/**
 * A file of all that a publisher knows behind a record: what it is of, then the builder's state. In front of it stand a number that names
 * the format, and a CRC-32C of everything behind that CRC.
 */
final class FeedCheckpoint {
    /** "RBMD" and the format's number: another one is not read, the publisher begins with an older file or the journal. */
    private static final long FORMAT = 0x52424d44_00000001L;

    private static final int CRC = Long.BYTES;
    private static final int BODY = 2 * Long.BYTES;

    private final long sequence;
    private final long recordCrc;
    private final byte[] bytes;

    private FeedCheckpoint(final long sequence, final long recordCrc, final byte[] bytes) {
        this.sequence = sequence;
        this.recordCrc = recordCrc;
        this.bytes = bytes;
    }

    /** The last record that it knows. */
    long sequence() {
        return sequence;
    }

    /** CRC of that record in the journal. */
    long recordCrc() {
        return recordCrc;
    }

    /** The whole file. */
    byte[] bytes() {
        return bytes;
    }

    /** Between two records. */
    static FeedCheckpoint of(final MarketDataBuilder builder, final long recordCrc) {
        final StateOutput out = new StateOutput();
        out.put(FORMAT).put(0).put(builder.sequence()).put(recordCrc);
        builder.save(out);
        final byte[] bytes = out.toBytes();
        new UnsafeBuffer(bytes).putLong(CRC, crcOf(bytes));
        return new FeedCheckpoint(builder.sequence(), recordCrc, bytes);
    }

    /**
     * Of a file's bytes.
     *
     * @throws IllegalArgumentException if it is damaged, or of another format: says which.
     */
    static FeedCheckpoint of(final byte[] bytes) {
        if (bytes.length < BODY + 2 * Long.BYTES) {
            throw new IllegalArgumentException("it is not whole");
        }
        final StateInput in = new StateInput(bytes);
        final long format = in.getLong();
        if (format != FORMAT) {
            throw new IllegalArgumentException("it is of another format: " + Long.toHexString(format));
        }
        if (in.getLong() != crcOf(bytes)) {
            throw new IllegalArgumentException("its checksum is wrong");
        }
        return new FeedCheckpoint(in.getLong(), in.getLong(), bytes);
    }

    /** Gives a new builder what it knows. */
    void load(final MarketDataBuilder builder) {
        final StateInput in = new StateInput(bytes);
        in.getLong();
        in.getLong();
        in.getLong();
        in.getLong();
        builder.load(in);
    }

    private static long crcOf(final byte[] bytes) {
        final CRC32C crc = new CRC32C();
        crc.update(bytes, BODY, bytes.length - BODY);
        return crc.getValue();
    }
}
