package org.ringbook.binary;

import io.aeron.CommonContext;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/** Which media driver has a directory: one that takes another's place makes the file anew, which is seen long before Aeron's own timeout. One thread. */
public final class DriverFile {
    private final File file;
    private Object known;

    /**
     * Of a directory.
     *
     * @param aeronDirectory the media driver's.
     */
    public DriverFile(final String aeronDirectory) {
        file = CommonContext.newCncFile(aeronDirectory);
    }

    /** The driver that is there now is the one in use. */
    public void remember() {
        known = key();
    }

    /**
     * Whether another driver has taken its place.
     *
     * @return false also while there is none.
     */
    public boolean isAnother() {
        final Object key = key();
        return key != null && !key.equals(known);
    }

    private Object key() {
        try {
            final BasicFileAttributes attributes = Files.readAttributes(file.toPath(), BasicFileAttributes.class);
            return Objects.requireNonNullElseGet(attributes.fileKey(), attributes::creationTime);
        } catch (final IOException e) {
            return null; // there is no driver
        }
    }
}
