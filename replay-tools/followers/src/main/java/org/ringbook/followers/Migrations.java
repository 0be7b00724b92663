package org.ringbook.followers;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes schemas, each whole or not at all. PostgreSQL does a migration in one transaction. H2 commits every statement of it, so that a kill
 * would leave some of its tables, and no second try would ever succeed: there a new schema is made under another name, and gets its own
 * with one statement. Whoever has the {@link Turn}.
 */
final class Migrations {
    private static final String UNFINISHED = "_unfinished";

    private Migrations() {}

    static void migrate(
            final DataSource source,
            final boolean isH2,
            final String schema,
            final Map<String, String> placeholders,
            final String... locations) {
        if (isH2) {
            Jdbi.create(source).useHandle(handle -> {
                if (!exists(handle, schema)) {
                    makeAsideOnH2(handle, source, schema, placeholders, locations);
                }
            });
        }
        flyway(source, schema, placeholders, locations);
    }

    private static void makeAsideOnH2(
            final Handle handle,
            final DataSource source,
            final String schema,
            final Map<String, String> placeholders,
            final String... locations) {
        final String aside = schema + UNFINISHED;
        handle.select("SELECT schema_name FROM information_schema.schemata WHERE schema_name = ?", aside)
                .mapTo(String.class)
                .forEach(rest -> handle.execute("DROP SCHEMA " + rest + " CASCADE"));
        handle.execute("CREATE SCHEMA " + aside);
        flyway(source, aside, placeholders, locations);
        handle.execute("ALTER SCHEMA " + aside + " RENAME TO " + schema);
    }

    private static boolean exists(final Handle handle, final String schema) {
        return handle.select("SELECT count(*) FROM information_schema.schemata WHERE schema_name = ?", schema)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static void flyway(
            final DataSource source,
            final String schema,
            final Map<String, String> placeholders,
            final String... locations) {
        Flyway.configure()
                .dataSource(source)
                .defaultSchema(schema)
                .schemas(schema)
                .locations(locations)
                .placeholders(placeholders)
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }
}
