package org.ringbook.server;

import io.aeron.Aeron;
import io.aeron.ChannelUriStringBuilder;
import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.aeron.driver.MediaDriver;
import io.aeron.exceptions.ConductorServiceTimeoutException;
import io.aeron.exceptions.DriverTimeoutException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.status.AtomicCounter;
import org.ringbook.core.CoreView;
import org.ringbook.core.ExchangeCore;
import org.ringbook.journal.Durability;
import org.ringbook.journal.Journal;
import org.ringbook.journal.JournalAheadAgent;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.SpaceGuard;
import org.ringbook.sbe.StreamIds;

/**
 * The standalone engine: the core behind Aeron, on its journal. {@link #launch} returns when the journal has been replayed
 * and commands are taken; {@link #close} when everything that was taken is durable and published.
 *
 * <pre>{@code
 * try (Engine engine = Engine.launch(new EngineContext().dataDirectory(directory))) {
 *     barrier.await();
 * }
 * }</pre>
 */
public final class Engine implements AutoCloseable {
    private static final int HOP_TIMES_CAPACITY = 2 * RecordWriter.RECORDS_BEHIND_MAX;
    private static final long UNTETHERED_LIMIT_NS = 100_000_000L;
    private static final long UNTETHERED_RESTING_NS = 1_000_000_000L;
    private static final int CONTROL_TERM_LENGTH = 1 << 20;
    private static final long DRAIN_LIMIT_NS = 5_000_000_000L;

    private final EngineContext context;
    private final FailStop failStop;
    private final List<AgentRunner> runners = new ArrayList<>();
    private final List<AutoCloseable> resources = new ArrayList<>();
    private volatile AtomicCounter errors;
    private ExchangeCore core;
    private RecoveryReport recoveryReport;
    private CommandRing ring;
    private HopTimes hops;
    private SequencerClock sequencerClock;
    private IngressAgent ingress;
    private EgressAgent egress;
    private EngineCounters counters;
    private MetricsEndpoint metrics;

    private Engine(final EngineContext context) {
        this.context = context;
        failStop = new FailStop(context.failStopAction());
    }

    /**
     * Opens the journal, replays it and starts the threads.
     *
     * @param context the settings; it is concluded
     * @return the engine, which takes commands
     * @throws EngineStartException if the journal's records can't be made again by this engine, or a port is taken
     * @throws org.ringbook.journal.JournalDamageException if a record that was promised is not there or not sound
     * @throws org.ringbook.journal.JournalException if another engine has the journal, or the file system refuses
     */
    public static Engine launch(final EngineContext context) {
        context.conclude();
        final Engine engine = new Engine(context);
        try {
            engine.start();
            return engine;
        } catch (final Throwable thrown) {
            engine.release();
            throw thrown;
        }
    }

    /**
     * Where the media driver is, for gateways on this machine.
     *
     * @return the driver's directory
     */
    public String aeronDirectory() {
        return context.aeronDirectory();
    }

    /**
     * Port of the metrics endpoint.
     *
     * @return the port on loopback, or {@link EngineContext#NO_METRICS}
     */
    public int metricsPort() {
        return metrics == null ? EngineContext.NO_METRICS : metrics.port();
    }

    /**
     * How the state was rebuilt at the start.
     *
     * @return the report
     */
    public RecoveryReport recoveryReport() {
        return recoveryReport;
    }

    /**
     * A counter's present value. Any thread.
     *
     * @param id of the counter
     * @return its value
     */
    public long counter(final CounterId id) {
        return counters.get(id);
    }

    /** An operator vouches for the wall clock after a step that raised an alarm; the engine follows it. Any thread. */
    public void acceptWallClock() {
        sequencerClock.acceptWallClock();
    }

    /** Takes no more commands, brings what was taken to the journal and the event stream, and ends. */
    @Override
    public void close() {
        if (!failStop.isStopped()) {
            ingress.drain();
            final IdleStrategy idle = new SleepingMillisIdleStrategy(1);
            final long deadlineNs = System.nanoTime() + DRAIN_LIMIT_NS;
            while (!isDrained() && !failStop.isStopped() && System.nanoTime() - deadlineNs < 0) {
                idle.idle();
            }
        }
        release();
    }

    /** The core's last sequence is read behind the ring's volatile one: at least what the ring has brought. */
    private boolean isDrained() {
        return ingress.isDrained()
                && ring.consumed() == ring.produced()
                && hops.committedSequence() == core.lastSequence()
                && egress.publishedSequence() == hops.committedSequence();
    }

    private void start() {
        final Journal journal = own(Journal.open(context.journal()));
        journal.openReport().findings().forEach(context.log());
        if (context.isDriverEmbedded()) {
            final MediaDriver driver = own(EmbeddedDriver.launch(context, this::onError));
            context.log().accept("media driver in " + driver.aeronDirectoryName());
        }
        final Aeron aeron = own(Aeron.connect(
                new Aeron.Context().aeronDirectoryName(context.aeronDirectory()).errorHandler(this::onError)));
        counters = own(new EngineCounters(aeron));
        errors = counters.of(CounterId.ERRORS);
        hops = new HopTimes(HOP_TIMES_CAPACITY, journal.durableSequence());
        final GatewayWatch watch = new GatewayWatch(context.gatewaySilenceLimitNs());
        final ControlPublisher control = new ControlPublisher(
                publication(aeron, context.controlChannel(), StreamIds.CONTROL, CONTROL_TERM_LENGTH),
                ThreadLocalRandom.current().nextLong(),
                hops,
                watch,
                counters);
        final JournalReader reader = recover(journal, control);
        startAgents(journal, reader, aeron, watch, control);
    }

