package org.ringbook.server;

import io.aeron.Subscription;
import java.util.function.Consumer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.status.AtomicCounter;
import org.ringbook.journal.SpaceGuard;

/**
 * Takes in what gateways send, speaks on the control stream, and watches what the core can't see by itself: gateways that
 * fall silent, free space, the wall clock. The only producer of the command ring.
 */
final class IngressAgent implements Agent {
    private static final int FRAGMENT_LIMIT = 64;
    private static final long HEARTBEAT_NS = 200_000_000L;
    private static final long HOUSEKEEPING_NS = 100_000_000L;

    private final Subscription subscription;
    private final FrameIntake intake;
    private final ControlRing controlRing;
    private final ControlPublisher control;
    private final CommandRing ring;
    private final GatewayWatch gateways;
    private final SpaceWatch space;
    private final SequencerClock sequencerClock;
    private final NanoClock clock;
    private final Consumer<String> log;
    private final long pauseLimitNs;
    private final HostCommands hostCommands = new HostCommands();
    private final AtomicCounter silenced;
    private final AtomicCounter clockStep;
    private volatile boolean isDraining;
    private volatile boolean isDrained;
    private long cycleNs;
    private long heartbeatDueNs;
    private long housekeepingDueNs;
    private boolean wasReady = true;
    private SpaceGuard.State loggedState = SpaceGuard.State.NORMAL;
    private boolean loggedStep;

    IngressAgent(
            final Subscription subscription,
            final FrameIntake intake,
            final ControlRing controlRing,
            final ControlPublisher control,
            final CommandRing ring,
            final GatewayWatch gateways,
            final SpaceWatch space,
            final SequencerClock sequencerClock,
            final EngineContext context,
            final EngineCounters counters) {
        this.subscription = subscription;
        this.intake = intake;
        this.controlRing = controlRing;
        this.control = control;
        this.ring = ring;
        this.gateways = gateways;
        this.space = space;
        this.sequencerClock = sequencerClock;
        clock = context.nanoClock();
        log = context.log();
        pauseLimitNs = context.gatewaySilenceLimitNs() / 2;
        silenced = counters.of(CounterId.GATEWAYS_SILENCED);
        clockStep = counters.of(CounterId.CLOCK_STEP);
    }

    @Override
    public void onStart() {
        cycleNs = clock.nanoTime();
        heartbeatDueNs = cycleNs;
        housekeepingDueNs = cycleNs;
        gateways.restart(cycleNs);
    }

    @Override
    public int doWork() {
        final long nowNs = clock.nanoTime();
        if (nowNs - cycleNs > pauseLimitNs) {
            gateways.restart(nowNs); // this thread stood still, and so perhaps the whole machine did
        }
        cycleNs = nowNs;
        final int answered = control.answer(controlRing, nowNs);
        if (nowNs - housekeepingDueNs >= 0 && !isDraining) {
            housekeepingDueNs = nowNs + HOUSEKEEPING_NS;
            keepHouse();
        }
        final boolean ready = !isDraining && space.takesCommands();
        if (ready != wasReady || nowNs - heartbeatDueNs >= 0) {
            heartbeatDueNs = nowNs + HEARTBEAT_NS;
            wasReady = ready;
            control.heartbeat(ready);
        }
        intake.begin(nowNs, ready);
        final int polled = subscription.controlledPoll(intake, FRAGMENT_LIMIT);
        if (polled == 0 && !intake.hasLeftBehind() && ready) {
            silence(nowNs);
        }
        if (!ready) {
            isDrained = isDraining;
        }
        return answered + polled;
    }

    @Override
    public void onClose() {
        control.heartbeat(false);
    }

    @Override
    public String roleName() {
        return "ringbook-ingress";
    }

    /** Any thread: from the next duty cycle on no command is taken. */
    void drain() {
        isDraining = true;
    }

    /** Any thread: whether the ring gets nothing more from here. */
    boolean isDrained() {
        return isDrained;
    }

    private void silence(final long nowNs) {
        final GatewayWatch.Watched silent = gateways.findSilent(nowNs);
        if (silent != null && ring.hasRoom()) {
            ring.put(hostCommands.frame(), 0, hostCommands.gatewayDown(silent.gatewayId(), silent.epoch()), 0);
            gateways.forget(silent);
            silenced.incrementRelease();
            log.accept("gateway " + silent.gatewayId() + " is silent and taken down: epoch " + silent.epoch());
        }
    }

    private void keepHouse() {
        space.check();
        if (space.state() != loggedState) {
            loggedState = space.state();
            log.accept("free space at the journal: " + loggedState + ", " + space.freeBytes() + " bytes");
        }
        final long stepNs = sequencerClock.stepNs();
        clockStep.setRelease(stepNs);
        if (stepNs != 0 != loggedStep) {
            loggedStep = stepNs != 0;
            log.accept(
                    loggedStep
                            ? "the wall clock was set by " + stepNs + " ns; the engine does not follow until told to"
                            : "the engine's clock follows the wall clock again");
        }
    }
}
