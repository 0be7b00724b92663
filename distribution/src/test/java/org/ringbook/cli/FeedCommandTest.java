package org.ringbook.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FeedCommandTest {
    @TempDir
    private Path data;

    @Test
    void shouldSayThatThereIsNoMediaDriver() {
        final Cli outcome = Cli.run("feed", "--data", data.toString()).expect(ExitStatus.UNREACHABLE);
        assertTrue(outcome.err().contains("no engine runs on"), outcome::err);
    }

    @Test
    void shouldPublishWithinAnEngineThatEndsOrderly() {
        final Cli outcome = Cli.run(
                        "start", "--demo", "--orders", "200", "--exit", "--feed", "thread", "--data", data.toString())
                .expect(ExitStatus.DONE);
        assertFalse(outcome.err().contains("ALARM"), outcome::err);
        assertFalse(outcome.err().contains("does not publish"), outcome::err);
    }
}
