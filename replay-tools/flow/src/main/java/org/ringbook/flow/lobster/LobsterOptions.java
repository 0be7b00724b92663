package org.ringbook.flow.lobster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ringbook.flow.FlowDepth;

/** What belongs to a LOBSTER message file, and how to play it. Fluent setters; paths are of files, plain or gzip. */
public final class LobsterOptions {
    private final List<Oracle> oracles = new ArrayList<>();
    private Path seedBook;
    private String symbol;
    private boolean wholeAggressors;
    private boolean unaided;

    /** A book file and the message file that its rows belong to. */
    record Oracle(Path bookFile, Path messages, boolean rows) {}

    /**
     * The initial book: the first row of a book file of the same number of levels as the message file, which is the book after
     * message 1. Without it the orders that later lose quantity are the initial book.
     *
     * @param bookFile an orderbook_N file.
     * @return this.
     */
    public LobsterOptions seedBook(final Path bookFile) {
        seedBook = bookFile;
        return this;
    }

    /**
     * Compares the book after every message with the rows of a book file of the same number of levels, as far as they go.
     *
     * @param bookFile an orderbook_N file.
     * @return this.
     */
    public LobsterOptions compareRows(final Path bookFile) {
        oracles.add(new Oracle(bookFile, null, true));
        return this;
    }

    /**
     * Compares with the rows of a book file of fewer levels, after those messages that its own message file has.
     *
     * @param bookFile an orderbook_M file.
     * @param messages the message_M file of the same M.
     * @return this.
     */
    public LobsterOptions compareRows(final Path bookFile, final Path messages) {
        oracles.add(new Oracle(bookFile, messages, true));
        return this;
    }

    /**
     * Compares the sequence of distinct states with that of a book file whose messages are not known.
     *
     * @param bookFile an orderbook_M file.
     * @return this.
     */
    public LobsterOptions compareStates(final Path bookFile) {
        oracles.add(new Oracle(bookFile, null, false));
        return this;
    }

    /**
     * Names the market.
     *
     * @param name the symbol; by default the first part of the file's name that LOBSTER gives it.
     * @return this.
     */
    public LobsterOptions symbol(final String name) {
        symbol = name;
        return this;
    }

    /**
     * Plays executions of the same time and direction as one order with their sum, at the worst price: the aggressor as it
     * probably was. Books can't be compared then, since they have the states in between.
     *
     * @param whole true for whole aggressors; by default one order for each execution.
     * @return this.
     */
    public LobsterOptions wholeAggressors(final boolean whole) {
        wholeAggressors = whole;
        return this;
    }

    /**
     * Never sets the book to what the record says after a difference: every execution is sent, whatever the head of the queue.
     *
     * @param alone true to play on unaided; by default the book follows the record.
     * @return this.
     */
    public LobsterOptions unaided(final boolean alone) {
        unaided = alone;
        return this;
    }

    /**
     * How many levels a book file has.
     *
     * @param bookFile an orderbook_N file.
     * @return N; 0 for an empty file.
     * @throws IOException when it can't be read or is not of the format.
     */
    public static int levelsOf(final Path bookFile) throws IOException {
        try (LobsterBookReader book = new LobsterBookReader(bookFile, 1)) {
            final FlowDepth first = book.next();
            return first == null ? 0 : first.levels();
        }
    }

    List<Oracle> oracles() {
        return oracles;
    }

    Path seedBook() {
        return seedBook;
    }

    String symbol() {
        return symbol;
    }

    boolean isWholeAggressors() {
        return wholeAggressors;
    }

    boolean isUnaided() {
        return unaided;
    }
}
