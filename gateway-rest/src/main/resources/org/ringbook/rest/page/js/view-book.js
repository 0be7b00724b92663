import { rowSizes } from './book.js';
import { group } from './decimal.js';
import { byId, element, setHidden, setText } from './dom.js';

/**
 * The order book: as many rows as fit, the same elements all the time. Only what differs is written, so neither a busy nor
 * a long book makes it slow.
 */
export function createBookView(app) {
    const grid = byId('book');
    const panel = grid.closest('.panel');
    const sizes = byId('book-group');
    const sides = {
        SELL: { node: byId('book-asks'), rows: [] },
        BUY: { node: byId('book-bids'), rows: [] },
    };
    let ticksPerRow = 1n;
    let count = 0;

    function fit() {
        const height = parseFloat(getComputedStyle(document.body).getPropertyValue('--row')) || 20;
        const fits = Math.max(1, Math.floor(sides.BUY.node.clientHeight / height));
        if (fits !== count) {
            count = fits;
            for (const [side, { node, rows }] of Object.entries(sides)) {
                while (rows.length < count) {
                    const row = createRow(side);
                    rows.push(row);
                    if (side === 'SELL') {
                        node.prepend(row.node);
                    } else {
                        node.append(row.node);
                    }
                }
                while (rows.length > count) {
                    rows.pop().node.remove();
                }
            }
            app.redraw('book');
        }
    }

    function createRow(side) {
        const cells = ['price', 'volume', 'total'].map(() => element('span', { role: 'gridcell' }));
        const bar = element('i', { className: 'bar-fill', 'aria-hidden': 'true' });
        const node = element('div', { className: 'book-row', role: 'row', tabindex: '-1' }, ...cells, bar);
        node.hidden = true;
        return { node, cells, bar, side, price: null, texts: ['', '', ''], share: -1, own: false };
    }

    function market(list) {
        sizes.replaceChildren(
            ...list.map(({ ticks, label }) => element('option', { value: String(ticks), text: group(label) })),
        );
        ticksPerRow = 1n;
    }

    function draw() {
        const { book, market: current } = app;
        if (!current) {
            return;
        }
        const asks = book.rows('SELL', count, ticksPerRow);
        const bids = book.rows('BUY', count, ticksPerRow);
        const largest = max(asks.at(-1)?.total ?? 0n, bids.at(-1)?.total ?? 0n);
        const own = app.ownPrices();
        fill(sides.SELL.rows, asks, largest, own);
        fill(sides.BUY.rows, bids, largest, own);
        if (!grid.querySelector('[tabindex="0"]')) {
            const first = sides.BUY.rows.find((row) => !row.node.hidden) ?? sides.SELL.rows.find((row) => !row.node.hidden);
            if (first) {
                first.node.tabIndex = 0;
            }
        }
        const { spread } = book;
        setText(byId('book-spread'), spread === null ? '' : `Spread ${group(current.tick.format(spread))}`);
        const stale = !app.isBookLive();
        setHidden(byId('book-stale'), !stale || !book.isKnown);
        panel.classList.toggle('stale', stale);
    }

    function fill(rows, levels, largest, own) {
        const { market: current } = app;
        for (let i = 0; i < rows.length; i++) {
            const row = rows[i];
            const level = levels[i];
            setHidden(row.node, !level);
            if (!level) {
                if (row.node.tabIndex === 0) {
                    row.node.tabIndex = -1;
                }
                continue;
            }
            row.price = level.price;
            write(row, 0, group(current.tick.format(level.price)));
            write(row, 1, group(current.lot.format(level.volume)));
            write(row, 2, group(current.lot.format(level.total)));
            const share = largest === 0n ? 0 : Number((level.total * 1000n) / largest) / 1000;
            if (share !== row.share) {
                row.share = share;
                row.bar.style.transform = `scaleX(${share})`;
            }
            const isOwn = own.has(`${row.side} ${level.price}`);
            if (isOwn !== row.own) {
                row.own = isOwn;
                row.node.classList.toggle('own', isOwn);
                row.node.title = isOwn ? 'You have an order at this price' : '';
            }
        }
    }

    function write(row, index, text) {
        if (row.texts[index] !== text) {
            row.texts[index] = text;
            row.cells[index].textContent = text;
        }
    }

    function take(node) {
        const row = [...sides.SELL.rows, ...sides.BUY.rows].find((candidate) => candidate.node === node);
        if (row && row.price !== null) {
            app.takePrice(app.market.tick.format(row.price));
        }
    }

    grid.addEventListener('click', (event) => {
        const node = event.target.closest('.book-row');
        if (node) {
            take(node);
        }
    });
    grid.addEventListener('keydown', (event) => {
        const visible = [...grid.querySelectorAll('.book-row:not([hidden])')];
        const at = visible.indexOf(document.activeElement);
        if (at < 0) {
            return;
        }
        const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: visible.length - 1 }[event.key];
        if (to !== undefined) {
            event.preventDefault();
            const next = visible[Math.max(0, Math.min(visible.length - 1, to))];
            grid.querySelectorAll('[tabindex="0"]').forEach((row) => (row.tabIndex = -1));
            next.tabIndex = 0;
            next.focus();
        } else if (event.key === 'Enter' || event.key === ' ') {
            event.preventDefault();
            take(document.activeElement);
        }
    });
    sizes.addEventListener('change', () => {
        ticksPerRow = BigInt(sizes.value);
        app.redraw('book');
    });
    new ResizeObserver(fit).observe(sides.BUY.node);
    fit();

    return {
        draw,
        onMarket() {
            market(rowSizes(app.market.tick));
            setText(byId('book-price-unit'), `Price ${app.market.counter}`);
            setText(byId('book-volume-unit'), `Volume ${app.market.base}`);
        },
    };
}

function max(a, b) {
    return a > b ? a : b;
}
