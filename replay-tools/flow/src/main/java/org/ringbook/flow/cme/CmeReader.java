package org.ringbook.flow.cme;

import java.io.IOException;
import java.nio.file.Path;
import org.ringbook.flow.Side;
import org.ringbook.flow.io.Fields;
import org.ringbook.flow.io.LineRowReader;

/** Reads {@code cme_*_mbo.csv}: a header line, then one record per line. */
final class CmeReader extends LineRowReader<CmeRow> {
    static final String HEADER = "ts_event,action,side,order_id,price,size,flags,sequence,ts_recv";

    private static final int TIME = 0;
    private static final int ACTION = 1;
    private static final int SIDE = 2;
    private static final int ORDER_ID = 3;
    private static final int PRICE = 4;
    private static final int SIZE = 5;
    private static final int FLAGS = 6;

    private static final String ACTIONS = "AMCTFR";
    private static final CmeRow.Action[] ACTION_VALUES = CmeRow.Action.values();
    private static final long FLAG_LAST = 128;
    private static final long FLAG_SNAPSHOT = 32;

    private final Fields fields;

    CmeReader(final Path path) throws IOException {
        super(path, HEADER);
        fields = new Fields(lines(), HEADER.split(",", -1));
    }

    @Override
    public CmeRow next() throws IOException {
        if (!fields.next()) {
            return null;
        }
        final CmeRow.Action action = ACTION_VALUES[ACTIONS.indexOf(fields.oneOf(ACTION, ACTIONS))];
        final char side = fields.oneOf(SIDE, "BAN");
        final boolean rests = action == CmeRow.Action.ADD || action == CmeRow.Action.MODIFY;
        if (rests && side == 'N') {
            throw fields.fault(SIDE, "must be B or A for an order that rests");
        }
        final long price = fields.isEmpty(PRICE) ? 0 : fields.number(PRICE);
        if (rests && price <= 0) {
            throw fields.fault(PRICE, "must be positive");
        }
        final long size = fields.isEmpty(SIZE) ? 0 : fields.count(SIZE);
        if (size == 0 && action != CmeRow.Action.CLEAR) {
            throw fields.fault(SIZE, "must be positive");
        }
        final long flags = fields.count(FLAGS);
        return new CmeRow(
                fields.count(TIME),
                action,
                side == 'N' ? null : side == 'B' ? Side.BUY : Side.SELL,
                fields.isEmpty(ORDER_ID) ? 0 : fields.count(ORDER_ID),
                price,
                size,
                (flags & FLAG_SNAPSHOT) != 0,
                (flags & FLAG_LAST) != 0);
    }
}
