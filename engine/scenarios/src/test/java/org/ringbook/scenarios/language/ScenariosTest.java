package org.ringbook.scenarios.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.scenarios.CoreSubject;
import org.ringbook.scenarios.ReferenceSubject;

/** All scenarios, on all hosts that need no more than a thread. */
class ScenariosTest {
    private static final Path ROOT = Path.of(System.getProperty("ringbook.root"));
    private static final Path FILES = ROOT.resolve("engine/scenarios/src/main/resources/org/ringbook/scenarios");
    private static final Path PAGE = ROOT.resolve("docs/scenarios.md");
    private static final int SCENARIOS_MIN = 150;
    private static final int REPLAY_INTERVAL = 7;

    @TestFactory
    Stream<DynamicTest> shouldHoldOnCoreAndReferenceAlike() {
        return ScenarioFiles.all().stream()
                .map(scenario -> dynamicTest(scenario.toString(), () -> {
                    final List<Recorded> core = ScenarioRunner.run(scenario, new SubjectHost(new CoreSubject()));
                    final List<Recorded> reference =
                            ScenarioRunner.run(scenario, new SubjectHost(new ReferenceSubject()));
                    assertEquals(core.size(), reference.size());
                    for (int i = 0; i < core.size(); i++) {
                        assertTrue(core.get(i).isSame(reference.get(i)), "record " + (i + 1));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> shouldHoldOverRestarts() {
        return ScenarioFiles.all().stream()
                .map(scenario -> dynamicTest(
                        scenario.toString(),
                        () -> ScenarioRunner.run(scenario, new ReplayHost(CoreSubject::new, REPLAY_INTERVAL))));
    }

    @Test
    void shouldShowEveryRule() {
        final List<Scenario> scenarios = ScenarioFiles.all();
        final Set<Integer> shown =
                scenarios.stream().flatMap(s -> s.rules().stream()).collect(Collectors.toCollection(TreeSet::new));
        final Set<Integer> rules = new TreeSet<>();
        ScenarioPage.rules().forEach(rules::add);
        assertEquals(rules, shown);
        assertTrue(scenarios.size() >= SCENARIOS_MIN, "scenarios: " + scenarios.size());
    }

    @Test
    void shouldHaveTitlesThatDiffer() {
        final List<String> titles =
                ScenarioFiles.all().stream().map(Scenario::title).toList();
        assertEquals(titles.size(), Set.copyOf(titles).size());
    }

    @Test
    void shouldReachEveryReason() {
        final Set<RejectReason> rejects =
                EnumSet.complementOf(EnumSet.of(RejectReason.NONE, RejectReason.SBE_UNKNOWN, RejectReason.NULL_VAL));
        final Set<CancelReason> cancels =
                EnumSet.complementOf(EnumSet.of(CancelReason.SBE_UNKNOWN, CancelReason.NULL_VAL));
        for (final Scenario scenario : ScenarioFiles.all()) {
            for (final Recorded recorded : ScenarioRunner.run(scenario, new SubjectHost(new CoreSubject()))) {
                for (final byte[] frame : recorded.events()) {
                    final Message event = Message.of(frame);
                    if (event.name().endsWith("Rejected")) {
                        rejects.remove(RejectReason.get((short) event.number("reason")));
                    } else if (event.is("OrderCanceled")) {
                        cancels.remove(CancelReason.get((short) event.number("reason")));
                    }
                }
            }
        }
        assertEquals(Set.of(), rejects);
        assertEquals(Set.of(), cancels);
    }

    @Test
    void shouldKnowAllItsFiles() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            final Set<String> found = files.map(
                            file -> file.getFileName().toString().replace(".scenario", ""))
                    .filter(topic -> !topic.equals("venue"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(new TreeSet<>(ScenarioFiles.topics()), found);
        }
    }

    /** To write the page anew, run with {@code JAVA_TOOL_OPTIONS=-Dringbook.golden.write=true}. */
    @Test
    void shouldBeAsThePageShows() throws IOException {
        final String page = ScenarioPage.of(ScenarioFiles.all());
        if (Boolean.getBoolean("ringbook.golden.write")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(Files.readString(PAGE), page);
    }

    @TestFactory
    Stream<DynamicTest> shouldDoTheSameWhenWrittenAnew() {
        return ScenarioFiles.all().stream()
                .map(scenario -> dynamicTest(scenario.toString(), () -> shouldDoTheSameWhenWrittenAnew(scenario)));
    }

    private static void shouldDoTheSameWhenWrittenAnew(final Scenario scenario) {
        final List<Recorded> first = ScenarioRunner.run(scenario, new SubjectHost(new CoreSubject()));
        final String text = ScenarioWriter.write("1 written anew", first);
        final Scenario again =
                ScenarioParser.parse("again", text.lines().toList()).get(0);
        final List<Recorded> second = ScenarioRunner.run(again, new SubjectHost(new CoreSubject()));
        for (int i = 0; i < first.size(); i++) {
            assertTrue(first.get(i).isSame(second.get(i)), "record " + (i + 1) + " of\n" + text);
        }
    }
}
