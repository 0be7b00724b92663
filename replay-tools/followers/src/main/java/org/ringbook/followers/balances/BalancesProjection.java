package org.ringbook.followers.balances;

import java.sql.SQLException;
import org.agrona.DirectBuffer;
import org.jdbi.v3.core.Handle;
import org.ringbook.followers.FollowerKind;
import org.ringbook.followers.JournalRecord;
import org.ringbook.followers.Projection;
import org.ringbook.sbe.Frames;

/** Reference data and ledger. */
public final class BalancesProjection implements Projection {
    /** The follower of this name. */
    public static final FollowerKind KIND =
            new FollowerKind("balances", "classpath:org/ringbook/followers/balances", BalancesProjection::new);

    private ReferenceTables reference;

    @Override
    public void open(final Handle handle, final long sequence) throws SQLException {
        reference = new ReferenceTables(handle);
    }

    @Override
    public void apply(final JournalRecord record) throws SQLException {
        final DirectBuffer buffer = record.buffer();
        for (int at = record.firstEvent(); at < record.end(); at = Frames.next(buffer, at)) {
            final int event = Frames.offset(at);
            reference.apply(record, event, Frames.templateId(buffer, event));
        }
    }

    @Override
    public void flush() throws SQLException {
        reference.flush();
    }
}
