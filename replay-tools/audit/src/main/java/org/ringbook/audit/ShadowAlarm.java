package org.ringbook.audit;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.ringbook.journal.AtomicFile;

/**
 * What a shadow found, kept in the file {@code shadow.alarm} of the data directory until an operator has looked: no shadow follows while
 * it is there, so no snapshot is made of a state that is in doubt.
 *
 * @param atMs    when it was found, milliseconds since the epoch.
 * @param finding what was found.
 */
public record ShadowAlarm(long atMs, Finding finding) {
    /** Name of the file in a data directory. */
    public static final String FILE_NAME = "shadow.alarm";

    /**
     * Reads a data directory's alarm.
     *
     * @param dataDirectory the directory.
     * @return empty if there is none.
     */
    public static Optional<ShadowAlarm> read(final Path dataDirectory) {
        final Path file = dataDirectory.resolve(FILE_NAME);
        final Properties properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file)));
        } catch (final NoSuchFileException e) {
            return Optional.empty();
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        try {
            return Optional.of(new ShadowAlarm(
                    Instant.parse(properties.getProperty("at", "")).toEpochMilli(),
                    new Finding(
                            Finding.Kind.valueOf(properties.getProperty("kind", "")),
                            Long.parseLong(properties.getProperty("sequence", "")),
                            properties.getProperty("text", ""))));
        } catch (final IllegalArgumentException | java.time.format.DateTimeParseException e) {
            return Optional.of(new ShadowAlarm(
                    0, new Finding(Finding.Kind.DIFFERENT, 0, "the alarm itself can't be read: " + file)));
        }
    }

    /** Writes it, as a whole and to the disk. */
    void write(final Path dataDirectory) throws IOException {
        final Properties properties = new Properties();
        properties.setProperty("at", Instant.ofEpochMilli(atMs).toString());
        properties.setProperty("kind", finding.kind().name());
        properties.setProperty("sequence", Long.toString(finding.sequence()));
        properties.setProperty("text", finding.text());
        final StringWriter text = new StringWriter();
        properties.store(
                text, "The shadow core's finding. No snapshot is written until: ringbook shadow --clear-alarm");
        AtomicFile.write(dataDirectory.resolve(FILE_NAME), text.toString().getBytes(StandardCharsets.UTF_8), true);
    }

    /**
     * An operator has looked. The alarm is kept under another name.
     *
     * @param dataDirectory the directory.
     * @return where it is now; empty if there was none.
     */
    public static Optional<Path> clear(final Path dataDirectory) {
        return read(dataDirectory).map(alarm -> {
            final Path cleared = dataDirectory.resolve(FILE_NAME + "." + alarm.atMs());
            try {
                return Files.move(dataDirectory.resolve(FILE_NAME), cleared);
            } catch (final IOException e) {
                throw new UncheckedIOException("cannot put the alarm aside in " + dataDirectory, e);
            }
        });
    }
}
