package org.ringbook.gateway;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/**
 * How a gateway is, as a file in its directory that it replaces every second: so that whoever looks need not be in its process. A line is a
 * record, its components are separated by tabs: text without tabs, whole numbers and booleans.
 */
public final class StatusFile {
    private static final String FILE = "status";
    private static final String SEPARATOR = "\t";

    private StatusFile() {}

    /**
     * Replaces it.
     *
     * @param directory the gateway's.
     * @param lines     of it.
     * @throws IOException if it can't be written.
     */
    public static void write(final Path directory, final List<? extends Record> lines) throws IOException {
        final StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line(line)).append('\n'));
        final Path temporary = directory.resolve(FILE + ".new");
        Files.writeString(temporary, text);
        Files.move(
                temporary,
                directory.resolve(FILE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Reads it.
     *
     * @param directory the gateway's.
     * @return its lines; none if no gateway has ever run there, or it was never ready.
     * @throws IOException if it can't be read.
     */
    public static List<String> read(final Path directory) throws IOException {
        try {
            return Files.readAllLines(directory.resolve(FILE));
        } catch (final NoSuchFileException e) {
            return List.of();
        }
    }

    private static String line(final Record values) {
        final StringJoiner line = new StringJoiner(SEPARATOR);
        try {
            for (final RecordComponent component : values.getClass().getRecordComponents()) {
                line.add(String.valueOf(component.getAccessor().invoke(values)));
            }
        } catch (final ReflectiveOperationException e) {
            throw new IllegalArgumentException("not a public record: " + values.getClass(), e);
        }
        return line.toString();
    }

    /**
     * What a line says.
     *
     * @param <R>  what it is.
     * @param type a public record of texts, ints, longs and booleans.
     * @param line as it was written.
     * @return the record.
     * @throws IOException if it is none of these.
     */
    public static <R extends Record> R parse(final Class<R> type, final String line) throws IOException {
        final String[] columns = line.split(SEPARATOR, -1);
        final RecordComponent[] components = type.getRecordComponents();
        if (columns.length != components.length) {
            throw new IOException("not a " + type.getSimpleName() + ": " + line);
        }
        final Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        final Object[] values = new Object[columns.length];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = value(types[i], columns[i]);
            }
            return type.getConstructor(types).newInstance(values);
        } catch (final ReflectiveOperationException | IllegalArgumentException e) {
            throw new IOException("not a " + type.getSimpleName() + ": " + line, e);
        }
    }

    private static Object value(final Class<?> type, final String text) {
        if (type == int.class) {
            return Integer.valueOf(text);
        }
        if (type == long.class) {
            return Long.valueOf(text);
        }
        if (type == boolean.class) {
            return Boolean.valueOf(text);
        }
        if (type == String.class) {
            return text;
        }
        throw new IllegalArgumentException("a status has no " + type);
    }
}
