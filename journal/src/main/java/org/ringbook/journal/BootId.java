package org.ringbook.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** One boot of the machine: what was only in the page cache is gone in the next. */
record BootId(long high, long low) {
    private static final Path KERNEL = Path.of("/proc/sys/kernel/random/boot_id");

    static BootId parse(final String text) {
        final UUID uuid = UUID.fromString(text.trim());
        return new BootId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    static String ofThisMachine() {
        try {
            return Files.readString(KERNEL).trim();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
