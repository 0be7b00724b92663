package org.ringbook.server;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** Shows the counters and the hop latencies to Prometheus, over HTTP on loopback. Reads only; threads of its own. */
final class MetricsEndpoint implements MultiCollector, AutoCloseable {
    private static final String PREFIX = "ringbook_";
    private static final double NANOSECOND = 1e-9;
    private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999, 1.0};

    private final EngineCounters counters;
    private final HopHistograms histograms;
    private final Supplier<List<Gauge>> gauges;
    private final HTTPServer server;

    MetricsEndpoint(
            final int port,
            final EngineCounters counters,
            final HopHistograms histograms,
            final Supplier<List<Gauge>> gauges)
            throws IOException {
        this.counters = counters;
        this.histograms = histograms;
        this.gauges = gauges;
        final PrometheusRegistry registry = new PrometheusRegistry();
        registry.register(this);
        server = HTTPServer.builder()
                .inetAddress(InetAddress.getLoopbackAddress())
                .port(port)
                .registry(registry)
                .buildAndStart();
    }

    int port() {
        return server.getPort();
    }

    /** A scrape, on a thread of the server. */
    @Override
    public MetricSnapshots collect() {
        final List<MetricSnapshot> snapshots = new ArrayList<>();
        for (final CounterId id : CounterId.values()) {
            snapshots.add(id.isGauge() ? gauge(id) : counter(id));
        }
        snapshots.add(hops());
        gauges.get().stream()
                .collect(Collectors.groupingBy(Gauge::name, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(ofOneName -> snapshots.add(hostGauge(ofOneName)));
        return new MetricSnapshots(snapshots);
    }

    @Override
    public void close() {
        server.close();
    }

    private MetricSnapshot counter(final CounterId id) {
        return CounterSnapshot.builder()
                .name(PREFIX + id.label())
                .help(id.help())
                .dataPoint(CounterDataPointSnapshot.builder()
                        .value((double) counters.get(id))
                        .build())
                .build();
    }

    private MetricSnapshot gauge(final CounterId id) {
        return GaugeSnapshot.builder()
                .name(PREFIX + id.label())
                .help(id.help())
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .value((double) counters.get(id))
                        .build())
                .build();
    }

    private static MetricSnapshot hostGauge(final List<Gauge> ofOneName) {
        final GaugeSnapshot.Builder builder = GaugeSnapshot.builder()
                .name(PREFIX + ofOneName.get(0).name())
                .help(ofOneName.get(0).help());
        for (final Gauge gauge : ofOneName) {
            builder.dataPoint(GaugeDataPointSnapshot.builder()
                    .labels(gauge.label().isEmpty() ? Labels.EMPTY : Labels.of(gauge.label(), gauge.labelValue()))
                    .value(gauge.value())
                    .build());
        }
        return builder.build();
    }

    private MetricSnapshot hops() {
        final SummarySnapshot.Builder summary = SummarySnapshot.builder()
                .name(PREFIX + "hop_seconds")
                .help("How long records take from hop to hop, since the engine started");
        for (final HopHistograms.Hop hop : HopHistograms.Hop.values()) {
            final Histogram histogram = histograms.total(hop);
            final Quantiles.Builder quantiles = Quantiles.builder();
            for (final double quantile : QUANTILES) {
                quantiles.quantile(quantile, NANOSECOND * (double) histogram.getValueAtPercentile(quantile * 100));
            }
            summary.dataPoint(SummaryDataPointSnapshot.builder()
                    .labels(Labels.of("hop", hop.name().toLowerCase(Locale.ROOT)))
                    .count(histogram.getTotalCount())
                    .sum(histogram.getMean() * NANOSECOND * (double) histogram.getTotalCount())
                    .quantiles(quantiles.build())
                    .build());
        }
        return summary.build();
    }
}
