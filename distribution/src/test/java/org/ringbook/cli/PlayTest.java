package org.ringbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A day of recorded orders through the client and Aeron into an engine. */
class PlayTest {
    @Test
    void shouldGiveTheFillsOfTheTape() {
        final String recordings = System.getenv("RINGBOOK_FLOW_DATA");
        Assumptions.assumeTrue(
                recordings != null && !recordings.isEmpty(),
                "SKIPPED: recorded orders are not played: set RINGBOOK_FLOW_DATA to their folder");
        final Cli cli = Cli.run(
                "play",
                Path.of(recordings, "b3_PETR4F_2015-11-03_orders.csv.gz").toString(),
                "--check",
                "--json");
        cli.expect(ExitStatus.DONE);
        final JsonNode aggressions = cli.result().get("checks").get("aggressions");
        assertEquals(494, aggressions.get("agree").asInt());
        assertEquals(494, aggressions.get("total").asInt());
        assertEquals(627, cli.result().get("trades").asInt());
        assertTrue(cli.result().get("verify").get("passed").asBoolean());
    }
}
