package org.ringbook.audit.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ringbook.scenarios.CommandFrames.SELL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.audit.AuditException;
import org.ringbook.audit.ScriptedJournal;
import org.ringbook.audit.Verifier;
import org.ringbook.audit.VerifyContext;
import org.ringbook.audit.VerifyProgress;
import org.ringbook.audit.records.JournalSource;
import org.ringbook.audit.seal.SealFinding.Kind;
import org.ringbook.journal.Flips;
import org.ringbook.journal.Flips.Flip;

class SealTest {
    private static final int PER_LINK = 8;
    private static final int SET_UP = 15;

    @TempDir
    private Path directory;

    private SealKeys keys;
    private Path seal;

    @BeforeEach
    void makeAKey() {
        keys = SealKeys.create(directory.resolve("seal.key"));
        seal = directory.resolve("journal.seal");
    }

    private JournalSource journal(final String name, final long aliceZar, final int orders) {
        return journal(name, aliceZar, 60_000, orders);
    }

    /** As many records as of the setting up, and the orders; the first order at a price of its own. */
    private JournalSource journal(final String name, final long aliceZar, final long firstPrice, final int orders) {
        final Path path = directory.resolve(name);
        try (ScriptedJournal journal = new ScriptedJournal(path, 5).setUp(aliceZar)) {
            for (int i = 0; i < orders; i++) {
                journal.limit(ScriptedJournal.BOB, SELL, 500_000, i == 0 ? firstPrice : 60_000 + i, "bob-" + i);
            }
        }
        return new JournalSource(path);
    }

    private Sealer.Report seal(final JournalSource source) {
        return new Sealer(source, seal, keys, PER_LINK, () -> 1, () -> false, VerifyProgress.NONE).run();
    }

    private SealCheck.Report check(final JournalSource source, final PublicKey key, final String head) {
        return new SealCheck(source, seal, key, head, false, () -> false, VerifyProgress.NONE).run();
    }

    private SealCheck.Report check(final JournalSource source) {
        return check(source, keys.publicKey(), null);
    }

    private static SealFinding only(final SealCheck.Report report) {
        assertEquals(1, report.findings().size(), report::toString);
        return report.findings().get(0);
    }

    @Test
    void shouldSealGoOnAndFindAllAsSealed() {
        final JournalSource short20 = journal("short", 1_000, 5);
        final Sealer.Report first = seal(short20);
        assertEquals(3, first.links());
        assertEquals(20, first.records());
        assertTrue(check(short20).passed(), () -> check(short20).toString());

        final JournalSource longer = journal("longer", 1_000, 30);
        final Sealer.Report second = seal(longer);
        assertEquals(25, second.records());
        assertEquals(7, second.allLinks());
        assertEquals(45, second.last());
        final SealCheck.Report report = check(longer, keys.publicKey(), second.head());
        assertTrue(report.passed(), report::toString);
        assertEquals(45, report.checkedRecords());
        assertEquals(0, report.unsealed());
        assertTrue(check(longer, null, first.head()).passed(), "an earlier head is in it too");
        assertEquals(0, seal(longer).links());
    }

    @Test
    void shouldLocateAConsistentForgeryToItsRecord() {
        seal(journal("sealed", 1_000, 60_000, 30));
        final JournalSource forged = journal("forged", 1_000, 59_999, 30);
        assertTrue(
                new Verifier(new VerifyContext().directory(forged.journal()))
                        .run()
                        .passed(),
                "command, events, CRC and all that follows are consistent");

        final SealFinding finding = only(check(forged));

        assertEquals(Kind.RECORD_CHANGED, finding.kind());
        assertEquals(SET_UP + 1, finding.sequence());
        assertTrue(finding.text().contains("record 16 was changed"), finding::text);
        assertTrue(finding.text().contains("records 9 to 16"), finding::text);
    }

    @Test
    void shouldNameTheRangeWithoutTheDigests() throws IOException {
        seal(journal("sealed", 1_000, 30));
        final JournalSource forged = journal("forged", 2_000, 30);
        Files.delete(SealFile.digestsOf(seal));
        final SealFinding finding = only(check(forged));
        assertEquals(Kind.RECORD_CHANGED, finding.kind());
        assertEquals(2, finding.link());
        assertTrue(finding.text().contains("which one can't be said"), finding::text);
    }

    @Test
    void shouldNotTakeDigestsThatWereChangedToo() throws IOException {
        seal(journal("sealed", 1_000, 30));
        final byte[] digests = Files.readAllBytes(SealFile.digestsOf(seal));
        digests[SET_UP * ShortDigests.LENGTH] ^= 1;
        Files.write(SealFile.digestsOf(seal), digests);
        final SealFinding finding = only(check(journal("forged", 1_000, 59_999, 30)));
        assertTrue(finding.text().contains("does not hold the digests that were sealed"), finding::text);
    }

    @Test
    void shouldTellAFlippedByteAsDamage() throws IOException {
        final JournalSource sealed = journal("sealed", 1_000, 300);
        seal(sealed);
        final Flips flips = new Flips(sealed.journal());
        int found = 0;
        for (final Flip flip : flips.choose(7, 20)) {
            final Path copy = directory.resolve("copy");
            flips.copyWith(flip, copy);
            final SealCheck.Report report = check(new JournalSource(copy));
            if (flip.isRecord()) {
                assertEquals(Kind.JOURNAL_DAMAGED, report.findings().get(0).kind(), report::toString);
                assertTrue(report.findings().get(0).text().contains("byteOffset="), report::toString);
                found++;
            }
        }
        assertTrue(found > 5, "found=" + found);
    }

