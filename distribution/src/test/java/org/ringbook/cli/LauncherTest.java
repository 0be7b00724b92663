package org.ringbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a project of its own, with a Maven and a Java that only tell how they were called. */
@Timeout(60)
class LauncherTest {
    @TempDir
    private Path scratch;

    private Path project;
    private Path home;

    @BeforeEach
    void setUp() throws IOException {
        project = Files.createDirectories(scratch.resolve("a project"));
        home = scratch.resolve("jdk");
        Files.copy(
                Path.of(System.getProperty("ringbook.root"), "ringbook"),
                project.resolve("ringbook"),
                StandardCopyOption.COPY_ATTRIBUTES);
        for (final String folder : List.of(
                "sbe-schemas",
                "journal",
                "engine",
                "replay-tools",
                "gateway-fix",
                "gateway-rest",
                "benchmarks/src/main/java",
                "distribution/src/main/java")) {
            Files.createDirectories(project.resolve(folder));
        }
        source("distribution/src/main/java/A.java");
        source("pom.xml");
        java("17.0.1");
        script(scratch.resolve("bin/mvn"), """
                echo "$@" >> "$MVN_CALLS"
                [ -z "${MVN_FAILS:-}" ] || { echo '[ERROR] it is broken'; exit 1; }
                mkdir -p distribution/target/lib
                echo jar > distribution/target/lib/some.jar
                echo jar > distribution/target/ringbook-distribution-1.jar
                case "$*" in *benchmarks*)
                    mkdir -p benchmarks/target benchmarks/peers/target
                    echo jar > benchmarks/target/benchmarks.jar
                    echo jar > benchmarks/peers/target/peers.jar ;;
                esac
                """);
    }

    private void source(final String name) throws IOException {
        final Path file = project.resolve(name);
        Files.writeString(file, "x");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(100)));
    }

    private void java(final String version) throws IOException {
        script(home.resolve("bin/java"), """
                if [ "$1" = -version ]; then echo 'openjdk version "%s"' >&2; exit 0; fi
                for word; do echo "$word"; done
                exit 42
                """.formatted(version));
    }

    private static void script(final Path file, final String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Run(int status, String out, String err) {}

    private Run run(final Path launcher, final Map<String, String> settings, final String... words)
            throws IOException, InterruptedException {
        final ProcessBuilder builder = new ProcessBuilder(launcher.toString()).directory(scratch.toFile());
        builder.command().addAll(List.of(words));
        builder.environment().put("PATH", scratch.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", home.toString());
        builder.environment().put("MVN_CALLS", scratch.resolve("calls").toString());
        builder.environment().putAll(settings);
        builder.redirectOutput(scratch.resolve("out").toFile())
                .redirectError(scratch.resolve("err").toFile());
        final int status = builder.start().waitFor();
        return new Run(status, Files.readString(scratch.resolve("out")), Files.readString(scratch.resolve("err")));
    }

    private Run run(final String... words) throws IOException, InterruptedException {
        return run(project.resolve("ringbook"), Map.of(), words);
    }

    private int builds() throws IOException {
        final Path calls = scratch.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    @Test
    void shouldBuildTheBenchmarksWhenTheyAreAskedForAndHaveChanged() throws Exception {
        source("benchmarks/src/main/java/B.java");
        run("status");
        assertEquals(1, builds());
        final Run first = run("--quiet", "bench", "books");
        assertEquals(2, builds(), first::toString);
        final Path jars = Path.of(first.out()
                .lines()
                .filter(line -> line.startsWith("-Dringbook.bench="))
                .findFirst()
                .orElseThrow()
                .substring("-Dringbook.bench=".length()));
        assertTrue(Files.exists(jars.resolve("benchmarks.jar")));
        assertTrue(Files.exists(jars.resolve("peers.jar")));
        run("bench", "books");
        assertEquals(2, builds());
        Files.setLastModifiedTime(
                project.resolve("benchmarks/src/main/java/B.java"),
                FileTime.from(Instant.now().plusSeconds(100)));
        run("bench", "books");
        assertEquals(3, builds());
    }

    @Test
    void shouldBuildOnceAndHandOverWordsFlagsAndStatus() throws IOException, InterruptedException {
        final Run first = run("status", "--data", "a b");
        assertEquals(42, first.status(), first::toString);
        assertTrue(first.out().endsWith("org.ringbook.cli.Main\nstatus\n--data\na b\n"), first::toString);
        assertTrue(first.out().contains("@" + project.resolve("jvm/production.flags")), first::toString);
        assertFalse(first.out().contains("jdk24.flags"), first::toString);
        assertTrue(first.err().contains("building"), first::toString);
        final Run second = run("status");
        assertEquals("", second.err());
        assertEquals(1, builds());
    }

    @Test
    void shouldBuildAgainWhenASourceHasChanged() throws IOException, InterruptedException {
        run("status");
        Files.setLastModifiedTime(
                project.resolve("distribution/src/main/java/A.java"),
                FileTime.from(Instant.now().plusSeconds(10)));
        run("status");
        assertEquals(2, builds());
    }

    @Test
    void shouldWorkThroughALinkFromAnywhere() throws IOException, InterruptedException {
        final Path link = Files.createSymbolicLink(scratch.resolve("bin/rb"), project.resolve("ringbook"));
        final Run run = run(link, Map.of(), "status");
        assertEquals(42, run.status(), run::toString);
    }

    @Test
    void shouldTellWhatBrokeTheBuildAndWhereTheLogIs() throws IOException, InterruptedException {
        final Run run = run(project.resolve("ringbook"), Map.of("MVN_FAILS", "yes"), "status");
        assertEquals(1, run.status(), run::toString);
        assertTrue(run.err().contains("it is broken") && run.err().contains("build.log"), run::toString);
        assertEquals(42, run("status").status());
    }

    @Test
    void shouldRefuseAnOldJavaAndSayWhichItIs() throws IOException, InterruptedException {
        java("11.0.2");
        final Run run = run("status");
        assertEquals(1, run.status(), run::toString);
        assertTrue(run.err().contains("Java 17 or newer is needed, this is 11"), run::toString);
        assertEquals(0, builds());
    }

    @Test
    void shouldGiveANewJavaItsFlags() throws IOException, InterruptedException {
        java("25");
        assertTrue(run("status").out().contains("jdk24.flags"));
    }
}
