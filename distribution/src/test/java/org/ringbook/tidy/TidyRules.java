package org.ringbook.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All that is asked of a source file which neither the compiler nor a linter knows. */
final class TidyRules {
    private static final Pattern PACKAGE = Pattern.compile("^package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);
    private static final Pattern RINGBOOK = Pattern.compile("\\borg\\.ringbook\\.(\\w+)");

    private TidyRules() {}

    static List<Finding> check(final SourceFile file) {
        final List<Finding> findings = new ArrayList<>();
        for (final BannedText banned : BannedText.ALL) {
            findings.addAll(banned.check(file));
        }
        final Optional<Modules.Row> row = Modules.find(file.module());
        if (row.isEmpty()) {
            findings.add(new Finding(
                    file.path(),
                    1,
                    "nobody says what this module may know",
                    "a row for it in " + Modules.class.getName()));
        } else {
            checkOwnPackage(file, row.get(), findings);
            checkArrows(file, row.get(), findings);
            checkLibraries(file, row.get(), findings);
        }
        return findings;
    }

    private static void checkOwnPackage(final SourceFile file, final Modules.Row row, final List<Finding> findings) {
        final Matcher declared = PACKAGE.matcher(file.code());
        final boolean found = declared.find();
        final String name = found ? declared.group(1) : "";
        final Matcher ringbook = RINGBOOK.matcher(name);
        if (!ringbook.lookingAt() || !row.owns(ringbook.group(1))) {
            findings.add(new Finding(
                    file.path(),
                    found ? file.lineAt(declared.start()) : 1,
                    "package \"" + name + "\" is not one of module " + file.module(),
                    "a package of the module, or a further one in its row in " + Modules.class.getName()));
        }
    }

    private static void checkArrows(final SourceFile file, final Modules.Row row, final List<Finding> findings) {
        final Matcher ringbook = RINGBOOK.matcher(file.code());
        while (ringbook.find()) {
            if (!row.knows(ringbook.group(1), file.isTest())) {
                findings.add(new Finding(
                        file.path(),
                        file.lineAt(ringbook.start()),
                        file.module() + " must not know " + ringbook.group(),
                        "an interface or a message of a module it may know; see " + Modules.class.getName()));
            }
        }
    }

    private static void checkLibraries(final SourceFile file, final Modules.Row row, final List<Finding> findings) {
        for (final String library : Modules.GUARDED_LIBRARIES) {
            final int index = file.code().indexOf(library + ".");
            if (index >= 0 && !row.uses(library)) {
                findings.add(new Finding(
                        file.path(),
                        file.lineAt(index),
                        file.module() + " must not use " + library,
                        "what the module that owns it offers; see " + Modules.class.getName()));
            }
        }
    }
}
