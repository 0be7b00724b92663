package org.ringbook.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The conditions under which figures were measured. */
public final class Machine {
    private static final double GIB = 1L << 30;
    private static final Path CPU = Path.of("/proc/cpuinfo");

    private Machine() {}

    /**
     * Describes this machine and this JVM as they are now.
     *
     * @param scratch where benchmarks write
     * @return by name, in the order to be shown
     * @throws IOException if the directory can't be looked at
     */
    public static Map<String, String> describe(final Path scratch) throws IOException {
        final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        final FileStore store = Files.getFileStore(scratch);
        final Map<String, String> lines = new LinkedHashMap<>();
        lines.put("date", Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
        lines.put("processor", processor());
        lines.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        lines.put("memory", String.format(Locale.ROOT, "%.1f GiB", system.getTotalMemorySize() / GIB));
        lines.put("system", system.getName() + " " + system.getVersion() + " " + system.getArch());
        lines.put("load before", String.format(Locale.ROOT, "%.2f", system.getSystemLoadAverage()));
        lines.put(
                "file system",
                store.type() + String.format(Locale.ROOT, ", %.0f GiB free", store.getUsableSpace() / GIB));
        lines.put("JVM", System.getProperty("java.vm.name") + " " + Runtime.version());
        lines.put("flags", String.join(" ", flags()));
        return lines;
    }

    /** Without those that only name a place of this machine. */
    private static List<String> flags() {
        final Predicate<String> isPlace = flag -> flag.contains("=/");
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(isPlace.negate())
                .toList();
    }

    private static String processor() throws IOException {
        if (!Files.isReadable(CPU)) {
            return "unknown";
        }
        return Files.readAllLines(CPU).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
