package org.ringbook.gateway.scenarios;

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
import org.ringbook.sbe.messages.SetLowSpaceDecoder;
import org.ringbook.scenarios.CoreSubject;
import org.ringbook.scenarios.language.Scenario;
import org.ringbook.scenarios.language.ScenarioFiles;
import org.ringbook.scenarios.language.ScenarioRunner;
import org.ringbook.scenarios.language.SubjectHost;

/**
 * Scenarios through a gateway, each with an engine and a gateway of its own. Left out are those in which the engine says something of itself (a gateway
 * that is silent, a full disk), and those that count sessions, which are others here.
 */
public abstract class GatewayScenarios {
    /** Set by {@code -Dringbook.scenarios}: only those with this text in their names. */
    private static final String ONLY = System.getProperty("ringbook.scenarios", "");

    private static final int PLAYED_MIN = 300;
    private static final Set<Integer> LEFT_OUT = Set.of(
            GatewayDownDecoder.TEMPLATE_ID,
            SetLowSpaceDecoder.TEMPLATE_ID,
            MalformedCommandDecoder.TEMPLATE_ID,
            IssueApiKeyDecoder.TEMPLATE_ID,
            SessionLogonDecoder.TEMPLATE_ID);

    @TempDir
    private Path directory;

    private int said;
    private int refused;

    /** A gateway that is not open yet. */
    protected abstract Door door();

    /** Whether what a client says leaves everything else of a scenario as it is that has this command. */
    protected abstract boolean isPlayable(int templateId);

    @TestFactory
    Stream<DynamicTest> shouldHoldSome() {
        final Set<String> files = new HashSet<>(Set.of("price-time.scenario", "order-ids.scenario", "checks.scenario"));
        return ScenarioFiles.all().stream()
                .filter(scenario ->
                        files.contains(scenario.file()) && isPlayable(scenario) && files.remove(scenario.file()))
                .map(this::test);
    }

    @TestFactory
    @Tag("heavy")
    Stream<DynamicTest> shouldHoldAll() {
        final List<Scenario> scenarios =
                ScenarioFiles.all().stream().filter(this::isPlayable).toList();
        final int all = ScenarioFiles.all().size();
        assertTrue(scenarios.size() >= PLAYED_MIN || !ONLY.isEmpty(), "only " + scenarios.size() + " of " + all);
        return Stream.concat(
                scenarios.stream().map(this::test), Stream.of(dynamicTest("most was said by clients", () -> {
                    System.out.println(scenarios.size() + " scenarios of " + all + ": " + said
                            + " commands through the gateway, " + refused + " refused by it");
                    assertTrue(said > scenarios.size());
                })));
    }

    private boolean isPlayable(final Scenario scenario) {
        return scenario.toString().contains(ONLY)
                && ScenarioRunner.run(scenario, new SubjectHost(new CoreSubject())).stream()
                        .map(record -> new MessageHeaderDecoder()
                                .wrap(new UnsafeBuffer(record.command()), 0)
                                .templateId())
                        .allMatch(templateId -> !LEFT_OUT.contains(templateId) && isPlayable(templateId));
    }

    private DynamicTest test(final Scenario scenario) {
        return dynamicTest(scenario.toString(), () -> play(scenario));
    }

    private void play(final Scenario scenario) throws Exception {
        final Path own = directory.resolve(scenario.file() + "-" + scenario.line());
        try (GatewayHost host = new GatewayHost(own, door())) {
            ScenarioRunner.run(scenario, host);
            host.assertAllIsTold();
            said += host.said();
            refused += host.refused();
        }
    }
}
