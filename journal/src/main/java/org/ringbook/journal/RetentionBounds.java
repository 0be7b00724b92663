package org.ringbook.journal;

import java.util.ArrayList;
import java.util.List;
import org.ringbook.journal.snapshot.SnapshotFile;
import org.ringbook.journal.snapshot.SnapshotFiles;

/** Up to where files may leave: what snapshots cover, what followers have done with, and what is to be kept in any case. */
final class RetentionBounds {
    private final RetentionContext context;
    private final long durableSequence;
    private final List<FollowerPositions.Entry> followers;
    private final List<String> notices = new ArrayList<>();
    private final long snapshotSequence;

    RetentionBounds(final RetentionContext context, final long durableSequence, final SnapshotFiles snapshots) {
        this.context = context;
        this.durableSequence = durableSequence;
        followers = new FollowerPositions(context.dataDirectory()).list();
        snapshotSequence = oldestSound(snapshots);
    }

    /** Every sound snapshot stays of use: a start that has to skip the newest goes on from the one before. */
    private long oldestSound(final SnapshotFiles snapshots) {
        long oldest = 0;
        try (JournalReader journal = JournalReader.open(context.dataDirectory().resolve("journal"))) {
            for (final SnapshotFile listed : snapshots.list()) {
                final SnapshotFile snapshot = snapshots.verify(listed);
                final String fault = snapshot.isSound() ? strangeness(snapshot, journal) : snapshot.fault();
                if (fault.isEmpty()) {
                    oldest = snapshot.sequence();
                } else {
                    notices.add("the snapshot " + snapshot.path() + " does not count: " + fault);
                }
            }
        }
        return oldest;
    }

    private static String strangeness(final SnapshotFile snapshot, final JournalReader journal) {
        if (snapshot.sequence() > journal.durableSequence()) {
            return "it is ahead of the journal";
        }
        if (snapshot.sequence() < journal.firstSequence()) {
            return "its record is retired";
        }
        journal.seek(snapshot.sequence());
        return journal.next() && journal.crc() == snapshot.recordCrc() ? "" : "it is of another journal";
    }

    /** Why a file has to stay; empty if it may leave. */
    String reasonToKeep(final FileSummary file) {
        if (snapshotSequence == 0) {
            return "no sound snapshot covers it";
        }
        if (file.lastSequence() >= snapshotSequence) {
            return "not every sound snapshot covers it: the oldest is at " + snapshotSequence;
        }
        for (final FollowerPositions.Entry follower : followers) {
            if (!follower.damage().isEmpty()) {
                return "nothing is known of follower " + follower.name() + ": " + follower.damage();
            }
            if (follower.sequence() < file.lastSequence()) {
                return "follower " + follower.name() + " is at " + follower.sequence();
            }
        }
        if (file.lastSequence() > durableSequence - context.keepRecords()) {
            return "of the last " + context.keepRecords() + " records, which are kept";
        }
        if (file.lastTimestampNs() > context.clock().nanoTime() - context.keepNs()) {
            return "its last record is not old enough";
        }
        return "";
    }

    /** Sequence of the oldest sound snapshot; 0 if there is none. */
    long snapshotSequence() {
        return snapshotSequence;
    }

    List<String> notices() {
        return notices;
    }
}
