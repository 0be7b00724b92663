package org.ringbook.cli.flow;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ringbook.cli.Console;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Stop;
import org.ringbook.flow.FlowChecker;
import org.ringbook.flow.FlowListener;
import org.ringbook.flow.FlowReport;
import org.ringbook.flow.FlowStep;
import org.ringbook.flow.FlowStream;
import org.ringbook.flow.Pacing;

/** One recording being played: paced, compared if wished, summed up. */
final class Playing {
    private final FlowStream stream;
    private final EngineFlowTarget target;
    private final Pacing pacing;
    private final Console console;
    private final Stop stop;

    Playing(
            final FlowStream stream,
            final EngineFlowTarget target,
            final Pacing pacing,
            final Console console,
            final Stop stop) {
        this.stream = stream;
        this.target = target;
        this.pacing = pacing;
        this.console = console;
        this.stop = stop;
    }

    /** Plays to the end and tells what came of it; an exit status. */
    int run(final long steps, final boolean isChecked) throws IOException {
        final FlowChecker checker = new FlowChecker(stream.knownShares());
        final FlowListener listener = isChecked ? checker : (step, outcome) -> {};
        final long startNs = System.nanoTime();
        long played = 0;
        for (FlowStep step = stream.next(); step != null && awaitTurn(step); step = stream.next()) {
            target.submit(step, listener);
            played++;
            console.bar(
                    played,
                    steps,
                    String.format(
                            "%,d steps, %,d trades", played, target.counts().trades()));
        }
        target.drain();
        new FlowSummary(target.counts(), target.latency(), System.nanoTime() - startNs).tell(console);
        if (stop.isRequested()) {
            console.error("interrupted before the end of the recording");
            return ExitStatus.INTERRUPTED;
        }
        return isChecked ? tell(checker.report()) : ExitStatus.DONE;
    }

    /** Works for the client until the step is due; false if the flow is to stop. */
    private boolean awaitTurn(final FlowStep step) {
        while (!stop.isRequested() && pacing.waitNs(step.timeNs(), System.nanoTime()) > 0) {
            target.poll();
        }
        return !stop.isRequested();
    }

    private int tell(final FlowReport report) {
        console.print(report.text().stripTrailing());
        final Map<String, Object> checks = new LinkedHashMap<>();
        for (final FlowReport.Line line : report.lines()) {
            final Map<String, Object> row = new LinkedHashMap<>();
            row.put("agree", line.agree());
            row.put("total", line.total());
            row.put("percent", line.percent());
            row.put("differ", line.differ());
            checks.put(line.kind().label(), row);
        }
        console.put("passed", report.passed()).put("checks", checks).put("targetOnlyTrades", report.targetOnlyTrades());
        return report.passed() ? ExitStatus.DONE : ExitStatus.FAILED;
    }
}
