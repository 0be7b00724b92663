package org.ringbook.audit;

import java.security.MessageDigest;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.agrona.concurrent.NanoClock;
import org.ringbook.journal.JournalException;
import org.ringbook.journal.JournalReader;

/**
 * Reads, verifies CRCs and digests on a thread of its own while another one executes what was read. Two threads meet in two
 * queues of chunks, full and free ones.
 *
 * <pre>
 *   ringbook-read: JournalReader ──▶ CRC, SHA-256 ──▶ chunk ──▶ full ──▶ executing thread
 *                                                       ▲────── free ◀──────┘
 * </pre>
 */
final class ReadAhead implements AutoCloseable {
    private static final int CHUNKS = 16;

    private final BlockingQueue<RecordChunk> full = new ArrayBlockingQueue<>(CHUNKS);
    private final BlockingQueue<RecordChunk> free = new ArrayBlockingQueue<>(CHUNKS);
    private final JournalReader reader;
    private final long last;
    private final MessageDigest sha256;
    private final NanoClock clock;
    private final Thread thread = new Thread(this::run, "ringbook-read");
    private volatile boolean stopped;
    private volatile long busyNs;

    /**
     * Begins to read.
     *
     * @param reader in front of the first record; it is this object's until {@link #close}.
     * @param last   sequence of the last record.
     * @param sha256 takes in every record; null for none.
     * @param clock  measures how long it is busy.
     */
    ReadAhead(final JournalReader reader, final long last, final MessageDigest sha256, final NanoClock clock) {
        this.reader = reader;
        this.last = last;
        this.sha256 = sha256;
        this.clock = clock;
        for (int i = 0; i < CHUNKS; i++) {
            free.add(new RecordChunk());
        }
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        long read = reader.sequence();
        long busySoFarNs = 0;
        while (!stopped && read < last) {
            final RecordChunk chunk = uninterruptibly(free::take);
            final long beganNs = clock.nanoTime();
            chunk.begin(copyOf(sha256));
            try {
                while (read < last && !chunk.isFull() && reader.next()) {
                    chunk.add(reader);
                    read = reader.sequence();
                }
                if (chunk.count() == 0) {
                    chunk.endWith(new IllegalStateException("a durable record is not there: sequence=" + (read + 1)));
                }
            } catch (final RuntimeException e) {
                chunk.endWith(e);
            } catch (final InternalError e) {
                // What the JVM throws for a mapped file that was cut short meanwhile.
                chunk.endWith(new JournalException("cannot read behind sequence=" + read, e));
            }
            if (sha256 != null) {
                sha256.update(chunk.bytes(), 0, chunk.length());
            }
            busySoFarNs += clock.nanoTime() - beganNs;
            busyNs = busySoFarNs;
            final boolean isEnd = chunk.end() != null;
            uninterruptibly(() -> {
                full.put(chunk);
                return chunk;
            });
            if (isEnd) {
                return;
            }
        }
    }

    static MessageDigest copyOf(final MessageDigest digest) {
        try {
            return digest == null ? null : (MessageDigest) digest.clone();
        } catch (final CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 can be copied", e);
        }
    }

    private interface Blocking<T> {
        T call() throws InterruptedException;
    }

    private static <T> T uninterruptibly(final Blocking<T> blocking) {
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return blocking.call();
                } catch (final InterruptedException e) {
                    isInterrupted = true;
                }
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The next chunk, to be given back. The caller knows when the last one has come. */
    RecordChunk take() {
        return uninterruptibly(full::take);
    }

    void giveBack(final RecordChunk chunk) {
        free.add(chunk);
    }

    /** How long the reading thread has not been waiting. */
    long busyNs() {
        return busyNs;
    }

    /** Ends the thread; the reader may be closed then. */
    @Override
    public void close() {
        stopped = true;
        while (thread.isAlive()) {
            final RecordChunk chunk = full.poll();
            if (chunk != null) {
                free.offer(chunk);
            }
            uninterruptibly(() -> {
                thread.join(1);
                return true;
            });
        }
    }
}
