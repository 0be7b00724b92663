package org.ringbook.cli.keys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.ringbook.cli.Console;
import org.ringbook.client.ApiKeySpec;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.Permission;
import org.ringbook.client.ScramVerifier;

/** The exchange's first key, which may do everything. */
public final class AdminKey {
    /** Its file in the data directory. */
    public static final String FILE = "admin-key.json";

    private AdminKey() {}

    /**
     * Issues it if the exchange has no key at all, and writes its secret to a file that only its owner can read. The file comes first: a
     * start that was cut off in between is completed by the next.
     *
     * @param engine  connected.
     * @param data    the data directory.
     * @param console takes what is said.
     */
    public static void ensure(final EngineConnection engine, final Path data, final Console console) {
        if (!engine.queries().keys().isEmpty()) {
            return;
        }
        final Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            OwnerOnlyFile.write(file, IssuedKey.random());
        }
        final IssuedKey key = OwnerOnlyFile.read(file, IssuedKey.class);
        engine.operations()
                .issueApiKey(new ApiKeySpec(
                        key.keyId(),
                        0,
                        0,
                        EnumSet.allOf(Permission.class),
                        0,
                        false,
                        ScramVerifier.of(key.secret(), ScramVerifier.RANDOM_SECRET_ITERATIONS),
                        "",
                        "first key"));
        console.say("admin key " + key.keyId() + " issued; its secret is in " + file);
        console.put("adminKeyFile", file.toString());
    }
}
