package org.ringbook.torture;

import java.io.IOException;
import java.util.Random;

/** Rounds of one fault. One thread. */
interface Trial extends AutoCloseable {
    /**
     * Does it once.
     *
     * @param round  from 1; what it does follows from this and from chance.
     * @param random seeded by this round alone.
     * @throws TortureException if what came back is not right.
     * @throws IOException      if the laboratory itself can't work.
     */
    Result round(int round, Random random) throws IOException;

    /**
     * After the last round: everything that was sent has arrived, and all of it executes again.
     *
     * @throws IOException if the laboratory itself can't work.
     */
    default void finish() throws IOException {}

    @Override
    void close() throws IOException;

    /** What became of a round. */
    enum Verdict {
        /** It was noticed, and said with its place or its reason. */
        FOUND,
        /** Nothing needed to be said, and nothing is missing. */
        HARMLESS
    }

    /** A round that ended well: what was seen, by what means, and how long the engine took to be ready again (0 = it was not needed). */
    record Result(Verdict verdict, String means, long readyNs, String note) {
        Result note(final String text) {
            return new Result(verdict, means, readyNs, text);
        }

        static Result of(final boolean isFound, final String means, final long readyNs) {
            return new Result(isFound ? Verdict.FOUND : Verdict.HARMLESS, means, readyNs, "");
        }
    }
}
