package org.ringbook.fix.scenarios;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.sbe.messages.GatewayDownDecoder;
import org.ringbook.sbe.messages.IssueApiKeyDecoder;
import org.ringbook.sbe.messages.MalformedCommandDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.SessionLogonDecoder;
import org.ringbook.sbe.messages.SetClOrdIdPoolDecoder;
import org.ringbook.sbe.messages.SetLowSpaceDecoder;
import org.ringbook.scenarios.CoreSubject;
import org.ringbook.scenarios.language.Scenario;
import org.ringbook.scenarios.language.ScenarioFiles;
import org.ringbook.scenarios.language.ScenarioRunner;
import org.ringbook.scenarios.language.SubjectHost;

/**
 * Scenarios through the FIX gateway, each with an engine and a gateway of its own. Left out are those in which the engine says something of itself (a gateway
 * that is silent, a full disk), those that count sessions, which are others here, and those that count remembered ids, since every cancel has one in FIX.
 */
class FixScenariosTest {
    private static final int PLAYED_MIN = 300;
    private static final Set<Integer> LEFT_OUT = Set.of(
            GatewayDownDecoder.TEMPLATE_ID,
            SetLowSpaceDecoder.TEMPLATE_ID,
            MalformedCommandDecoder.TEMPLATE_ID,
            IssueApiKeyDecoder.TEMPLATE_ID,
            SessionLogonDecoder.TEMPLATE_ID,
            SetClOrdIdPoolDecoder.TEMPLATE_ID);

    @TempDir
    Path directory;

    private int said;
    private int refused;

    @TestFactory
    Stream<DynamicTest> shouldHoldThroughFixSome() {
        final Set<String> files = new HashSet<>(Set.of("price-time.scenario", "order-ids.scenario"));
        return ScenarioFiles.all().stream()
                .filter(scenario ->
                        files.contains(scenario.file()) && isPlayable(scenario) && files.remove(scenario.file()))
                .map(this::test);
    }

    @TestFactory
    @Tag("heavy")
    Stream<DynamicTest> shouldHoldThroughFix() {
        final List<Scenario> scenarios = ScenarioFiles.all().stream()
                .filter(FixScenariosTest::isPlayable)
                .toList();
        assertTrue(
                scenarios.size() >= PLAYED_MIN,
                "only " + scenarios.size() + " of " + ScenarioFiles.all().size());
        return Stream.concat(scenarios.stream().map(this::test), Stream.of(dynamicTest("most was said by FIX", () -> {
            System.out.println(scenarios.size() + " scenarios of "
                    + ScenarioFiles.all().size() + ": " + said + " commands through FIX, " + refused
                    + " refused by the gateway");
            assertTrue(said > scenarios.size());
        })));
    }

    private static boolean isPlayable(final Scenario scenario) {
        return ScenarioRunner.run(scenario, new SubjectHost(new CoreSubject())).stream()
                .noneMatch(record -> LEFT_OUT.contains(new MessageHeaderDecoder()
                        .wrap(new UnsafeBuffer(record.command()), 0)
                        .templateId()));
    }

    private DynamicTest test(final Scenario scenario) {
        return dynamicTest(scenario.toString(), () -> play(scenario));
    }

    private void play(final Scenario scenario) throws Exception {
        try (FixHost host = new FixHost(directory.resolve(scenario.file() + "-" + scenario.line()))) {
            ScenarioRunner.run(scenario, host);
            host.assertReportsAreComplete();
            said += host.said();
            refused += host.refused();
        }
    }
}
