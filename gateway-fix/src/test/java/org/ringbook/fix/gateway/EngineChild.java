package org.ringbook.fix.gateway;

import java.nio.file.Path;
import org.ringbook.server.Engine;

/** The engine of a {@link TestExchange} in a process of its own. */
final class EngineChild {
    private EngineChild() {}

    static ChildProcess launch(final Path directory, final String aeronDirectory) throws Exception {
        return ChildProcess.launch(EngineChild.class, directory, aeronDirectory);
    }

    /** The child itself. */
    public static void main(final String[] arguments) throws InterruptedException {
        final var context = TestExchange.engineContext(Path.of(arguments[0]))
                .embeddedDriver(arguments[1])
                .log(System.out::println)
                .errorHandler(error -> System.out.println("ERROR " + error));
        try (Engine engine = Engine.launch(context)) {
            System.out.println("engine on " + engine.aeronDirectory());
            System.out.println(ChildProcess.READY);
            Thread.currentThread().join();
        }
    }
}
