package org.ringbook.journal;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Stands between the journal and its disk, in the crash laboratory: to refuse what a disk may refuse, or to keep what was
 * synced apart from what was only written. The class that {@link #PROPERTY} names, one object for each process; without the
 * property there is none. Its methods are called by any thread that works on a file of the journal module, and what they
 * throw is what the disk would have said.
 */
public interface DiskWatch {
    /** System property: name of a class that implements this and has a public constructor without parameters. */
    String PROPERTY = "ringbook.journal.diskWatch";

    /**
     * Before room is set aside for a file.
     *
     * @param file  the file; it exists.
     * @param bytes how many more.
     * @throws IOException to refuse.
     */
    void reserving(Path file, long bytes) throws IOException;

    /**
     * Before a file's bytes and length, or a directory's entries, are brought to the disk.
     *
     * @param path the file or directory.
     * @throws IOException to refuse.
     */
    void syncing(Path path) throws IOException;

    /**
     * After that, and before anything relies on it. What was written before {@link #syncing} is on the disk.
     *
     * @param path the file or directory.
     * @throws IOException to refuse after all.
     */
    void synced(Path path) throws IOException;
}
