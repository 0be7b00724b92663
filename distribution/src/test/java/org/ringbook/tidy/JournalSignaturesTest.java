package org.ringbook.tidy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.ExcerptAppender;
import org.junit.jupiter.api.Test;

/** Chronicle Queue stays inside the journal: what others can see of the journal does not show it. */
final class JournalSignaturesTest {
    private static final String HIDDEN = "net.openhft.";

    @Test
    void shouldShowNoChronicleToOthers() {
        final List<String> shown = new ArrayList<>();
        for (final JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.ringbook.journal")) {
            shown.addAll(shownBy(type));
        }
        assertEquals(List.of(), shown, "instead: a type of org.ringbook.journal or of Agrona");
    }

    @Test
    void shouldFindWhatIsPlanted() {
        final JavaClass planted = new ClassFileImporter().importClass(Planted.class);
        final List<String> shown = shownBy(planted);
        assertEquals(3, shown.size(), shown::toString);
        assertTrue(shown.stream().noneMatch(line -> line.contains("hidden")), shown::toString);
    }

    private static List<String> shownBy(final JavaClass type) {
        if (!isVisible(type.getModifiers())) {
            return List.of();
        }
        final Stream<String> supertypes = Stream.concat(
                        type.getRawSuperclass().stream(), type.getRawInterfaces().stream())
                .filter(JournalSignaturesTest::isHidden)
                .map(supertype -> type.getName() + " is a " + supertype.getName());
        final Stream<String> fields = type.getFields().stream()
                .filter(field -> isVisible(field.getModifiers()))
                .filter(field -> involvesHidden(field))
                .map(JavaField::getFullName);
        final Stream<String> codeUnits = type.getCodeUnits().stream()
                .filter(unit -> isVisible(unit.getModifiers()))
                .filter(unit -> involvesHidden(unit))
                .map(JavaCodeUnit::getFullName);
        return Stream.of(supertypes, fields, codeUnits).flatMap(lines -> lines).toList();
    }

    private static boolean involvesHidden(final JavaField field) {
        return field.getAllInvolvedRawTypes().stream().anyMatch(JournalSignaturesTest::isHidden);
    }

    private static boolean involvesHidden(final JavaCodeUnit unit) {
        return unit.getAllInvolvedRawTypes().stream().anyMatch(JournalSignaturesTest::isHidden)
                || unit.getExceptionTypes().stream().anyMatch(JournalSignaturesTest::isHidden);
    }

    private static boolean isHidden(final JavaClass type) {
        return type.getName().startsWith(HIDDEN);
    }

    private static boolean isVisible(final Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    /** Shows Chronicle in a method, in a type argument and in a field. */
    @SuppressWarnings("unused")
    public static class Planted {
        protected ExcerptAppender appender;
        private ExcerptAppender hidden;

        public ExcerptAppender appender() {
            return appender;
        }

        public void accept(final List<ExcerptAppender> appenders) {
            hidden = appenders.get(0);
        }

        ExcerptAppender hidden() {
            return hidden;
        }
    }
}
