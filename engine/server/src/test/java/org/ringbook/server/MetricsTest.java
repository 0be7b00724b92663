package org.ringbook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MetricsTest {
    @TempDir
    private Path directory;

    @Test
    void shouldShowCountersAndHopsToPrometheus() throws IOException, InterruptedException {
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory)
                        .metricsPort(0)
                        .gauges(() -> List.of(
                                new Gauge("follower_lag", "Behind", "follower", "one", 3),
                                new Gauge("follower_lag", "Behind", "follower", "two", 4),
                                new Gauge("age", "Old", 5))));
                TestGateway gateway = engine.gateway()) {
            TestEngine.setUp(gateway);
            gateway.awaitSequence(TestEngine.SETUP_RECORDS);
            final HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + engine.engine().metricsPort() + "/metrics"))
                    .build();
            final HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(200, response.statusCode());
            final String text = response.body();
            assertTrue(text.contains("\nringbook_records_total 10.0\n"), text);
            assertTrue(text.contains("\nringbook_last_sequence 10.0\n"), text);
            assertTrue(text.contains("ringbook_hop_seconds{hop=\"gateway_to_published\",quantile=\"0.99\"}"), text);
            assertTrue(text.contains("ringbook_hop_seconds_count{hop=\"sequenced_to_committed\"} 10\n"), text);
            assertTrue(text.contains("\nringbook_follower_lag{follower=\"two\"} 4.0\n"), text);
            assertTrue(text.contains("\nringbook_age 5.0\n"), text);
            for (final CounterId id : CounterId.values()) {
                assertTrue(text.contains("ringbook_" + id.label()), id::label);
            }
        }
    }

    @Test
    void shouldHaveNoEndpointUnlessAskedFor() {
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory))) {
            assertEquals(EngineContext.NO_METRICS, engine.engine().metricsPort());
        }
    }
}
