package org.ringbook.cli.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ringbook.audit.Shadow;
import org.ringbook.audit.ShadowRun;
import org.ringbook.cli.Catalog;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.Table;
import org.ringbook.cli.binary.BinaryStatus;
import org.ringbook.cli.fix.FixStatus;
import org.ringbook.cli.rest.RestStatus;
import org.ringbook.cli.shadow.Followers;
import org.ringbook.cli.shadow.GatewayPosition;
import org.ringbook.client.EngineQueries;
import org.ringbook.client.Instrument;
import org.ringbook.client.Rows;
import org.ringbook.followers.market.FeedRun;
import org.ringbook.journal.FollowerPositions;
import org.ringbook.journal.snapshot.SnapshotFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How the running engine is. Asked outside the sequence: it leaves no record. */
@Command(
        name = "status",
        description =
                "Show what runs, its markets and their state, how many records it makes a second, its shadow and last"
                        + " snapshot, followers, the market data feed, and free disk space.",
        footer = {"", "Examples:", "  ringbook status", "  ringbook status --hash --json"})
public final class StatusCommand extends Subcommand {
    private static final long RATE_MILLIS = 500;

    @Option(names = "--hash", description = "Also the hash of the whole state, which takes the core a moment.")
    private boolean hash;

    private StatusCommand() {}

