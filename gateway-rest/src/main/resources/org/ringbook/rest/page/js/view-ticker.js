import { basisPoints, compare, decimal, format } from './decimal.js';
import { byId, dialog, element, setHidden, setText } from './dom.js';
import { statusSentence } from './market.js';

/** The bar's ticker, the chooser of markets, and what a market's state forbids. */
export function createTickerView(app) {
    const chooser = dialog(byId('markets-dialog'));
    const search = byId('market-search');
    const list = byId('market-list');
    const rows = new Map();
    let before = null;

    function draw() {
        const { market } = app;
        if (!market) {
            return;
        }
        const ticker = app.tickers.get(market.pair);
        setText(byId('market-name'), market.name);
        const last = app.lastPrice();
        for (const id of ['ticker-price', 'book-last']) {
            showLast(byId(id), last, market);
        }
        before = last ?? before;
        const change = ticker ? changeOf(ticker) : null;
        showChange(byId('ticker-change'), change);
        setText(byId('ticker-high'), ticker ? price(market, ticker.high_24h) : '–');
        setText(byId('ticker-low'), ticker ? price(market, ticker.low_24h) : '–');
        setText(byId('ticker-volume'), ticker ? `${market.volume(ticker.rolling_24_hour_volume)} ${market.base}` : '–');
        byId('ticker').classList.toggle('stale-rows', !app.feed.isLive('ticker', market.pair));
        drawNotice(market);
        setTitle(last ? `${market.price(last)} ${market.name} · Ringbook` : 'Ringbook');
        if (chooser.open) {
            drawList();
        }
    }

    function showLast(node, last, market) {
        setText(node, last === null ? '–' : market.price(last));
        if (last !== null && before !== null && last !== before) {
            node.dataset.move = compare(decimal(last), decimal(before)) > 0 ? 'up' : 'down';
        }
    }

    function price(market, text) {
        return text === undefined || decimal(text).mantissa === 0n ? '–' : market.price(text);
    }

    function drawNotice(market) {
        const state = app.status.get(market.pair);
        const status = state?.status ?? app.tickers.get(market.pair)?.status ?? market.status;
        let sentence = statusSentence(status);
        if (status === 'AUCTION' && state?.indicative_price && decimal(state.indicative_price).mantissa !== 0n) {
            sentence += ` Indicative price ${market.price(state.indicative_price)}, volume ${market.volume(state.indicative_volume)} ${market.base}.`;
        }
        setText(byId('market-notice'), sentence);
        setHidden(byId('market-notice'), sentence === '');
    }

    function drawList() {
        const wanted = search.value.trim().toUpperCase().replace('/', '');
        for (const market of app.markets.values()) {
            const row = rows.get(market.pair) ?? create(market);
            const ticker = app.tickers.get(market.pair);
            setText(row.last, ticker ? price(market, ticker.last_trade) : '–');
            showChange(row.change, ticker ? changeOf(ticker) : null);
            const status = app.status.get(market.pair)?.status ?? ticker?.status ?? market.status;
            setText(row.status, status === 'ACTIVE' ? '' : status.toLowerCase().replace('_', '-'));
            setHidden(row.node, !market.pair.includes(wanted));
            row.node.setAttribute('aria-current', String(market === app.market));
        }
    }

    function create(market) {
        const status = element('small');
        const row = { status, last: element('span'), change: element('span') };
        row.node = element('button', { type: 'button', className: 'market-row' }, element('span', { text: market.name }, status), row.last, row.change);
        row.node.addEventListener('click', () => {
            chooser.close();
            app.choose(market.pair);
        });
        list.append(row.node);
        rows.set(market.pair, row);
        return row;
    }

    byId('market-button').addEventListener('click', () => {
        search.value = '';
        drawList();
        chooser.showModal();
        search.focus();
    });
    search.addEventListener('input', drawList);
    search.addEventListener('keydown', (event) => {
        if (event.key === 'Enter') {
            event.preventDefault(); // or it would press the button that has the focus back
            list.querySelector('.market-row:not([hidden])')?.click();
        } else if (event.key === 'ArrowDown') {
            event.preventDefault();
            list.querySelector('.market-row:not([hidden])')?.focus();
        }
    });
    list.addEventListener('keydown', (event) => {
        const visible = [...list.querySelectorAll('.market-row:not([hidden])')];
        const at = visible.indexOf(document.activeElement) + { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (!Number.isNaN(at)) {
            event.preventDefault();
            (visible[at] ?? search).focus();
        }
    });

    return {
        draw,
        onMarket() {
            before = null;
            for (const id of ['ticker-price', 'book-last']) {
                delete byId(id).dataset.move;
            }
        },
    };
}

function setTitle(title) {
    if (document.title !== title) {
        document.title = title;
    }
}

function changeOf(ticker) {
    return ticker.open_24h === undefined ? null : basisPoints(decimal(ticker.open_24h), decimal(ticker.last_trade));
}

function showChange(node, points) {
    if (points === null) {
        setText(node, '–');
        node.className = '';
        return;
    }
    const sign = points > 0n ? '+' : points < 0n ? '−' : '';
    setText(node, `${sign}${format({ mantissa: points < 0n ? -points : points, scale: 2 })} %`);
    node.className = points > 0n ? 'up' : points < 0n ? 'down' : '';
}
