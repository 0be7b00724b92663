package org.ringbook.gateway;

import java.nio.file.Path;
import org.agrona.ErrorHandler;
import org.ringbook.client.EngineException;

/**
 * Where a gateway begins to read the event stream, and whether the engine still has what comes there: without the records that it has not read a
 * gateway would say something else than what has happened. One thread.
 */
public final class StreamBeginning implements ErrorHandler {
    /** Times that the engine has to say so before it is believed: it is asked again each time. */
    private static final int TIMES_MAX = 3;

    private final Path directory;
    private final long checkpointSequence;
    private final ErrorHandler errorHandler;
    private Throwable fault;
    private int timesGone;

    /**
     * Behind a checkpoint, or at the first record.
     *
     * @param directory          the gateway's.
     * @param checkpointSequence record of its checkpoint; 0 = it has none.
     * @param errorHandler       hears of every error too.
     */
    public StreamBeginning(final Path directory, final long checkpointSequence, final ErrorHandler errorHandler) {
        this.directory = directory;
        this.checkpointSequence = checkpointSequence;
        this.errorHandler = errorHandler;
    }

    /** Takes errors of the engine's client, where a poll would swallow what is thrown. */
    @Override
    public void onError(final Throwable error) {
        errorHandler.onError(error);
        if (error instanceof EngineException) {
            fault = error;
            timesGone = error instanceof EngineException.RecordsGone ? timesGone + 1 : TIMES_MAX;
        }
    }

    /** A frame of the stream has come. */
    public void onFrame() {
        timesGone = 0;
    }

    /**
     * To be asked in each turn.
     *
     * @throws IllegalStateException if the records are gone, or the journal is not the one that was read before.
     */
    public void check() {
        if (timesGone < TIMES_MAX) {
            return;
        }
        if (!(fault instanceof EngineException.RecordsGone)) {
            throw new IllegalStateException(fault.getMessage() + " The gateway has read records that are not there any"
                    + " more; what it knows of them is in " + directory + ".");
        }
        throw new IllegalStateException(fault.getMessage() + " The gateway begins behind record " + checkpointSequence
                + (checkpointSequence == 0 ? ", since it has no checkpoint" : ", that of its checkpoint")
                + ". Put the archived journal files back beside the engine's and start both again, or the gateway's"
                + " directory " + directory + " from a later copy.");
    }
}
