package org.ringbook.cli.flow;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ringbook.flow.FlowInstrument;
import org.ringbook.flow.FlowStream;
import org.ringbook.flow.b3.B3Flow;
import org.ringbook.flow.bitstamp.BitstampFlow;
import org.ringbook.flow.cme.CmeFlow;
import org.ringbook.flow.io.FlowFile;
import org.ringbook.flow.itch.ItchFlow;
import org.ringbook.flow.lobster.LobsterFlow;
import org.ringbook.flow.lobster.LobsterOptions;

/** Formats of recorded order flow, as they are named on the command line. */
enum FlowFormat {
    /** Messages of LOBSTER; the books that go with them are what is compared. */
    LOBSTER {
        @Override
        FlowStream open(final Path file, final List<Path> books) throws IOException {
            final LobsterOptions options = new LobsterOptions();
            for (final Path book : books) {
                addBook(options, file, book);
            }
            return LobsterFlow.open(file, options);
        }
    },
    /** Order log of Bitstamp. */
    BITSTAMP {
        @Override
        FlowStream open(final Path file, final List<Path> books) throws IOException {
            return BitstampFlow.open(file, null);
        }
    },
    /** Market by order of CME. */
    CME {
        @Override
        FlowStream open(final Path file, final List<Path> books) throws IOException {
            return CmeFlow.open(file, null);
        }
    },
    /** Order events of B3. */
    B3 {
        @Override
        FlowStream open(final Path file, final List<Path> books) throws IOException {
            final String symbol = FlowFile.symbolOf(file, "B3");
            return B3Flow.open(file, new FlowInstrument(symbol, symbol, "BRL", new BigDecimal("0.01"), BigDecimal.ONE));
        }
    },
    /** Nasdaq TotalView-ITCH 5.0. */
    ITCH {
        @Override
        FlowStream open(final Path file, final List<Path> books) throws IOException {
            return ItchFlow.open(file, null);
        }
    };

    private static final Pattern LEVELS = Pattern.compile("(message|orderbook)_(\\d+)");

    /**
     * Opens a recording; each time from its beginning.
     *
     * @param file  the recording.
     * @param books what else belongs to it, of formats that have such.
     */
    abstract FlowStream open(Path file, List<Path> books) throws IOException;

    boolean takesBooks() {
        return this == LOBSTER;
    }

    /** The format that a file's name speaks of. */
    static Optional<FlowFormat> guess(final Path file) {
        final String name = FlowFile.nameOf(file).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.contains(format.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * A book of as many levels as the messages begins the flow and is compared row by row. One of fewer levels is compared row by row too
     * if its own messages lie beside it, else by the sequence of its states.
     */
    private static void addBook(final LobsterOptions options, final Path messages, final Path book) {
        if (levelsOf(messages).equals(levelsOf(book))) {
            options.seedBook(book).compareRows(book);
            return;
        }
        final Path ofBook = book.resolveSibling(FlowFile.nameOf(book).replace("orderbook_", "message_"));
        if (!ofBook.equals(book) && Files.isReadable(ofBook)) {
            options.compareRows(book, ofBook);
        } else {
            options.compareStates(book);
        }
    }

    private static String levelsOf(final Path file) {
        final Matcher levels = LEVELS.matcher(FlowFile.nameOf(file));
        return levels.find() ? levels.group(2) : "";
    }
}
