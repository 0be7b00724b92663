package org.ringbook.journal.snapshot;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of snapshots: their order is that of the sequences. */
final class SnapshotName {
    static final String PREFIX = "snapshot-";
    static final String TEMPORARY = ".tmp";

    private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9]{19})\\.rbs");
    private static final long NONE = -1;

    private SnapshotName() {}

    static String of(final long sequence) {
        return String.format("%s%019d.rbs", PREFIX, sequence);
    }

    /** The sequence that a path names, -1 if it is no snapshot. */
    static long sequence(final Path path) {
        final Matcher matcher = NAME.matcher(String.valueOf(path.getFileName()));
        if (!matcher.matches()) {
            return NONE;
        }
        try {
            return Long.parseLong(matcher.group(1));
        } catch (final NumberFormatException e) {
            return NONE;
        }
    }

    static boolean isTemporary(final Path path) {
        final String name = String.valueOf(path.getFileName());
        return name.startsWith(PREFIX) && name.endsWith(TEMPORARY);
    }
}
