package org.ringbook.torture;

/** Kinds of faults, in the order in which they are tried. */
public enum Fault {
    /** SIGKILL of the engine under load, at times again while it recovers. */
    KILL("killed under load"),
    /** SIGSTOP, and SIGCONT after a while. */
    STOP("stopped for a while"),
    /** No room left on the disk. */
    FULL("disk full"),
    /** The journal's directory takes no new file. */
    READONLY("directory read-only"),
    /** A sync fails. */
    SYNC("sync fails"),
    /** Power is lost: what was not synced is gone, or some of it. */
    POWER("power lost"),
    /** The wall clock is set, or stands still. */
    CLOCK("clock set"),
    /** The journal's end is cut off or zeroed. */
    TAIL("tail cut"),
    /** One byte is another. */
    FLIP("byte flipped"),
    /** Files are swapped or missing. */
    FILES("files swapped or missing"),
    /** A snapshot is damaged, misnamed or missing. */
    SNAPSHOT("snapshot damaged");

    private final String words;

    Fault(final String words) {
        this.words = words;
    }

    /**
     * For people.
     *
     * @return what happens.
     */
    public String words() {
        return words;
    }
}
