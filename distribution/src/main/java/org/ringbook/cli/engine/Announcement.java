package org.ringbook.cli.engine;

import java.nio.file.Path;
import org.ringbook.cli.Console;
import org.ringbook.client.Rows;
import org.ringbook.server.RecoveryReport;

/** Says what was recovered and where the engine can be reached. */
final class Announcement {
    private final Console console;
    private final Path data;

    Announcement(final Console console, final Path data) {
        this.console = console;
        this.data = data;
    }

    void recovered(final EngineHost host) {
        final Rows.Status status = host.startStatus();
        final RecoveryReport report = host.recoveryReport();
        report.skipped().forEach(fault -> console.say("skipped a snapshot: " + fault));
        final String took = String.format("%.1f s", host.startNs() / 1e9);
        console.say(
                status.sequence() == 0
                        ? "new journal in " + data + " (ready in " + took + ")"
                        : String.format(
                                "%s, ready in %s: %,d open orders, %d markets, %d accounts",
                                report.summary(), took, status.openOrders(), status.markets(), status.accounts()));
        console.put("recoveredRecords", status.sequence())
                .put("executedRecords", report.records())
                .put("snapshotSequence", report.snapshotSequence())
                .put("skippedSnapshots", report.skipped().size())
                .put("startMillis", host.startNs() / 1_000_000);
    }

    void ready(final EngineHost host) {
        recovered(host);
        addresses(host);
        console.say("ready; Ctrl-C stops it");
    }

    void addresses(final EngineHost host) {
        console.say("  data     " + data.toAbsolutePath().normalize());
        console.say("  aeron    " + host.aeronDirectory() + " (aeron:ipc, streams 1001 to 1003)");
        console.put("data", data.toString()).put("aeronDirectory", host.aeronDirectory());
        if (host.metricsPort() >= 0) {
            console.say("  metrics  http://127.0.0.1:" + host.metricsPort() + "/metrics");
            console.put("metricsPort", host.metricsPort());
        }
        host.fix().ifPresent(fix -> {
            console.say("  fix      " + fix.address() + " (FIX 4.4, TargetCompID " + fix.compId() + ")");
            console.put("fix", fix.address());
        });
        host.binary().ifPresent(binary -> {
            console.say("  binary   " + binary.address());
            console.put("binary", binary.address());
        });
        host.rest().ifPresent(rest -> {
            console.say("  rest     " + rest.address() + " (REST, WebSocket, page)");
            console.put("rest", rest.address());
        });
    }
}
