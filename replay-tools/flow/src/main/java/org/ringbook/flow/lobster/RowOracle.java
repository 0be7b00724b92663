package org.ringbook.flow.lobster;

import java.io.IOException;
import java.nio.file.Path;
import org.ringbook.flow.CheckKind;
import org.ringbook.flow.FlowCheck;
import org.ringbook.flow.FlowDepth;
import org.ringbook.flow.StepBuffer;

/**
 * A book file whose rows belong to messages: row by row to those that are played, or to those of a message file with fewer
 * levels, which are found one after the other among the played ones.
 */
final class RowOracle implements BookOracle {
    private final LobsterBookReader book;
    private final LobsterMessageReader own;
    private LobsterMessage awaited;

    /** {@code messages} is null when the rows belong to the played messages. */
    RowOracle(final Path bookFile, final Path messages, final long priceUnitsPerTick) throws IOException {
        book = new LobsterBookReader(bookFile, priceUnitsPerTick);
        own = messages == null ? null : new LobsterMessageReader(messages);
        awaited = own == null ? null : own.next();
    }

    @Override
    public void after(final LobsterMessage message, final StepBuffer steps) throws IOException {
        if (own != null && !message.equals(awaited)) {
            return;
        }
        final FlowDepth row = book.next();
        if (row != null) {
            steps.check(new FlowCheck.Depth(CheckKind.BOOK_ROW, row));
        }
        awaited = own == null ? null : own.next();
    }

    @Override
    public void close() throws IOException {
        book.close();
        if (own != null) {
            own.close();
        }
    }
}
