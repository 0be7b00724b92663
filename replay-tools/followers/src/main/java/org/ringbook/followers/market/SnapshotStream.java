package org.ringbook.followers.market;

import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import io.aeron.logbuffer.BufferClaim;
import org.ringbook.readmodel.books.MarketBook;
import org.ringbook.sbe.marketdata.FeedHeaderEncoder;
import org.ringbook.sbe.marketdata.MessageHeaderEncoder;
import org.ringbook.sbe.marketdata.SnapshotBeginEncoder;
import org.ringbook.sbe.marketdata.SnapshotEndEncoder;
import org.ringbook.sbe.messages.MarketState;

/**
 * Sends snapshots, market after market and round after round, while somebody listens. A market is encoded at once, as it is between two
 * records, and then sent piece by piece beside the increments, which never wait for it. One thread.
 */
final class SnapshotStream {
    private static final int MESSAGE_LIMIT = 16;

    private final FeedEncoder feed;
    private final BookRows rows;
    private final ExclusivePublication publication;
    private final FeedCounts counts;
    private final long roundNs;
    private final Outbox outbox = new Outbox();
    private final MarketMessages messages = new MarketMessages(outbox);
    private final MarketMessages.Place place = this::fillHeader;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SnapshotBeginEncoder begin = new SnapshotBeginEncoder();
    private final SnapshotEndEncoder end = new SnapshotEndEncoder();
    private final BufferClaim claim = new BufferClaim();
    private FeedMarket market;
    private int nextMarket;
    private long snapshotNumber;
    private long roundBeganNs;

    /** Encodes the rows of a book. */
    interface BookRows {
        /** How many there are. */
        int count(MarketBook market);

        /** Of the book by order or by level. */
        long checksum(MarketBook market);

        /** Adds messages with all of them, none longer than {@code lengthMax}. */
        void encode(MarketBook market, long snapshotNumber, Outbox outbox, int lengthMax);
    }

    SnapshotStream(
            final FeedEncoder feed,
            final BookRows rows,
            final ExclusivePublication publication,
            final FeedCounts counts,
            final long roundNs,
            final long nowNs) {
        this.feed = feed;
        this.rows = rows;
        this.publication = publication;
        this.counts = counts;
        this.roundNs = roundNs;
        roundBeganNs = nowNs - roundNs;
    }

    /** Between two records only. */
    int work(final long nowNs) {
        if (outbox.isEmpty() && !begin(nowNs)) {
            return 0;
        }
        int sent = 0;
        while (sent < MESSAGE_LIMIT && !outbox.isEmpty()) {
            final int length = outbox.firstLength();
            final long result = publication.tryClaim(length, claim);
            if (result > 0) {
                claim.buffer().putBytes(claim.offset(), outbox.first(), outbox.firstOffset(), length);
                claim.commit();
                outbox.removeFirst();
                sent++;
            } else if (result == Publication.NOT_CONNECTED) {
                outbox.clear();
                return sent;
            } else if (result == Publication.BACK_PRESSURED || result == Publication.ADMIN_ACTION) {
                return sent;
            } else {
                throw new IllegalStateException(
                        "the market data snapshot stream has ended: " + Publication.errorString(result));
            }
        }
        if (outbox.isEmpty()) {
            counts.snapshot();
        }
        return sent;
    }

    private boolean begin(final long nowNs) {
        if (!publication.isConnected() || feed.marketCount() == 0) {
            return false;
        }
        if (nextMarket >= feed.marketCount()) {
            nextMarket = 0;
        }
        if (nextMarket == 0) {
            if (nowNs - roundBeganNs < roundNs) {
                return false;
            }
            roundBeganNs = nowNs;
        }
        market = feed.market(nextMarket++);
        encode();
        return true;
    }

    private void encode() {
        final MarketBook book = market.market;
        snapshotNumber++;
        final int offset = outbox.nextOffset();
        begin.wrapAndApplyHeader(outbox.buffer(), offset, header);
        fillHeader(begin.header());
        begin.snapshotNumber(snapshotNumber).marketCount(feed.marketCount()).rowCount(rows.count(book));
        outbox.add(MessageHeaderEncoder.ENCODED_LENGTH + begin.encodedLength());
        messages.definition(book, 0, place);
        messages.state(book, 0, place);
        messages.ticker(book, place);
        if (book.state() == MarketState.AUCTION) {
            messages.auction(book, 0, place);
        }
        rows.encode(book, snapshotNumber, outbox, feed.lengthMax);
        end.wrapAndApplyHeader(outbox.buffer(), outbox.nextOffset(), header)
                .snapshotNumber(snapshotNumber)
                .rowCount(rows.count(book))
                .checksum(rows.checksum(book));
        outbox.add(MessageHeaderEncoder.ENCODED_LENGTH + end.encodedLength());
    }

    private void fillHeader(final FeedHeaderEncoder feedHeader) {
        feed.fillLast(market, feedHeader);
    }
}
