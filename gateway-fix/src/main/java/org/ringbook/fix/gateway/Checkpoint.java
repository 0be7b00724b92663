package org.ringbook.fix.gateway;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32C;
import org.ringbook.client.venue.Catalog;
import org.ringbook.client.venue.CatalogFile;
import org.ringbook.fix.report.Orders;
import org.ringbook.fix.report.OrdersFile;
import org.ringbook.readmodel.books.MarketDataBuilder;
import org.ringbook.readmodel.books.StateInput;
import org.ringbook.readmodel.books.StateOutput;

/**
 * What the gateway knows of the exchange after a record, as a file: so that it need not begin at the first one. It is made of the event stream
 * alone and can be thrown away as long as the engine still has all records. Replaced as a whole; a CRC-32C of what comes before ends it.
 *
 * <p>It is written only when every report up to its record is archived. So of a session whose archive says an earlier position, that is because
 * there was nothing for it in between.
 */
final class Checkpoint {
    static final String FILE = "checkpoint";
    private static final int MAGIC = 0x52424658;
    private static final int VERSION = 3;

    private Checkpoint() {}

    /** Returns the record that it was written after; 0 if there is none that can be read. */
    static long read(
            final Path directory,
            final Catalog catalog,
            final SessionNumbers numbers,
            final Orders orders,
            final MarketDataBuilder books)
            throws IOException {
        final byte[] bytes;
        try {
            bytes = Files.readAllBytes(directory.resolve(FILE));
        } catch (final NoSuchFileException e) {
            return 0;
        }
        final int length = bytes.length - Integer.BYTES;
        if (length < Long.BYTES || ByteBuffer.wrap(bytes).getInt(length) != crc(bytes, length)) {
            throw new IOException(directory.resolve(FILE) + " is damaged: its checksum is wrong. Without it the gateway"
                    + " begins at the first record, if the engine still has all");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length))) {
            if (in.readInt() != MAGIC || in.readInt() != VERSION) {
                throw new IOException(directory.resolve(FILE) + " is not a checkpoint of this version");
            }
            final long sequence = in.readLong();
            CatalogFile.read(catalog, in);
            numbers.read(in);
            OrdersFile.read(orders, in);
            books.load(new StateInput(in.readNBytes(in.readInt())));
            return sequence;
        }
    }

    private static int crc(final byte[] bytes, final int length) {
        final CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    static void write(
            final Path directory,
            final long sequence,
            final Catalog catalog,
            final SessionNumbers numbers,
            final Orders orders,
            final MarketDataBuilder books)
            throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeLong(sequence);
            CatalogFile.write(catalog, out);
            numbers.write(out);
            OrdersFile.write(orders, out);
            final StateOutput booksState = new StateOutput();
            books.save(booksState);
            final byte[] booksBytes = booksState.toBytes();
            out.writeInt(booksBytes.length);
            out.write(booksBytes);
            out.writeInt(crc(bytes.toByteArray(), bytes.size()));
        }
        final Path temporary = directory.resolve(FILE + ".new");
        Files.write(temporary, bytes.toByteArray());
        Files.move(
                temporary,
                directory.resolve(FILE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
