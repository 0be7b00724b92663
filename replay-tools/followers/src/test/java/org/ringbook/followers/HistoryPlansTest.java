package org.ringbook.followers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How both databases find the rows of every question: by a range of an index, never by reading or sorting a table. */
final class HistoryPlansTest {
    private static final int ORDERS = 15_000;
    private static final int MANY_ORDERS = 1_000_000;
    private static final int WARM_UP = 300;
    private static final int TIMES = 1_000;
    /** Where few rows are left by the index, PostgreSQL sorts those by itself. */
    private static final Pattern INDEX_CONDITION =
            Pattern.compile("(Index|Index Only|Bitmap Index) Scan.*\\n *Index Cond");
    /** Small: a row for each build, market or pair of account and asset. */
    private static final Pattern SMALL = Pattern.compile("(?is).* FROM (ringbook.follower|market_terms)\\b.*");

    private static final Pattern POSITIONAL = Pattern.compile("\\b\\d+:([^,}]*)");

    @TempDir
    private Path data;

    /** Statements that were executed, by their text, with the values of the last time. */
    private static final class Statements implements SqlLogger {
        private final Map<String, List<String>> bySql = new LinkedHashMap<>();

        @Override
        public void logBeforeExecution(final StatementContext context) {
            final List<String> values = new ArrayList<>();
            final Matcher value = POSITIONAL.matcher(context.getBinding().toString());
            while (value.find()) {
                values.add(value.group(1));
            }
            bySql.put(context.getRenderedSql(), values);
        }
    }

    private static String plan(final Handle handle, final String sql, final List<String> values) throws SQLException {
        try (PreparedStatement explain = handle.getConnection().prepareStatement("EXPLAIN " + sql)) {
            for (int i = 0; i < values.size(); i++) {
                final String value = values.get(i);
                if ((sql.contains("cl_ord_id = ?") && i == 1) || sql.contains("reference = ?")) {
                    explain.setString(i + 1, value);
                } else {
                    explain.setLong(i + 1, Long.parseLong(value));
                }
            }
            final StringBuilder plan = new StringBuilder();
            try (ResultSet row = explain.executeQuery()) {
                while (row.next()) {
                    plan.append(row.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }

    private static String followerOf(final String sql) {
        return sql.replaceAll("(?is).* FROM ([a-z]+)_.*", "$1");
    }

    @ParameterizedTest
    @EnumSource
    void shouldFindRowsByARangeOfAnIndex(final TestDatabase kind) throws SQLException {
        try (Database database = kind.make(data).keepReaders(1)) {
            final ManyOrders rows = new ManyOrders(database, ORDERS);
            rows.fill(data);
            final Statements statements = new Statements();
            database.jdbi().getConfig(SqlStatements.class).setSqlLogger(statements);
            final List<String> bad = new ArrayList<>();
            for (final var query : new HistoryQueries(database, rows, 3).all().entrySet()) {
                statements.bySql.clear();
                query.getValue().run();
                assertTrue(!statements.bySql.isEmpty(), query.getKey());
                for (final var statement : statements.bySql.entrySet()) {
                    final String sql = statement.getKey();
                    if (!SMALL.matcher(sql).matches()) {
                        try (Handle handle = database.open(followerOf(sql) + "_1")) {
                            final String plan = plan(handle, sql, statement.getValue());
                            if (!isIndexRange(kind, sql, plan)) {
                                bad.add(query.getKey() + "\n" + sql + "\n" + statement.getValue() + "\n" + plan);
                            }
                        }
                    }
                }
            }
            assertEquals("", String.join("\n", bad));
        }
    }

    private static boolean isIndexRange(final TestDatabase kind, final String sql, final String plan) {
        return kind == TestDatabase.POSTGRESQL
                ? !plan.contains("Seq Scan") && INDEX_CONDITION.matcher(plan).find()
                : !plan.contains("tableScan") && (!sql.contains("ORDER BY") || plan.contains("/* index sorted */"));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("heavy")
    void shouldAnswerOfAMillionOrdersInMilliseconds(final TestDatabase kind) throws SQLException {
        try (Database database = kind.make(data).keepReaders(1)) {
            final ManyOrders rows = new ManyOrders(database, MANY_ORDERS);
            final long beganNs = System.nanoTime();
            rows.fill(data);
            System.out.printf(
                    "%s: %,d orders of one account among %,d, filled in %.0f s%n",
                    kind, MANY_ORDERS, 2 * MANY_ORDERS, (System.nanoTime() - beganNs) / 1e9);
            for (final var query : new HistoryQueries(database, rows, 4).all().entrySet()) {
                final long[] ns = new long[TIMES];
                for (int i = -WARM_UP; i < TIMES; i++) {
                    final long fromNs = System.nanoTime();
                    query.getValue().run();
                    ns[Math.max(0, i)] = System.nanoTime() - fromNs;
                }
                Arrays.sort(ns);
                System.out.printf(
                        "| %s | %.2f | %.2f |%n", query.getKey(), ns[TIMES / 2] / 1e6, ns[TIMES * 99 / 100] / 1e6);
            }
        }
    }
}
