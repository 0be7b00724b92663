package org.ringbook.torture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Makes the directory that is found after a loss of power, out of a {@link SyncedCopy} and the directory as it was: what was
 * synced is there, and of what was only written as much as chance brings: each page, each file's length and each directory's
 * entries by itself.
 */
final class PowerCut {
    private static final int PAGE = 4096;

    private final Path real;
    private final Path copy;
    private final Random random;
    private final int luckPercent;
    private long pagesForgotten;

    /**
     * A cut.
     *
     * @param real        the directory as it was when its writer died.
     * @param copy        what was synced of it.
     * @param luckPercent how much of what was not synced has reached the disk all the same.
     */
    PowerCut(final Path real, final Path copy, final Random random, final int luckPercent) {
        this.real = real.toAbsolutePath();
        this.copy = copy;
        this.random = random;
        this.luckPercent = luckPercent;
    }

    /** Makes it; how many pages that were written are not there. */
    long restoreTo(final Path target) throws IOException {
        restore(Path.of(""), target);
        return pagesForgotten;
    }

    private boolean isLucky() {
        return random.nextInt(100) < luckPercent;
    }

    private void restore(final Path relative, final Path target) throws IOException {
        Files.createDirectories(target);
        final Path directory = real.resolve(relative);
        final List<SyncedCopy.Entry> entries = Files.isDirectory(directory) && isLucky()
                ? SyncedCopy.entriesOf(directory)
                : SyncedCopy.syncedEntries(copy, relative);
        for (final SyncedCopy.Entry entry : entries) {
            final Path name = relative.resolve(entry.name());
            if (entry.isDirectory()) {
                restore(name, target.resolve(entry.name()));
            } else {
                restoreFile(entry.inode(), real.resolve(name), target.resolve(entry.name()));
            }
        }
    }

    private void restoreFile(final String inode, final Path name, final Path target) throws IOException {
        final Path pin = SyncedCopy.pin(copy, inode);
        final Path written = Files.exists(pin) ? pin : name;
        final Path synced = SyncedCopy.syncedFile(copy, inode);
        Files.createFile(target);
        final long writtenLength = Files.exists(written) ? Files.size(written) : 0;
        final long syncedLength = Files.exists(synced) ? Files.size(synced) : 0;
        final long length = isLucky() ? writtenLength : syncedLength;
        final byte[] ofWritten = head(written);
        final byte[] ofSynced = head(synced);
        final byte[] bytes = new byte[Math.max(ofWritten.length, ofSynced.length)];
        for (int at = 0; at < bytes.length; at += PAGE) {
            final byte[] page = page(ofSynced, at);
            final byte[] newer = page(ofWritten, at);
            final boolean isNewer = !Arrays.equals(page, newer);
            final boolean isTaken = isNewer && isLucky();
            pagesForgotten += isNewer && !isTaken ? 1 : 0;
            System.arraycopy(isTaken ? newer : page, 0, bytes, at, Math.min(PAGE, bytes.length - at));
        }
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes, 0, (int) Math.min(length, bytes.length)), 0);
            if (length > bytes.length) {
                channel.write(ByteBuffer.allocate(1), length - 1);
            }
        }
    }

    private static byte[] page(final byte[] bytes, final int at) {
        return at >= bytes.length
                ? new byte[PAGE]
                : Arrays.copyOf(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + PAGE)), PAGE);
    }

    /** A file's bytes without the zeros at its end, in whole pages. */
    private static byte[] head(final Path file) throws IOException {
        return Files.exists(file) ? SparseFiles.head(file) : new byte[0];
    }
}
