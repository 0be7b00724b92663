package org.ringbook.benchmarks;

import java.io.IOException;
import org.ringbook.benchmarks.report.Section;

/** Benchmarks that answer one question. */
@FunctionalInterface
interface BenchGroup {
    /**
     * Measures.
     *
     * @param setting how
     * @return what there is to say
     * @throws IOException          if a file can't be written, or a process not be started
     * @throws InterruptedException if interrupted
     */
    Section measure(BenchSetting setting) throws IOException, InterruptedException;
}
