package org.ringbook.benchmarks;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * How benchmarks are to be run.
 *
 * @param quick    true: short, to see that all work; the figures mean little
 * @param peersJar classes of other engines; null = Ringbook alone
 * @param output   where files beside the report go
 * @param progress told of what is done
 */
record BenchSetting(boolean quick, Path peersJar, Path output, Consumer<String> progress) {
    int either(final int ifQuick, final int otherwise) {
        return quick ? ifQuick : otherwise;
    }

    boolean hasPeers() {
        return peersJar != null;
    }
}
