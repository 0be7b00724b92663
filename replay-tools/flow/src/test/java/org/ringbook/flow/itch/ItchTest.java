package org.ringbook.flow.itch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ringbook.flow.TextFile.assertFault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.flow.CheckKind;
import org.ringbook.flow.FlowReport;
import org.ringbook.flow.RecordedData;
import org.ringbook.flow.TextFile;

class ItchTest {
    @TempDir
    private Path folder;

    @Test
    void shouldGenerateTheCommittedSampleAgain() throws IOException {
        final ByteArrayOutputStream made = new ByteArrayOutputStream();
        ItchSample.write(made, ItchSample.SEED, ItchSample.STEPS);
        try (InputStream sample = new GZIPInputStream(ItchSample.open())) {
            assertArrayEquals(sample.readAllBytes(), made.toByteArray());
        }
    }

    @Test
    void shouldPlayTheSampleBackExactly() throws IOException {
        final Path path = folder.resolve("sample.itch.gz");
        try (InputStream sample = ItchSample.open()) {
            Files.copy(sample, path);
        }
        final Map<ItchType, Integer> types = new EnumMap<>(ItchType.class);
        try (ItchReader messages = new ItchReader(path, ItchReader.ALL)) {
            for (ItchMessage message = messages.next(); message != null; message = messages.next()) {
                types.merge(message.type(), 1, Integer::sum);
            }
            assertEquals(Files.size(path), messages.progress().bytesRead());
        }
        assertTrue(types.keySet()
                .containsAll(Arrays.asList(
                        ItchType.SYSTEM_EVENT,
                        ItchType.STOCK_DIRECTORY,
                        ItchType.ADD,
                        ItchType.EXECUTED,
                        ItchType.CANCEL,
                        ItchType.DELETE,
                        ItchType.REPLACE)));
        final FlowReport report = RecordedData.play(ItchFlow.open(path, "RING"));
        assertEquals(types.get(ItchType.EXECUTED).longValue(), report.fills(), report.text());
        assertEquals(
                types.get(ItchType.EXECUTED).longValue(),
                report.line(CheckKind.EXECUTION).agree());
        assertEquals(
                report.line(CheckKind.EXECUTION).total(),
                report.line(CheckKind.EXECUTION).agree());
        assertEquals(0, report.line(CheckKind.RESTING).total());
        assertEquals(0, report.rejected());
    }

    @Test
    void shouldKnowTheLengthOfEveryMessage() {
        final StringBuilder lengths = new StringBuilder();
        for (final ItchType type : ItchType.values()) {
            assertEquals(type, ItchType.of((byte) type.code()));
            lengths.append(type.code()).append(type.length()).append(' ');
        }
        assertEquals(
                "S12 R39 H25 Y20 L26 V35 W12 K28 J35 h21 A36 F40 E31 C36 X23 D19 U35 P44 Q40 B19 I50 N20 O48 ",
                lengths.toString());
    }

    @Test
    void shouldSayWhereAFileIsWrong() throws IOException {
        assertFault(() -> read(0, 12, 'S'), "x.itch", "offset 0", "ends within a message", "length=12");
        assertFault(() -> read(0), "offset 0", "within the length");
        assertFault(() -> read(0, 1, 'Z'), "offset 0", "unknown message type", "90");
        assertFault(() -> read(0, 2, 'S', 0), "offset 0", "must have 12 bytes but has 2");
        final byte[] add = ByteBuffer.allocate(38)
                .putShort((short) 36)
                .put((byte) 'A')
                .put(21, (byte) 'Q')
                .array();
        assertFault(() -> read(add), "offset 0", "side must be B or S");
    }

    @Test
    void shouldLackAStockThatIsNotThere() throws IOException {
        final Path path = folder.resolve("y.itch");
        try (java.io.OutputStream out = Files.newOutputStream(path)) {
            ItchSample.write(out, 1, 10);
        }
        assertEquals("RING", ItchFlow.open(path, null).instruments().get(0).symbol());
        assertFault(() -> ItchFlow.open(path, "AAPL"), "y.itch", "lacks the stock AAPL");
    }

    private void read(final int... bytes) throws IOException {
        final byte[] content = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
        }
        read(content);
    }

    private void read(final byte[] content) throws IOException {
        final Path path = folder.resolve("x.itch");
        Files.write(path, content);
        TextFile.stepsOf(ItchFlow.open(path, null));
    }
}
