package org.ringbook.cli;

/** Exit statuses of the {@code ringbook} command: a contract with scripts. */
public final class ExitStatus {
    /** Done. */
    public static final int DONE = 0;

    /** A check or a request failed. */
    public static final int FAILED = 1;

    /** Wrong usage. */
    public static final int USAGE = 2;

    /** The engine can't be reached. */
    public static final int UNREACHABLE = 3;

    /** The journal is damaged. */
    public static final int DAMAGED = 4;

    /** Interrupted before the work was done. */
    public static final int INTERRUPTED = 130;

    private ExitStatus() {}
}
