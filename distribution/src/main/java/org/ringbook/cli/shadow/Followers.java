package org.ringbook.cli.shadow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ringbook.audit.Shadow;
import org.ringbook.audit.ShadowAlarm;
import org.ringbook.audit.ShadowRun;
import org.ringbook.followers.FollowerAlarm;
import org.ringbook.followers.market.FeedRun;
import org.ringbook.journal.FollowerPositions;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.snapshot.SnapshotFile;
import org.ringbook.journal.snapshot.SnapshotFiles;
import org.ringbook.server.Gauge;

/**
 * How the followers of a data directory's journal stand, and its snapshots: read from files, so it is the same whatever process they run
 * in.
 *
 * @param durableSequence last durable record.
 * @param positions       of the registered followers.
 * @param alarms          of followers that can't go on, and of a ledger that is not what the core says.
 * @param run             the last shadow.
 * @param alarm           what a shadow found, until an operator has looked.
 * @param snapshot        the newest snapshot whose beginning is sound.
 * @param snapshotMs      when it was written, milliseconds since the epoch.
 * @param feed            the last publisher of market data.
 */
public record Followers(
        long durableSequence,
        List<FollowerPositions.Entry> positions,
        List<FollowerAlarm> alarms,
        Optional<ShadowRun> run,
        Optional<ShadowAlarm> alarm,
        Optional<SnapshotFile> snapshot,
        long snapshotMs,
        Optional<FeedRun> feed) {
    /**
     * Looks.
     *
     * @param data the data directory.
     * @return how they stand now.
     */
    public static Followers of(final Path data) {
        final long durable;
        try (JournalReader reader = JournalReader.open(data.resolve("journal"))) {
            durable = reader.durableSequence();
        }
        final Optional<SnapshotFile> newest = new SnapshotFiles(data.resolve(SnapshotFiles.DIRECTORY))
                .list().stream().filter(SnapshotFile::isSound).findFirst();
        return new Followers(
                durable,
                new FollowerPositions(data).list(),
                FollowerAlarm.list(data),
                ShadowRun.read(data),
                ShadowAlarm.read(data),
                newest,
                newest.map(snapshot -> modifiedMs(snapshot.path())).orElse(0L),
                FeedRun.read(data));
    }

    private List<Gauge> gauges(final FeedRun running) {
        return List.of(
                new Gauge(
                        "feed_publishing",
                        "1: market data is published; 0: it is not yet, or no longer",
                        running.isAlive() && running.publishing() ? 1 : 0),
                new Gauge("feed_sequence", "Last record whose market data is published", running.sequence()),
                new Gauge(
                        "feed_lag_records", "Durable records whose market data is not published yet", feedLag(running)),
                new Gauge(
                        "feed_subscribers",
                        "Subscribers of market data on the publisher's media driver",
                        running.isAlive() ? running.subscribers() : 0),
                new Gauge("feed_messages", "Increments published", running.messages()),
                new Gauge(
                        "feed_stalls",
                        "Times that a subscriber stood still until it was put aside or caught up",
                        running.stalls()),
                new Gauge(
                        "feed_gaps",
                        "Records whose increments were dropped, because a tethered subscriber stood still",
                        running.gaps()));
    }

    private static long modifiedMs(final Path file) {
        try {
            return Files.exists(file) ? Files.getLastModifiedTime(file).toMillis() : 0;
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot look at " + file, e);
        }
    }

    /**
     * How far a follower is behind.
     *
     * @param position of the follower.
     * @return records.
     */
    public long lagOf(final FollowerPositions.Entry position) {
        return Math.max(0, durableSequence - position.sequence());
    }

    /**
     * How far the market data feed is behind.
     *
     * @param running the feed.
     * @return records.
     */
    public long feedLag(final FeedRun running) {
        return Math.max(0, durableSequence - running.sequence());
    }

    /**
     * How far the shadow is behind, as far as it has said.
     *
     * @return records; all of them if there never was a shadow.
     */
    public long shadowLag() {
        return positions.stream()
                .filter(position -> position.name().equals(Shadow.FOLLOWER))
                .findFirst()
                .map(this::lagOf)
                .orElse(durableSequence);
    }

    /**
     * Whether a shadow follows now.
     *
     * @return false if none was started, or it ended.
     */
    public boolean isShadowed() {
        return run.filter(ShadowRun::isAlive).isPresent();
    }

    /**
     * The same for the metrics endpoint.
     *
     * @param nowMs milliseconds since the epoch.
     * @return a value each.
     */
    public List<Gauge> gauges(final long nowMs) {
        final List<Gauge> gauges = new ArrayList<>();
        for (final FollowerPositions.Entry position : positions) {
            if (position.name().equals(FeedRun.FOLLOWER)) {
                continue;
            }
            gauges.add(new Gauge(
                    "follower_lag_records",
                    "Durable records that a registered follower has not done with, as far as it has said",
                    "follower",
                    position.name(),
                    lagOf(position)));
        }
        for (final FollowerAlarm alarmed : alarms) {
            gauges.add(new Gauge(
                    "follower_alarm",
                    "1: a follower can't go on, or the ledger is not what the core says, and nobody has looked",
                    "follower",
                    alarmed.name(),
                    1));
        }
        gauges.add(
                new Gauge("shadow_following", "1: a shadow core follows the journal; 0: none", isShadowed() ? 1 : 0));
        gauges.add(new Gauge(
                "shadow_alarm",
                "1: a shadow core found a record that it can't explain, and nobody has looked; 0: no alarm",
                alarm.isPresent() ? 1 : 0));
        gauges.add(new Gauge(
                "shadow_agreed_sequence",
                "Last record behind which the live core's state was found to be the shadow's; 0: not compared yet",
                run.map(ShadowRun::agreedSequence).orElse(0L)));
        gauges.add(new Gauge(
                "snapshot_failing",
                "1: the last attempt at a snapshot failed; 0: it did not",
                run.filter(shadow -> !shadow.snapshotFault().isEmpty()).isPresent() ? 1 : 0));
        feed.ifPresent(running -> gauges.addAll(gauges(running)));
        snapshot.ifPresent(newest -> {
            gauges.add(new Gauge("snapshot_sequence", "Record of the newest snapshot", newest.sequence()));
            gauges.add(new Gauge(
                    "snapshot_age_seconds", "Since the newest snapshot was written", (nowMs - snapshotMs) / 1e3));
            gauges.add(new Gauge("snapshot_bytes", "Size of the newest snapshot", newest.size()));
            run.filter(shadow -> shadow.snapshotSequence() == newest.sequence())
                    .ifPresent(shadow -> gauges.add(new Gauge(
                            "snapshot_duration_seconds",
                            "How long the newest snapshot took to write",
                            shadow.snapshotNs() / 1e9)));
        });
        return gauges;
    }
}
