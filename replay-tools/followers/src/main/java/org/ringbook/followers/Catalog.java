package org.ringbook.followers;

import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The table that says which build of each follower's tables is in force. Every change of it is one row in one transaction. Any thread,
 * any process.
 */
public final class Catalog {
    static final String SCHEMA = "ringbook";

    private static final String LOCATION = "classpath:org/ringbook/followers/catalog";

    private final Database database;

    /** A follower's row; builds are numbered from 1, 0 is none. */
    record Row(int liveBuild, int buildingBuild, int lastBuild) {}

    /**
     * The catalog of a database; nothing is opened yet.
     *
     * @param database that has it, or will.
     */
    public Catalog(final Database database) {
        this.database = database;
    }

    /** Makes the table if there is none, for who reads it before any follower has come. */
    public void prepare() {
        database.migrate(SCHEMA, Map.of(), LOCATION);
    }

    /** Makes the table if there is none, and the follower's row. */
    void prepare(final String follower) {
        prepare();
        final Turn turn = database.writing();
        try (turn) {
            database.jdbi().useHandle(handle -> {
                if (row(handle, follower).isEmpty()) {
                    handle.execute("INSERT INTO ringbook.follower VALUES (?, 0, 0, 0)", follower);
                }
            });
        }
    }

    /** Whether the database has a catalog. */
    static boolean exists(final Handle handle) {
        return handle.select(
                                "SELECT count(*) FROM information_schema.tables WHERE table_schema = ? AND table_name"
                                        + " = ?",
                                SCHEMA,
                                "follower")
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /**
     * Where the tables in force of a follower are.
     *
     * @param handle   of the database; {@link #prepare()} was called for it once.
     * @param follower its name.
     * @return the schema; empty if the follower has not followed into this database yet.
     */
    public static Optional<String> liveSchema(final Handle handle, final String follower) {
        return row(handle, follower).filter(row -> row.liveBuild() > 0).map(row -> schemaOf(follower, row.liveBuild()));
    }

    static Optional<Row> row(final Handle handle, final String follower) {
        return handle.select(
                        "SELECT live_build, building_build, last_build FROM ringbook.follower WHERE name = ?", follower)
                .map((row, context) -> new Row(row.getInt(1), row.getInt(2), row.getInt(3)))
                .findOne();
    }

    Row require(final String follower) {
        return database.jdbi()
                .withHandle(handle -> row(handle, follower))
                .orElseThrow(() -> new FollowerException("no such follower in the database: name=" + follower));
    }

    /** The build that the follower goes on with: the one in force, or a first one, which is in force at once. */
    int live(final String follower) {
        final Row row = require(follower);
        if (row.liveBuild() > 0) {
            return row.liveBuild();
        }
        return change(follower, row, new Row(row.lastBuild() + 1, row.buildingBuild(), row.lastBuild() + 1))
                .liveBuild();
    }

    /** The build beside the one in force: one that was begun, or a new one. */
    int building(final String follower) {
        final Row row = require(follower);
        if (row.buildingBuild() > 0) {
            return row.buildingBuild();
        }
        return change(follower, row, new Row(row.liveBuild(), row.lastBuild() + 1, row.lastBuild() + 1))
                .buildingBuild();
    }

    /** Puts the build that was made beside in force, and drops the tables of the one before. */
    void swap(final String follower) {
        final Row row = require(follower);
        change(follower, row, new Row(row.buildingBuild(), 0, row.lastBuild()));
        if (row.liveBuild() > 0) {
            drop(follower, row.liveBuild());
        }
    }

    /** Gives up a rebuild. */
    void abandon(final String follower) {
        final Row row = require(follower);
        if (row.buildingBuild() > 0) {
            change(follower, row, new Row(row.liveBuild(), 0, row.lastBuild()));
            drop(follower, row.buildingBuild());
        }
    }

    private void drop(final String follower, final int build) {
        final Turn turn = database.writing();
        try (turn) {
            database.jdbi()
                    .useHandle(handle -> handle.execute("DROP SCHEMA " + schemaOf(follower, build) + " CASCADE"));
        }
    }

    private Row change(final String follower, final Row from, final Row to) {
        final int changed;
        final Turn turn = database.writing();
        try (turn) {
            changed = database.jdbi()
                    .withHandle(handle -> handle.execute(
                            "UPDATE ringbook.follower SET live_build = ?, building_build = ?, last_build = ?"
                                    + " WHERE name = ? AND live_build = ? AND building_build = ? AND last_build = ?",
                            to.liveBuild(),
                            to.buildingBuild(),
                            to.lastBuild(),
                            follower,
                            from.liveBuild(),
                            from.buildingBuild(),
                            from.lastBuild()));
        }
        if (changed != 1) {
            throw new FollowerException("another process has changed the follower's builds: name=" + follower);
        }
        return to;
    }

    static String schemaOf(final String follower, final int build) {
        return follower + "_" + build;
    }
}
