package org.ringbook.journal;

import java.nio.file.Path;

/** What the journal promises is not there. It names the place; nothing was changed. */
public final class JournalDamageException extends JournalException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long sequence;
    private final long byteOffset;

    JournalDamageException(
            final Path file, final long sequence, final long byteOffset, final String what, final String remedy) {
        super("journal damaged: " + what + ": file=" + file + " sequence=" + sequence + " byteOffset=" + byteOffset
                + "; " + remedy);
        this.file = file.toString();
        this.sequence = sequence;
        this.byteOffset = byteOffset;
    }

    /** {@return path of the damaged file, or of the one that is missing} */
    public String file() {
        return file;
    }

    /** {@return first record that can't be had} */
    public long sequence() {
        return sequence;
    }

    /** {@return where in the file, in bytes from its start} */
    public long byteOffset() {
        return byteOffset;
    }
}
