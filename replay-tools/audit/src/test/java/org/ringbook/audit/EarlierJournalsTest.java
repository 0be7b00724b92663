package org.ringbook.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringbook.journal.Journal;
import org.ringbook.journal.JournalContext;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.journal.RecordBatchDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.scenarios.FrameText;

/**
 * Journals that earlier versions wrote execute again to the byte, to the hashes that were recorded then. They are never written
 * anew; what they may not do is in {@code docs/journal.md}.
 *
 * <p>To add one of the present format, under the next number:
 * {@code JAVA_TOOL_OPTIONS=-Dringbook.journals.write=2 mvn test -pl replay-tools/audit -am -Dtest=EarlierJournalsTest
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class EarlierJournalsTest {
    private static final Path JOURNALS =
            Path.of(System.getProperty("ringbook.root"), "replay-tools/audit/src/test/resources/journals");

    private static final String WRITE = "ringbook.journals.write";
    private static final String ZIP = ".zip";
    private static final String PROPERTIES = ".properties";

    /** It may have been written on any machine. */
    private static final String OTHER_BOOT = "the machine was started again";

    private static final long SEED = 20_261_122;
    private static final int COMMANDS = 14_000;

    /** Once: an operation that needs more than a record takes thousands of orders. */
    private static final int DEEP_EVERY = 4_000;

    @TempDir
    private Path directory;

    static List<String> names() throws IOException {
        final String toWrite = System.getProperty(WRITE);
        if (toWrite != null && Files.notExists(JOURNALS.resolve(toWrite + ZIP))) {
            write(toWrite);
        }
        try (Stream<Path> files = Files.list(JOURNALS)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(PROPERTIES))
                    .map(name -> name.substring(0, name.length() - PROPERTIES.length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldExecuteTheJournalOfAnEarlierVersionToItsRecordedHashes(final String name) throws IOException {
        final Properties expected = properties(name);
        final Path journal = unzip(name, directory.resolve("journal"));
        for (final boolean independent : new boolean[] {false, true}) {
            final VerifyReport report =
                    new Verifier(new VerifyContext().directory(journal).independent(independent)).run();
            assertTrue(report.passed(), report::toString);
            assertEquals(expected.getProperty("records"), Long.toString(report.records()));
            assertEquals(expected.getProperty("digest"), report.digest());
            assertEquals(expected.getProperty("stateHash"), String.format("%016x", report.stateHash()));
        }
        try (Journal opened = Journal.open(context(journal))) {
            assertEquals(expected.getProperty("records"), Long.toString(opened.lastSequence()));
            assertEquals(
                    List.of(),
                    opened.openReport().findings().stream()
                            .filter(finding -> !finding.startsWith(OTHER_BOOT))
                            .toList());
        }
    }

    @Test
    void shouldHaveAJournalOfThePresentVersionWithEveryCommand() throws IOException {
        final List<String> names = names();
        final String newest = names.get(names.size() - 1);
        final Properties written = properties(newest);
        assertEquals(Integer.toString(NewOrderDecoder.SCHEMA_VERSION), written.getProperty("messagesVersion"));
        assertEquals(Integer.toString(RecordBatchDecoder.SCHEMA_VERSION), written.getProperty("journalVersion"));
        final SortedSet<String> missing = new TreeSet<>(FrameText.commandNames());
        try (JournalReader reader = JournalReader.open(unzip(newest, directory.resolve("newest")))) {
            while (reader.next()) {
                final byte[] command = new byte[Frames.length(reader.buffer(), reader.framesOffset())];
                reader.buffer().getBytes(Frames.offset(reader.framesOffset()), command);
                missing.remove(FrameText.name(command));
            }
        }
        assertEquals(new TreeSet<>(), missing, "add a journal that has these commands, see the class's comment");
    }

    private static JournalContext context(final Path journal) {
        return new JournalContext().directory(journal).blockBytes(JournalContext.BLOCK_BYTES_MIN);
    }

    private static Properties properties(final String name) throws IOException {
        final Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(JOURNALS.resolve(name + PROPERTIES))) {
            properties.load(in);
        }
        return properties;
    }

    private static Path unzip(final String name, final Path target) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(JOURNALS.resolve(name + ZIP)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                final Path file = target.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
        return target;
    }

    private static void write(final String name) throws IOException {
        Files.createDirectories(JOURNALS);
        final Path zip = JOURNALS.resolve(name + ZIP);
        final Path journal = Files.createTempDirectory("journal");
        GeneratedJournal.write(journal, SEED, COMMANDS, DEEP_EVERY, (sequence, buffer, offset, length) -> {});
        final VerifyReport report = new Verifier(new VerifyContext().directory(journal)).run();
        assertTrue(report.passed(), report::toString);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                Stream<Path> files = Files.walk(journal)) {
            out.setLevel(9);
            for (final Path file :
                    files.filter(EarlierJournalsTest::belongs).sorted().toList()) {
                final ZipEntry entry = new ZipEntry(journal.relativize(file).toString());
                entry.setTime(0);
                out.putNextEntry(entry);
                Files.copy(file, out);
            }
        }
        Files.writeString(
                JOURNALS.resolve(name + PROPERTIES),
                "messagesVersion=" + NewOrderDecoder.SCHEMA_VERSION + "\njournalVersion="
                        + RecordBatchDecoder.SCHEMA_VERSION + "\nrecords=" + report.records() + "\ndigest="
                        + report.digest() + "\nstateHash=" + String.format("%016x", report.stateHash()) + "\n");
    }

    private static boolean belongs(final Path file) {
        final String name = file.getFileName().toString();
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) > 0
                    && (name.endsWith(".cq4") || name.endsWith(".mark"));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
