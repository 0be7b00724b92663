package org.ringbook.scenarios.guards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.ringbook.scenarios.language.Scenario;
import org.ringbook.scenarios.language.ScenarioFiles;
import org.ringbook.scenarios.language.ScenarioRunner;
import org.ringbook.scenarios.language.SubjectHost;

/** Every guard counts: taken out of the compiled core, it is missed by a scenario that comes to it on its path. */
class GuardsTest {
    private static final Path PAGE = Path.of(System.getProperty("ringbook.root"), "docs/guards.md");
    /** Wherever the core asks one of these, a guard stands. */
    private static final Set<String> QUESTIONS = Set.of(
            "PriceBands.isBeyondDynamic",
            "PriceBands.isOutsideStatic",
            "PriceBands.isOutsideCollar",
            "PriceBands.hasCollar",
            "SelfTrades.prevents",
            "AccountLimits.allowsAnotherOrder",
            "AccountLimits.allowsQty",
            "AccountLimits.allowsNotional");

    private static final Guards GUARDS = Guards.read();
    private static final Map<String, Scenario> SCENARIOS =
            ScenarioFiles.all().stream().collect(Collectors.toMap(Scenario::title, Function.identity()));
    private static final Map<String, Steps> STEPS = new HashMap<>();
    private static final Map<Cell, Trial> TRIALS = new LinkedHashMap<>();
    private static final Map<Refusal, Trial> REFUSALS = new LinkedHashMap<>();

    @BeforeAll
    static void takeOutEachGuard() {
        GUARDS.cells().forEach(cell -> TRIALS.put(cell, Trial.of(scenario(cell.scenario()), cell.cuts())));
        REFUSALS.putAll(Refusals.tried(ScenarioFiles.all()));
    }

    @TestFactory
    Stream<DynamicTest> shouldHoldWithAllGuardsOnACoreThatIsDefinedAnew() {
        return titles().map(title -> dynamicTest(
                title, () -> ScenarioRunner.run(scenario(title), new SubjectHost(CutCore.without(List.of())))));
    }

    @TestFactory
    Stream<DynamicTest> shouldFailWithoutTheGuard() {
        return GUARDS.cells().stream()
                .map(cell -> dynamicTest(
                        cell.toString(),
                        () -> assertTrue(
                                TRIALS.get(cell).isSeen(),
                                () -> cell.cuts() + " makes no difference to: " + cell.scenario())));
    }

    @TestFactory
    Stream<DynamicTest> shouldComeToTheGuardOnItsPath() {
        return GUARDS.cells().stream()
                .map(cell -> dynamicTest(cell.toString(), () -> {
                    assertTrue(steps(cell.scenario()).take(cell.way()), cell.scenario());
                    assertTrue(cell.way().isSeenAt(TRIALS.get(cell).step()), TRIALS.get(cell)::step);
                }));
    }

    @TestFactory
    Stream<DynamicTest> shouldShowWhyNoGuardIsNeeded() {
        return GUARDS.unguarded().stream()
                .map(not -> dynamicTest(
                        not.toString(), () -> assertTrue(steps(not.scenario()).take(not.way()), not.scenario())));
    }

    @Test
    void shouldHaveEachKindOfGuardOnEachPath() {
        for (final Way way : Way.values()) {
            for (final Guard guard : Guard.values()) {
                assertTrue(
                        GUARDS.cells().stream().anyMatch(cell -> cell.way() == way && cell.guard() == guard),
                        () -> way + ", " + guard);
            }
        }
    }

    @Test
    void shouldTakeOutWhateverTheCoreAsks() {
        final Set<String> asked = new TreeSet<>();
        CoreClasses.all().stream().map(CutCore::read).forEach(node -> asked.addAll(questions(node)));
        final Set<String> takenOut = GUARDS.cells().stream()
                .flatMap(cell -> cell.cuts().stream())
                .filter(cut -> QUESTIONS.contains(cut.asked()))
                .map(cut -> cut.owner() + ": " + cut.asked())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(asked, takenOut);
    }

    @TestFactory
    Stream<DynamicTest> shouldFailWithoutARefusal() {
        assertFalse(REFUSALS.isEmpty());
        return REFUSALS.keySet().stream()
                .map(refusal -> dynamicTest(
                        refusal.owner() + ": " + refusal.reason(),
                        () -> assertFalse(refusal.scenario().isEmpty(), "no scenario fails without it")));
    }

    @Test
    void shouldSeeThatAScenarioDoesNotNeedAGuard() {
        final Trial trial = Trial.of(
                scenario("other owners trade"), List.of(Cut.parse("Sweep: SelfTrades.prevents answers false")));
        assertFalse(trial.isSeen());
    }

    @Test
    void shouldRefuseToTakeOutWhatIsNotThere() {
        for (final String cut : List.of(
                "Sweep: SelfTrades.prevented answers false",
                "Sweep never UNKNOWN_ASSET",
                "Swept: Market.state answers OPEN")) {
            assertThrows(IllegalArgumentException.class, () -> CutCore.without(List.of(Cut.parse(cut))), cut);
        }
    }

    /** To write the page anew, run with {@code JAVA_TOOL_OPTIONS=-Dringbook.golden.write=true}. */
    @Test
    void shouldBeAsThePageShows() throws IOException {
        final String page = new GuardsPage(GUARDS, GuardsTest::scenario).text(TRIALS, REFUSALS);
        if (Boolean.getBoolean("ringbook.golden.write")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(Files.readString(PAGE), page);
    }

    private static Stream<String> titles() {
        return Stream.concat(
                        GUARDS.cells().stream().map(Cell::scenario),
                        GUARDS.unguarded().stream().map(Unguarded::scenario))
                .distinct();
    }

    private static Steps steps(final String title) {
        return STEPS.computeIfAbsent(title, of -> Steps.of(scenario(of)));
    }

    private static Scenario scenario(final String title) {
        final Scenario scenario = SCENARIOS.get(title);
        assertTrue(scenario != null, () -> "no scenario has this title: " + title);
        return scenario;
    }

    private static List<String> questions(final ClassNode node) {
        final String owner = node.name.substring(node.name.lastIndexOf('/') + 1);
        final List<String> questions = new ArrayList<>();
        node.methods.stream()
                .flatMap(method -> Arrays.stream(method.instructions.toArray()))
                .filter(MethodInsnNode.class::isInstance)
                .map(MethodInsnNode.class::cast)
                .map(call -> call.owner.substring(call.owner.lastIndexOf('/') + 1) + "." + call.name)
                .filter(QUESTIONS::contains)
                .forEach(question -> questions.add(owner + ": " + question));
        return questions;
    }
}
