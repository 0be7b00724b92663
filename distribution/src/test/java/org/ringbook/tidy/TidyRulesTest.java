package org.ringbook.tidy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plants what the rules are to find, and what they are to leave alone. */
final class TidyRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "long now = System.nanoTime();",
                "long now = System\n.currentTimeMillis();",
                "import java.time.Instant;",
                "java.time.LocalDate.now();",
                "import java.util.Random;",
                "ThreadLocalRandom.current();",
                "new SplittableRandom(1);",
                "UUID.randomUUID();",
                "Math.random();",
                "import java.util.HashMap;",
                "import java.util.HashSet;",
                "import java.util.IdentityHashMap;",
                "Set.of(1, 2);",
                "double price;",
                "Float price;",
                "import org.slf4j.Logger;",
                "import java.util.logging.Logger;",
                "System.out.println();",
                "System.err.println();",
                "new Thread(task);",
                "private volatile long count;",
                "import java.util.concurrent.atomic.AtomicLong;",
                "import java.io.File;",
                "import java.nio.file.Path;",
                "System.getProperty(name);",
                "import io.aeron.Aeron;",
                "import com.lmax.disruptor.RingBuffer;",
                "import net.openhft.chronicle.queue.ChronicleQueue;",
                "import java.sql.Connection;",
                "import org.ringbook.journal.Journal;",
                "org.ringbook.reference.Book book;",
                "failure.printStackTrace();",
                "// TODO later",
                "/* a word\n * FIXME now */",
                "try { run(); } catch (final Exception e) {}",
                "try { run(); } catch (final Exception e) {\n\n}",
            })
    void shouldFindInTheCore(final String planted) {
        final List<Finding> findings = TidyRules.check(core(planted));
        assertEquals(1, findings.size(), () -> planted + " " + findings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// reads no System.nanoTime(), no HashMap and no double",
                "/** {@code Math.random()} */",
                "String text = \"System.nanoTime() // TODO\";",
                "String text = \"\\\"\"; char quote = '\"'; String other = \"new Thread()\";",
                "String text = \"\"\"\n  catch (E e) {}\n  double\n  \"\"\";",
                "import org.ringbook.sbe.messages.Side;",
                "import org.agrona.collections.Long2LongHashMap;",
                "import java.nio.ByteOrder;",
                "try { run(); } catch (final Exception e) {\n // nothing to undo\n}",
                "long doubled = doubleOf(threads);",
            })
    void shouldLeaveAloneInTheCore(final String planted) {
        assertEquals(List.of(), TidyRules.check(core(planted)));
    }

    @Test
    void shouldLeaveClocksToTheServerAndToTests() {
        final String planted = "package org.ringbook.%s;\nlong now = System.nanoTime(); double ratio;";
        assertEquals(List.of(), check("engine/server", false, planted.formatted("server")));
        assertEquals(List.of(), check("engine/core", true, planted.formatted("core")));
    }

    @Test
    void shouldLetOnlyTestsOfTheServerKnowTheClientAndNoneOfTheReferenceTheCore() {
        final String server = "package org.ringbook.server;\nimport org.ringbook.client.EngineClient;";
        assertEquals(List.of(), check("engine/server", true, server));
        assertEquals(1, check("engine/server", false, server).size());
        final String reference = "package org.ringbook.reference;\nimport org.ringbook.core.Engine;";
        assertEquals(1, check("engine/reference", true, reference).size());
        assertEquals(1, check("engine/reference", false, reference).size());
    }

    @Test
    void shouldRefuseEmptyWordsAsPackages() {
        for (final String word : List.of("util", "common", "helper", "manager", "utils")) {
            final List<Finding> findings = check("journal", false, "package org.ringbook.journal." + word + ";");
            assertEquals(1, findings.size(), () -> word + " " + findings);
        }
    }

    @Test
    void shouldRefuseForeignPackagesAndUnknownModules() {
        assertEquals(1, check("journal", false, "package com.example.journal;").size());
        assertEquals(
                1,
                check("gateway-carrier-pigeon", false, "package org.ringbook.pigeon;")
                        .size());
    }

    @Test
    void shouldSayWhereAndWhatToWriteInstead() {
        final String finding = TidyRules.check(core("\n\ndouble price;")).get(0).toString();
        assertTrue(finding.startsWith("engine/core/src/main/java/X.java:4: "), finding);
        assertTrue(finding.contains("whole ticks, lots and units"), finding);
    }

    private static SourceFile core(final String planted) {
        return SourceFile.of(
                "engine/core", false, "engine/core/src/main/java/X.java", "package org.ringbook.core;\n" + planted);
    }

    private static List<Finding> check(final String module, final boolean isTest, final String text) {
        return TidyRules.check(SourceFile.of(module, isTest, module + "/X.java", text));
    }
}
