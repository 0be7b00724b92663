package org.ringbook.flow.lobster;

import java.io.Closeable;
import java.io.IOException;
import org.ringbook.flow.StepBuffer;

/** Says what the book must be after messages, from one of LOBSTER's book files. */
interface BookOracle extends Closeable {
    /** Attaches what must hold after a message, whose step is the newest of the buffer. */
    void after(LobsterMessage message, StepBuffer steps) throws IOException;

    /** Attaches what is left over once the messages have ended. */
    default void atEnd(final StepBuffer steps) throws IOException {}
}