    @Override
    public Integer call() {
        final RunFile runFile = root().engine().runFile();
        final EngineQueries queries = root().engine().connection().queries();
        final Rows.Status first = queries.status(false);
        final long firstNs = System.nanoTime();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(RATE_MILLIS));
        final Rows.Status status = queries.status(hash);
        final long recordsPerSecond =
                Math.round((status.sequence() - first.sequence()) * 1e9 / (System.nanoTime() - firstNs));
        engine(runFile, status, recordsPerSecond);
        final Followers followers = Followers.of(root().data());
        followers(followers);
        feed(followers);
        markets(root().engine().catalog());
        gateways(queries.gateways());
        FixStatus.print(root().data(), console());
        BinaryStatus.print(root().data(), console());
        RestStatus.print(root().data(), console());
        return ExitStatus.DONE;
    }

    private void engine(final RunFile runFile, final Rows.Status status, final long recordsPerSecond) {
        final String mode =
                status.halted() ? "halted" : status.lowSpace() ? "low on disk space: cancels only" : "running";
        final Duration up = Duration.between(Instant.ofEpochMilli(runFile.sinceMs()), Instant.now());
        console().print(String.format("engine       %s (process %d, up %s)", mode, runFile.pid(), words(up)));
        console().print(String.format("sequence     %,d (%,d records/s)", status.sequence(), recordsPerSecond));
        console().print(String.format("open orders  %,d", status.openOrders()));
        console()
                .print(String.format(
                        "accounts     %,d, assets %,d, markets %,d",
                        status.accounts(), status.assets(), status.markets()));
        console().print(String.format("sessions     %,d logged on", status.sessionsOn()));
        console().print(String.format("free space   %.1f GiB", status.freeBytes() / (double) (1L << 30)));
        console().print("aeron        " + runFile.aeronDirectory());
        if (runFile.metricsPort() >= 0) {
            console().print("metrics      http://127.0.0.1:" + runFile.metricsPort() + "/metrics");
        }
        console()
                .put("pid", runFile.pid())
                .put("mode", mode)
                .put("sequence", status.sequence())
                .put("recordsPerSecond", recordsPerSecond)
                .put("openOrders", status.openOrders())
                .put("accounts", status.accounts())
                .put("assets", status.assets())
                .put("sessionsOn", status.sessionsOn())
                .put("halted", status.halted())
                .put("lowSpace", status.lowSpace())
                .put("freeBytes", status.freeBytes())
                .put("aeronDirectory", runFile.aeronDirectory());
        if (hash) {
            console().print(String.format("state hash   %016x", status.stateHash()));
            console().put("stateHash", String.format("%016x", status.stateHash()));
        }
    }

    private void followers(final Followers followers) {
        console()
                .print(String.format(
                        "shadow       %s, %,d records behind",
                        followers.isShadowed()
                                ? "follows in a "
                                        + followers.run().orElseThrow().host() + " (process "
                                        + followers.run().orElseThrow().pid() + ")"
                                : "none follows",
                        followers.shadowLag()));
        followers
                .run()
                .filter(run -> run.agreedSequence() > 0)
                .ifPresent(run -> console()
                        .print(String.format(
                                "shadow       has the live core's state after record %,d", run.agreedSequence())));
        followers
                .run()
                .filter(run -> !run.snapshotFault().isEmpty())
                .ifPresent(run -> console().print("shadow       no snapshot: " + run.snapshotFault()));
        console()
                .print(followers
                        .snapshot()
                        .map(snapshot -> String.format(
                                "snapshot     of record %,d, %s old, %,d bytes",
                                snapshot.sequence(),
                                words(Duration.ofMillis(System.currentTimeMillis() - followers.snapshotMs())),
                                snapshot.size()))
                        .orElse("snapshot     none"));
        final Map<String, Object> lags = new LinkedHashMap<>();
        for (final FollowerPositions.Entry entry : followers.positions()) {
            if (!entry.name().equals(Shadow.FOLLOWER) && !entry.name().equals(FeedRun.FOLLOWER)) {
                lags.put(entry.name(), followers.lagOf(entry));
                final String text = GatewayPosition.isGateway(entry.name())
                        ? "%-12s checkpoint %,d records ago"
                        : "%-12s %,d records behind";
                console().print(String.format(text, entry.name(), followers.lagOf(entry)));
            }
        }
        console().put("followerLags", lags).put("followerAlarms", followers.alarms());
        followers.alarms().forEach(alarm -> console().print("ALARM        " + alarm.name() + ": " + alarm.text()));
        followers.alarm().ifPresent(alarm -> {
            console()
                    .print("ALARM        " + Instant.ofEpochMilli(alarm.atMs()) + " "
                            + alarm.finding().text());
            console().put("shadowAlarm", alarm.finding().text());
        });
        console()
                .put("shadow", followers.isShadowed())
                .put("shadowLag", followers.shadowLag())
                .put(
                        "shadowAgreedSequence",
                        followers.run().map(ShadowRun::agreedSequence).orElse(0L))
                .put(
                        "snapshotSequence",
                        followers.snapshot().map(SnapshotFile::sequence).orElse(0L));
    }

    private void feed(final Followers followers) {
        final FeedRun feed = followers.feed().orElse(null);
        if (feed == null) {
            return;
        }
        final boolean isPublished = feed.isAlive() && feed.publishing();
        console()
                .print(String.format(
                        "feed         %s, %,d records behind, %,d subscribers",
                        isPublished
                                ? "publishes (process " + feed.pid() + ")"
                                : feed.isAlive() ? "catches up (process " + feed.pid() + ")" : "none publishes",
                        followers.feedLag(feed),
                        feed.isAlive() ? feed.subscribers() : 0));
        if (!feed.fault().isEmpty()) {
            console().print("ALARM        feed: " + feed.fault());
        }
        console()
                .put("feedPublishing", isPublished)
                .put("feedSequence", feed.sequence())
                .put("feedLag", followers.feedLag(feed))
                .put("feedSubscribers", feed.isAlive() ? feed.subscribers() : 0)
                .put("feedFault", feed.fault());
    }

    private static String words(final Duration up) {
        return up.toHours() > 0
                ? String.format("%d h %d min", up.toHours(), up.toMinutesPart())
                : String.format("%d min %d s", up.toMinutes(), up.toSecondsPart());
    }

    private void markets(final Catalog catalog) {
        final Table table = new Table("market", "state", "bid", "offer", "open orders", "trades");
        final List<Map<String, Object>> rows = new ArrayList<>();
        for (final Rows.Market market : catalog.loadMarkets()) {
            final Instrument instrument = catalog.instrument(market);
            final String bid =
                    market.bestBidTicks() == 0 ? "-" : instrument.price().text(market.bestBidTicks());
            final String offer =
                    market.bestOfferTicks() == 0 ? "-" : instrument.price().text(market.bestOfferTicks());
            table.row(market.symbol(), market.state(), bid, offer, market.openOrders(), market.lastTradeId());
            final Map<String, Object> row = new LinkedHashMap<>();
            row.put("symbol", market.symbol());
            row.put("state", market.state().name());
            row.put("bid", market.bestBidTicks() == 0 ? null : bid);
            row.put("offer", market.bestOfferTicks() == 0 ? null : offer);
            row.put("openOrders", market.openOrders());
            row.put("trades", market.lastTradeId());
            rows.add(row);
        }
        if (!table.isEmpty()) {
            console().print("");
            console().print(table.toString());
        }
        console().put("markets", rows);
    }

    private void gateways(final List<Rows.Gateway> gateways) {
        final Table table = new Table("gateway", "state", "epoch", "commands");
        gateways.forEach(
                row -> table.row(row.gatewayId(), row.up() ? "up" : "down", row.epoch(), row.lastGatewaySequence()));
        if (!table.isEmpty()) {
            console().print("");
            console().print(table.toString());
        }
        console().put("gateways", gateways);
    }
}
