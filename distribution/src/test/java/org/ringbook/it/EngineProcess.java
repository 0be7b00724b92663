package org.ringbook.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.ringbook.server.Engine;
import org.ringbook.server.EngineContext;

/** An engine that runs until its standard input says "stop" or ends. Says "ready" when it takes commands. */
final class EngineProcess {
    /** Short, so that who stands still falls out of the stream soon. */
    static final int EVENTS_TERM_LENGTH = 1 << 20;

    private EngineProcess() {}

    /** Runs it. Arguments: data directory, media driver directory. */
    public static void main(final String[] arguments) throws IOException {
        try (BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
                Engine engine = Engine.launch(
                        context(Path.of(arguments[0]), arguments[1]).log(line -> System.out.println("log " + line)))) {
            System.out.println("ready " + engine.aeronDirectory());
            String line = input.readLine();
            while (line != null && !line.equals("stop")) {
                line = input.readLine();
            }
        }
    }

    /** Settings of the engines under test; small floors, so that a nearly full disk of a build machine is none of their business. */
    static EngineContext context(final Path dataDirectory, final String driverDirectory) {
        return new EngineContext()
                .dataDirectory(dataDirectory)
                .embeddedDriver(driverDirectory)
                .eventsTermLength(EVENTS_TERM_LENGTH)
                .spaceFloors(1 << 20, 1 << 20);
    }
}
