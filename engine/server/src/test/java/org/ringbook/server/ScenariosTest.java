package org.ringbook.server;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.scenarios.language.Scenario;
import org.ringbook.scenarios.language.ScenarioFiles;
import org.ringbook.scenarios.language.ScenarioRunner;

/** Scenarios on the whole engine, each on one of its own, with its own media driver: streams of one that has ended linger in it. */
@Timeout(900)
class ScenariosTest {
    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> shouldHoldOnTheWholeEngineTheFirstOfEachFile() {
        final Set<String> files = new HashSet<>();
        return tests(scenario -> files.add(scenario.file()));
    }

    @TestFactory
    @Tag("heavy")
    Stream<DynamicTest> shouldHoldOnTheWholeEngine() {
        return tests(scenario -> true);
    }

    private Stream<DynamicTest> tests(final Predicate<Scenario> chosen) {
        return ScenarioFiles.all().stream()
                .filter(chosen)
                .map(scenario -> dynamicTest(scenario.toString(), () -> play(scenario)));
    }

    private void play(final Scenario scenario) {
        final Path home = directory.resolve(scenario.file() + "-" + scenario.line());
        try (EngineHost host = new EngineHost(home)) {
            ScenarioRunner.run(scenario, host);
            host.assertStateIsTheSame();
        }
    }
}
