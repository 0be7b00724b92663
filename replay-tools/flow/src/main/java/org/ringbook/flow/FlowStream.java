package org.ringbook.flow;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Steps one after the other, made as they are asked for. Used by one thread. */
public interface FlowStream extends Closeable {
    /**
     * The markets that the steps are for; known before the first step.
     *
     * @return at least one.
     */
    List<FlowInstrument> instruments();

    /**
     * The next step.
     *
     * @return the step, or null at the end.
     * @throws IOException when the source can't be read, or is not what its format says.
     */
    FlowStep next() throws IOException;

    /**
     * What share of each kind of check is known to be right for this kind of record.
     *
     * @return the requirements; empty when nothing is checked.
     */
    default List<KnownShare> knownShares() {
        return List.of();
    }

    /**
     * How far the source has been read.
     *
     * @return rows, bytes of the file and bytes in all.
     */
    default FlowProgress progress() {
        return FlowProgress.NONE;
    }

    @Override
    default void close() throws IOException {}
}
