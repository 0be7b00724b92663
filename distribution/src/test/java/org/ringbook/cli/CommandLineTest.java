package org.ringbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    private static final PrintStream NOWHERE = new PrintStream(PrintStream.nullOutputStream());

    @TempDir
    private Path data;

    static List<String> allCommands() {
        final List<String> names = new ArrayList<>();
        final Ringbook ringbook = new Ringbook(new Console(NOWHERE, NOWHERE, false), new Stop());
        collect(ringbook.commandLine(), "", names);
        return names;
    }

    private static void collect(final CommandLine line, final String path, final List<String> names) {
        names.add(path.strip());
        line.getSubcommands().forEach((name, sub) -> collect(sub, path + " " + name, names));
    }

    @ParameterizedTest
    @MethodSource("allCommands")
    void shouldHelpWithExamples(final String command) {
        final List<String> words = new ArrayList<>(Cli.words(command));
        words.add("--help");
        final Ringbook ringbook = new Ringbook(new Console(NOWHERE, NOWHERE, false), new Stop());
        final java.io.StringWriter help = new java.io.StringWriter();
        final int status =
                ringbook.commandLine().setOut(new java.io.PrintWriter(help)).execute(words.toArray(String[]::new));
        assertEquals(ExitStatus.DONE, status);
        assertTrue(help.toString().contains("Examples:"), () -> command + " has no examples:\n" + help);
        assertTrue(help.toString().contains("--data"), help::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "start --nonsense",
                "start --orders 0 --demo",
                "start --exit --demo",
                "start --demo --flow fast",
                "start --only fix",
                "admin",
                "admin asset add XBT",
                "admin asset add XBT --scale ten",
                "admin asset add XBT --scale 1000",
                "admin market state XBTZAR ajar",
                "admin halt maybe",
                "admin market schedule XBTZAR daily@15:00=closed --none",
                "admin account limits alice --max-orders 1",
                "admin market bands XBTZAR --dynamic much",
                "admin market bands XBTZAR",
                "admin account limits dave XBTZAR",
                "admin orders place alice buy XBTZAR 1 --type best",
                "admin orders place alice buy XBTZAR 1 --tif forever",
                "admin key issue alice",
                "admin fix-session add X",
                "admin binary-session add x",
                "start --binary many",
                "start --binary 65536",
                "admin transfer alice alice-2 ZAR 1",
                "audit",
                "play nothing-here.csv",
                "play"
            })
    void shouldCallWrongUsageByItsStatus(final String words) {
        final Cli cli = Cli.run(Cli.words(words).toArray(String[]::new));
        cli.expect(ExitStatus.USAGE);
        assertFalse(cli.err().isBlank());
        assertTrue(cli.out().isBlank(), cli::toString);
    }

    /** Words, and what is said: F is a file that is neither a key store nor long enough, S a key store without a key, P its password. */
    @ParameterizedTest
    @CsvSource({
        "--rest-webhook pay=F/nowhere, cannot read the secret of pay",
        "--rest-webhook pay=F, 32 bytes",
        "--rest-webhook a.b=F, a source has",
        "--rest-webhook pay=P --follow off, needs the follower settlement",
        "--rest-key-store F/nowhere, cannot read the key store",
        "--rest-key-store F, not a PKCS #12 file",
        "--rest-key-store S --rest-key-store-password-file F, with that password",
        "--rest-key-store S --rest-key-store-password-file P, no private key",
        "--rest-key-store S --rest-key-store-password-file F/nowhere, cannot read the key store's password",
        "--rest-key-store-password-file P, needs --rest-key-store",
        "--rest-rate 0, at least 1"
    })
    void shouldLookAtTheGatewaysFilesBeforeItStartsAnything(final String words, final String said)
            throws IOException, GeneralSecurityException {
        final Path directory = Files.createDirectory(data.resolve("files"));
        Files.writeString(directory.resolve("F"), "short");
        Files.writeString(directory.resolve("P"), "right-".repeat(6));
        final KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        try (OutputStream out = Files.newOutputStream(directory.resolve("S"))) {
            empty.store(out, "right-".repeat(6).toCharArray());
        }
        final String found = words.replaceAll("([ =])([FSP])\\b", "$1" + directory + "/$2");
        final Path fresh = data.resolve("fresh");
        final Cli cli = Cli.json(fresh.toString(), "start " + found).expect(ExitStatus.USAGE);
        assertTrue(cli.result().get("error").asText().contains(said), cli::toString);
        assertFalse(Files.exists(fresh), "nothing was started");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "admin balances", "admin deposit alice XBT 1 --ref r", "admin batch"})
    void shouldSayThatNoEngineRunsAndHowToStartOne(final String words) {
        final Cli cli = Cli.json(data.toString(), words).expect(ExitStatus.UNREACHABLE);
        assertTrue(cli.result().get("error").asText().contains("ringbook start"), cli::toString);
        assertFalse(cli.result().get("ok").asBoolean());
        assertEquals(ExitStatus.UNREACHABLE, cli.result().get("status").asInt());
    }

    @Test
    void shouldTellWrongUsageAsJsonToo() {
        final Cli cli = Cli.run("admin", "halt", "maybe", "--json").expect(ExitStatus.USAGE);
        assertTrue(cli.result().get("error").asText().contains("maybe"), cli::toString);
    }

    @Test
    void shouldFindNoJournalToVerify() {
        final Cli cli = Cli.json(data.toString(), "audit verify").expect(ExitStatus.FAILED);
        assertTrue(cli.result().get("error").asText().contains("no journal"), cli::toString);
    }

    @Test
    void shouldFindNoDifferenceBetweenTheTwoImplementations() {
        final Cli cli =
                Cli.json(data.toString(), "audit fuzz --minutes 0.02 --seed 7").expect(ExitStatus.DONE);
        assertEquals(7, cli.result().get("firstSeed").asLong());
        assertTrue(cli.result().get("commands").asLong() > 0, cli::toString);
        Cli.run("audit", "fuzz", "--minutes", "0").expect(ExitStatus.USAGE);
    }

    @Test
    void shouldCompleteItsCommands() {
        final Cli cli = Cli.run("completion").expect(ExitStatus.DONE);
        assertTrue(cli.out().contains("complete -F _complete_ringbook")
                && cli.out().contains("withdrawals"));
    }

    @Test
    void shouldTellItsVersion() {
        Cli.run("--version").expect(ExitStatus.DONE);
    }
}
