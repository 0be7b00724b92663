package org.ringbook.followers.balances;

import java.sql.SQLException;
import org.agrona.DirectBuffer;
import org.jdbi.v3.core.Handle;
import org.ringbook.followers.FollowerKind;
import org.ringbook.followers.JournalRecord;
import org.ringbook.followers.Projection;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.MarketAddedDecoder;

/** Reference data and ledger. */
public final class BalancesProjection implements Projection {
    /** The follower of this name. */
    public static final FollowerKind KIND =
            new FollowerKind("balances", "classpath:org/ringbook/followers/balances", BalancesProjection::new);

    private ReferenceTables reference;
    private LedgerEvents ledger;
    private LedgerRemoval removal;

    @Override
    public void open(final Handle handle, final long sequence) throws SQLException {
        reference = new ReferenceTables(handle);
        ledger = new LedgerEvents(handle);
        removal = new LedgerRemoval(handle);
    }

    @Override
    public void apply(final JournalRecord record) throws SQLException {
        final DirectBuffer buffer = record.buffer();
        ledger.beginRecord(record);
        int index = 1;
        for (int at = record.firstEvent(); at < record.end(); at = Frames.next(buffer, at)) {
            final int event = Frames.offset(at);
            final int templateId = Frames.templateId(buffer, event);
            if (!reference.apply(record, event, templateId) || templateId == MarketAddedDecoder.TEMPLATE_ID) {
                ledger.apply(record, event, index, templateId);
            }
            index++;
        }
    }

    @Override
    public void flush() throws SQLException {
        reference.flush();
        ledger.flush();
    }

    @Override
    public void remove(final long from, final long until) throws SQLException {
        removal.remove(from, until);
    }
}
