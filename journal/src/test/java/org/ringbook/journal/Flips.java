package org.ringbook.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Bytes of a journal to change, one at a time: 60 % in records, 20 % in document headers and index pages, 10 % behind the
 * write position, 10 % in metadata and mark.
 */
public final class Flips {
    private static final int HEAD_LENGTH = 2 << 20;

    private final Path original;
    private final List<Range> records = new ArrayList<>();
    private final List<Range> structure = new ArrayList<>();
    private final List<Range> behind = new ArrayList<>();
    private final List<Range> metadata = new ArrayList<>();

    /** Bytes of a file, named relative to the journal. */
    private record Range(Path file, long from, long to) {}

    /**
     * A byte to change.
     *
     * @param seed     that it came from.
     * @param index    of it under this seed.
     * @param file     relative to the journal.
     * @param offset   in the file.
     * @param mask     the bits to change, not 0.
     * @param isRecord whether it is within a record.
     */
    public record Flip(long seed, int index, Path file, long offset, int mask, boolean isRecord) {
        @Override
        public String toString() {
            return "seed=" + seed + " flip=" + index + " file=" + file + " byteOffset=" + offset + " mask="
                    + Integer.toHexString(mask);
        }
    }

    /**
     * Looks at a journal that nobody writes.
     *
     * @param original its directory; it stays as it is.
     * @throws IOException if it can't be read.
     */
    public Flips(final Path original) throws IOException {
        this.original = original;
        for (final JournalLayout.Range range : JournalLayout.of(original)) {
            (switch (range.kind()) {
                        case RECORD -> records;
                        case STRUCTURE -> structure;
                        case BEHIND -> behind;
                        case METADATA, MARK -> metadata;
                    })
                    .add(new Range(original.relativize(range.file()), range.from(), range.to()));
        }
    }

    /**
     * Chooses bytes.
     *
     * @param seed  of the choice.
     * @param count how many.
     * @return the same for the same journal and seed.
     */
    public List<Flip> choose(final long seed, final int count) {
        final Random random = new Random(seed);
        final List<Flip> flips = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final int percent = random.nextInt(100);
            final List<Range> kind =
                    percent < 60 ? records : percent < 80 ? structure : percent < 90 ? behind : metadata;
            final Range range = kind.get(random.nextInt(kind.size()));
            final long offset = range.from + random.nextLong(range.to - range.from);
            flips.add(new Flip(seed, i, range.file, offset, 1 + random.nextInt(255), kind == records));
        }
        return flips;
    }

    /**
     * Makes a copy of the journal in which one byte is another.
     *
     * @param flip the byte.
     * @param copy directory of the copy; what is there is deleted.
     * @throws IOException if it can't be written.
     */
    public void copyWith(final Flip flip, final Path copy) throws IOException {
        delete(copy);
        copy(original, copy);
        Records.flip(copy.resolve(flip.file), flip.offset, flip.mask);
    }

    /**
     * Copies a journal, also one that is being written, without the zeros at the end of its files.
     *
     * @param from its directory.
     * @param to   is made.
     * @throws IOException if it can't be read or written.
     */
    public static void copy(final Path from, final Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (final Path path : paths.toList()) {
                final Path target = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else if (Files.size(path) > HEAD_LENGTH) {
                    copySparse(path, target);
                } else {
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void copySparse(final Path from, final Path to) throws IOException {
        final byte[] head = new byte[HEAD_LENGTH];
        try (RandomAccessFile source = new RandomAccessFile(from.toFile(), "r");
                RandomAccessFile target = new RandomAccessFile(to.toFile(), "rw")) {
            source.readFully(head);
            target.write(head);
            target.setLength(source.length());
        }
    }

    private static void delete(final Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (final Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