    private JournalReader recover(final Journal journal, final ControlPublisher control) {
        final JournalReader reader = journal.newReader();
        resources.add(reader);
        control.heartbeat(false);
        final Recovery recovery = new Recovery(context.nanoClock(), (sequence, lastSequence) -> {
            control.heartbeat(false);
            context.recoveryProgress().onProgress(sequence, lastSequence);
        });
        core = recovery.run(reader, context.recoversFromStart() ? null : context.snapshots());
        core.reserve(context.expectedOrders());
        recoveryReport = recovery.report();
        recoveryReport.skipped().forEach(fault -> context.log().accept("skipped a snapshot: " + fault));
        context.log().accept(recoveryReport.summary());
        return reader;
    }

    private void startAgents(
            final Journal journal,
            final JournalReader reader,
            final Aeron aeron,
            final GatewayWatch watch,
            final ControlPublisher control) {
        final NanoClock clock = context.nanoClock();
        ring = new CommandRing(context.ringCapacity());
        final EngineContext.SequencerClocks times = context.recordClocks();
        sequencerClock = new SequencerClock(times.wall(), times.monotonic(), core.lastTimestampNs());
        final ControlRing controlRing = new ControlRing(context.ringCapacity());
        final RequestRing requests = new RequestRing();
        final QueryQueues queues = new QueryQueues();
        final HopHistograms histograms = new HopHistograms();
        final CoreView view = core.view();
        view.gateways(0, (gatewayId, epoch, last, up) -> {
            if (up) {
                watch.up(gatewayId, epoch, clock.nanoTime());
            }
            return true;
        });
        final SpaceWatch space = new SpaceWatch(
                new SpaceGuard(context.journal()), context.journal().freeBytes(), ring, view.lowSpace(), counters);
        final RecordWriter writer =
                new RecordWriter(core, journal, context.journal().durability(), sequencerClock, hops, counters);
        final QueryAnswerer answerer = new QueryAnswerer(core, queues, space::freeBytes, counters);
        ingress = new IngressAgent(
                subscription(aeron),
                new FrameIntake(ring, controlRing, requests, watch, counters),
                controlRing,
                control,
                ring,
                watch,
                space,
                sequencerClock,
                context,
                counters);
        egress = new EgressAgent(
                reader,
                publication(aeron, context.eventsChannel(), StreamIds.EVENTS, context.eventsTermLength()),
                hops,
                histograms,
                clock,
                counters,
                failStop);
        final ReplayAgent replay = new ReplayAgent(
                requests, aeron, journal::newReader, queues, hops, clock, context.replyStallLimitNs(), counters);
        startMetrics(histograms);
        run(new JournalAheadAgent(journal), new SleepingMillisIdleStrategy(JournalAheadAgent.PERIOD_MS));
        run(new CoreAgent(ring, core, sequencerClock, writer, controlRing, answerer, counters, failStop));
        if (context.journal().durability() == Durability.DISK) {
            run(new SyncAgent(journal, clock, counters, failStop)); // ends after the core, which may wait for it
        }
        if (context.threads() == EngineThreads.SHARED) {
            run(new IoAgent(ingress, egress, replay));
        } else {
            run(egress);
            run(replay);
            run(ingress);
        }
    }

    private void startMetrics(final HopHistograms histograms) {
        if (context.metricsPort() == EngineContext.NO_METRICS) {
            return;
        }
        try {
            metrics = own(new MetricsEndpoint(context.metricsPort(), counters, histograms, context.gauges()));
        } catch (final IOException e) {
            throw new EngineStartException("no metrics endpoint: port=" + context.metricsPort(), e);
        }
    }

    private void run(final Agent agent) {
        run(agent, context.newIdleStrategy());
    }

    private void run(final Agent agent, final IdleStrategy idle) {
        final AgentRunner runner = new AgentRunner(idle, this::onError, null, agent);
        runners.add(runner);
        AgentRunner.startOnThread(runner);
    }

    private Subscription subscription(final Aeron aeron) {
        final String channel = new ChannelUriStringBuilder(context.ingressChannel())
                .tether(true)
                .build();
        return aeron.addSubscription(channel, StreamIds.INGRESS);
    }

    /** Subscribers that are untethered and stand still are put aside soon, so that they hold up nobody for long. */
    private static ExclusivePublication publication(
            final Aeron aeron, final String channel, final int streamId, final int termLength) {
        final String uri = new ChannelUriStringBuilder(channel)
                .termLength(termLength)
                .untetheredWindowLimitTimeoutNs(UNTETHERED_LIMIT_NS)
                .untetheredLingerTimeoutNs(UNTETHERED_LIMIT_NS)
                .untetheredRestingTimeoutNs(UNTETHERED_RESTING_NS)
                .build();
        return aeron.addExclusivePublication(uri, streamId);
    }

    /** Any thread: what the engine can go on after is counted and handed on, what it can't ends it. */
    private void onError(final Throwable error) {
        if (error instanceof AgentTerminationException) {
            return;
        }
        if (!(error instanceof Exception)
                || error instanceof DriverTimeoutException
                || error instanceof ConductorServiceTimeoutException) {
            failStop.stop("a thread can't go on", error);
            return;
        }
        final AtomicCounter counter = errors;
        if (counter != null) {
            counter.increment();
        }
        context.errorHandler().onError(error);
    }

    private <T extends AutoCloseable> T own(final T resource) {
        resources.add(resource);
        return resource;
    }

    /** Threads first, then what they use, the last opened first. */
    private void release() {
        CloseHelper.quietCloseAll(runners);
        runners.clear();
        Collections.reverse(resources);
        errors = null;
        CloseHelper.closeAll(resources);
        resources.clear();
    }
}
