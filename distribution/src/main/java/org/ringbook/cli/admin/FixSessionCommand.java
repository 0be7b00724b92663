package org.ringbook.cli.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.keys.IssuedKey;
import org.ringbook.client.Added;
import org.ringbook.client.ApiKeySpec;
import org.ringbook.client.Permission;
import org.ringbook.client.Rows;
import org.ringbook.client.ScramVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** FIX sessions: keys whose id is their SenderCompID and whose secret is their password. */
@Command(
        name = "fix-session",
        description = "Add FIX sessions. They are listed and ended as keys are.",
        subcommands = FixSessionCommand.Add.class,
        footer = {"", "Examples:", "  ringbook admin fix-session add DAVE --account dave"})
final class FixSessionCommand extends Subcommand.Group {
    private FixSessionCommand() {}

    @Command(
            name = "add",
            description = {
                "Add a FIX session of an account: a key whose id is COMPID. Without --password-file its password is made here and told"
                        + " once."
            },
            footer = {
                "",
                "Examples:",
                "  ringbook admin fix-session add DAVE --account dave",
                "  ringbook admin fix-session add MM7 --account mm7 --password-file mm7.txt --keep-orders",
                "  ringbook admin fix-session add MM7COPY --account mm7 --drop-copy"
            })
    static final class Add extends AdminTask {
        @Parameters(paramLabel = "COMPID", description = "Its SenderCompID, at most 32 characters.")
        private String compId;

        @Option(names = "--account", required = true, paramLabel = "NAME", description = "The account.")
        private String name;

        @Option(
                names = "--password-file",
                paramLabel = "FILE",
                description = "Holds its password in the first line. Default: one is made.")
        private Path passwordFile;

        @Option(names = "--keep-orders", description = "Its orders stay when it is gone. Default: they are canceled.")
        private boolean keepOrders;

        @Option(
                names = "--drop-copy",
                description =
                        "It only hears: a copy of every report of the account's owner. Default: it enters orders.")
        private boolean dropCopy;

        @Option(
                names = "--all-reports",
                description =
                        "It is told of all orders of the account's owner, whoever entered them. Default: of its own only.")
        private boolean allReports;

        private Add() {}

        @Override
        public Integer call() throws IOException {
            final Rows.Account account = catalog().account(name);
            final IssuedKey key = passwordFile == null ? IssuedKey.named(compId) : new IssuedKey(compId, firstLine());
            final Added added = engine().operations()
                    .issueApiKey(new ApiKeySpec(
                            compId,
                            account.ownerId(),
                            account.accountId(),
                            permissions(),
                            0,
                            !keepOrders && !dropCopy,
                            ScramVerifier.of(
                                    key.secret(),
                                    passwordFile == null
                                            ? ScramVerifier.RANDOM_SECRET_ITERATIONS
                                            : ScramVerifier.PASSWORD_ITERATIONS),
                            compId,
                            "FIX session"));
            if (passwordFile == null) {
                console().print("password " + key.secret() + "   (told only now)");
                console().put("password", key.secret());
            }
            return added("FIX session " + compId + " of " + name, "added", added);
        }

        private Set<Permission> permissions() {
            if (dropCopy) {
                return EnumSet.of(Permission.R_ORDERS);
            }
            final Set<Permission> permissions = EnumSet.copyOf(Permission.ofClients());
            if (allReports) {
                permissions.add(Permission.R_ACCOUNT_REPORTS);
            }
            return permissions;
        }

        private String firstLine() throws IOException {
            return Files.readAllLines(passwordFile).stream()
                    .findFirst()
                    .filter(line -> !line.isBlank())
                    .orElseThrow(() -> usage("there is no password in the first line of " + passwordFile));
        }
    }
}
