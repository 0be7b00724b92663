package org.ringbook.cli.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.TemporaryData;
import org.ringbook.cli.audit.Verification;
import org.ringbook.cli.engine.EngineHost;
import org.ringbook.cli.engine.EngineOptions;
import org.ringbook.cli.engine.RunFile;
import org.ringbook.client.ClientContext;
import org.ringbook.client.EngineConnection;
import org.ringbook.flow.FlowStream;
import org.ringbook.flow.Pacing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays recorded orders into the engine. */
@Command(
        name = "play",
        description = {
            "Play recorded orders through the client and Aeron, like any gateway, into a market of their own. Uses the engine that runs"
                    + " on the data directory; if none does, starts one in this process (in a temporary directory unless --data is"
                    + " given), and verifies its journal at the end."
        },
        footer = {
            "",
            "Exit status: 1 if with --check less agrees than is known to be right for this kind of recording.",
            "",
            "Examples:",
            "  ringbook play b3_PETR4F_2015-11-03_orders.csv.gz --check",
            "  ringbook play AAPL_message_50.csv.gz --format lobster --check --book AAPL_orderbook_50.csv.gz",
            "  ringbook play esh4.csv.gz --format cme --pace 10x --data ./data"
        })
public final class PlayCommand extends Subcommand {
    private static final int GATEWAY_ID = 60_002;
    private static final int WINDOW = 256;

    @Parameters(paramLabel = "FILE", description = "The recording, plain or gzip.")
    private Path file;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "lobster, bitstamp, cme, b3 or itch. Default: what the file's name says.")
    private FlowFormat format;

    @Option(
            names = "--pace",
            paramLabel = "PACE",
            defaultValue = "max",
            description = "max, real (as long as it took), or such as 10x. Default: max.")
    private String pace;

    @Option(
            names = "--check",
            description =
                    "One command at a time; compare what comes of it with the recording, and name the causes of differences.")
    private boolean check;

    @Option(
            names = "--book",
            paramLabel = "FILE",
            description = "With --check: a book of the same recording to compare with (lobster). May be repeated.")
    private List<Path> books = List.of();

    @Option(
            names = "--market",
            paramLabel = "SYMBOL",
            description = "Symbol of the new market. Default: the recording's.")
    private String market;

    private PlayCommand() {}

    @Override
    public Integer call() throws IOException {
        final Pacing pacing = checkUsage();
        final FlowNeeds needs;
        try (FlowStream survey = open()) {
            needs = FlowNeeds.of(survey);
        }
        console().progress(String.format("%s: %,d steps", file.getFileName(), needs.steps()));
        final Optional<RunFile> running = RunFile.findRunning(root().data());
        if (running.isPresent()) {
            console()
                    .say("into the engine on " + root().data() + " (process "
                            + running.get().pid() + ")");
            return play(running.get().aeronDirectory(), needs, pacing);
        }
        return root().isDataGiven() ? playAlone(root().data(), needs, pacing) : playInTemporary(needs, pacing);
    }

    private Pacing checkUsage() {
        for (final Path path : books) {
            requireReadable(path);
        }
        requireReadable(file);
        if (format == null) {
            format = FlowFormat.guess(file)
                    .orElseThrow(() -> usage("the file's name does not tell its format: add --format"));
        }
        if (!books.isEmpty() && !check) {
            throw usage("--book goes with --check only");
        }
        if (!books.isEmpty() && !format.takesBooks()) {
            throw usage("--book goes with recordings of lobster only");
        }
        try {
            return Pacing.parse(pace);
        } catch (final IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private void requireReadable(final Path path) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw usage("cannot read " + path);
        }
    }

    private FlowStream open() throws IOException {
        return format.open(file, books);
    }

    private int playInTemporary(final FlowNeeds needs, final Pacing pacing) throws IOException {
        try (TemporaryData data = new TemporaryData()) {
            return playAlone(data.path(), needs, pacing);
        }
    }

    private int playAlone(final Path data, final FlowNeeds needs, final Pacing pacing) throws IOException {
        console().say("into an engine of its own, in " + data);
        final int status;
        try (EngineHost host = EngineHost.launch(new EngineOptions().withoutMetrics(), data, console())) {
            status = play(host.aeronDirectory(), needs, pacing);
        }
        if (root().stop().isRequested()) {
            return status;
        }
        final Verification verification = new Verification(console(), root().stop());
        verification.run(data, false);
        return verification.status() == ExitStatus.DONE ? status : verification.status();
    }

    private int play(final String aeronDirectory, final FlowNeeds needs, final Pacing pacing) throws IOException {
        try (FlowStream stream = open();
                EngineConnection engine =
                        EngineConnection.connect(new ClientContext().aeronDirectory(aeronDirectory))) {
            final PlayMarket place = new PlayMarket(engine, stream.instruments().get(0), needs, market);
            place.setUp();
            console()
                    .say("market " + place.symbol() + ", " + format.name().toLowerCase(Locale.ROOT)
                            + (check ? ", compared step by step" : ""));
            console().put("market", place.symbol());
            try (EngineFlowTarget target = new EngineFlowTarget(
                    new EngineFlowTarget.Gateway(GATEWAY_ID, "recorded flow", aeronDirectory),
                    check ? 1 : WINDOW,
                    place.marketIds(),
                    place.accountIds(),
                    StrangersListener.NONE)) {
                return new Playing(stream, target, pacing, console(), root().stop()).run(needs.steps(), check);
            }
        }
    }
}
