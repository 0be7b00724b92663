package org.ringbook.cli.admin;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.keys.IssuedKey;
import org.ringbook.cli.keys.OwnerOnlyFile;
import org.ringbook.client.Added;
import org.ringbook.client.ApiKeySpec;
import org.ringbook.client.Permission;
import org.ringbook.client.Rows;
import org.ringbook.client.ScramVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** API keys. */
@Command(
        name = "key",
        description = "Issue, revoke and list API keys.",
        subcommands = {KeyCommand.Issue.class, KeyCommand.Revoke.class, KeyCommand.ListAll.class},
        footer = {"", "Examples:", "  ringbook admin key issue dave --permissions R_Balance,R_Orders,W_Orders"})
final class KeyCommand extends Subcommand.Group {
    private KeyCommand() {}

    @Command(
            name = "issue",
            description = {
                "Issue a key for an account's owner, or without NAME one of the exchange's own. Its secret is made here and told once:"
                        + " the engine keeps only what checks it."
            },
            footer = {
                "",
                "Examples:",
                "  ringbook admin key issue dave --permissions R_Balance,R_Orders,W_Orders --label bot",
                "  ringbook admin key issue dave --permissions all --expires 30d --secret-file dave-key.json",
                "  ringbook admin key issue --permissions admin --secret-file operator.json"
            })
    static final class Issue extends AdminTask {
        @Parameters(arity = "0..1", paramLabel = "NAME", description = "The account.")
        private String name;

        @Option(
                names = "--permissions",
                required = true,
                split = ",",
                paramLabel = "P",
                description =
                        "R_Balance, R_Transactions, W_Send, R_Addresses, W_Addresses, R_Orders, W_Orders, R_Withdrawals,"
                                + " W_Withdrawals, W_ClientDebit, W_ClientCredit, R_Beneficiaries, W_Beneficiaries, R_Transfers; all of"
                                + " these: all; or admin.")
        private List<String> permissions;

        @Option(
                names = "--account",
                paramLabel = "NAME",
                description = "Another account of the same owner that its orders are for unless they say otherwise.")
        private String account;

        @Option(names = "--expires", paramLabel = "WHEN", description = "A time, or from now such as 30d.")
        private String expires;

        @Option(names = "--fix", paramLabel = "COMPID", defaultValue = "", description = "FIX SenderCompID.")
        private String compId;

        @Option(
                names = "--cancel-on-disconnect",
                description = "Its FIX session's orders are canceled when the session is gone.")
        private boolean cancelOnDisconnect;

        @Option(names = "--label", paramLabel = "TEXT", defaultValue = "", description = "For people.")
        private String label;

        @Option(
                names = "--secret-file",
                paramLabel = "FILE",
                description = "Write id and secret to this file, for its owner only, instead of telling them.")
        private Path secretFile;

        private Issue() {}

        @Override
        public Integer call() {
            final Rows.Account owner = name == null ? null : catalog().account(name);
            final Rows.Account byDefault = account == null ? owner : catalog().account(account);
            final IssuedKey key = IssuedKey.random();
            if (secretFile != null) {
                OwnerOnlyFile.write(secretFile, key);
            }
            final Added added = engine().operations()
                    .issueApiKey(new ApiKeySpec(
                            key.keyId(),
                            owner == null ? 0 : owner.ownerId(),
                            byDefault == null ? 0 : byDefault.accountId(),
                            wanted(),
                            Times.momentNs(expires, Instant.now()),
                            cancelOnDisconnect,
                            ScramVerifier.of(key.secret(), ScramVerifier.RANDOM_SECRET_ITERATIONS),
                            compId,
                            label));
            if (secretFile == null) {
                console().print("key    " + key.keyId());
                console().print("secret " + key.secret() + "   (told only now)");
                console().put("secret", key.secret());
            }
            console().put("keyId", key.keyId());
            return added("key " + key.keyId(), "issued", added);
        }

        private Set<Permission> wanted() {
            final Set<Permission> wanted = EnumSet.noneOf(Permission.class);
            for (final String word : permissions) {
                if ("all".equalsIgnoreCase(word)) {
                    wanted.addAll(Permission.ofClients());
                } else {
                    wanted.add(Permission.named(word)
                            .orElseThrow(() -> usage("there is no permission " + word + ": see --help")));
                }
            }
            return wanted;
        }
    }

    @Command(
            name = "revoke",
            description = "End a key, for good.",
            footer = {"", "Examples:", "  ringbook admin key revoke bswzfj5aqnhwx"})
    static final class Revoke extends AdminTask {
        @Parameters(paramLabel = "KEY", description = "The key's id.")
        private String keyId;

        private Revoke() {}

        @Override
        public Integer call() {
            return added("key " + keyId, "revoked", engine().operations().revokeApiKey(keyId));
        }
    }

    @Command(
            name = "list",
            description = "List keys, also those that were revoked. What checks their secrets is not told.",
            footer = {"", "Examples:", "  ringbook admin key list"})
    static final class ListAll extends AdminTask {
        private ListAll() {}

        @Override
        public Integer call() {
            return list(
                    "keys",
                    queries().keys().stream().map(this::row).toList(),
                    "key",
                    "session",
                    "account",
                    "permissions",
                    "expires",
                    "FIX comp id",
                    "label",
                    "state");
        }

        private Map<String, Object> row(final Rows.Key key) {
            final Map<String, Object> row = new LinkedHashMap<>();
            row.put("keyId", key.keyId());
            row.put("sessionId", key.sessionId());
            row.put("account", key.ownerId() == 0 ? "" : catalog().accountName(key.defaultAccountId()));
            row.put("permissions", words(key.permissions()));
            row.put("expires", Times.text(key.expireTimeNs()));
            row.put("compId", key.compId());
            row.put("label", key.label());
            row.put("state", key.revoked() ? "revoked" : "valid");
            row.put("ownerId", key.ownerId());
            row.put("cancelOnDisconnect", key.cancelOnDisconnect());
            return row;
        }

        private static String words(final long mask) {
            final Set<Permission> permissions = Permission.of(mask);
            if (!permissions.containsAll(Permission.ofClients())) {
                return String.join(
                        ",", permissions.stream().map(Permission::toString).toList());
            }
            return permissions.contains(Permission.ADMIN) ? "all,admin" : "all";
        }
    }
}
