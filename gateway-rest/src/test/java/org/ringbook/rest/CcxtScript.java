package org.ringbook.rest;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Scripts in src/test/npm that use ccxt as it is published. */
public final class CcxtScript {
    private static final Path MODULE =
            Path.of(System.getProperty("ringbook.root", "..")).resolve("gateway-rest");

    private CcxtScript() {}

    /** To be started; the test is skipped, loudly, where ccxt is not. */
    public static ProcessBuilder of(final String script, final String... arguments) {
        final String set = System.getenv("RINGBOOK_NODE_MODULES");
        final Path modules = set == null ? MODULE.resolve("target/npm/node_modules") : Path.of(set);
        if (!Files.isDirectory(modules.resolve("ccxt"))) {
            System.out.println("SKIPPED: no ccxt in " + modules + ": run build/browser-tools");
            abort("no ccxt");
        }
        final List<String> command = new ArrayList<>(
                List.of("node", MODULE.resolve("src/test/npm").resolve(script).toString()));
        command.addAll(List.of(arguments));
        final ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .put("RINGBOOK_NODE_MODULES", modules.toAbsolutePath().toString());
        return builder;
    }
}
