package org.ringbook.cli.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ringbook.binary.gateway.BinaryGateway;
import org.ringbook.cli.Console;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import org.ringbook.cli.rest.RestStatus;
import org.ringbook.cli.shadow.Followers;
import org.ringbook.cli.shadow.ShadowThread;
import org.ringbook.client.ClientContext;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.Rows;
import org.ringbook.fix.gateway.FixGateway;
import org.ringbook.followers.FollowerHost;
import org.ringbook.followers.market.PublisherHost;
import org.ringbook.rest.RestGateway;
import org.ringbook.server.Engine;
import org.ringbook.server.EngineContext;
import org.ringbook.server.Gauge;
import org.ringbook.server.RecoveryReport;

/** An engine in this process, and the file that others find it by. */
public final class EngineHost implements AutoCloseable {
    private final Path data;
    private final Engine engine;
    private final Rows.Status status;
    private final long startNs;
    private final Optional<ShadowThread> shadow;
    private final LiveState live;
    private final Optional<FollowerHost> followers;
    private final Optional<PublisherHost> feed;
    private final Optional<FixGateway> fix;
    private final Optional<BinaryGateway> binary;
    private final Optional<RestGateway> rest;

    private EngineHost(
            final Path data,
            final Engine engine,
            final Optional<ShadowThread> shadow,
            final LiveState live,
            final Optional<FollowerHost> followers,
            final Optional<PublisherHost> feed,
            final Optional<FixGateway> fix,
            final Optional<BinaryGateway> binary,
            final Optional<RestGateway> rest,
            final Rows.Status status,
            final long startNs) {
        this.data = data;
        this.engine = engine;
        this.shadow = shadow;
        this.live = live;
        this.followers = followers;
        this.feed = feed;
        this.fix = fix;
        this.binary = binary;
        this.rest = rest;
        this.status = status;
        this.startNs = startNs;
    }

    /**
     * Starts an engine, replays its journal and waits until it takes commands.
     *
     * @param options how.
     * @param data    the data directory; it is made if there is none.
     * @param console takes what the engine says.
     * @return the running engine.
     * @throws Failure if another engine runs there.
     */
    public static EngineHost launch(final EngineOptions options, final Path data, final Console console) {
        final Optional<RunFile> other = RunFile.findRunning(data);
        if (other.isPresent()) {
            throw new Failure(
                    ExitStatus.FAILED,
                    "an engine runs on " + data + " already (process "
                            + other.get().pid() + "). Stop it, or use another --data");
        }
        options.follow().check();
        options.rest().check(options.follow().names());
        final long beganNs = System.nanoTime();
        final EngineContext context = options.context()
                .dataDirectory(data)
                .log(line -> console.progress("engine: " + line))
                .gauges(() -> gauges(data, options))
                .recoveryProgress((sequence, last) -> console.bar(sequence, last, "replayed " + sequence + " records"));
        final Engine engine = Engine.launch(context);
        try {
            final Rows.Status status = statusOf(engine);
            final long startNs = System.nanoTime() - beganNs;
            RunFile.ofThisProcess(engine.aeronDirectory(), engine.metricsPort()).write(data);
            final LiveState live = new LiveState(data);
            final Optional<ShadowThread> shadow = options.shadow()
                    .context(data, live, console)
                    .map(shadowed -> ShadowThread.start(shadowed, console::progress));
            final Optional<PublisherHost> feed = options.feed().start(data, engine.aeronDirectory(), console);
            final Optional<FixGateway> fix = options.fix().start(data, engine.aeronDirectory(), console);
            final Optional<BinaryGateway> binary = options.binary().start(data, engine.aeronDirectory(), console);
            final Optional<FollowerHost> followers = options.follow().start(data, console);
            final Optional<RestGateway> rest = options.rest()
                    .start(
                            data,
                            engine.aeronDirectory(),
                            options.follow().names(),
                            options.follow().database(data),
                            console);
            rest.ifPresent(gateway -> RestStatus.write(data, gateway.address()));
            return new EngineHost(data, engine, shadow, live, followers, feed, fix, binary, rest, status, startNs);
        } catch (final IOException e) {
            engine.close();
            throw new UncheckedIOException("cannot write to " + data, e);
        } catch (final RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    private static List<Gauge> gauges(final Path data, final EngineOptions options) {
        final List<Gauge> gauges = new ArrayList<>(Followers.of(data).gauges(System.currentTimeMillis()));
        gauges.addAll(options.fix().gauges());
        gauges.addAll(options.binary().gauges());
        gauges.addAll(options.rest().gauges());
        return gauges;
    }

    private static Rows.Status statusOf(final Engine engine) {
        try (EngineConnection connection = connect(engine)) {
            return connection.queries().status(false);
        }
    }

    /**
     * Connects to it.
     *
     * @return to be closed by the caller, before this.
     */
    public EngineConnection connect() {
        return connect(engine);
    }

    private static EngineConnection connect(final Engine engine) {
        return EngineConnection.connect(new ClientContext().aeronDirectory(engine.aeronDirectory()));
    }

    /**
     * What the engine was when it was ready.
     *
     * @return its sequence is that of the last record.
     */
    public Rows.Status startStatus() {
        return status;
    }

    /**
     * How its state was rebuilt.
     *
     * @return the report
     */
    public RecoveryReport recoveryReport() {
        return engine.recoveryReport();
    }

    /**
     * How long it took to be ready.
     *
     * @return nanoseconds.
     */
    public long startNs() {
        return startNs;
    }

    /**
     * Where its media driver is.
     *
     * @return a directory.
     */
    public String aeronDirectory() {
        return engine.aeronDirectory();
    }

    /**
     * Port of its metrics endpoint.
     *
     * @return on loopback; negative = none.
     */
    public int metricsPort() {
        return engine.metricsPort();
    }

    /**
     * Whether clients can come by each of its gateways, those aside that have ended, which they have said.
     *
     * @return false while one is starting.
     */
    public boolean isOpen() {
        return Stream.of(fix, binary)
                .flatMap(Optional::stream)
                .allMatch(gateway -> gateway.isReady() || !gateway.fault().isEmpty());
    }

    /**
     * Its FIX gateway.
     *
     * @return empty if it has none.
     */
    public Optional<FixGateway> fix() {
        return fix;
    }

    /**
     * Its binary gateway.
     *
     * @return empty if it has none.
     */
    public Optional<BinaryGateway> binary() {
        return binary;
    }

    /**
     * Its REST gateway.
     *
     * @return empty if it has none.
     */
    public Optional<RestGateway> rest() {
        return rest;
    }

    /**
     * Where the journal of a data directory is.
     *
     * @param data the data directory, or a journal itself, or a copy of either.
     * @return the journal's directory.
     */
    public static Path journalOf(final Path data) {
        final Path journal = data.resolve("journal");
        return Files.isDirectory(journal) ? journal : data;
    }

    @Override
    public void close() {
        rest.ifPresent(gateway -> {
            gateway.close();
            RestStatus.remove(data);
        });
        fix.ifPresent(FixGateway::close);
        binary.ifPresent(BinaryGateway::close);
        feed.ifPresent(PublisherHost::close);
        live.close();
        engine.close();
        shadow.ifPresent(ShadowThread::close);
        followers.ifPresent(FollowerHost::close);
        try {
            RunFile.remove(data);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot remove the run file in " + data, e);
        }
    }
}
