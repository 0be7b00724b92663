package org.ringbook.flow.play;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Objects;
import org.ringbook.flow.FlowFormat;
import org.ringbook.flow.FlowInstrument;
import org.ringbook.flow.FlowStream;
import org.ringbook.flow.b3.B3Flow;
import org.ringbook.flow.bitstamp.BitstampFlow;
import org.ringbook.flow.cme.CmeFlow;
import org.ringbook.flow.io.FlowFile;
import org.ringbook.flow.itch.ItchFlow;
import org.ringbook.flow.lobster.LobsterFlow;
import org.ringbook.flow.lobster.LobsterOptions;

/**
 * A recorded file and what is wanted of it. Fluent setters; what is not set is found out from the file.
 *
 * <pre>{@code
 * try (FlowStream stream = new RecordedFile(path).open()) {
 *     FlowChecker checker = new FlowChecker(stream.knownShares());
 *     new FlowPlayer(stream, target, checker).run();
 *     System.out.print(checker.report().text());
 * }
 * }</pre>
 */
public final class RecordedFile {
    private final Path path;
    private FlowFormat format;
    private String symbol;
    private Path book;
    private Path bookMessages;
    private Path seedBook;

    /**
     * A recorded file.
     *
     * @param path the file, plain or gzip.
     */
    public RecordedFile(final Path path) {
        this.path = Objects.requireNonNull(path, "path");
    }

    /**
     * Says the format instead of telling it by the content.
     *
     * @param said the format.
     * @return this.
     */
    public RecordedFile format(final FlowFormat said) {
        format = said;
        return this;
    }

    /**
     * Names the market; for ITCH chooses the stock.
     *
     * @param name the symbol; by default that of the file's name, for ITCH the busiest.
     * @return this.
     */
    public RecordedFile symbol(final String name) {
        symbol = name;
        return this;
    }

    /**
     * Compares LOBSTER's book. A file of one level is compared state by state; one of more levels row by row, which needs its own
     * message file if that has other levels than the one that is played.
     *
     * @param bookFile an orderbook_N file.
     * @return this.
     */
    public RecordedFile book(final Path bookFile) {
        book = bookFile;
        return this;
    }

    /**
     * The message file that the rows of {@link #book} belong to, if that isn't the one that is played.
     *
     * @param messages a message_N file.
     * @return this.
     */
    public RecordedFile bookMessages(final Path messages) {
        bookMessages = messages;
        return this;
    }

    /**
     * LOBSTER's initial book: the first row of a book file with the levels of the message file.
     *
     * @param bookFile an orderbook_N file; by default that of {@link #book} when it is compared row by row with the played messages.
     * @return this.
     */
    public RecordedFile seedBook(final Path bookFile) {
        seedBook = bookFile;
        return this;
    }

    /**
     * Opens the file.
     *
     * @return its steps; to be closed.
     * @throws IOException when it can't be read or is not of the format.
     */
    public FlowStream open() throws IOException {
        final FlowFormat known = format == null ? FlowFormat.of(path) : format;
        if (known != FlowFormat.LOBSTER && (book != null || bookMessages != null || seedBook != null)) {
            throw new IllegalArgumentException("only lobster files have books to compare with: format=" + known);
        }
        return switch (known) {
            case LOBSTER -> LobsterFlow.open(path, lobster());
            case BITSTAMP -> BitstampFlow.open(path, symbol);
            case CME -> CmeFlow.open(path, symbol);
            case B3 -> B3Flow.open(path, share(symbol == null ? FlowFile.symbolOf(path, "B3") : symbol));
            case ITCH -> ItchFlow.open(path, symbol);
        };
    }

    private static FlowInstrument share(final String name) {
        return new FlowInstrument(name, name, "BRL", new BigDecimal("0.01"), BigDecimal.ONE);
    }

    private LobsterOptions lobster() throws IOException {
        final LobsterOptions options = new LobsterOptions().symbol(symbol).seedBook(seedBook);
        if (book == null) {
            return options;
        }
        if (LobsterOptions.levelsOf(book) == 1) {
            return options.compareStates(book);
        }
        if (bookMessages != null) {
            return options.compareRows(book, bookMessages);
        }
        return options.compareRows(book).seedBook(seedBook == null ? book : seedBook);
    }
}
