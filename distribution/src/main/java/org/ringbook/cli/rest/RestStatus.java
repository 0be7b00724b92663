package org.ringbook.cli.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.ringbook.cli.Console;

/** Where the REST gateway of a data directory listens, and what {@code status} says of it. */
public final class RestStatus {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private RestStatus() {}

    private static Path file(final Path data) {
        return data.resolve("rest").resolve("address");
    }

    /**
     * Says where it listens.
     *
     * @param data    the data directory.
     * @param address such as http://127.0.0.1:8080.
     */
    public static void write(final Path data, final String address) {
        try {
            Files.createDirectories(file(data).getParent());
            Files.writeString(file(data), address + System.lineSeparator());
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write " + file(data), e);
        }
    }

    /**
     * It has ended.
     *
     * @param data the data directory.
     */
    public static void remove(final Path data) {
        try {
            Files.deleteIfExists(file(data));
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot remove " + file(data), e);
        }
    }

    /**
     * Prints how it is; nothing if none has said where it listens.
     *
     * @param data    the data directory.
     * @param console takes it.
     */
    public static void print(final Path data, final Console console) {
        final Optional<String> address = address(data);
        if (address.isEmpty()) {
            return;
        }
        final Optional<JsonNode> status = ask(address.get());
        console.print("");
        console.print(status.map(said -> String.format(
                        "rest         %s on %s, record %,d",
                        said.path("status").asText(),
                        address.get(),
                        said.path("sequence").asLong()))
                .orElse("rest         does not answer on " + address.get()));
        console.put("rest", address.get())
                .put(
                        "restStatus",
                        status.map(said -> said.path("status").asText()).orElse("none"));
    }

    private static Optional<String> address(final Path data) {
        try {
            return Optional.of(Files.readString(file(data)).trim());
        } catch (final NoSuchFileException e) {
            return Optional.empty();
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read " + file(data), e);
        }
    }

    private static Optional<JsonNode> ask(final String address) {
        try {
            final String body = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(address + "/api/ringbook/1/status"))
                                    .timeout(PATIENCE)
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            return Optional.of(new ObjectMapper().readTree(body));
        } catch (final IOException e) {
            return Optional.empty();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
