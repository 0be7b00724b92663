package org.ringbook.followers;

import java.sql.SQLException;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.ringbook.readmodel.Answer;
import org.ringbook.readmodel.Page;
import org.ringbook.readmodel.PageRequest;
import org.ringbook.readmodel.ReadModelException;

/** Makes answers and pages of a follower's tables for the read model. Any thread. */
public final class ReadSide {
    private final LiveTables tables;
    private final String follower;

    /**
     * Of the tables of a follower; nothing is opened yet.
     *
     * @param database that has them.
     * @param kind     which follower.
     */
    public ReadSide(final Database database, final FollowerKind kind) {
        follower = kind.name();
        tables = new LiveTables(database, follower);
    }

    /**
     * Finds rows of a page.
     *
     * @param <T> a row.
     */
    @FunctionalInterface
    public interface PageQuery<T> {
        /**
         * Finds them.
         *
         * @param handle   with the follower's tables, in one transaction.
         * @param position what they hold.
         * @param limit    how many to find at most: one more than the page has, which tells whether there is another page.
         * @return in the order of the page.
         * @throws SQLException if the database fails.
         */
        List<T> find(Handle handle, LiveTables.Position position, int limit) throws SQLException;
    }

    /**
     * An answer.
     *
     * @param <T>     of this.
     * @param reading makes it.
     * @return with the record that it is of.
     * @throws ReadModelException if the database fails, or has nothing of the follower.
     */
    public <T> Answer<T> answer(final LiveTables.PositionReading<T> reading) {
        return read((handle, position) ->
                new Answer<>(position.sequence(), position.keptFromNs(), reading.read(handle, position)));
    }

    /**
     * A page.
     *
     * @param <T>     a row.
     * @param request which page.
     * @param cursor  of a row.
     * @param query   finds the rows.
     * @return the page.
     * @throws ReadModelException if the database fails, or has nothing of the follower.
     */
    public <T> Page<T> page(final PageRequest request, final ToLongFunction<T> cursor, final PageQuery<T> query) {
        return read((handle, position) -> {
            final List<T> found = query.find(handle, position, request.limit() + 1);
            final boolean isMore = found.size() > request.limit();
            final List<T> rows = isMore ? List.copyOf(found.subList(0, request.limit())) : found;
            final long next = isMore ? cursor.applyAsLong(rows.get(rows.size() - 1)) : Page.END;
            return new Page<>(position.sequence(), position.keptFromNs(), rows, next);
        });
    }

    private <T> T read(final LiveTables.PositionReading<T> reading) {
        try {
            return tables.readBehind(reading);
        } catch (final SQLException | JdbiException | FollowerException e) {
            throw new ReadModelException("the past can't be read: follower=" + follower + ": " + e.getMessage(), e);
        }
    }
}
