package org.ringbook.core;

/** What the core says to a command before it is sequenced. Only {@link #ADMIT} leads to a record. */
public enum Admission {
    /** Sequence it. */
    ADMIT,
    /** Taken before; its outcome is in the event stream. */
    DUPLICATE,
    /** Commands before it are missing. */
    GAP,
    /** Its gateway has another epoch, or another process has this one. */
    STALE,
    /** Its gateway has not said hello, or went down since. */
    DOWN
}
