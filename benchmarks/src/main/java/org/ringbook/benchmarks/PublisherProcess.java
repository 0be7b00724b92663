package org.ringbook.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.ringbook.followers.market.PublisherContext;
import org.ringbook.followers.market.PublisherHost;

/** A publisher of market data in a process of its own, for {@link MarketDataLatency}: until its input ends. */
public final class PublisherProcess {
    private PublisherProcess() {}

    /**
     * Publishes.
     *
     * @param args journal, directory of the media driver, bytes of a term
     * @throws IOException if its input can't be read
     */
    public static void main(final String[] args) throws IOException {
        final Consumer<String> log = System.err::println;
        try (PublisherHost host = PublisherHost.start(
                Path.of(args[0]), null, args[1], new PublisherContext().termLength(Integer.parseInt(args[2])), log)) {
            while (System.in.read() >= 0) {
                log.accept("publishes behind record " + host.sequence());
            }
        }
    }
}
