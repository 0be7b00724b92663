package org.ringbook.client;

import org.ringbook.sbe.transport.QueryKind;

/**
 * A gateway's or tool's side of the engine: offers commands, follows the event stream, asks the core. Whatever hosts the core
 * (one process, later a cluster) has an implementation of its own; what is promised here holds for all of them.
 *
 * <ul>
 *   <li><b>Inward, exactly once.</b> A command that {@link #send()} took is in the journal once, at the place of its number, however often
 *       connection or engine are lost: it is kept until it is seen in the event stream and sent again where needed. (Gateway 0 is
 *       unnumbered: its commands are sent once, and an answer that doesn't come leaves them in doubt.)
 *   <li><b>Outward, exactly once.</b> The listener is handed every frame from the start position on once, in order, over lost connections and
 *       engine restarts.
 * </ul>
 *
 * <p>Not thread safe: one thread calls everything. The listeners run on it, inside {@link #poll()}, and may send from there.
 */
public interface EngineClient extends AutoCloseable {
    /** {@link #send()}: no room now: the window of unconfirmed commands is full, is being sent again, or the transport pushes back. */
    long BUSY = -1;

    /** {@link #send()}: no engine is heard. */
    long NOT_CONNECTED = -2;

    /** {@link #send()}: the engine takes no commands now, or has not taken this gateway's hello yet. */
    long NOT_READY = -3;

    /** {@link #send()}: another process took over this gateway's id, for good. */
    long SHUT_OUT = -4;

    /** {@link #send()}: the client is closed. */
    long CLOSED = -5;

    /**
     * One turn of the duty cycle: bounded work, never blocks. To be called at least every 100 ms, or the engine believes the gateway is down.
     *
     * @return how much was done; 0 = idle.
     */
    int poll();

    /**
     * The command being written; always the same object. Claim a command in it, fill its fields, then {@link #send()}.
     *
     * @return the draft.
     */
    CommandDraft draft();

    /**
     * Sends the command in the draft. Gateway, epoch, number and, if the draft has none, the time it was taken in are filled in here. A
     * negative result means that nothing has happened: the draft is as it was, and may be sent later.
     *
     * @return the command's gateway sequence, which is its correlation id (for gateway 0 a random one); or one of the negative results.
     * @throws IllegalStateException if nothing was claimed since the last command was sent.
     */
    long send();

    /**
     * Asks the core, outside the sequence. The rows come to the query listener, in later calls of {@link #poll()}, in the order of their key,
     * up to a page of them; an answer that is lost is not asked for again.
     *
     * @param kind    what to list.
     * @param key1    as the kind says, else 0.
     * @param key2    as the kind says, else 0.
     * @param afterId {@code nextAfterId} of the page before; 0 at first.
     * @return correlation id of the rows; or one of the negative results.
     */
    long query(QueryKind kind, long key1, long key2, long afterId);

    /**
     * Whether {@link #send()} would be taken but for back-pressure.
     *
     * @return true if an engine is heard, ready, and has taken this gateway's hello.
     */
    boolean isReady();

    /**
     * Whether the engine's heartbeats are heard.
     *
     * @return true from {@link EngineListener#onEngineUp} to {@link EngineListener#onEngineDown}.
     */
    boolean isEngineUp();

    /**
     * Whether another process took over this gateway's id. It stays so.
     *
     * @return true once {@link EngineListener#onShutOut} was called.
     */
    boolean isShutOut();

    /**
     * Whether the event stream is followed live, with nothing missing that the engine is known to have.
     *
     * @return false while history or a gap is being replayed.
     */
    boolean isLive();

    /**
     * Commands sent but not yet seen in the event stream.
     *
     * @return 0 to the window size; always 0 for gateway 0.
     */
    int unconfirmed();

    /**
     * This gateway's id.
     *
     * @return 1 to 65534; 0 = unnumbered.
     */
    int gatewayId();

    /**
     * Epoch of this gateway's commands. Fixed once the hello is taken.
     *
     * @return from 1; 0 for gateway 0.
     */
    int epoch();

    /**
     * Record of the next frame that the listener will be handed.
     *
     * @return from 1; 0 while "from the live end" waits for the engine.
     */
    long nextSequence();

    /**
     * Index in {@link #nextSequence()} of that frame.
     *
     * @return 0 = the record's command.
     */
    int nextIndex();

    /** Leaves the engine. Commands that are not confirmed are in doubt then. */
    @Override
    void close();

    /**
     * A negative result of {@link #send()} in a sentence.
     *
     * @param result what it returned.
     * @return what to tell a person.
     */
    static String describe(final long result) {
        if (result > 0) {
            return "The command was sent.";
        }
        return switch ((int) result) {
            case (int) BUSY -> "The engine is busy; try again.";
            case (int) NOT_CONNECTED -> "The engine can't be reached.";
            case (int) NOT_READY -> "The engine is not ready for commands.";
            case (int) SHUT_OUT -> "Another process has taken over this gateway's id.";
            case (int) CLOSED -> "The connection is closed.";
            default -> "Unknown result " + result + ".";
        };
    }
}
