package org.ringbook.readmodel.orders;

import org.ringbook.readmodel.Page;
import org.ringbook.readmodel.PageRequest;

/**
 * Trades as those who made them may see them. (What the public may see is in {@link org.ringbook.readmodel.market.MarketHistory}.) Any
 * thread. Each method throws {@link org.ringbook.readmodel.ReadModelException} if the history can't be read.
 */
public interface TradeHistory {
    /**
     * Trades of an account, of one of its markets or of one of its orders. {@link AccountTrade#cursor} is the cursor. A trade of an account
     * with itself comes twice, as bought and as sold.
     *
     * @param query which.
     * @param page  which of them.
     * @return the page.
     */
    Page<AccountTrade> trades(TradeQuery query, PageRequest page);
}
