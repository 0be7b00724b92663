package org.ringbook.audit.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.EpochNanoClock;
import org.ringbook.audit.AuditException;
import org.ringbook.audit.RecordDigest;
import org.ringbook.audit.VerifyProgress;
import org.ringbook.audit.records.JournalSource;
import org.ringbook.journal.JournalReader;

/** Seals a journal's records: begins a seal, or goes on with one. One thread, once. */
public final class Sealer {
    /** Records of a link unless it is said otherwise. */
    public static final long RECORDS_PER_LINK = 65_536;

    /** Most records of a link. */
    public static final long RECORDS_PER_LINK_MAX = 16_777_216;

    private final JournalSource source;
    private final Path file;
    private final SealKeys keys;
    private final long recordsPerLink;
    private final EpochNanoClock clock;
    private final BooleanSupplier stopRequested;
    private final VerifyProgress progress;
    private final RecordDigest recordDigest = new RecordDigest();
    private final ShortDigests shortDigests = new ShortDigests();

    private long firstSealed;
    private long nextLink = 1;
    private long nextRecord;
    private String previous;
    private boolean interrupted;

    /**
     * What was sealed.
     *
     * @param links       links that were added.
     * @param allLinks    links that the seal has now.
     * @param records     records that were added.
     * @param first       first record of the seal; 0 if it has none.
     * @param last        last record of the seal; 0 if it has none.
     * @param head        hash of the last link: whoever has it, has everything before it fixed.
     * @param fingerprint of the public key.
     * @param interrupted whether it was told to stop before it was at the end; what was sealed stays.
     */
    public record Report(
            long links,
            long allLinks,
            long records,
            long first,
            long last,
            String head,
            String fingerprint,
            boolean interrupted) {}

    /**
     * What to seal.
     *
     * @param source         where the records are.
     * @param file           the seal; it is made if it is not there, else gone on with.
     * @param keys           that sign.
     * @param recordsPerLink most records of a link, for a new seal; at least 1.
     * @param clock          says when.
     * @param stopRequested  asked now and then whether to stop.
     * @param progress       whom to tell how far it has come.
     */
    public Sealer(
            final JournalSource source,
            final Path file,
            final SealKeys keys,
            final long recordsPerLink,
            final EpochNanoClock clock,
            final BooleanSupplier stopRequested,
            final VerifyProgress progress) {
        this.source = source;
        this.file = file;
        this.keys = keys;
        this.recordsPerLink = recordsPerLink;
        this.clock = clock;
        this.stopRequested = stopRequested;
        this.progress = progress;
    }

    /**
     * Seals all records that are durable now.
     *
     * @return what was sealed.
     * @throws AuditException                               if the seal there is not sound, by another key, or of another journal.
     * @throws org.ringbook.journal.JournalDamageException if the journal is damaged; the links before the damage stay.
     */
    public Report run() {
        try (JournalReader reader = source.open()) {
            final long last = reader.durableSequence();
            final long size = Files.exists(file) ? goOn(reader, last) : begin(reader, last);
            final long links = nextLink;
            final long records = nextRecord;
            if (nextRecord <= last) {
                reader.seek(nextRecord);
                final long startNs = System.nanoTime();
                while (nextRecord <= last && !interrupted) {
                    seal(reader, Math.min(last, nextRecord + size - 1), last, startNs);
                }
            }
            return new Report(
                    nextLink - links,
                    nextLink - 1,
                    nextRecord - records,
                    nextLink == 1 ? 0 : firstSealed,
                    nextLink == 1 ? 0 : nextRecord - 1,
                    previous,
                    SealKeys.fingerprint(keys.publicKey()),
                    interrupted);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write the seal " + file, e);
        }
    }

    private long begin(final JournalReader reader, final long last) throws IOException {
        firstSealed = reader.firstSequence();
        nextRecord = firstSealed;
        final SealHeader header = SealHeader.of(firstSealed, recordsPerLink, keys.publicKey());
        previous = header.hash();
        if (last >= firstSealed) {
            SealFile.append(file, SealFile.json(header));
        }
        return recordsPerLink;
    }

    private long goOn(final JournalReader reader, final long last) throws IOException {
        final SealFile seal = SealFile.read(file);
        if (!seal.header().key().equals(keys.publicKey())) {
            throw new AuditException(file + " is sealed with another key: "
                    + SealKeys.fingerprint(seal.header().key()) + ", and this one is "
                    + SealKeys.fingerprint(keys.publicKey()));
        }
        if (!seal.findings().isEmpty()) {
            throw new AuditException("a seal that is not sound is not gone on with: "
                    + seal.findings().get(0).text());
        }
        seal.cutTornLine();
        final List<SealLink> links = seal.links();
        previous = seal.header().hash();
        firstSealed = seal.header().first();
        nextRecord = firstSealed;
        if (!links.isEmpty()) {
            final SealLink newest = links.get(links.size() - 1);
            requireSameJournal(reader, newest, last);
            previous = newest.hash();
            nextLink = newest.link() + 1;
            nextRecord = newest.last() + 1;
        }
        return seal.header().recordsPerLink();
    }

    /** That the newest link is of this journal; the whole seal is verify-seal's matter. */
    private void requireSameJournal(final JournalReader reader, final SealLink newest, final long last) {
        if (last < newest.last()) {
            throw new AuditException("the journal ends with record " + last + ", but " + file + " has sealed up to "
                    + newest.last() + ": see verify-seal");
        }
        if (reader.firstSequence() > newest.first()) {
            throw new AuditException("the journal begins with record " + reader.firstSequence()
                    + ", behind the first record of the seal's newest link, " + newest.first()
                    + ": bring the older files, or begin a new seal");
        }
        reader.seek(newest.first());
        for (long sequence = newest.first(); sequence <= newest.last(); sequence++) {
            if (!reader.next()) {
                throw new IllegalStateException("a durable record is not there: sequence=" + sequence);
            }
            recordDigest.add(reader.buffer(), reader.offset(), reader.length());
        }
        if (!recordDigest.finish().equals(newest.records())) {
            throw new AuditException("records " + newest.first() + " to " + newest.last()
                    + " are not those that were sealed: see verify-seal");
        }
    }

    private void seal(final JournalReader reader, final long linkLast, final long last, final long startNs)
            throws IOException {
        final long first = nextRecord;
        long bytes = 0;
        for (long sequence = first; sequence <= linkLast; sequence++) {
            if (!reader.next()) {
                throw new IllegalStateException("a durable record is not there: sequence=" + sequence);
            }
            recordDigest.add(reader.buffer(), reader.offset(), reader.length());
            shortDigests.add(reader.buffer(), reader.offset(), reader.length());
            bytes += reader.length();
        }
        final SealLink link = new SealLink(
                        nextLink,
                        first,
                        linkLast,
                        bytes,
                        clock.nanoTime(),
                        HexFormat.of().formatHex(recordDigest.finishBytes()),
                        shortDigests.hash(),
                        previous,
                        "",
                        "")
                .sealed(keys);
        shortDigests.write(SealFile.digestsOf(file), ShortDigests.LENGTH * (first - firstSealed));
        SealFile.append(file, SealFile.json(link));
        previous = link.hash();
        nextLink++;
        nextRecord = linkLast + 1;
        progress.onProgress(linkLast, last, System.nanoTime() - startNs);
        interrupted = linkLast < last && stopRequested.getAsBoolean();
    }
}
