package org.ringbook.audit.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.ringbook.audit.RecordDigest;
import org.ringbook.audit.VerifyProgress;
import org.ringbook.audit.records.JournalSource;
import org.ringbook.audit.seal.SealFinding.Kind;
import org.ringbook.journal.JournalDamageException;
import org.ringbook.journal.JournalReader;

/** Checks a seal, and a journal against it. Changes nothing. One thread, once. */
public final class SealCheck {
    private static final int FINDINGS_MAX = 100;

    private final JournalSource source;
    private final Path file;
    private final PublicKey trustedKey;
    private final String head;
    private final boolean mayBeginLater;
    private final BooleanSupplier stopRequested;
    private final VerifyProgress progress;
    private final RecordDigest recordDigest = new RecordDigest();
    private final ShortDigests shortDigests = new ShortDigests();
    private final List<SealFinding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long checkedLinks;
    private long checkedRecords;
    private long sealFirst;
    private long skipped;
    private boolean interrupted;

    /**
     * What was found.
     *
     * @param links          links of the seal whose content is as it was signed.
     * @param checkedLinks   links whose records are all those that were sealed.
     * @param checkedRecords records in them.
     * @param notHere        links before the journal's first record, which could not be checked.
     * @param first          first record of the seal.
     * @param last           last record of the seal; before the first if it has no link.
     * @param unsealed       records of the journal behind the seal's end.
     * @param head           hash of the last link.
     * @param fingerprint    of the seal's key.
     * @param keyTrusted     whether that key was compared with a trusted one.
     * @param findings       what is wrong, the seal's first.
     * @param notes          what is worth knowing and no fault.
     * @param interrupted    whether it was told to stop.
     */
    public record Report(
            long links,
            long checkedLinks,
            long checkedRecords,
            long notHere,
            long first,
            long last,
            long unsealed,
            String head,
            String fingerprint,
            boolean keyTrusted,
            List<SealFinding> findings,
            List<String> notes,
            boolean interrupted) {
        /** Takes copies. */
        public Report {
            findings = List.copyOf(findings);
            notes = List.copyOf(notes);
        }

        /**
         * Whether every sealed record is as it was sealed.
         *
         * @return false with a finding, or if it was told to stop.
         */
        public boolean passed() {
            return findings.isEmpty() && !interrupted;
        }
    }

    /**
     * What to check.
     *
     * @param source        where the records are.
     * @param file          the seal.
     * @param trustedKey    that it must be by; null to take the seal's word for its key.
     * @param head          hash of a link that it must have, as it was published; null for none.
     * @param mayBeginLater whether older records may be gone from the journal.
     * @param stopRequested asked now and then whether to stop.
     * @param progress      whom to tell how far it has come.
     */
    public SealCheck(
            final JournalSource source,
            final Path file,
            final PublicKey trustedKey,
            final String head,
            final boolean mayBeginLater,
            final BooleanSupplier stopRequested,
            final VerifyProgress progress) {
        this.source = source;
        this.file = file;
        this.trustedKey = trustedKey;
        this.head = head;
        this.mayBeginLater = mayBeginLater;
        this.stopRequested = stopRequested;
        this.progress = progress;
    }

    /**
     * Checks.
     *
     * @return what was found; damage too is a finding.
     * @throws org.ringbook.audit.AuditException    if the file is no seal.
     * @throws org.ringbook.journal.JournalException if there is no journal.
     */
    public Report run() {
        final SealFile seal = SealFile.read(file);
        final List<SealLink> links = seal.links();
        findings.addAll(seal.findings());
        checkKey(seal);
        sealFirst = seal.header().first();
        final long sealLast =
                links.isEmpty() ? sealFirst - 1 : links.get(links.size() - 1).last();
        checkEnd(seal, sealLast);
        long unsealed;
        try (JournalReader reader = source.open()) {
            final long last = reader.durableSequence();
            unsealed = Math.max(0, last - sealLast);
            checkRecords(reader, links, last);
        } catch (final JournalDamageException e) {
            unsealed = 0;
            damaged(0, e);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read the seal's digests", e);
        }
        return new Report(
                links.size(),
                checkedLinks,
                checkedRecords,
                skipped,
                sealFirst,
                sealLast,
                unsealed,
                links.isEmpty()
                        ? seal.header().hash()
                        : links.get(links.size() - 1).hash(),
                SealKeys.fingerprint(seal.header().key()),
                trustedKey != null,
                findings,
                notes,
                interrupted);
    }

    private void checkKey(final SealFile seal) {
        final PublicKey own = seal.header().key();
        if (trustedKey != null && !trustedKey.equals(own)) {
            findings.add(new SealFinding(
                    Kind.WRONG_KEY,
                    0,
                    0,
                    "the seal is by another key: its key is " + SealKeys.fingerprint(own) + ", the trusted one "
                            + SealKeys.fingerprint(trustedKey)));
        }
    }

