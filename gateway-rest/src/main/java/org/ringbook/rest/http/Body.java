package org.ringbook.rest.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/** The body of a request: bounded in length, and in the time it may take to come. */
final class Body {
    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);
    private static final int CHUNK = 8 * 1024;

    private Body() {}

    /**
     * Reads all of it.
     *
     * @param input    at its beginning.
     * @param bytesMax more are refused.
     * @throws ApiException if it is too large, comes too slowly, or ends before its end.
     */
    static byte[] read(final InputStream input, final int bytesMax) {
        final long startNs = System.nanoTime();
        final byte[] chunk = new byte[CHUNK];
        final ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            for (int length = input.read(chunk); length >= 0; length = input.read(chunk)) {
                body.write(chunk, 0, length);
                if (body.size() > bytesMax) {
                    throw JsonErrors.error(413);
                }
                if (System.nanoTime() - startNs > TIMEOUT_NS) {
                    throw JsonErrors.error(408);
                }
            }
        } catch (final IOException e) {
            // Gone, or silent until the connection's idle timeout: whose request it was hears of it if he still can.
            throw JsonErrors.error(408);
        }
        return body.toByteArray();
    }
}
