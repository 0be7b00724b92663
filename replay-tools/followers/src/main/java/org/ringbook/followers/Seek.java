package org.ringbook.followers;

import org.ringbook.journal.JournalReader;

/** Goes to where a build ends, and makes sure that the journal is the one that it was made of. */
final class Seek {
    private Seek() {}

    static void behind(final Build build, final JournalReader reader, final String url) {
        final long sequence = build.sequence();
        final long durable = reader.durableSequence();
        final long first = reader.firstSequence();
        if (sequence > durable) {
            throw new FollowerException(
                    "the database is ahead of the journal: sequence=" + sequence + " durableSequence="
                            + durable + " url=" + url
                            + "; it is another journal's, or the journal lost records: rebuild the follower, or name"
                            + " another database");
        }
        if (sequence + 1 < first) {
            throw new FollowerException("the journal does not hold the next record any more: sequence=" + (sequence + 1)
                    + " firstSequence=" + first + "; bring its archive (--archive)");
        }
        if (sequence == 0 || sequence < first) {
            reader.seek(first);
            return;
        }
        reader.seek(sequence);
        if (!reader.next() || reader.crc() != build.recordCrc()) {
            throw new FollowerException("the database was made of another journal: sequence=" + sequence
                    + " its record's crc=" + Long.toHexString(build.recordCrc()) + ", the journal's crc="
                    + Long.toHexString(reader.crc()) + " url=" + url
                    + "; name another database, or rebuild the follower");
        }
    }
}
