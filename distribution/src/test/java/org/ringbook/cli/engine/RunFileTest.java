package org.ringbook.cli.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {
    @TempDir
    private Path data;

    @Test
    void shouldFindAnEngineThatRuns() throws IOException {
        final RunFile written = RunFile.ofThisProcess("/dev/shm/somewhere", 8081);
        written.write(data);
        assertEquals(Optional.of(written), RunFile.findRunning(data));
        RunFile.remove(data);
        assertTrue(RunFile.findRunning(data).isEmpty());
    }

    @Test
    void shouldNoticeThatTheProcessIsGone() throws IOException {
        final Process gone = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        gone.onExit().join();
        new RunFile(gone.pid(), 0, 0, "/dev/shm/somewhere", -1).write(data);
        assertTrue(RunFile.findRunning(data).isEmpty());
    }

    @Test
    void shouldNoticeThatAnotherProcessHasTheNumberNow() throws IOException {
        final RunFile own = RunFile.ofThisProcess("/dev/shm/somewhere", -1);
        new RunFile(own.pid(), own.startedMs() - 60_000, 0, "/dev/shm/somewhere", -1).write(data);
        assertTrue(RunFile.findRunning(data).isEmpty());
    }

    @Test
    void shouldIgnoreAFileThatIsNone() throws IOException {
        Files.writeString(data.resolve("engine.run"), "pid=none\n");
        assertTrue(RunFile.findRunning(data).isEmpty());
    }
}
