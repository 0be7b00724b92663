package org.ringbook.binary.gateway;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.ringbook.client.AeronEngineClient;
import org.ringbook.client.venue.Account;
import org.ringbook.client.venue.Catalog;
import org.ringbook.client.venue.CatalogFile;
import org.ringbook.gateway.CheckpointFile;

/**
 * What the gateway knows after a record, written down now and then, so that a start need not read all of them. It is made of the event stream alone.
 * Taken on the gateway's thread between two records, written by a thread beside it, so that nobody waits for the disk.
 */
final class Checkpoints {
    private static final int MAGIC = 0x52424249;
    private static final int VERSION = 1;

    private final BinaryGatewayContext context;
    private final Catalog catalog;
    private final Sessions sessions;
    private final Ownership ownership;
    private final MassCancelInForce mass;
    private long lastSequence;
    private long lastNs;
    private Thread writer;

    Checkpoints(
            final BinaryGatewayContext context,
            final Catalog catalog,
            final Sessions sessions,
            final Ownership ownership,
            final MassCancelInForce mass,
            final long nowNs) {
        this.context = context;
        this.catalog = catalog;
        this.sessions = sessions;
        this.ownership = ownership;
        this.mass = mass;
        lastNs = nowNs;
    }

    /** Takes over what the last one says. Returns its record; 0 if there is none. */
    long read() throws IOException {
        try (DataInputStream in = CheckpointFile.read(context.directory(), MAGIC, VERSION)) {
            if (in == null) {
                return 0;
            }
            lastSequence = in.readLong();
            CatalogFile.read(catalog, in);
            for (final Account account : catalog.accounts()) {
                sessions.onAccount(account.accountId(), account.ownerId());
            }
            sessions.read(in);
            mass.begin(in.readLong(), in.readInt(), in.readInt());
            ownership.read(in);
            return lastSequence;
        }
    }

    /** Takes one if it is time. Returns how much was done. */
    int work(final long nowNs, final AeronEngineClient client) {
        if (nowNs - lastNs < context.checkpointIntervalNs() || client.nextIndex() != 0 || isWriting()) {
            return 0;
        }
        lastNs = nowNs;
        take(client.nextSequence() - 1);
        return 1;
    }

    private boolean isWriting() {
        return writer != null && writer.isAlive();
    }

    private void take(final long sequence) {
        if (sequence <= lastSequence) {
            return;
        }
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeLong(sequence);
            CatalogFile.write(catalog, out);
            sessions.write(out);
            out.writeLong(mass.beginSequence());
            out.writeInt(mass.sessionId());
            out.writeInt(mass.number());
        } catch (final IOException e) {
            context.errorHandler().onError(e);
            return;
        }
        lastSequence = sequence;
        final ByteBuffer orders = ownership.write();
        writer = new Thread(
                () -> write(sequence, ByteBuffer.wrap(bytes.toByteArray()), orders), "ringbook-binary-checkpoint");
        writer.start();
    }

    private void write(final long sequence, final ByteBuffer head, final ByteBuffer orders) {
        try {
            CheckpointFile.write(context.directory(), head, orders);
            context.checkpointed().accept(sequence);
        } catch (final IOException | RuntimeException e) {
            context.errorHandler().onError(e);
        }
    }

    /** Takes the last one and waits until it is written. */
    void close(final AeronEngineClient client) {
        awaitWriter();
        if (client.nextIndex() == 0) {
            take(client.nextSequence() - 1);
            awaitWriter();
        }
    }

    private void awaitWriter() {
        boolean interrupted = false;
        while (isWriting()) {
            try {
                writer.join();
            } catch (final InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
