package org.ringbook.cli.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ringbook.cli.Catalog;
import org.ringbook.client.ApiKeySpec;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.Permission;
import org.ringbook.client.Rows;
import org.ringbook.client.ScramVerifier;

/**
 * What a client of the demo needs to log on: an API key and a FIX session for each account, and the admin key. Kept in a file that only
 * its owner can read.
 *
 * @param rest     where REST clients connect to; null if there was no REST gateway yet.
 * @param ws       where streams are; null as well.
 * @param fix      where FIX sessions connect to; null if there was no FIX gateway yet.
 * @param admin    the admin key; null if its file is gone.
 * @param accounts by the accounts' names.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DemoCredentials(String rest, String ws, Fix fix, IssuedKey admin, Map<String, Account> accounts) {
    /** Its file in the data directory. */
    public static final String FILE = "credentials.json";

    /**
     * A FIX gateway.
     *
     * @param host         its address.
     * @param port         its port.
     * @param targetCompId the exchange's comp id.
     */
    public record Fix(String host, int port, String targetCompId) {}

    /**
     * Of an account.
     *
     * @param keyId       the API key's id.
     * @param secret      its secret.
     * @param fixCompId   the SenderCompID of its FIX session, which is a key too.
     * @param fixPassword that one's secret.
     */
    public record Account(String keyId, String secret, String fixCompId, String fixPassword) {
        private static Account of(final String name) {
            final IssuedKey api = IssuedKey.random();
            final IssuedKey fix = IssuedKey.named(name.toUpperCase(Locale.ROOT));
            return new Account(api.keyId(), api.secret(), fix.keyId(), fix.secret());
        }
    }

    /**
     * Issues keys for accounts that have none, and writes them. A second call changes nothing; one that was cut off is completed.
     *
     * @param engine connected.
     * @param data   the data directory.
     * @param names  of the accounts.
     * @param makers those whose orders are canceled when their FIX session is gone.
     * @return whether it issued any.
     */
    public static boolean ensure(
            final EngineConnection engine, final Path data, final List<String> names, final List<String> makers) {
        final Catalog catalog = new Catalog(engine.queries());
        final Path file = data.resolve(FILE);
        final Set<Integer> ownersWithKeys = new HashSet<>();
        final Set<String> issued = new HashSet<>();
        for (final Rows.Key key : engine.queries().keys()) {
            ownersWithKeys.add(key.ownerId());
            issued.add(key.keyId());
        }
        if (!Files.exists(file)) {
            if (names.stream()
                    .anyMatch(name ->
                            ownersWithKeys.contains(catalog.account(name).ownerId()))) {
                return false; // whoever took the file away has it
            }
            OwnerOnlyFile.write(file, of(data, names));
        }
        boolean isIssued = false;
        for (final Map.Entry<String, Account> entry :
                OwnerOnlyFile.read(file, DemoCredentials.class).accounts().entrySet()) {
            final Rows.Account row = catalog.account(entry.getKey());
            final Account account = entry.getValue();
            if (!issued.contains(account.keyId())) {
                issue(engine, row, new IssuedKey(account.keyId(), account.secret()), "", false);
                isIssued = true;
            }
            if (!issued.contains(account.fixCompId())) {
                final IssuedKey fix = new IssuedKey(account.fixCompId(), account.fixPassword());
                issue(engine, row, fix, account.fixCompId(), makers.contains(entry.getKey()));
                isIssued = true;
            }
        }
        return isIssued;
    }

    /**
     * Says where the FIX gateway is, if there is a file to say it in.
     *
     * @param data the data directory.
     * @param fix  the gateway.
     */
    public static void tell(final Path data, final Fix fix) {
        final Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return; // whoever took the file away has it
        }
        final DemoCredentials known = OwnerOnlyFile.read(file, DemoCredentials.class);
        if (!fix.equals(known.fix())) {
            OwnerOnlyFile.write(
                    file, new DemoCredentials(known.rest(), known.ws(), fix, known.admin(), known.accounts()));
        }
    }

    /**
     * Says where the REST gateway is, if there is a file to say it in.
     *
     * @param data    the data directory.
     * @param address such as http://127.0.0.1:8080.
     */
    public static void tell(final Path data, final String address) {
        final Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return; // whoever took the file away has it
        }
        final DemoCredentials known = OwnerOnlyFile.read(file, DemoCredentials.class);
        if (!address.equals(known.rest())) {
            OwnerOnlyFile.write(
                    file,
                    new DemoCredentials(
                            address, address.replaceFirst("http", "ws"), known.fix(), known.admin(), known.accounts()));
        }
    }

    private static DemoCredentials of(final Path data, final List<String> names) {
        final Path adminFile = data.resolve(AdminKey.FILE);
        final Map<String, Account> accounts = new LinkedHashMap<>();
        names.forEach(name -> accounts.put(name, Account.of(name)));
        return new DemoCredentials(
                null,
                null,
                null,
                Files.exists(adminFile) ? OwnerOnlyFile.read(adminFile, IssuedKey.class) : null,
                accounts);
    }

    private static void issue(
            final EngineConnection engine,
            final Rows.Account account,
            final IssuedKey key,
            final String compId,
            final boolean cancelOnDisconnect) {
        engine.operations()
                .issueApiKey(new ApiKeySpec(
                        key.keyId(),
                        account.ownerId(),
                        account.accountId(),
                        Permission.ofClients(),
                        0,
                        cancelOnDisconnect,
                        ScramVerifier.of(key.secret(), ScramVerifier.RANDOM_SECRET_ITERATIONS),
                        compId,
                        "demo"));
    }
}
