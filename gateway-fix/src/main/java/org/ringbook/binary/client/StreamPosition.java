package org.ringbook.binary.client;

/**
 * How far a client has come. A client that keeps it somewhere safe can go on from there after its own restart.
 *
 * @param sequence     record of the last numbered message; 0 = none yet.
 * @param index        index of it in the record.
 * @param part         part of it.
 * @param seenSequence all messages of records up to this one were received; 0 = not known.
 */
public record StreamPosition(long sequence, int index, int part, long seenSequence) {
    /** Before everything: all that the exchange has ever told the session is sent again. */
    public static final StreamPosition BEGINNING = new StreamPosition(0, 0, 0, 0);
}
