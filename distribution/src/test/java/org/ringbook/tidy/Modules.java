package org.ringbook.tidy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who may know whom, of Ringbook's own packages and of libraries. A new module is a new row in {@link #ROWS}; a new arrow
 * is a decision to write down.
 */
final class Modules {
    private static final Map<String, Row> ROWS = new TreeMap<>();

    static {
        row("sbe-schemas", "sbe");
        row("journal", "journal").mayKnow("sbe").mayUse("net.openhft");
        row("engine/core", "core").mayKnow("sbe");
        row("engine/reference", "reference").mayKnow("sbe");
        row("engine/scenarios", "scenarios").mayKnow("sbe", "core", "reference");
        row("engine/client", "client").mayKnow("sbe").mayUse("io.aeron");
        row("engine/server", "server")
                .mayKnow("sbe", "core", "journal")
                .testsMayKnow("client", "scenarios")
                .mayUse("io.aeron", "com.lmax.disruptor");
        row("replay-tools/flow", "flow").mayKnow("sbe", "client");
        row("replay-tools/audit", "audit")
                .mayKnow("sbe", "core", "reference", "journal")
                .testsMayKnow("scenarios");
        row("replay-tools/readmodel", "readmodel").mayKnow("sbe").mayUse("io.aeron");
        row("replay-tools/followers", "followers")
                .mayKnow("sbe", "journal", "readmodel")
                .testsMayKnow("core", "reference", "scenarios")
                .mayUse("java.sql", "javax.sql", "io.aeron");
        row("replay-tools/settlement", "settlement")
                .mayKnow("sbe", "client", "followers")
                .testsMayKnow("core", "scenarios", "journal")
                .mayUse("java.sql");
        row("gateway-fix", "fix", "binary", "gateway")
                .mayKnow("sbe", "client", "readmodel")
                .testsMayKnow("core", "journal", "server", "scenarios")
                .mayUse("io.aeron", "uk.co.real_logic.artio");
        row("gateway-rest", "rest")
                .mayKnow("sbe", "client", "readmodel")
                .testsMayKnow("core", "journal", "server", "scenarios", "followers")
                .mayUse("io.aeron", "io.javalin", "org.eclipse.jetty");
        row("benchmarks/workloads", "workloads");
        row("benchmarks/peers", "peers").mayKnow("workloads").mayUse("net.openhft", "com.lmax.disruptor");
        row("benchmarks", "benchmarks").mayKnowAll().mayUseAll();
        row("distribution", "cli", "it", "tidy", "torture").mayKnowAll().mayUseAll();
    }

    /** Libraries with doors of their own: a module that is not named above for one does not touch it. */
    static final List<String> GUARDED_LIBRARIES = List.of(
            "net.openhft",
            "io.aeron",
            "com.lmax.disruptor",
            "java.sql",
            "javax.sql",
            "uk.co.real_logic.artio",
            "io.javalin",
            "org.eclipse.jetty");

    private Modules() {}

    static Optional<Row> find(final String module) {
        return Optional.ofNullable(ROWS.get(module));
    }

    private static Row row(final String module, final String... ownPackages) {
        final Row row = new Row(Set.of(ownPackages));
        ROWS.put(module, row);
        return row;
    }

    /** The packages of one module, below {@code org.ringbook}, and what it may see. */
    static final class Row {
        private final Set<String> own;
        private Set<String> known = Set.of();
        private Set<String> knownToTests = Set.of();
        private Set<String> used = Set.of();
        private boolean knowsAll;
        private boolean usesAll;

        private Row(final Set<String> own) {
            this.own = own;
        }

        boolean owns(final String ringbookPackage) {
            return own.contains(ringbookPackage);
        }

        boolean knows(final String ringbookPackage, final boolean inTest) {
            return knowsAll
                    || owns(ringbookPackage)
                    || known.contains(ringbookPackage)
                    || (inTest && knownToTests.contains(ringbookPackage));
        }

        boolean uses(final String library) {
            return usesAll || used.contains(library);
        }

        private Row mayKnow(final String... ringbookPackages) {
            known = Set.of(ringbookPackages);
            return this;
        }

        private Row testsMayKnow(final String... ringbookPackages) {
            knownToTests = Set.of(ringbookPackages);
            return this;
        }

        private Row mayUse(final String... libraries) {
            used = Set.of(libraries);
            return this;
        }

        private Row mayKnowAll() {
            knowsAll = true;
            return this;
        }

        private Row mayUseAll() {
            usesAll = true;
            return this;
        }
    }
}
