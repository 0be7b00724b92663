package org.ringbook.fix.gateway;

import io.aeron.Aeron;
import java.util.ArrayList;
import java.util.List;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;
import uk.co.real_logic.artio.engine.EngineConfiguration;
import uk.co.real_logic.artio.engine.EngineScheduler;
import uk.co.real_logic.artio.engine.RecordingCoordinator;
import uk.co.real_logic.artio.library.LibraryConfiguration;
import uk.co.real_logic.artio.library.LibraryScheduler;

/** Artio's agents on the gateway's thread: it starts none, the loop calls {@link #engineWork} and {@link #libraryWork}. */
final class ArtioAgents implements EngineScheduler, LibraryScheduler {
    /** Bounded, because the replayer is an agent of the indexer's too, and waits for the archive. */
    private static final int INDEX_ROUNDS = 32;

    private final List<Agent> engineAgents = new ArrayList<>();
    private final List<Agent> libraryAgents = new ArrayList<>();
    private Agent framer;
    private Agent indexer;
    private RecordingCoordinator coordinator;
    private ErrorHandler errors;

    /** The loop has let go of the agents; two threads meet here at Artio's stop. */
    private volatile boolean parked;

    private volatile boolean closing;

    @Override
    public void launch(
            final EngineConfiguration configuration,
            final ErrorHandler errorHandler,
            final Agent theFramer,
            final Agent indexingAgent,
            final Agent monitoringAgent,
            final Agent conductorAgent,
            final RecordingCoordinator recordingCoordinator) {
        errors = errorHandler;
        framer = theFramer;
        indexer = indexingAgent;
        coordinator = recordingCoordinator;
        add(engineAgents, monitoringAgent);
        add(engineAgents, conductorAgent);
        framer.onStart();
        indexer.onStart();
    }

    @Override
    public void launch(
            final LibraryConfiguration configuration,
            final ErrorHandler errorHandler,
            final Agent monitoringAgent,
            final Agent conductorAgent) {
        add(libraryAgents, monitoringAgent);
        add(libraryAgents, conductorAgent);
    }

    private static void add(final List<Agent> agents, final Agent agent) {
        if (agent != null) {
            agent.onStart();
            agents.add(agent);
        }
    }

    int libraryWork() {
        return work(libraryAgents);
    }

    int engineWork() {
        if (closing) {
            parked = true;
            return 0;
        }
        int done = 0;
        int indexed = 1;
        // All that is archived is indexed before a resend request that may ask for it is published: Artio's replayer
        // does not wait for it.
        for (int i = 0; i < INDEX_ROUNDS && indexed > 0; i++) {
            indexed = work(indexer);
            done += indexed;
        }
        return done + work(framer) + work(engineAgents);
    }

    private int work(final List<Agent> agents) {
        int done = 0;
        for (int i = 0; i < agents.size(); i++) {
            done += work(agents.get(i));
        }
        return done;
    }

    private int work(final Agent agent) {
        try {
            return agent.doWork();
        } catch (final AgentTerminationException e) {
            throw e; // it will not work again, and the gateway can't without it
        } catch (final Exception e) {
            errors.onError(e);
            return 0;
        }
    }

    @Override
    public void configure(final Aeron.Context context) {
        context.useConductorAgentInvoker(true);
    }

    @Override
    public int pollFramer() {
        return work(framer);
    }

    @Override
    public void close() {
        closing = true;
        while (!parked) {
            Thread.onSpinWait();
        }
        framer.onClose();
        indexer.onClose();
        coordinator.close();
        engineAgents.forEach(Agent::onClose);
    }

    @Override
    public void close(final int libraryId) {
        libraryAgents.forEach(Agent::onClose);
    }
}