    @Test
    void shouldTellAJournalThatWasCutOff() {
        seal(journal("sealed", 1_000, 30));
        final SealFinding finding = only(check(journal("cut", 1_000, 20)));
        assertEquals(Kind.JOURNAL_CUT_OFF, finding.kind());
        assertTrue(finding.text().contains("records 36 to 45 are missing"), finding::text);
    }

    @Test
    void shouldTellAWrongKey() {
        final JournalSource source = journal("sealed", 1_000, 30);
        seal(source);
        final SealKeys other = SealKeys.create(directory.resolve("other.key"));
        assertEquals(
                Kind.WRONG_KEY, only(check(source, other.publicKey(), null)).kind());
        final SealKeys mine = keys;
        keys = other;
        final AuditException refused = assertThrows(AuditException.class, () -> seal(source));
        assertTrue(refused.getMessage().contains("sealed with another key"), refused::getMessage);
        keys = mine;
        assertTrue(check(source).passed());
    }

    @Test
    void shouldTellAnEditedSealByItsLink() throws IOException {
        final JournalSource source = journal("sealed", 1_000, 30);
        seal(source);
        final List<String> lines = Files.readAllLines(seal);
        final List<String> edited = new ArrayList<>(lines);
        edited.set(3, lines.get(3).replace("\"sealedAtNs\":1", "\"sealedAtNs\":2"));
        Files.write(seal, edited);
        final SealCheck.Report report = check(source);
        assertEquals(Kind.SEAL_EDITED, only(report).kind());
        assertEquals(3, only(report).link());
        assertTrue(only(report).text().contains("its hash is not that of its content"), report::toString);
        assertEquals(5, report.checkedLinks(), "the others are checked all the same");
        assertThrows(AuditException.class, () -> seal(source));
    }

    @Test
    void shouldTellALinkThatWasMadeAnewWithAnotherKey() throws IOException {
        final JournalSource forged = journal("forged", 1_000, 59_999, 30);
        final Path own = seal;
        seal(journal("sealed", 1_000, 60_000, 30));
        final SealKeys mine = keys;
        keys = SealKeys.create(directory.resolve("forger.key"));
        seal = directory.resolve("forged.seal");
        seal(forged);
        final List<String> mixed = new ArrayList<>(Files.readAllLines(own));
        mixed.set(2, Files.readAllLines(seal).get(2));
        Files.write(own, mixed);
        seal = own;
        keys = mine;
        final SealCheck.Report report = check(forged);
        assertTrue(
                report.findings().stream()
                        .anyMatch(
                                finding -> finding.link() == 2 && finding.text().contains("signed by another key")),
                report::toString);
        assertTrue(report.findings().stream().anyMatch(finding -> finding.text().contains("does not continue link")));
    }

    @Test
    void shouldTellMissingLinks() throws IOException {
        final JournalSource source = journal("sealed", 1_000, 30);
        final Sealer.Report sealed = seal(source);
        final List<String> lines = Files.readAllLines(seal);
        final List<String> holed = new ArrayList<>(lines);
        holed.remove(3);
        Files.write(seal, holed);
        assertTrue(only(check(source)).text().contains("the links before it, from 3 on, are missing"));

        Files.write(seal, lines.subList(0, lines.size() - 1));
        final SealCheck.Report cut = check(source, keys.publicKey(), sealed.head());
        assertEquals(2, cut.findings().size(), cut::toString);
        assertTrue(cut.findings().stream().allMatch(finding -> finding.kind() == Kind.SEAL_CUT_OFF));

        Files.delete(SealFile.digestsOf(seal));
        assertTrue(check(source).passed(), "by itself it is a seal of fewer records");
        assertEquals(5, check(source).unsealed());

        Files.writeString(seal, String.join("\n", lines).substring(0, 600));
        assertEquals(Kind.SEAL_CUT_OFF, only(check(source)).kind());
    }

    @Test
    void shouldNotGoOnOverAnotherJournal() {
        seal(journal("sealed", 1_000, 30));
        final JournalSource other = journal("other", 1_000, 60_000, 31);
        assertEquals(1, seal(other).records());
        final JournalSource forged = journal("forged", 1_000, 40);
        assertEquals(9, seal(forged).records());
        try (ScriptedJournal journal = new ScriptedJournal(directory.resolve("new"), 5).setUp()) {
            for (int i = 0; i < 50; i++) {
                journal.limit(ScriptedJournal.CAROL, SELL, 500_000, 60_000 + i, "");
            }
        }
        final JournalSource strange = new JournalSource(directory.resolve("new"));
        final AuditException refused = assertThrows(AuditException.class, () -> seal(strange));
        assertTrue(refused.getMessage().contains("are not those that were sealed"), refused::getMessage);
    }

    @Test
    void shouldKeepTheKeyToItsOwnerAndNeverOverwriteIt() throws IOException {
        final Path file = directory.resolve("seal.key");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertThrows(AuditException.class, () -> SealKeys.create(file));
        assertEquals(keys.publicKey(), SealKeys.read(file).publicKey());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        final AuditException open = assertThrows(AuditException.class, () -> SealKeys.read(file));
        assertTrue(open.getMessage().contains("chmod 600"), open::getMessage);
    }
}
