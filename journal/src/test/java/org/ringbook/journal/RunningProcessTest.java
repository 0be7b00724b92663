package org.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RunningProcessTest {
    @Test
    void shouldBeAliveAsLongAsItRuns() throws Exception {
        assertTrue(RunningProcess.self().isAlive());
        final Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .start();
        assertEquals(0, other.waitFor());
        assertFalse(new RunningProcess(other.pid(), 0).isAlive());
    }

    @Test
    void shouldNotTakeAnotherProcessWithItsIdForIt() {
        final RunningProcess self = RunningProcess.self();
        assertTrue(self.startedMs() > 0, "this system tells when a process started");
        assertFalse(new RunningProcess(self.pid(), self.startedMs() - 1_000).isAlive());
        assertTrue(new RunningProcess(self.pid(), 0).isAlive(), "when it started is not known");
    }
}
