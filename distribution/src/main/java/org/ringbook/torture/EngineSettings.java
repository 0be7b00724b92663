package org.ringbook.torture;

import java.nio.file.Path;
import java.util.List;
import org.ringbook.audit.ShadowContext;
import org.ringbook.journal.Durability;
import org.ringbook.journal.JournalContext;
import org.ringbook.server.EngineContext;

/**
 * Of an engine in the laboratory; small files, so that they change often.
 *
 * @param data       its data directory.
 * @param driver     directory of its media driver.
 * @param durability what it promises.
 * @param rollBytes  after how many bytes of journal a new file begins.
 * @param bootId     that it takes for the machine's; empty = the machine's own.
 * @param snapshotRecords after how many records its shadow writes a snapshot; 0 = it has none.
 * @param acceptLossAfter the operator's word that what is behind this record may be given up; negative = not given.
 */
record EngineSettings(
        Path data,
        String driver,
        Durability durability,
        long rollBytes,
        String bootId,
        long snapshotRecords,
        long acceptLossAfter) {
    /** Short, so that who stands still falls out of the stream soon. */
    private static final int EVENTS_TERM_LENGTH = 1 << 20;

    /** So that a nearly full disk of the machine is none of the laboratory's business. */
    private static final long FLOOR_BYTES = 1 << 20;

    private static final long ROLL_BYTES = 1 << 20;

    static EngineSettings of(final Path data, final String driver) {
        return new EngineSettings(data, driver, Durability.PROCESS, ROLL_BYTES, "", 0, -1);
    }

    EngineSettings durability(final Durability value) {
        return new EngineSettings(data, driver, value, rollBytes, bootId, snapshotRecords, acceptLossAfter);
    }

    EngineSettings rollBytes(final long value) {
        return new EngineSettings(data, driver, durability, value, bootId, snapshotRecords, acceptLossAfter);
    }

    EngineSettings bootId(final String value) {
        return new EngineSettings(data, driver, durability, rollBytes, value, snapshotRecords, acceptLossAfter);
    }

    EngineSettings data(final Path value) {
        return new EngineSettings(value, driver, durability, rollBytes, bootId, snapshotRecords, acceptLossAfter);
    }

    EngineSettings snapshotRecords(final long value) {
        return new EngineSettings(data, driver, durability, rollBytes, bootId, value, acceptLossAfter);
    }

    EngineSettings acceptLossAfter(final long value) {
        return new EngineSettings(data, driver, durability, rollBytes, bootId, snapshotRecords, value);
    }

    List<String> toArguments() {
        return List.of(
                data.toString(),
                driver,
                durability.name(),
                Long.toString(rollBytes),
                bootId,
                Long.toString(snapshotRecords),
                Long.toString(acceptLossAfter));
    }

    static EngineSettings parse(final String... arguments) {
        return new EngineSettings(
                Path.of(arguments[0]),
                arguments[1],
                Durability.valueOf(arguments[2]),
                Long.parseLong(arguments[3]),
                arguments[4],
                Long.parseLong(arguments[5]),
                Long.parseLong(arguments[6]));
    }

    /** Of the shadow beside the engine. */
    ShadowContext shadow() {
        return new ShadowContext()
                .dataDirectory(data)
                .host("thread")
                .everyRecords(snapshotRecords)
                .floorBytes(FLOOR_BYTES);
    }

    EngineContext context() {
        final EngineContext context = new EngineContext()
                .dataDirectory(data)
                .embeddedDriver(driver)
                .eventsTermLength(EVENTS_TERM_LENGTH)
                .spaceFloors(FLOOR_BYTES, FLOOR_BYTES);
        context.journal()
                .durability(durability)
                .blockBytes(JournalContext.BLOCK_BYTES_MIN)
                .rollBytes(rollBytes)
                .ballastBytes(0);
        if (!bootId.isEmpty()) {
            context.journal().bootId(() -> bootId);
        }
        if (acceptLossAfter >= 0) {
            context.journal().acceptLossAfter(acceptLossAfter);
        }
        return context;
    }
}
