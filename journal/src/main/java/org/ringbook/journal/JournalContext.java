package org.ringbook.journal;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Settings of a journal that is written. Set them, then hand it to {@link Journal#open}, which concludes it. */
public final class JournalContext {
    /** Documents are at most a quarter of a block, and a document may reach 3 MiB. */
    public static final long BLOCK_BYTES_MIN = 16L << 20;

    private static final long SOFT_FLOOR_BYTES_MIN = 2L << 30;
    private static final long SOFT_FLOOR_DIVISOR = 20;
    private static final long UNSET = -1;

    private Path directory;
    private Durability durability = Durability.PROCESS;
    private long rollBytes = 1L << 30;
    private long blockBytes = 64L << 20;
    private Supplier<String> bootId = BootId::ofThisMachine;
    private long acceptLossAfter = UNSET;
    private Consumer<String> log = line -> {};
    private LongSupplier freeBytes;
    private long softFloorBytes = UNSET;
    private long hardFloorBytes = UNSET;
    private long ballastBytes = UNSET;
    private boolean isConcluded;

    /** Makes a context with the defaults. */
    public JournalContext() {}

    /**
     * Where the journal is; it is made if it does not exist.
     *
     * @param value the directory.
     * @return this.
     */
    public JournalContext directory(final Path value) {
        directory = value;
        return this;
    }

    /**
     * What an append has reached when it returns. Default {@link Durability#PROCESS}.
     *
     * @param value the durability.
     * @return this.
     */
    public JournalContext durability(final Durability value) {
        durability = value;
        return this;
    }

    /**
     * Bytes after which a new file begins. Default 1 GiB.
     *
     * @param value at least 64 KiB; with two blocks less than 2 GiB.
     * @return this.
     */
    public JournalContext rollBytes(final long value) {
        rollBytes = value;
        return this;
    }

    /**
     * Bytes by which a file grows and is mapped. Default 64 MiB.
     *
     * @param value at least {@link #BLOCK_BYTES_MIN}.
     * @return this.
     */
    public JournalContext blockBytes(final long value) {
        blockBytes = value;
        return this;
    }

    /**
     * Names the machine's boot. Default: the kernel's boot id. A test gives another one to play a loss of power.
     *
     * @param value gives a UUID.
     * @return this.
     */
    public JournalContext bootId(final Supplier<String> value) {
        bootId = value;
        return this;
    }

    /**
     * The operator's word that everything behind this record may be given up. It is honoured only where the open
     * would refuse, names this very record as the last whole one, and power was lost with durability process or the
     * mark is missing.
     *
     * @param sequence the last record to keep.
     * @return this.
     */
    public JournalContext acceptLossAfter(final long sequence) {
        if (sequence < 0) {
            throw new IllegalArgumentException("acceptLossAfter must not be negative: sequence=" + sequence);
        }
        acceptLossAfter = sequence;
        return this;
    }

    /**
     * Hears what the journal finds and does while it opens, a line each; it prints nothing itself.
     *
     * @param value called on the thread that opens.
     * @return this.
     */
    public JournalContext log(final Consumer<String> value) {
        log = value;
        return this;
    }

    /**
     * Tells the free bytes of the journal's file system. Default: what the file system says to an ordinary user.
     *
     * @param value the probe.
     * @return this.
     */
    public JournalContext freeBytes(final LongSupplier value) {
        freeBytes = value;
        return this;
    }

    /**
     * Free space below which new orders are to be refused. Default: the larger of 2 GiB and 5 % of the file system.
     *
     * @param value bytes.
     * @return this.
     */
    public JournalContext softFloorBytes(final long value) {
        softFloorBytes = value;
        return this;
    }

    /**
     * Free space below which nothing may be appended any more. Default: 4 blocks.
     *
     * @param value bytes.
     * @return this.
     */
    public JournalContext hardFloorBytes(final long value) {
        hardFloorBytes = value;
        return this;
    }

    /**
     * Size of the ballast file, which is deleted at the hard floor so that the last records can be written. Default: 2
     * blocks.
     *
     * @param value bytes; 0 for none.
     * @return this.
     */
    public JournalContext ballastBytes(final long value) {
        ballastBytes = value;
        return this;
    }

    /**
     * Checks the settings and fills in the defaults. May be called again.
     *
     * @return this.
     * @throws IllegalArgumentException if a setting is out of bounds.
     */
    public JournalContext conclude() {
        if (isConcluded) {
            return this;
        }
        Objects.requireNonNull(directory, "directory");
        if (blockBytes < BLOCK_BYTES_MIN) {
            throw new IllegalArgumentException(
                    "blockBytes must be at least " + BLOCK_BYTES_MIN + ": blockBytes=" + blockBytes);
        }
        if (rollBytes < 1 << 16 || rollBytes > Integer.MAX_VALUE - 2 * blockBytes) {
            throw new IllegalArgumentException("rollBytes must be at least 65536 and, with two blocks, below 2 GiB:"
                    + " rollBytes=" + rollBytes + " blockBytes=" + blockBytes);
        }
        freeBytes = freeBytes == null ? directory.toFile()::getUsableSpace : freeBytes;
        hardFloorBytes = hardFloorBytes == UNSET ? 4 * blockBytes : hardFloorBytes;
        ballastBytes = ballastBytes == UNSET ? 2 * blockBytes : ballastBytes;
        isConcluded = true;
        return this;
    }

    /** {@return see {@link #directory(Path)}} */
    public Path directory() {
        return directory;
    }

    /** {@return see {@link #durability(Durability)}} */
    public Durability durability() {
        return durability;
    }

    /** {@return see {@link #rollBytes(long)}} */
    public long rollBytes() {
        return rollBytes;
    }

    /** {@return see {@link #blockBytes(long)}} */
    public long blockBytes() {
        return blockBytes;
    }

    /** {@return see {@link #log(Consumer)}} */
    public Consumer<String> log() {
        return log;
    }

    /** {@return see {@link #freeBytes(LongSupplier)}} */
    public LongSupplier freeBytes() {
        return freeBytes;
    }

    /** {@return see {@link #softFloorBytes(long)}; the default is taken from the directory's file system at this call} */
    public long softFloorBytes() {
        return softFloorBytes == UNSET ? defaultSoftFloorBytes(directory) : softFloorBytes;
    }

    /**
     * The soft floor where none is set: the larger of 2 GiB and a twentieth of the file system.
     *
     * @param directory on that file system.
     * @return bytes.
     */
    public static long defaultSoftFloorBytes(final Path directory) {
        return Math.max(SOFT_FLOOR_BYTES_MIN, directory.toFile().getTotalSpace() / SOFT_FLOOR_DIVISOR);
    }

    /** {@return see {@link #hardFloorBytes(long)}} */
    public long hardFloorBytes() {
        return hardFloorBytes;
    }

    /** {@return see {@link #ballastBytes(long)}} */
    public long ballastBytes() {
        return ballastBytes;
    }

    BootId bootId() {
        return BootId.parse(bootId.get());
    }

    boolean acceptsLossAfter(final long sequence) {
        return acceptLossAfter == sequence;
    }
}
