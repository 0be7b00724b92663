package org.ringbook.cli.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.cli.Console;
import org.ringbook.cli.engine.EngineHost;
import org.ringbook.cli.engine.EngineOptions;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.Permission;
import org.ringbook.client.Rows;

class FirstKeysTest {
    private static final Console NOWHERE = nowhere();

    @TempDir
    private Path data;

    private EngineHost host;
    private EngineConnection engine;

    private static Console nowhere() {
        final PrintStream stream = new PrintStream(PrintStream.nullOutputStream());
        return new Console(stream, stream, false);
    }

    @BeforeEach
    void start() {
        host = EngineHost.launch(new EngineOptions().withoutMetrics(), data, NOWHERE);
        engine = host.connect();
    }

    @AfterEach
    void stop() {
        engine.close();
        host.close();
    }

    @Test
    void shouldIssueAnAdminKeyOnceAndKeepItsSecretFromOthers() throws IOException {
        AdminKey.ensure(engine, data, NOWHERE);
        final Path file = data.resolve(AdminKey.FILE);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        final IssuedKey key = OwnerOnlyFile.read(file, IssuedKey.class);
        final List<Rows.Key> keys = engine.queries().keys();
        assertEquals(key.keyId(), keys.get(0).keyId());
        assertTrue(Permission.ADMIN.isIn(keys.get(0).permissions()));
        final String before = Files.readString(file);
        AdminKey.ensure(engine, data, NOWHERE);
        assertEquals(1, engine.queries().keys().size());
        assertEquals(before, Files.readString(file));
        assertFalse(key.toString().contains(key.secret()));
    }

    @Test
    void shouldCompleteAStartThatWasCutOff() {
        final IssuedKey key = IssuedKey.random();
        OwnerOnlyFile.write(data.resolve(AdminKey.FILE), key);
        AdminKey.ensure(engine, data, NOWHERE);
        assertEquals(key.keyId(), engine.queries().keys().get(0).keyId());
    }

    @Test
    void shouldIssueTheDemosKeysOnceAndCompleteThem() throws IOException {
        engine.openAccount("alice", 0, 0);
        engine.openAccount("mm1", 0, 0);
        AdminKey.ensure(engine, data, NOWHERE);
        final List<String> names = List.of("alice", "mm1");
        assertTrue(DemoCredentials.ensure(engine, data, names, List.of("mm1")));
        final Path file = data.resolve(DemoCredentials.FILE);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        DemoCredentials.tell(data, new DemoCredentials.Fix("127.0.0.1", 9880, "RINGBOOK"));
        final DemoCredentials credentials = OwnerOnlyFile.read(file, DemoCredentials.class);
        assertEquals(new DemoCredentials.Fix("127.0.0.1", 9880, "RINGBOOK"), credentials.fix());
        assertEquals(OwnerOnlyFile.read(data.resolve(AdminKey.FILE), IssuedKey.class), credentials.admin());
        assertEquals("MM1", credentials.accounts().get("mm1").fixCompId());
        final List<Rows.Key> keys = engine.queries().keys();
        assertEquals(5, keys.size());
        assertEquals(credentials.accounts().get("alice").keyId(), keys.get(1).keyId());
        assertEquals("ALICE", keys.get(2).compId());
        assertFalse(keys.get(2).cancelOnDisconnect());
        assertTrue(keys.get(4).cancelOnDisconnect());
        assertFalse(DemoCredentials.ensure(engine, data, names, List.of("mm1")));
        Files.delete(file);
        assertFalse(DemoCredentials.ensure(engine, data, names, List.of("mm1")));
        assertFalse(Files.exists(file));
        assertEquals(5, engine.queries().keys().size());
    }
}
