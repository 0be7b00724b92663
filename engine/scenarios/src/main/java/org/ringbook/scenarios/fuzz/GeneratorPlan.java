package org.ringbook.scenarios.fuzz;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Commands that belong together, made when it is their turn, and the time that passes between them. */
final class GeneratorPlan {
    private final Deque<Supplier<byte[]>> commands = new ArrayDeque<>();
    private long jumpNs;

    void add(final Supplier<byte[]> command) {
        commands.add(command);
    }

    /** So much time passes before the command that is added next. */
    void jump(final long timeNs, final Supplier<byte[]> marker) {
        commands.add(() -> {
            jumpNs = timeNs;
            return marker.get();
        });
    }

    boolean isEmpty() {
        return commands.isEmpty();
    }

    long takeJumpNs() {
        final long taken = jumpNs;
        jumpNs = 0;
        return taken;
    }

    byte[] next() {
        return commands.removeFirst().get();
    }
}
