package org.ringbook.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongSupplier;

/**
 * Watches the free space of the journal's file system, and keeps a ballast file whose room is given back when it runs
 * out. One thread, the host's choice; the host calls {@link #check()} each 100 ms and after every
 * {@link #CHECK_EVERY_BYTES} appended.
 *
 * <p>The floors are measured as if the ballast were there, so that deleting it does not look like space won. A state is
 * left only when there is a block more than its floor.
 */
public final class SpaceGuard {
    /** Appended bytes after which the host checks, whatever the time. */
    public static final long CHECK_EVERY_BYTES = 16L << 20;

    /** Name of the ballast file in the journal's directory. */
    public static final String BALLAST_FILE_NAME = "ballast";

    /** How much room there is. */
    public enum State {
        /** Enough. */
        NORMAL,
        /** Below the soft floor: new orders are refused, everything else goes on. */
        LOW,
        /** Below the hard floor: the ballast is deleted, and nothing but what ends the trouble may be appended. */
        HARD
    }

    private final Path ballast;
    private final long ballastBytes;
    private final long softFloorBytes;
    private final long hardFloorBytes;
    private final long hysteresisBytes;
    private final LongSupplier freeBytes;

    private State state = State.NORMAL;
    private boolean hasBallast;

    /**
     * Begins in the state that {@link #check()} finds first, and makes the ballast if there is room for it.
     *
     * @param context concluded; its directory exists.
     */
    public SpaceGuard(final JournalContext context) {
        context.conclude();
        ballast = context.directory().resolve(BALLAST_FILE_NAME);
        ballastBytes = context.ballastBytes();
        softFloorBytes = context.softFloorBytes();
        hardFloorBytes = context.hardFloorBytes();
        hysteresisBytes = context.blockBytes();
        freeBytes = context.freeBytes();
        hasBallast = isWholeBallast();
        check();
    }

    /**
     * Measures, and deletes or makes the ballast. Allocates little, and not on the journal's hot path.
     *
     * @return the state from now on.
     * @throws JournalException if the ballast can't be deleted.
     */
    public State check() {
        final long free = freeBytes.getAsLong() - (hasBallast ? 0 : ballastBytes);
        state = stateAt(free);
        if (state == State.HARD) {
            deleteBallast();
        } else if (!hasBallast) {
            makeBallast();
        }
        return state;
    }

    private State stateAt(final long free) {
        if (free < hardFloorBytes + (state == State.HARD ? hysteresisBytes : 0)) {
            return State.HARD;
        }
        return free < softFloorBytes + (state == State.NORMAL ? 0 : hysteresisBytes) ? State.LOW : State.NORMAL;
    }

    /** {@return what the last check found} */
    public State state() {
        return state;
    }

    private boolean isWholeBallast() {
        try {
            return Files.exists(ballast) && Files.size(ballast) == ballastBytes;
        } catch (final IOException e) {
            throw new JournalException("cannot look at the ballast: file=" + ballast, e);
        }
    }

    private void deleteBallast() {
        try {
            Files.deleteIfExists(ballast);
            hasBallast = false;
        } catch (final IOException e) {
            throw new JournalException("cannot delete the ballast: file=" + ballast, e);
        }
    }

    private void makeBallast() {
        try {
            Files.deleteIfExists(ballast);
            if (ballastBytes == 0) {
                return;
            }
            Files.createFile(ballast);
            final int descriptor = Disk.open(ballast);
            try {
                Disk.allocate(descriptor, ballast, 0, ballastBytes);
            } finally {
                Disk.close(descriptor);
            }
            setLength();
            hasBallast = true;
        } catch (final IOException e) {
            deleteBallast();
        }
    }

    private void setLength() throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(ballast, StandardOpenOption.WRITE)) {
            channel.position(ballastBytes - 1).write(ByteBuffer.allocate(1));
        }
    }
}
