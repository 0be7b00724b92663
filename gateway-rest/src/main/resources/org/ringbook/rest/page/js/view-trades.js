import { byId, element, setHidden, setText, timeOfDay } from './dom.js';

const ROWS = 60;

/** The latest trades, the newest first, in the same rows all the time. */
export function createTradesView(app) {
    const list = byId('trades');
    const rows = [];

    function row(index) {
        while (rows.length <= index) {
            const cells = [0, 1, 2].map(() => element('span'));
            const node = element('div', { className: 'trade-row', role: 'listitem' }, ...cells);
            rows.push({ node, cells, sequence: null });
            list.append(node);
        }
        return rows[index];
    }

    function draw() {
        const { trades, market } = app;
        if (!market) {
            return;
        }
        const count = Math.min(ROWS, trades.length);
        for (let i = 0; i < count; i++) {
            const trade = trades[trades.length - 1 - i];
            const { node, cells, sequence } = row(i);
            node.hidden = false;
            if (sequence !== trade.sequence) {
                rows[i].sequence = trade.sequence;
                cells[0].className = trade.is_buy ? 'up' : 'down';
                setText(cells[0], market.price(trade.price));
                setText(cells[1], market.volume(trade.volume));
                setText(cells[2], timeOfDay(trade.timestamp));
                node.setAttribute('aria-label', `${trade.is_buy ? 'bought' : 'sold'} ${trade.volume} at ${trade.price}, ${timeOfDay(trade.timestamp)}`);
            }
        }
        for (let i = count; i < rows.length; i++) {
            rows[i].node.hidden = true;
        }
        const stale = !app.feed.isLive('trades', market.pair);
        list.classList.toggle('stale', stale);
        setHidden(byId('trades-stale'), !stale || trades.length === 0);
    }

    return {
        draw,
        onMarket() {
            rows.forEach((each) => (each.sequence = null));
        },
    };
}
