package org.ringbook.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** What the disk under the scratch directory does by itself: sequential writes, synced after every so many bytes. One thread. */
final class DiskRates {
    private static final int[] BATCHES = {4 << 10, 64 << 10, 1 << 20, 8 << 20};
    private static final long LIMIT_NS = 2_000_000_000L;
    private static final long QUICK_NS = 100_000_000L;

    private DiskRates() {}

    /**
     * What was measured.
     *
     * @param batchBytes     between two syncs
     * @param bytesPerSecond of sequential writes that are synced so often
     * @param syncMicros     for a batch, written and synced
     */
    public record Figure(int batchBytes, double bytesPerSecond, double syncMicros) {}

    static List<Figure> measure(final BenchSetting setting) throws IOException {
        final List<Figure> figures = new ArrayList<>();
        try (ScratchDirectory directory = new ScratchDirectory()) {
            for (final int batch : BATCHES) {
                figures.add(measure(
                        directory.path().resolve("batch-" + batch), batch, setting.quick() ? QUICK_NS : LIMIT_NS));
            }
        }
        return figures;
    }

    private static Figure measure(final Path file, final int batch, final long limitNs) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocateDirect(batch);
        for (int i = 0; i < batch; i++) {
            bytes.put(i, (byte) ((i * 31) >>> 3)); // nothing that compresses to nothing
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            final long beganNs = System.nanoTime();
            long written = 0;
            long tookNs;
            do {
                bytes.clear();
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
                written += batch;
                tookNs = System.nanoTime() - beganNs;
            } while (tookNs < limitNs);
            return new Figure(batch, written * 1e9 / tookNs, tookNs / 1e3 / (written / (double) batch));
        }
    }
}
