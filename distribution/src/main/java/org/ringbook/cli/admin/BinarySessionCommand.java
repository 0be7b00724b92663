package org.ringbook.cli.admin;

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

/** Sessions of the binary gateway: keys without a comp id. */
@Command(
        name = "binary-session",
        description = "Add sessions of the binary gateway. They are listed and ended as keys are.",
        subcommands = BinarySessionCommand.Add.class,
        footer = {"", "Examples:", "  ringbook admin binary-session add mm7 --account mm7"})
final class BinarySessionCommand extends Subcommand.Group {
    private BinarySessionCommand() {}

    @Command(
            name = "add",
            description =
                    "Add a session of an account to the binary gateway: a key whose id is NAME. Its secret is made"
                            + " here and told once.",
            footer = {
                "",
                "Examples:",
                "  ringbook admin binary-session add mm7 --account mm7",
                "  ringbook admin binary-session add mm7-hedge --account mm7 --keep-orders"
            })
    static final class Add extends AdminTask {
        @Parameters(
                paramLabel = "NAME",
                description = "The key's id, 1 to 64 printable ASCII characters without space.")
        private String keyId;

        @Option(names = "--account", required = true, paramLabel = "NAME", description = "The account.")
        private String name;

        @Option(names = "--keep-orders", description = "Its orders stay when it is gone. Default: they are canceled.")
        private boolean keepOrders;

        private Add() {}

        @Override
        public Integer call() {
            final Rows.Account account = catalog().account(name);
            final IssuedKey key = IssuedKey.named(keyId);
            final Added added = engine().operations()
                    .issueApiKey(new ApiKeySpec(
                            keyId,
                            account.ownerId(),
                            account.accountId(),
                            Permission.ofClients(),
                            0,
                            !keepOrders,
                            ScramVerifier.of(key.secret(), ScramVerifier.RANDOM_SECRET_ITERATIONS),
                            "",
                            "binary session"));
            console().print("secret " + key.secret() + "   (told only now)");
            console().put("keyId", keyId).put("secret", key.secret());
            return added("binary session " + keyId + " of " + name, "added", added);
        }
    }
}
