package org.ringbook.audit.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ringbook.scenarios.CommandFrames.BUY;
import static org.ringbook.scenarios.CommandFrames.SELL;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.audit.ScriptedJournal;
import org.ringbook.audit.Shadow;
import org.ringbook.audit.ShadowContext;
import org.ringbook.audit.decode.MessageSchema;
import org.ringbook.audit.decode.Moment;
import org.ringbook.journal.Retention;
import org.ringbook.journal.RetentionContext;
import org.ringbook.journal.snapshot.SnapshotFiles;
import org.ringbook.scenarios.KeyFields;

class RecordDumpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private final MessageSchema schema = MessageSchema.load();
    private long sell;
    private long buy;
    private long key;
    private long refused;

    @BeforeEach
    void writeAJournal() {
        try (ScriptedJournal journal = new ScriptedJournal(directory, 4).setUp()) {
            sell = journal.limit(ScriptedJournal.BOB, SELL, 500_000, 60_000, "bob-1");
            buy = journal.limit(ScriptedJournal.ALICE, BUY, 200_000, 61_000, "mine");
            key = journal.run(journal.frames.issueApiKey(KeyFields.of(1, 1, "key-1")));
            refused = journal.run(journal.frames.cancelOrder(ScriptedJournal.ALICE, 0, "mine", ""));
            journal.run(journal.frames.cancelOrder(ScriptedJournal.BOB, sell, "", ""));
            journal.limit(ScriptedJournal.CAROL, SELL, 500_000, 70_000, "mine");
        }
    }

    private RecordDump dump() {
        return new RecordDump(new JournalSource(directory), schema);
    }

    private static List<JsonNode> lines(final RecordDump dump) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final RecordDump.Report report = dump.run(out);
        final List<JsonNode> lines = new ArrayList<>();
        for (final String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        assertEquals(lines.size(), report.written());
        return lines;
    }

    private static List<Long> sequences(final List<JsonNode> lines) {
        return lines.stream().map(line -> line.get("sequence").asLong()).toList();
    }

    @Test
    void shouldWriteEveryRecordWithNamesAndDecimals() throws IOException {
        final List<JsonNode> lines = lines(dump());
        assertEquals(refused + 2, lines.size());
        final JsonNode line = lines.get((int) buy - 1);
        assertEquals(buy, line.get("sequence").asLong());
        assertEquals(
                Moment.text(ScriptedJournal.START_NS + buy * ScriptedJournal.STEP_NS),
                line.get("time").asText());
        final JsonNode command = line.get("command");
        assertEquals("NewOrder", command.get("type").asText());
        assertEquals("alice", command.get("account").asText());
        assertEquals("XBTZAR", command.get("market").asText());
        assertEquals("BUY", command.get("side").asText());
        assertEquals(61_000, command.get("priceTicks").asLong());
        assertEquals("61000", command.get("price").asText());
        assertEquals("0.2", command.get("quantityDecimal").asText());
        assertEquals("mine", command.get("clOrdId").asText());
        assertEquals(0, command.get("header").get("gatewayId").asInt());
        assertTrue(command.get("flags").isArray());
        final JsonNode trade = line.get("events").get(1);
        assertEquals("Trade", trade.get("type").asText());
        assertEquals("bob", trade.get("sellAccount").asText());
        assertEquals("60000", trade.get("price").asText());
        assertEquals("0.2", trade.get("qty").asText());
        assertEquals("12000", trade.get("quote").asText());
        assertEquals("0.0002", trade.get("buyFee").asText());
        assertEquals("200", trade.get("buyReleased").asText());
    }

    @Test
    void shouldMaskWhatStandsForASecret() throws IOException {
        final JsonNode command =
                lines(dump().range(Place.of(key), Place.of(key))).get(0).get("command");
        assertEquals("IssueApiKey", command.get("type").asText());
        assertEquals("(masked)", command.get("storedKey").asText());
        assertEquals("(masked)", command.get("serverKey").asText());
        assertEquals("(masked)", command.get("salt").asText());
        assertEquals("key-1", command.get("keyId").asText());
    }

    @Test
    void shouldFilterByOrderAccountMarketAndType() throws IOException {
        assertEquals(List.of(sell, buy, refused + 1), sequences(lines(dump().filter(filter().order(sell)))));
        assertEquals(List.of(buy, refused, refused + 2), sequences(lines(dump().filter(filter().clOrdId("mine")))));
        assertEquals(
                List.of(buy, refused),
                sequences(lines(dump().filter(filter().clOrdId("mine").account("alice")))));
        assertEquals(
                List.of(sell, buy, refused + 1),
                sequences(lines(dump().filter(filter().account("bob").market("XBTZAR")))));
        assertEquals(List.of(buy), sequences(lines(dump().filter(filter().types(List.of("trade"))))));
        assertEquals(List.of(refused), sequences(lines(dump().filter(filter().types(List.of("CancelRejected"))))));
    }

    @Test
    void shouldWriteSingleEvents() throws IOException {
        final List<JsonNode> lines = lines(
                dump().filter(filter().account("bob").types(List.of("Trade"))).eventsOnly(true));
        assertEquals(1, lines.size());
        assertEquals(2, lines.get(0).get("index").asInt());
        assertEquals("Trade", lines.get(0).get("event").get("type").asText());
    }

    @Test
    void shouldSayWhatTheJournalDoesNotKnow() throws IOException {
        assertEquals(
                "there is no account dave",
                dump().filter(filter().account("dave"))
                        .run(OutputStream.nullOutputStream())
                        .missing()
                        .orElseThrow());
    }

    @Test
    void shouldTakeRangesByTimeAndNamesFromBefore() throws IOException {
        final long buyNs = ScriptedJournal.START_NS + buy * ScriptedJournal.STEP_NS;
        final List<JsonNode> lines =
                lines(dump().range(new Place(true, buyNs - 1), new Place(true, buyNs + ScriptedJournal.STEP_NS - 1)));
        assertEquals(List.of(buy), sequences(lines));
        assertEquals("alice", lines.get(0).get("command").get("account").asText());
        assertEquals(2, lines(dump().limit(2)).size());
        assertEquals(
                0,
                lines(dump().range(new Place(true, Long.MAX_VALUE - 1), Place.of(Long.MAX_VALUE)))
                        .size());
    }

    @Test
    void shouldFollowUntilItIsStopped() throws IOException {
        try (ScriptedJournal live = new ScriptedJournal(directory.resolve("live"), 1).setUp()) {
            final ByteArrayOutputStream out = new ByteArrayOutputStream();
            final AtomicInteger waits = new AtomicInteger();
            final RecordDump.Report report = new RecordDump(new JournalSource(directory.resolve("live")), schema)
                    .follow(true)
                    .stopRequested(() -> {
                        if (waits.incrementAndGet() == 3) {
                            live.limit(ScriptedJournal.BOB, SELL, 500_000, 60_000, "late");
                        }
                        return out.toString(StandardCharsets.UTF_8).contains("late");
                    })
                    .run(out);
            assertTrue(report.interrupted());
            assertFalse(report.missing().isPresent());
            assertEquals(live.core().lastSequence(), report.lastWritten());
        }
    }

    private RecordFilter filter() {
        return new RecordFilter(schema);
    }

    @Test
    void shouldKnowNamesFromTheSnapshotWhereOlderRecordsAreGone() throws IOException {
        final Path data = directory.resolve("data");
        final Path journalDirectory = data.resolve("journal");
        try (ScriptedJournal journal = new ScriptedJournal(journalDirectory, 4).setUp()) {
            for (int i = 0; i < 1_000; i++) {
                final long order = journal.limit(ScriptedJournal.ALICE, BUY, 200_000, 61_000, "");
                journal.run(journal.frames.cancelOrder(ScriptedJournal.ALICE, order, "", ""));
            }
        }
        try (Shadow shadow = Shadow.open(new ShadowContext().dataDirectory(data).floorBytes(0))) {
            assertEquals(java.util.Optional.empty(), shadow.catchUp(() -> false));
        }
        new Retention(new RetentionContext().dataDirectory(data).keepRecords(0)).run();
        final RecordDump dump = new RecordDump(
                new JournalSource(journalDirectory, data.resolve(SnapshotFiles.DIRECTORY), null), schema);
        final JsonNode first = lines(dump.limit(1)).get(0);
        assertTrue(first.get("sequence").asLong() > 20, first::toString);
        final JsonNode event = first.get("events").get(0);
        assertEquals("alice", event.get("account").asText());
        assertEquals("XBTZAR", event.get("market").asText());
    }
}
