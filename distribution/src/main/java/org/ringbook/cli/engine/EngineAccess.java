package org.ringbook.cli.engine;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.ringbook.cli.Catalog;
import org.ringbook.client.ClientContext;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.EngineException;

/** The running engine of a data directory, for tools. Connects when it is first needed; one thread. */
public final class EngineAccess implements AutoCloseable {
    private final Supplier<Path> data;
    private RunFile runFile;
    private EngineConnection connection;
    private Catalog catalog;

    /**
     * Not connected yet.
     *
     * @param data the data directory, asked when it is needed.
     */
    public EngineAccess(final Supplier<Path> data) {
        this.data = data;
    }

    /**
     * Where the engine runs.
     *
     * @return what it wrote.
     * @throws EngineException.Unreachable if none runs.
     */
    public RunFile runFile() {
        if (runFile == null) {
            runFile = RunFile.findRunning(data.get())
                    .orElseThrow(() -> new EngineException.Unreachable(
                            "no engine runs on " + data.get() + ". Start one: ringbook start --data " + data.get()));
        }
        return runFile;
    }

    /**
     * The connection.
     *
     * @return connected, until {@link #close()}.
     * @throws EngineException.Unreachable if no engine runs, or it does not answer.
     */
    public EngineConnection connection() {
        if (connection == null) {
            connection = EngineConnection.connect(
                    new ClientContext().aeronDirectory(runFile().aeronDirectory()));
        }
        return connection;
    }

    /**
     * What has names there.
     *
     * @return remembers what it was told.
     * @throws EngineException.Unreachable if no engine runs, or it does not answer.
     */
    public Catalog catalog() {
        if (catalog == null) {
            catalog = new Catalog(connection().queries());
        }
        return catalog;
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
            connection = null;
            catalog = null;
        }
    }
}
