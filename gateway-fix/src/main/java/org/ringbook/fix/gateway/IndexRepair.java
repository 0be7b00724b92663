package org.ringbook.fix.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Before Artio starts: a process that was killed while it wrote to a replay index left a header whose begin is ahead of its end. Artio would go
 * on behind the record that was never written, and every resend would stop at that zero record, for ever. Here begin is set back to end;
 * Artio's catch-up then indexes the message again, in its place.
 */
final class IndexRepair {
    private static final int BEGIN = 8;
    private static final int END = 16;
    private static final int LENGTH = 24;

    private IndexRepair() {}

    /** Returns how many headers were put right. */
    static int repair(final Path artioDirectory) throws IOException {
        if (!Files.isDirectory(artioDirectory)) {
            return 0;
        }
        int repaired = 0;
        try (DirectoryStream<Path> headers = Files.newDirectoryStream(artioDirectory, "replay-index-*-header")) {
            for (final Path header : headers) {
                repaired += repairHeader(header) ? 1 : 0;
            }
        }
        return repaired;
    }

    private static boolean repairHeader(final Path header) throws IOException {
        try (FileChannel channel = FileChannel.open(header, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            final ByteBuffer bytes = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
            if (channel.read(bytes, 0) < LENGTH || bytes.getLong(BEGIN) == bytes.getLong(END)) {
                return false;
            }
            bytes.putLong(BEGIN, bytes.getLong(END)).rewind();
            channel.write(bytes, 0);
            return true;
        }
    }
}
