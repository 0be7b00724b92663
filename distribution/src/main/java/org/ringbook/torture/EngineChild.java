package org.ringbook.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.SystemNanoClock;
import org.ringbook.cli.shadow.ShadowThread;
import org.ringbook.journal.DiskWatch;
import org.ringbook.journal.JournalException;
import org.ringbook.server.Engine;
import org.ringbook.server.EngineContext;
import org.ringbook.server.EngineStartException;

/**
 * Main of an engine process. It says "ready" when it takes commands, or "refused" and why, and "log" with each line of the
 * engine's; and runs until its standard input says "stop" or ends. Until then it obeys, a line each:
 *
 * <pre>
 *   disk full|fine            setting room aside fails
 *   sync fail|fine            syncs fail
 *   wall shift NS|hold        the wall clock is set, or stands still
 *   wall accept               the operator vouches for it
 * </pre>
 */
public final class EngineChild {
    static final String READY = "ready";
    static final String REFUSED = "refused";
    static final String LOG = "log ";
    static final int REFUSED_STATUS = 4;

    private final LabClock wall = new LabClock();
    private final EngineSettings settings;

    private EngineChild(final EngineSettings settings) {
        this.settings = settings;
    }

    /**
     * Starts one.
     *
     * @param data   its data directory.
     * @param driver directory of its media driver.
     * @return starting.
     */
    public static ChildProcess start(final Path data, final String driver) {
        return start(EngineSettings.of(data, driver), null, null);
    }

    /**
     * Settings of such an engine, for one within this process.
     *
     * @param data   its data directory.
     * @param driver directory of its media driver.
     * @return to be completed.
     */
    public static EngineContext context(final Path data, final String driver) {
        return EngineSettings.of(data, driver).context();
    }

    /** The same, with a copy of what was synced in a directory of its own, if one is given. */
    static ChildProcess start(final EngineSettings settings, final Path syncedCopy, final Path errors) {
        final List<String> flags = new ArrayList<>();
        flags.add("-D" + DiskWatch.PROPERTY + "=" + LabDisk.class.getName());
        if (syncedCopy != null) {
            flags.add("-D" + LabDisk.COPY_PROPERTY + "=" + syncedCopy);
            flags.add("-D" + LabDisk.ROOT_PROPERTY + "=" + settings.data().toAbsolutePath());
        }
        return new ChildProcess(EngineChild.class, flags, errors, settings.toArguments());
    }

    /**
     * Runs it.
     *
     * @param arguments of {@code EngineSettings}.
     * @throws IOException if its standard input can't be read.
     */
    public static void main(final String[] arguments) throws IOException {
        new EngineChild(EngineSettings.parse(arguments)).run();
    }

    @SuppressWarnings("try") // the shadow follows until it is closed
    private void run() throws IOException {
        try (Engine engine = Engine.launch(settings.context()
                        .recordClocks(wall, SystemNanoClock.INSTANCE)
                        .log(line -> System.out.println(LOG + line)));
                ShadowThread shadow = shadowOrNull();
                BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(READY);
            for (String line = input.readLine(); line != null && !line.equals("stop"); line = input.readLine()) {
                obey(line, engine);
            }
        } catch (final JournalException | EngineStartException e) {
            System.out.println(REFUSED + " " + e);
            System.out.flush();
            Runtime.getRuntime().halt(REFUSED_STATUS);
        }
    }

    private ShadowThread shadowOrNull() {
        return settings.snapshotRecords() == 0
                ? null
                : ShadowThread.start(settings.shadow(), line -> System.out.println(LOG + line));
    }

    private void obey(final String line, final Engine engine) {
        final String[] words = line.split(" ", -1);
        switch (words[0] + " " + words[1]) {
            case "disk full" -> LabDisk.full(true);
            case "disk fine" -> LabDisk.full(false);
            case "sync fail" -> LabDisk.failing(true);
            case "sync fine" -> LabDisk.failing(false);
            case "wall shift" -> wall.shift(Long.parseLong(words[2]));
            case "wall hold" -> wall.hold();
            case "wall accept" -> engine.acceptWallClock();
            default -> throw new IllegalArgumentException(line);
        }
        System.out.println("obeyed " + line);
    }
}
