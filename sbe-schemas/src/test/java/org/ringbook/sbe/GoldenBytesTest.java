package org.ringbook.sbe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;
import org.junit.jupiter.api.Test;

/**
 * Every message with every field set, byte for byte as it was when its schema version was fixed. A difference is a change
 * of the format: give the schema a new version and add lines, don't change them.
 *
 * <p>To add the lines of new messages, run with {@code JAVA_TOOL_OPTIONS=-Dringbook.golden.write=true} and look at the diff.
 */
final class GoldenBytesTest {
    private static final String ROOT = System.getProperty("ringbook.root");
    private static final Path GOLDEN = Path.of(ROOT, "sbe-schemas/src/test/resources/golden/messages.txt");
    private static final Path CLASSES = Path.of(ROOT, "sbe-schemas/target/classes");

    @Test
    void shouldEncodeEveryMessageAsItAlwaysWas() throws IOException, ReflectiveOperationException {
        final TreeMap<String, String> encoded = new TreeMap<>();
        for (final Class<?> encoder : encoders()) {
            encoded.put(encoder.getName(), encode(encoder));
        }
        assertFalse(encoded.isEmpty());
        final List<String> lines = encoded.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
        if (Boolean.getBoolean("ringbook.golden.write")) {
            Files.write(GOLDEN, lines);
        }
        assertEquals(String.join("\n", Files.readAllLines(GOLDEN)), String.join("\n", lines));
    }

    private static List<? extends Class<?>> encoders() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(file -> file.endsWith("Encoder.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .map(GoldenBytesTest::load)
                    .filter(MessageEncoderFlyweight.class::isAssignableFrom)
                    .toList();
        }
    }

    private static Class<?> load(final String name) {
        try {
            return Class.forName(name);
        } catch (final ClassNotFoundException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static String encode(final Class<?> type) throws ReflectiveOperationException {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[2048]);
        final Object encoder = type.getConstructor().newInstance();
        final Class<?> headerType = Class.forName(type.getPackageName() + ".MessageHeaderEncoder");
        final Object header = headerType.getConstructor().newInstance();
        final Method wrap = Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals("wrapAndApplyHeader"))
                .findFirst()
                .orElseThrow();
        wrap.invoke(encoder, buffer, 0, header);
        fill(encoder, 1);
        final int length = 8 + (int) type.getMethod("encodedLength").invoke(encoder);
        return HexFormat.of().formatHex(buffer.byteArray(), 0, length);
    }

    /** Sets every field, in the order of the bytes, to a value that its place determines. */
    private static void fill(final Object encoder, final int start) throws ReflectiveOperationException {
        int number = start;
        for (final String field : fields(encoder.getClass())) {
            number++;
            if (!set(encoder, field, number) && !setArray(encoder, field, number)) {
                final Object part = encoder.getClass().getMethod(field).invoke(encoder);
                if (part.getClass().getSimpleName().endsWith("FlagsEncoder")) {
                    setAll(part);
                } else {
                    fill(part, number * 3);
                }
            }
        }
        fillGroups(encoder, number);
        for (final Method method : texts(encoder.getClass())) {
            final byte[] text =
                    method.getName().substring(3).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
            method.invoke(encoder, text, 0, text.length);
        }
    }

    /** Two entries in each group. */
    private static void fillGroups(final Object encoder, final int number) throws ReflectiveOperationException {
        for (final Method method : encoder.getClass().getMethods()) {
            if (method.getReturnType().getEnclosingClass() == encoder.getClass() && method.getParameterCount() == 1) {
                final Object group = method.invoke(encoder, 2);
                for (int entry = 1; entry <= 2; entry++) {
                    group.getClass().getMethod("next").invoke(group);
                    fill(group, number + 10 * entry);
                }
            }
        }
    }

    private static List<String> fields(final Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().endsWith("EncodingOffset"))
                .sorted(Comparator.comparingInt(GoldenBytesTest::offset))
                .map(method -> method.getName().substring(0, method.getName().length() - "EncodingOffset".length()))
                .toList();
    }

    private static int offset(final Method method) {
        try {
            return (int) method.invoke(null);
        } catch (final IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(method.toString(), e);
        }
    }

    /** Texts come in the order of their ids. */
    private static List<Method> texts(final Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(GoldenBytesTest::isText)
                .sorted(Comparator.comparingInt(method -> id(type, method)))
                .toList();
    }

    private static boolean isText(final Method method) {
        final String field = method.getName().length() > 3 ? fieldOf(method) : "";
        final boolean isArray = Arrays.stream(method.getDeclaringClass().getMethods())
                .anyMatch(other -> other.getName().equals(field + "Length") && other.getParameterCount() == 0);
        return method.getName().startsWith("put")
                && !isArray
                && Arrays.equals(method.getParameterTypes(), new Class<?>[] {byte[].class, int.class, int.class});
    }

    private static int id(final Class<?> type, final Method method) {
        try {
            return (int) type.getMethod(fieldOf(method) + "Id").invoke(null);
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException(method.toString(), e);
        }
    }

    private static String fieldOf(final Method put) {
        final String name = put.getName();
        return name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4);
    }

    private static boolean set(final Object encoder, final String field, final int number)
            throws ReflectiveOperationException {
        for (final Method method : encoder.getClass().getMethods()) {
            if (method.getName().equals(field) && method.getParameterCount() == 1) {
                method.invoke(encoder, value(method.getParameterTypes()[0], number));
                return true;
            }
        }
        return false;
    }

    /** A field of so many numbers. */
    private static boolean setArray(final Object encoder, final String field, final int number)
            throws ReflectiveOperationException {
        for (final Method method : encoder.getClass().getMethods()) {
            if (method.getName().equals(field) && method.getParameterCount() == 2) {
                final int length =
                        (int) encoder.getClass().getMethod(field + "Length").invoke(null);
                for (int i = 0; i < length; i++) {
                    method.invoke(encoder, i, value(method.getParameterTypes()[1], number + i));
                }
                return true;
            }
        }
        return false;
    }

    private static Object value(final Class<?> type, final int number) {
        if (type.isEnum()) {
            return type.getEnumConstants()[1];
        }
        if (type == long.class) {
            return 0x0102_0304_0506_0700L + number;
        }
        if (type == int.class) {
            return 0x0A00 + number;
        }
        return (short) number;
    }

    private static void setAll(final Object flags) throws ReflectiveOperationException {
        for (final Method method : flags.getClass().getMethods()) {
            if (method.getParameterCount() == 1 && method.getParameterTypes()[0] == boolean.class) {
                method.invoke(flags, true);
            }
        }
    }
}
