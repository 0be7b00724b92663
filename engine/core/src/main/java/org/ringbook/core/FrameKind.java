package org.ringbook.core;

/** What {@link FrameCheck} finds a frame to be. */
public enum FrameKind {
    /** A whole command that a gateway may send. */
    COMMAND,
    /** A whole command that only the host may make. */
    HOST_COMMAND,
    /** A sound header in front of a body that does not decode; a {@code MalformedCommand} takes its number. */
    MALFORMED,
    /** Not a command frame of this schema, or its header makes no sense; it has no number to take. */
    INVALID
}
