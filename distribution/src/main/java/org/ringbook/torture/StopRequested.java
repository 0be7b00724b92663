package org.ringbook.torture;

/** The user wants to leave: ends a round from within. */
final class StopRequested extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StopRequested() {
        super("stop requested");
    }
}