    /** A seal without its last links is a sound seal by itself; only what is known from elsewhere tells. */
    private void checkEnd(final SealFile seal, final long sealLast) {
        if (seal.hasTornLine()) {
            findings.add(
                    new SealFinding(Kind.SEAL_CUT_OFF, 0, 0, "the seal's last line is cut off: it has no line end"));
        }
        final Path digests = SealFile.digestsOf(file);
        final long covered = sealLast - sealFirst + 1;
        try {
            final long kept = Files.exists(digests) ? Files.size(digests) / ShortDigests.LENGTH : 0;
            if (kept > covered) {
                findings.add(new SealFinding(
                        Kind.SEAL_CUT_OFF,
                        0,
                        0,
                        "the seal covers " + covered + " records, but " + digests.getFileName() + " those of " + kept
                                + ": links at its end are missing, or its last run was cut short (seal again then)"));
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read " + digests, e);
        }
        if (head != null && seal.links().stream().noneMatch(link -> link.hash().equals(head))) {
            findings.add(new SealFinding(
                    Kind.SEAL_CUT_OFF,
                    0,
                    0,
                    "no link has the hash " + head + ": the seal was cut off before it, or is another one"));
        }
    }

    private void checkRecords(final JournalReader reader, final List<SealLink> links, final long last)
            throws IOException {
        final long first = reader.firstSequence();
        final long startNs = System.nanoTime();
        for (final SealLink link : links) {
            if (stopRequested.getAsBoolean()) {
                interrupted = true;
                return;
            }
            if (link.first() < first) {
                skipped++;
            } else if (link.last() > last) {
                findings.add(new SealFinding(
                        Kind.JOURNAL_CUT_OFF,
                        link.link(),
                        last + 1,
                        "the journal ends with record " + last + ", but records up to "
                                + links.get(links.size() - 1).last() + " were sealed: records " + (last + 1) + " to "
                                + links.get(links.size() - 1).last() + " are missing"));
                break;
            } else if (findings.size() < FINDINGS_MAX) {
                checkLink(reader, link);
            }
            progress.onProgress(link.last(), last, System.nanoTime() - startNs);
        }
        tellSkipped(first);
    }

    private void tellSkipped(final long first) {
        if (skipped == 0) {
            return;
        }
        final String text = "the journal begins with record " + first + ": " + skipped
                + " links are of records that are not here, and could not be checked";
        if (mayBeginLater) {
            notes.add(text);
        } else {
            findings.add(new SealFinding(Kind.JOURNAL_BEGINS_LATER, 0, first, text));
        }
    }

    private void checkLink(final JournalReader reader, final SealLink link) throws IOException {
        try {
            reader.seek(link.first());
            for (long sequence = link.first(); sequence <= link.last(); sequence++) {
                next(reader, sequence);
                recordDigest.add(reader.buffer(), reader.offset(), reader.length());
            }
        } catch (final JournalDamageException e) {
            recordDigest.finish();
            damaged(link.link(), e);
            return;
        }
        if (recordDigest.finish().equals(link.records())) {
            checkedLinks++;
            checkedRecords += link.count();
        } else {
            locate(reader, link);
        }
    }

    private static void next(final JournalReader reader, final long sequence) {
        if (!reader.next()) {
            throw new IllegalStateException("a durable record is not there: sequence=" + sequence);
        }
    }

    private void damaged(final long link, final JournalDamageException e) {
        findings.add(new SealFinding(Kind.JOURNAL_DAMAGED, link, e.sequence(), e.getMessage()));
    }

    /** The range is not what was sealed: which of its records? */
    private void locate(final JournalReader reader, final SealLink link) throws IOException {
        final String range = "link " + link.link() + " (records " + link.first() + " to " + link.last() + "): ";
        final ByteBuffer sealed =
                ShortDigests.read(SealFile.digestsOf(file), ShortDigests.LENGTH * (link.first() - sealFirst), link);
        if (sealed == null) {
            findings.add(new SealFinding(
                    Kind.RECORD_CHANGED,
                    link.link(),
                    link.first(),
                    range + "a record was changed after it was sealed; which one can't be said, as "
                            + SealFile.digestsOf(file).getFileName() + " does not hold the digests that were sealed"));
            return;
        }
        long changed = 0;
        reader.seek(link.first());
        for (long sequence = link.first(); sequence <= link.last(); sequence++) {
            next(reader, sequence);
            if (shortDigests.of(reader.buffer(), reader.offset(), reader.length()) != sealed.getLong()) {
                changed++;
                if (findings.size() < FINDINGS_MAX) {
                    findings.add(new SealFinding(
                            Kind.RECORD_CHANGED,
                            link.link(),
                            sequence,
                            range + "record " + sequence + " was changed after it was sealed, its CRC with it"));
                }
            }
        }
        if (changed == 0) {
            findings.add(new SealFinding(
                    Kind.RECORD_CHANGED,
                    link.link(),
                    link.first(),
                    range + "a record was changed after it was sealed, in a way that its short digest does not show"));
        }
    }
}
