package org.ringbook.followers;

import java.util.function.Supplier;

/**
 * A follower by name: its tables and what fills them.
 *
 * @param name       such as {@code balances}: prefix of its tables, of its schemas and of its position file.
 * @param migrations where on the class path its Flyway migrations lie, from {@code V1__...sql} on; written in what H2 and PostgreSQL
 *                   have in common, tables without a schema.
 * @param projection makes a new one for a connection.
 */
public record FollowerKind(String name, String migrations, Supplier<Projection> projection) {}
