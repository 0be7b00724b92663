package org.ringbook.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * A process as it is named in a file, for those who look whether it still runs: a process id alone may have gone to another one meanwhile.
 *
 * @param pid       its id.
 * @param startedMs when it started, milliseconds since the epoch; 0 = unknown.
 */
public record RunningProcess(long pid, long startedMs) {
    /**
     * This one.
     *
     * @return alive.
     */
    public static RunningProcess self() {
        final ProcessHandle self = ProcessHandle.current();
        return new RunningProcess(self.pid(), startOf(self));
    }

    private static long startOf(final ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /**
     * Whether it still runs.
     *
     * @return false if it ended, whoever has its id now.
     */
    public boolean isAlive() {
        final Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return false;
        }
        final long started = startOf(process.get());
        return started == 0 || startedMs == 0 || started == startedMs;
    }
}
