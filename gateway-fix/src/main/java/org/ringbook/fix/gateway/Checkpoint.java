package org.ringbook.fix.gateway;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.ringbook.client.venue.Catalog;
import org.ringbook.client.venue.CatalogFile;
import org.ringbook.fix.report.Orders;
import org.ringbook.fix.report.OrdersFile;
import org.ringbook.gateway.CheckpointFile;
import org.ringbook.readmodel.books.MarketDataBuilder;
import org.ringbook.readmodel.books.StateInput;
import org.ringbook.readmodel.books.StateOutput;

/**
 * What the gateway knows of the exchange after a record, as a file: so that it need not begin at the first one. It is made of the event stream
 * alone and can be thrown away as long as the engine still has all records.
 *
 * <p>It is written only when every report up to its record is archived. So of a session whose archive says an earlier position, that is because
 * there was nothing for it in between.
 */
final class Checkpoint {
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
        try (DataInputStream in = CheckpointFile.read(directory, MAGIC, VERSION)) {
            if (in == null) {
                return 0;
            }
            final long sequence = in.readLong();
            CatalogFile.read(catalog, in);
            numbers.read(in);
            OrdersFile.read(orders, in);
            books.load(new StateInput(in.readNBytes(in.readInt())));
            return sequence;
        }
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
        }
        CheckpointFile.write(directory, ByteBuffer.wrap(bytes.toByteArray()));
    }
}
