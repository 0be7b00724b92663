package org.ringbook.flow.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ringbook.flow.TextFile.assertFault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.flow.FlowFormat;
import org.ringbook.flow.FlowPlayer;
import org.ringbook.flow.FlowProgress;
import org.ringbook.flow.FlowStream;
import org.ringbook.flow.MirrorBook;
import org.ringbook.flow.TextFile;
import org.ringbook.flow.itch.ItchSample;

class RecordedFileTest {
    @TempDir
    private Path folder;

    @Test
    void shouldTellTheFormatByTheContent() throws IOException {
        assertEquals(FlowFormat.LOBSTER, formatOf("34200.004241176,1,16113575,18,5853300,1"));
        assertEquals(FlowFormat.BITSTAMP, formatOf("1430438404518 order_created {\"price\": \"1.00\"}"));
        assertEquals(FlowFormat.CME, formatOf("ts_event,action,side,order_id,price,size,flags,sequence,ts_recv"));
        assertEquals(FlowFormat.B3, formatOf("seq,time,event,side,order_id,price_centavos"));
        assertEquals(FlowFormat.ITCH, FlowFormat.of(sample()));
        assertFault(() -> formatOf("Dear Sir or Madam"), "any.gz", "none of the formats");
    }

    @Test
    void shouldPlayToTheEndAndTellHowFarItIs() throws IOException {
        final List<FlowProgress> told = new ArrayList<>();
        try (FlowStream stream = new RecordedFile(sample()).open()) {
            final long steps = new FlowPlayer(stream, new MirrorBook(), (step, outcome) -> {})
                    .progress(told::add)
                    .run();
            assertTrue(steps > 10_000, "steps=" + steps);
        }
        final FlowProgress last = told.get(told.size() - 1);
        assertEquals(last.bytesTotal(), last.bytesRead());
        assertTrue(told.size() > 10);
    }

    @Test
    void shouldHaveBooksForLobsterAlone() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new RecordedFile(sample()).book(folder).open());
        assertThrows(IllegalArgumentException.class, () -> FlowFormat.parse("fix"));
        assertEquals(FlowFormat.LOBSTER, FlowFormat.parse("lobster"));
    }

    private FlowFormat formatOf(final String line) throws IOException {
        return FlowFormat.of(TextFile.write(folder, "any.gz", line));
    }

    private Path sample() throws IOException {
        final Path path = folder.resolve("sample.itch.gz");
        try (InputStream sample = ItchSample.open()) {
            Files.copy(sample, path, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        return path;
    }
}
