package org.ringbook.cli.settle;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import org.ringbook.cli.Ringbook;
import org.ringbook.cli.shadow.DataDirectory;
import org.ringbook.followers.Database;
import org.ringbook.followers.Follower;
import org.ringbook.followers.FollowersContext;
import org.ringbook.followers.settlement.SettlementProjection;
import org.ringbook.journal.JournalException;
import org.ringbook.journal.JournalReader;
import org.ringbook.settlement.Office;

/**
 * Brings the settlement follower to the end that the journal has now: follows itself if nobody else does, else waits for who does. So no
 * command of the back office decides upon what is older than the command.
 */
public final class CatchUp {
    private static final long WAIT_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Ringbook root;
    private final Database database;

    /**
     * For a data directory.
     *
     * @param root     knows it.
     * @param database of its followers.
     */
    public CatchUp(final Ringbook root, final Database database) {
        this.root = root;
        this.database = database;
    }

    /**
     * Follows or waits.
     *
     * @param office tells how far another follower has come.
     * @throws Failure if the follower can't go on, or is too slow.
     */
    public void run(final Office office) {
        final long last = durableSequence();
        final FollowersContext context = new FollowersContext()
                .dataDirectory(root.data())
                .archive(DataDirectory.archiveOf(root.data()))
                .database(database)
                .until(last);
        final Follower follower;
        try {
            follower = Follower.open(context, SettlementProjection.KIND);
        } catch (final JournalException e) {
            await(office, last, e.getMessage());
            return;
        }
        try (follower) {
            follower.follow(root.stop()::isRequested);
            if (!follower.fault().isEmpty()) {
                throw new Failure(ExitStatus.FAILED, follower.fault());
            }
            if (follower.sequence() < last) {
                throw new Failure(ExitStatus.INTERRUPTED, "interrupted");
            }
        }
    }

    private long durableSequence() {
        try (JournalReader reader = JournalReader.open(root.data().resolve("journal"))) {
            return reader.durableSequence();
        }
    }

    /** Mostly because the exchange's process follows already, which is as good. */
    private void await(final Office office, final long last, final String whyNotHere) {
        final long deadlineNs = System.nanoTime() + WAIT_NS;
        for (long position = office.position(); position < last; position = office.position()) {
            root.console().bar(position, last, "waits for the settlement follower, at record " + position);
            if (System.nanoTime() - deadlineNs > 0 || root.stop().isRequested()) {
                throw new Failure(
                        ExitStatus.FAILED,
                        "the settlement follower is at record " + position + " of " + last
                                + " after a minute, and can't be brought on here: " + whyNotHere
                                + ". See: ringbook status");
            }
            LockSupport.parkNanos(LOOK_NS);
        }
    }
}
