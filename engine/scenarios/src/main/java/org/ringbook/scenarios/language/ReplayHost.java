package org.ringbook.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ringbook.scenarios.Subject;

/**
 * An exchange that is restarted again and again: a new one is made from the records so far, which have to come out the same byte
 * for byte, and goes on from there.
 */
public final class ReplayHost implements Host {
    /** A long history is replayed less often, so that all replays together stay in proportion to it. */
    private static final int GROWTH = 4;

    private final Supplier<Subject> subjects;
    private final List<Recorded> history = new ArrayList<>();
    private final int interval;
    private SubjectHost host;
    private int restartedAt;

    /**
     * A host at the beginning of its time.
     *
     * @param subjects makes new ones with nothing in them
     * @param interval how many records there are at least between restarts
     */
    public ReplayHost(final Supplier<Subject> subjects, final int interval) {
        this.subjects = subjects;
        this.interval = interval;
        host = new SubjectHost(subjects.get());
    }

    private void restart() {
        final int since = history.size() - restartedAt;
        if (since >= interval && since >= restartedAt / GROWTH) {
            restartedAt = history.size();
            final long nowNs = host.timestampNs();
            host = new SubjectHost(subjects.get(), history);
            host.advanceTo(nowNs);
        }
    }

    @Override
    public List<Recorded> execute(final byte[] command) {
        restart();
        final List<Recorded> records = host.execute(command);
        history.addAll(records);
        return records;
    }

    @Override
    public List<Recorded> advanceTo(final long timestampNs) {
        restart();
        final List<Recorded> records = host.advanceTo(timestampNs);
        history.addAll(records);
        return records;
    }

    @Override
    public long timestampNs() {
        return host.timestampNs();
    }

    @Override
    public long available(final int accountId, final int assetId) {
        return host.available(accountId, assetId);
    }

    @Override
    public long held(final int accountId, final int assetId) {
        return host.held(accountId, assetId);
    }

    @Override
    public void close() {
        host.close();
    }
}
