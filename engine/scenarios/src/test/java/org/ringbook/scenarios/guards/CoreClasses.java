package org.ringbook.scenarios.guards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ringbook.core.ExchangeCore;

/** The names of all classes of the core, wherever they were compiled to. */
final class CoreClasses {
    private static final String ENDING = ".class";
    private static final List<String> ALL = list();

    private CoreClasses() {}

    static List<String> all() {
        return ALL;
    }

    private static List<String> list() {
        try {
            final URI place = ExchangeCore.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            final Path path = Path.of(place);
            if (Files.isDirectory(path)) {
                return under(path);
            }
            try (FileSystem jar = FileSystems.newFileSystem(path, Map.of())) {
                return under(jar.getPath("/"));
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } catch (final URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> under(final Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(ENDING) && !file.endsWith("-info" + ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length())
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .sorted()
                    .toList();
        }
    }
}
