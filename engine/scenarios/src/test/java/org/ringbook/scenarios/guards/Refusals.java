package org.ringbook.scenarios.guards;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.tree.FieldInsnNode;
import org.ringbook.scenarios.language.Scenario;

/** All refusals of orders in the compiled core, and for each the first scenario that fails without it. */
final class Refusals {
    private static final List<String> CLASSES = List.of("NewOrderChecks", "OrderReplace", "OrderFinder");

    private Refusals() {}

    static Map<Refusal, Trial> tried(final List<Scenario> scenarios) {
        final Map<Refusal, Trial> tried = new LinkedHashMap<>();
        for (final String owner : CLASSES) {
            for (final String reason : reasons(owner)) {
                first(owner, reason, scenarios, tried);
            }
        }
        return tried;
    }

    /** In the order of the alphabet, each once. */
    private static Set<String> reasons(final String owner) {
        final Set<String> reasons = new TreeSet<>();
        CoreClasses.all().stream()
                .filter(name -> name.endsWith("." + owner))
                .map(CutCore::read)
                .flatMap(node -> node.methods.stream())
                .flatMap(method -> Arrays.stream(method.instructions.toArray()))
                .filter(Cut::isReason)
                .forEach(instruction -> reasons.add(((FieldInsnNode) instruction).name));
        return reasons;
    }

    /** Only scenarios that show the reason can fail without it. */
    private static void first(
            final String owner, final String reason, final List<Scenario> scenarios, final Map<Refusal, Trial> tried) {
        final String said = "< rejected " + reason.toLowerCase(Locale.ROOT).replace('_', '-');
        final List<Cut> cuts = List.of(Cut.never(owner, reason));
        for (final Scenario scenario : scenarios) {
            if (scenario.text().stream().anyMatch(line -> line.contains(said))) {
                final Trial trial = Trial.of(scenario, cuts);
                if (trial.isSeen()) {
                    tried.put(new Refusal(owner, reason, scenario.title()), trial);
                    return;
                }
            }
        }
        tried.put(new Refusal(owner, reason, ""), Trial.of(scenarios.get(0), List.of()));
    }
}
