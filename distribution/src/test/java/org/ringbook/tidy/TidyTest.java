package org.ringbook.tidy;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the sources of all modules. */
final class TidyTest {
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private final Path root = Path.of(System.getProperty("ringbook.root", ".."));

    @Test
    void shouldFindNothingInAnyModule() throws IOException {
        final List<SourceFile> files = new ArrayList<>();
        readModule("", files);
        assertTrue(files.size() >= 10, "hardly any sources found: files=" + files.size() + " root=" + root);

        final List<Finding> findings =
                files.stream().flatMap(file -> TidyRules.check(file).stream()).toList();
        if (!findings.isEmpty()) {
            fail(findings.stream().map(Finding::toString).collect(Collectors.joining("\n", "untidy:\n", "")));
        }
    }

    private void readModule(final String module, final List<SourceFile> files) throws IOException {
        final Path folder = root.resolve(module);
        for (final String sources : List.of("src/main/java", "src/test/java")) {
            if (Files.isDirectory(folder.resolve(sources))) {
                try (Stream<Path> paths = Files.walk(folder.resolve(sources))) {
                    for (final Path path : paths.filter(p -> p.toString().endsWith(".java"))
                            .sorted()
                            .toList()) {
                        files.add(SourceFile.read(module, root, path));
                    }
                }
            }
        }
        final Matcher child = MODULE.matcher(Files.readString(folder.resolve("pom.xml")));
        while (child.find()) {
            readModule(module.isEmpty() ? child.group(1) : module + "/" + child.group(1), files);
        }
    }
}
