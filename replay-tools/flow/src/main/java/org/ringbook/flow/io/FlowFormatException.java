package org.ringbook.flow.io;

import java.io.IOException;

/** A file is not what its format says. The message names the file, the place in it and what is wrong. */
public final class FlowFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * A fault at a place.
     *
     * @param file name of the file.
     * @param place the place in it, such as {@code line 7} or {@code offset 120}.
     * @param fault what is wrong, and the value.
     */
    public FlowFormatException(final String file, final String place, final String fault) {
        super(file + ": " + place + ": " + fault);
    }

    /**
     * A fault at a place, found by another exception.
     *
     * @param file name of the file.
     * @param place the place in it.
     * @param fault what is wrong, and the value.
     * @param cause what found it.
     */
    public FlowFormatException(final String file, final String place, final String fault, final Throwable cause) {
        super(file + ": " + place + ": " + fault, cause);
    }
}
