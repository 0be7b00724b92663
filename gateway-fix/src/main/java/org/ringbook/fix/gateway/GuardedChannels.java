package org.ringbook.fix.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import uk.co.real_logic.artio.engine.EngineConfiguration;
import uk.co.real_logic.artio.engine.framer.DefaultTcpChannel;
import uk.co.real_logic.artio.engine.framer.DefaultTcpChannelSupplier;
import uk.co.real_logic.artio.engine.framer.TcpChannel;

/** Connections that end before a message of theirs can stop the gateway ({@link SkippedNumbers}). Artio's thread. */
final class GuardedChannels extends DefaultTcpChannelSupplier {
    private static final int DISCONNECTED = -1;

    private final Consumer<String> log;

    GuardedChannels(final EngineConfiguration configuration, final Consumer<String> log) {
        super(configuration);
        this.log = log;
    }

    @Override
    protected TcpChannel newTcpChannel(final SocketChannel channel) throws IOException {
        return new Guarded(channel, log);
    }

    private static final class Guarded extends DefaultTcpChannel {
        private final SkippedNumbers skipped = new SkippedNumbers();
        private final Consumer<String> log;

        Guarded(final SocketChannel channel, final Consumer<String> log) throws IOException {
            super(channel);
            this.log = log;
        }

        @Override
        public int read(final ByteBuffer bytes) throws IOException {
            final int from = bytes.position();
            final int length = super.read(bytes);
            if (length > 0 && !skipped.onBytes(bytes, from, from + length)) {
                log.accept("SequenceReset of " + remoteAddr() + " skips more than " + SkippedNumbers.MOST
                        + " numbers: disconnected");
                return DISCONNECTED;
            }
            return length;
        }
    }
}
