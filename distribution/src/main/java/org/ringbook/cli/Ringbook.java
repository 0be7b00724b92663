package org.ringbook.cli;

import java.nio.file.Path;
import org.ringbook.cli.admin.AdminCommand;
import org.ringbook.cli.audit.AuditCommand;
import org.ringbook.cli.bench.BenchCommand;
import org.ringbook.cli.binary.GatewayBinaryCommand;
import org.ringbook.cli.engine.EngineAccess;
import org.ringbook.cli.engine.EngineCommand;
import org.ringbook.cli.engine.StartCommand;
import org.ringbook.cli.engine.StatusCommand;
import org.ringbook.cli.feed.FeedCommand;
import org.ringbook.cli.fix.GatewayFixCommand;
import org.ringbook.cli.flow.PlayCommand;
import org.ringbook.cli.follow.FollowCommand;
import org.ringbook.cli.follow.ReconcileCommand;
import org.ringbook.cli.follow.ReplayCommand;
import org.ringbook.cli.rest.GatewayRestCommand;
import org.ringbook.cli.settle.SettleCommand;
import org.ringbook.cli.shadow.FollowersCommand;
import org.ringbook.cli.shadow.RetainCommand;
import org.ringbook.cli.shadow.ShadowCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command itself: what all its commands share, and nothing to do without one of them. */
@Command(
        name = "ringbook",
        description = "A low-latency, event-sourced exchange.",
        versionProvider = Version.class,
        sortOptions = false,
        subcommands = {
            StartCommand.class,
            EngineCommand.class,
            StatusCommand.class,
            AdminCommand.class,
            PlayCommand.class,
            AuditCommand.class,
            ShadowCommand.class,
            FollowCommand.class,
            ReplayCommand.class,
            ReconcileCommand.class,
            FeedCommand.class,
            GatewayFixCommand.class,
            GatewayBinaryCommand.class,
            GatewayRestCommand.class,
            FollowersCommand.class,
            SettleCommand.class,
            RetainCommand.class,
            BenchCommand.class,
            CompletionCommand.class
        },
        footer = {
            "",
            "Exit status: 0 done, 1 a check or request failed, 2 wrong usage, 3 engine not reachable, 4 journal"
                    + " damaged,",
            "130 interrupted.",
            "",
            "Examples:",
            "  ringbook start --demo                     an exchange with simulated orders; Ctrl-C stops it",
            "  ringbook status                           what runs, from another terminal",
            "  ringbook audit verify                     executes the whole journal again and compares every byte"
        })
public final class Ringbook implements Runnable {
    private static final Path DEFAULT_DATA = Path.of("data");

    private final Console console;
    private final Stop stop;
    private EngineAccess engine;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Directory of the journal and all else that lasts (default: ./data).")
    private Path data;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "End standard output with one JSON object; all else goes to standard error.")
    private boolean json;

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "Say results and errors only.")
    private boolean quiet;

    @SuppressWarnings("UnusedVariable") // the parser acts on it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @SuppressWarnings("UnusedVariable") // the parser acts on it
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    /**
     * A command that speaks to a console.
     *
     * @param console takes what is said.
     * @param stop    tells of Ctrl-C.
     */
    public Ringbook(final Console console, final Stop stop) {
        this.console = console;
        this.stop = stop;
    }

    /**
     * The same for another command line, which shares the connection to the engine.
     *
     * @param lineConsole takes what is said there.
     * @return a command without options set.
     */
    public Ringbook sibling(final Console lineConsole) {
        final Ringbook sibling = new Ringbook(lineConsole, stop);
        sibling.engine = engine();
        return sibling;
    }

    /**
     * The parser of command lines.
     *
     * @return with exit statuses as the contract has them.
     */
    public CommandLine commandLine() {
        return new CommandLine(this)
                .setExecutionStrategy(parsed -> {
                    console.mode(json, quiet);
                    return new CommandLine.RunLast().execute(parsed);
                })
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(120)
                .setParameterExceptionHandler((exception, args) -> {
                    console.error(exception.getMessage());
                    console.progress("See: "
                            + exception.getCommandLine().getCommandSpec().qualifiedName() + " --help");
                    return ExitStatus.USAGE;
                })
                .setExecutionExceptionHandler((exception, line, parsed) -> Failures.tell(exception, console));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: start, status, admin, play, audit ...");
    }

    /**
     * Takes what is said.
     *
     * @return the console.
     */
    public Console console() {
        return console;
    }

    /**
     * Tells of Ctrl-C and SIGTERM.
     *
     * @return the same for the whole process.
     */
    public Stop stop() {
        return stop;
    }

    /**
     * The data directory.
     *
     * @return as it was given, or {@code data}.
     */
    public Path data() {
        return data == null ? DEFAULT_DATA : data;
    }

    /**
     * Whether the data directory was named.
     *
     * @return false if it is the default.
     */
    public boolean isDataGiven() {
        return data != null;
    }

    /**
     * The running engine of the data directory.
     *
     * @return connects when it is first asked.
     */
    public EngineAccess engine() {
        if (engine == null) {
            engine = new EngineAccess(this::data);
        }
        return engine;
    }

    void close() {
        if (engine != null) {
            engine.close();
        }
    }
}
