package org.ringbook.flow.lobster;

import java.io.IOException;
import java.nio.file.Path;
import org.ringbook.flow.CheckKind;
import org.ringbook.flow.FlowCheck;
import org.ringbook.flow.FlowDepth;
import org.ringbook.flow.FlowNote;
import org.ringbook.flow.StepBuffer;

/**
 * A book file without its message file: the sequence of its distinct states must be the sequence of the book's distinct states.
 * Each time the mirror's best levels change, the next distinct row is due. States behind the last message are remarked.
 */
final class TouchOracle implements BookOracle {
    private final LobsterBookReader book;
    private FlowDepth lastMirrored;
    private FlowDepth due;

    TouchOracle(final Path bookFile, final long priceUnitsPerTick) throws IOException {
        book = new LobsterBookReader(bookFile, priceUnitsPerTick);
        due = book.next();
    }

    @Override
    public void after(final LobsterMessage message, final StepBuffer steps) throws IOException {
        if (due == null) {
            return;
        }
        final FlowDepth mirrored = steps.mirror().depth(due.levels());
        if (!mirrored.equals(lastMirrored)) {
            lastMirrored = mirrored;
            steps.check(new FlowCheck.Depth(CheckKind.TOUCH_STATE, due));
            advance();
        }
    }

    @Override
    public void atEnd(final StepBuffer steps) throws IOException {
        while (due != null) {
            steps.remark(FlowNote.BEYOND_END);
            advance();
        }
    }

    @Override
    public void close() throws IOException {
        book.close();
    }

    private void advance() throws IOException {
        final FlowDepth before = due;
        do {
            due = book.next();
        } while (before.equals(due));
    }
}
