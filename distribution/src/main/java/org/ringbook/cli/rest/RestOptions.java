package org.ringbook.cli.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.ringbook.cli.Console;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import org.ringbook.cli.shadow.GatewayPosition;
import org.ringbook.client.ClientContext;
import org.ringbook.followers.Database;
import org.ringbook.followers.settlement.SettlementProjection;
import org.ringbook.rest.api.BackOffice;
import org.ringbook.rest.exchange.ExchangeContext;
import org.ringbook.rest.http.RestContext;
import org.ringbook.settlement.Office;
import org.ringbook.settlement.imports.Webhook;
import picocli.CommandLine.Option;

/** How a REST gateway is set up, wherever it runs. */
public final class RestOptions {
    static final int DEFAULT_PORT = 8080;

    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    @Option(
            names = "--rest-host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "Address that REST clients connect to. Default: ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(
            names = "--rest-rate",
            paramLabel = "N",
            defaultValue = "300",
            description = "Calls that an API key may make in a minute. Default: ${DEFAULT-VALUE}.")
    private int rate = 300;

    @Option(
            names = "--rest-public-rate",
            paramLabel = "N",
            defaultValue = "1200",
            description = "Calls without a key that an address may make in a minute. Default: ${DEFAULT-VALUE}.")
    private int publicRate = 1_200;

    @Option(
            names = "--rest-origin",
            split = ",",
            paramLabel = "URL",
            description = "Web pages of these origins may call, such as https://example.org. Default: none.")
    private List<String> origins = List.of();

    @Option(
            names = "--rest-behind-proxy",
            description = "All calls come through a proxy, which says at the end of X-Forwarded-For whose they are.")
    private boolean behindProxy;

    @Option(
            names = "--rest-key-store",
            paramLabel = "FILE",
            description = "Serve TLS, and HTTP/2, with the key of this PKCS #12 file. Default: plain HTTP.")
    private Path keyStore;

    @Option(
            names = "--rest-key-store-password-file",
            paramLabel = "FILE",
            description = "File whose first line is the key store's password.")
    private Path keyStorePassword;

    @Option(
            names = "--rest-access-log",
            paramLabel = "FILE",
            description = "Append a line for each call, without its query. Default: none.")
    private Path accessLog;

    @Option(
            names = "--rest-webhook",
            paramLabel = "SOURCE=FILE",
            description =
                    "Take signed messages of deposits from this source: the file has the secret shared with it, of"
                            + " at least 32 bytes. May be given several times. Default: none.")
    private Map<String, Path> webhooks = Map.of();

    /** The defaults. */
    public RestOptions() {}

    /**
     * Looks at the options before anything is started, their files too.
     *
     * @param followers names of those whose tables the gateway reads.
     * @throws Failure if it could not start with them.
     */
    void check(final Set<String> followers) {
        if (rate < 1 || publicRate < 1) {
            throw new Failure(ExitStatus.USAGE, "--rest-rate and --rest-public-rate are at least 1");
        }
        if (!secrets().isEmpty() && !followers.contains(SettlementProjection.NAME)) {
            throw new Failure(ExitStatus.USAGE, "--rest-webhook needs the follower settlement");
        }
        if (keyStore == null && keyStorePassword != null) {
            throw new Failure(ExitStatus.USAGE, "--rest-key-store-password-file needs --rest-key-store");
        }
        if (keyStore != null) {
            KeyStoreCheck.check(keyStore, password());
        }
    }

    /**
     * The back office, if its follower is there.
     *
     * @param database  of the followers; stays the caller's.
     * @param followers names of them.
     */
    Optional<BackOffice> backOffice(final Database database, final Set<String> followers) {
        return followers.contains(SettlementProjection.NAME)
                ? Optional.of(new SettlementOffice(Office.open(database), secrets()))
                : Optional.empty();
    }

    private Map<String, Webhook> secrets() {
        final Map<String, Webhook> secrets = new HashMap<>();
        webhooks.forEach((source, file) -> secrets.put(source, webhook(source, file)));
        return secrets;
    }

    private static Webhook webhook(final String source, final Path file) {
        if (!SOURCE.matcher(source).matches()) {
            throw new Failure(ExitStatus.USAGE, "a source has 1 to 32 letters, digits, - and _: " + source);
        }
        try {
            return new Webhook(
                    source,
                    Files.readString(file, StandardCharsets.ISO_8859_1)
                            .stripTrailing()
                            .getBytes(StandardCharsets.ISO_8859_1));
        } catch (final IOException e) {
            throw new Failure(ExitStatus.USAGE, "cannot read the secret of " + source + ": " + e);
        } catch (final IllegalArgumentException e) {
            throw new Failure(ExitStatus.USAGE, e.getMessage() + ": " + file);
        }
    }

    ExchangeContext exchange(final Path data, final String aeronDirectory, final Console console) {
        return new ExchangeContext()
                .directory(data.resolve("rest"))
                .engine(() -> new ClientContext().aeronDirectory(aeronDirectory))
                .checkpointed(GatewayPosition.of(data, GatewayPosition.REST))
                .log(line -> console.progress("rest: " + line))
                .errorHandler(error -> console.error("rest: " + error));
    }

    RestContext server(final int port, final Console console) {
        final RestContext context = new RestContext()
                .host(host)
                .port(port)
                .callsPerMinute(rate)
                .publicCallsPerMinute(publicRate)
                .origins(origins)
                .behindProxy(behindProxy)
                .errorHandler(error -> console.error("rest: " + error));
        if (keyStore != null) {
            context.keyStore(keyStore, password());
        }
        if (accessLog != null) {
            context.accessLog(appendTo(accessLog, console));
        }
        return context;
    }

    private String password() {
        if (keyStorePassword == null) {
            return "";
        }
        try {
            return Files.readAllLines(keyStorePassword).stream().findFirst().orElse("");
        } catch (final IOException e) {
            throw new Failure(ExitStatus.USAGE, "cannot read the key store's password: " + e);
        }
    }

    private static Consumer<String> appendTo(final Path file, final Console console) {
        final Writer writer;
        try {
            writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write the access log: file=" + file, e);
        }
        return line -> {
            try {
                synchronized (writer) {
                    writer.write(line + System.lineSeparator());
                    writer.flush();
                }
            } catch (final IOException e) {
                console.error("rest: cannot write the access log: " + e);
            }
        };
    }
}
