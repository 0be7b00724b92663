package org.ringbook.journal;

/** How far the journal's documents are written: handed by the thread that writes them to the one that syncs them. */
final class WrittenEnd {
    private long sequence;
    private long index;
    private long crc;
    private long bytes;

    /**
     * Moves the end.
     *
     * @param lastSequence of the last record.
     * @param lastIndex    Chronicle's, of the last document.
     * @param lastCrc      of the last record.
     * @param writtenBytes of all documents since the open.
     */
    synchronized void set(final long lastSequence, final long lastIndex, final long lastCrc, final long writtenBytes) {
        sequence = lastSequence;
        index = lastIndex;
        crc = lastCrc;
        bytes = writtenBytes;
    }

    /** Takes over another one, which its thread goes on moving. */
    void take(final WrittenEnd other) {
        synchronized (other) {
            sequence = other.sequence;
            index = other.index;
            crc = other.crc;
            bytes = other.bytes;
        }
    }

    long sequence() {
        return sequence;
    }

    long index() {
        return index;
    }

    long crc() {
        return crc;
    }

    long bytes() {
        return bytes;
    }
}
