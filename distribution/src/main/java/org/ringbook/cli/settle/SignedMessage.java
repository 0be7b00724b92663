package org.ringbook.cli.settle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ringbook.settlement.imports.ImportException;
import org.ringbook.settlement.imports.ImportFile;
import org.ringbook.settlement.imports.Webhook;
import picocli.CommandLine.Option;

/** What came with a payment service's message besides its body. */
final class SignedMessage {
    private static final long MILLIS = 1_000;

    @Option(
            names = "--webhook",
            required = true,
            paramLabel = "SECRET",
            description =
                    "File with the secret that is shared with the service: its bytes, without a line's end behind them.")
    private Path secret;

    @Option(
            names = "--timestamp",
            required = true,
            paramLabel = "SECONDS",
            description = "Time of signing as it came, seconds since the epoch.")
    private String timestamp;

    @Option(
            names = "--signature",
            required = true,
            paramLabel = "HEX",
            description = "Signature as it came, 64 hexadecimal digits.")
    private String signature;

    @Option(
            names = "--any-age",
            description =
                    "Also if it was signed more than five minutes ago: a message is applied once, whatever its age.")
    private boolean anyAge;

    private SignedMessage() {}

    /** Reads the body and holds it to its signature. */
    ImportFile read(final Path body) throws IOException {
        final Webhook webhook = new Webhook(Files.readString(secret, StandardCharsets.ISO_8859_1)
                .stripTrailing()
                .getBytes(StandardCharsets.ISO_8859_1));
        try (InputStream in = Files.newInputStream(body)) {
            return webhook.read(timestamp, signature, in.readNBytes(Webhook.MAX_BODY + 1), nowSeconds());
        }
    }

    private long nowSeconds() {
        if (!anyAge) {
            return System.currentTimeMillis() / MILLIS;
        }
        try {
            return Long.parseLong(timestamp);
        } catch (final NumberFormatException e) {
            throw new ImportException("--timestamp is seconds since the epoch: " + timestamp, e);
        }
    }
}
