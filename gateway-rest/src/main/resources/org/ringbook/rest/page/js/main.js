import { Book } from './book.js';
import { decimal, format, multiply } from './decimal.js';
import { byId, dialog, element, setText, store, stored, tabs } from './dom.js';
import { redraw } from './frame.js';
import { MarketFeed } from './market-feed.js';
import { Market } from './market.js';
import { Rest } from './rest.js';
import { createSession } from './session.js';
import { createTheme } from './theme.js';
import { createBalancesView } from './view-balances.js';
import { createBookView } from './view-book.js';
import { createChartView } from './view-chart.js';
import { createDepthView } from './view-depth.js';
import { createOrdersView } from './view-orders.js';
import { createTickerView } from './view-ticker.js';
import { createTicketView } from './view-ticket.js';
import { createTradesView } from './view-trades.js';

const TRADES_KEPT = 100;
const MESSAGE_MS = 5_000;
const MARKETS_EVERY_MS = 60_000;
const AGAIN_MS = 2_000;
const sockets = location.origin.replace(/^http/, 'ws');

/** What the parts of the page share: the market looked at, what the streams told, and a few services. */
const app = {
    rest: new Rest(location.origin),
    markets: new Map(),
    tickers: new Map(),
    status: new Map(),
    market: null,
    book: null,
    trades: [],
    account: null,
    redraw: (name) => redraw(name, () => draws[name]()),
    now: () => Date.now() + clockAhead,
    say,
    confirm,
    choose,
    onAccount,
    onLogout,
    takePrice,

    /** The last trade's price as text, or null. */
    lastPrice() {
        const last = app.trades.at(-1)?.price ?? app.tickers.get(app.market?.pair)?.last_trade;
        return last === undefined || decimal(last).mantissa === 0n ? null : last;
    },

    /** Whether the book is what the exchange has now. */
    isBookLive() {
        return app.market !== null && app.feed.isLive('book', app.market.pair) && app.book.isKnown;
    },

    /** What is available in a market's two assets. */
    funds(market) {
        const of = (asset) => app.account.balances.get(asset)?.available ?? '0';
        return { base: of(market.base), counter: of(market.counter) };
    },

    valueOf(fill) {
        return format(multiply(decimal(fill.price), decimal(fill.volume)));
    },

    /** "BUY ticks" of each open order in the market looked at. */
    ownPrices() {
        const own = new Set();
        for (const order of app.account?.orders.values() ?? []) {
            if (order.pair === app.market.pair && order.status === 'OPEN') {
                own.add(`${order.side} ${app.market.tick.stepsOf(decimal(order.price))}`);
            }
        }
        return own;
    },
};

let clockAhead = 0; // of the exchange's clock before this machine's, in ms
let connection = { open: false, why: '', retryAt: 0 };
let wasLost = false;
let awaitsTerms = false;

app.feed = new MarketFeed(`${sockets}/api/ringbook/1/stream`, {
    onMessage,
    onState(state) {
        connection = state;
        if (state.open && wasLost) {
            views.chart.onBack();
            loadMarkets();
        }
        wasLost ||= !state.open;
        drawAll();
    },
    onStale: () => drawAll(),
    onError: (message) => say('The exchange refused a subscription.', message.error, 'bad'),
});
app.session = createSession(app, `${sockets}/api/ringbook/1/private`);

const views = {
    book: createBookView(app),
    trades: createTradesView(app),
    depth: createDepthView(app),
    chart: createChartView(app),
    ticket: createTicketView(app),
    orders: createOrdersView(app),
    balances: createBalancesView(app),
    ticker: createTickerView(app),
};
const draws = {
    ...Object.fromEntries(Object.entries(views).map(([name, view]) => [name, view.draw])),
    legend: views.chart.drawLegend,
    connection: drawConnection,
};

function drawAll() {
    Object.keys(draws).forEach(app.redraw);
}

function onMessage(message) {
    switch (message.type) {
        case 'book_snapshot':
            applyToBook(() => app.book.snapshot(message));
            app.status.set(message.pair, { status: message.status });
            drawAll();
            return;
        case 'book_update':
            applyToBook(() => app.book.update(message) || app.feed.refresh('book', message.pair));
            app.redraw('book');
            app.redraw('depth');
            return;
        case 'subscribed':
            if (message.channel === 'trades') {
                app.trades = [];
            }
            drawAll();
            return;
        case 'trade':
            onTrade(message);
            return;
        case 'ticker':
            app.tickers.set(message.pair, message);
            app.redraw('ticker');
            return;
        case 'candle':
            views.chart.onCandle(message);
            return;
        case 'status':
            app.status.set(message.pair, message);
            app.redraw('ticker');
            return;
        default: // what the feed passes on is all named above
    }
}

/** A price or volume that is no multiple of the market's steps: it has new terms. They are read, and the book begins anew. */
function applyToBook(change) {
    if (awaitsTerms) {
        return;
    }
    try {
        change();
    } catch (error) {
        console.warn(error.message);
        app.book.clear();
        awaitsTerms = true;
        drawAll();
        setTimeout(async () => {
            await loadMarkets();
            awaitsTerms = false;
            app.feed.refresh('book', app.market.pair);
        }, AGAIN_MS);
    }
}

function onTrade(trade) {
    app.trades.push(trade);
    app.trades.splice(0, app.trades.length - TRADES_KEPT);
    app.redraw('trades');
    app.redraw('ticker');
    app.redraw('ticket');
}

function onAccount(what, item) {
    if (what === 'fill' && app.account?.isKnown) {
        const market = app.markets.get(item.pair);
        if (market) {
            const verb = item.side === 'BUY' ? 'Bought' : 'Sold';
            say(`${verb} ${market.volume(item.volume)} ${market.base} at ${market.price(item.price)}`, `${market.amount(app.valueOf(item))} ${market.counter}`, item.side.toLowerCase());
        }
    }
    views.orders.onAccount(what, item);
    for (const name of ['balances', 'ticket', 'book', 'connection']) {
        app.redraw(name);
    }
}

function onLogout() {
    views.orders.onLogout();
    drawAll();
}

/** A market that is new, or has new terms. */
function takeMarket(json) {
    const terms = JSON.stringify({ ...json, status: '' });
    if (app.markets.get(json.pair)?.terms === terms) {
        return;
    }
    app.markets.set(json.pair, Object.assign(new Market(json), { terms }));
    app.feed.watch('ticker', json.pair);
    if (app.market?.pair === json.pair) {
        choose(json.pair);
    }
}

function choose(pair) {
    const market = app.markets.get(pair);
    if (!market || market === app.market) {
        return;
    }
    const previous = app.market;
    if (previous) {
        app.feed.unwatch('book', previous.pair);
        app.feed.unwatch('trades', previous.pair);
    }
    app.market = market;
    app.book = new Book(market.tick, market.lot);
    app.trades = [];
    store('market', pair);
    app.feed.watch('book', pair);
    app.feed.watch('trades', pair);
    Object.values(views).forEach((view) => view.onMarket?.(previous));
    drawConnection();
    drawAll();
}

async function loadMarkets() {
    try {
        const [{ markets }, time] = await Promise.all([
            app.rest.get('/api/ringbook/1/markets'),
            app.rest.get('/api/ringbook/1/time'),
        ]);
        clockAhead = time.timestamp - Date.now();
        for (const json of markets) {
            takeMarket(json);
        }
        if (app.market === null && app.markets.size > 0) {
            choose(app.markets.has(stored('market')) ? stored('market') : app.markets.keys().next().value);
        }
        drawAll();
    } catch (error) {
        setText(byId('connection-text'), `The markets could not be read: ${error.message}`);
    }
    if (app.markets.size === 0) {
        setTimeout(loadMarkets, AGAIN_MS);
    }
}

function drawConnection() {
    const node = byId('connection');
    const live = connection.open && app.isBookLive();
    const accountLost = app.account !== null && !app.account.live;
    node.dataset.state = live && !accountLost ? 'live' : connection.open ? 'connecting' : connection.why ? 'lost' : 'connecting';
    let text = connection.open ? 'Connecting' : connection.why ? 'Connection lost' : 'Connecting';
    const retryAt = !connection.open ? connection.retryAt : accountLost ? app.account.retryAt : 0;
    const seconds = Math.ceil((retryAt - Date.now()) / 1000);
    if (live && !accountLost) {
        text = app.feed.roundTripMs === null ? 'Live' : `Live · ${app.feed.roundTripMs} ms`;
    } else if (seconds > 0) {
        text = `${accountLost && connection.open ? 'Account stream' : 'Connection'} lost · again in ${seconds} s`;
    }
    setText(byId('connection-text'), text);
    node.title = text;
}

function takePrice(text) {
    showPart('trade');
    views.ticket.takePrice(text);
}

/** A message for a while; kind: buy, sell, bad or nothing. */
function say(title, detail = '', kind = '') {
    const node = element('div', { className: `message ${kind}` }, element('strong', { text: title }), ...(detail ? [detail] : []));
    const host = byId('messages');
    host.append(node);
    while (host.children.length > 4) {
        host.firstChild.remove();
    }
    setTimeout(() => node.remove(), MESSAGE_MS);
    node.addEventListener('click', () => node.remove());
}

const question = dialog(byId('confirm-dialog'));

function confirm(text, yes) {
    setText(byId('confirm-text'), text);
    setText(byId('confirm-yes'), yes);
    question.returnValue = '';
    question.showModal();
    return new Promise((resolve) => {
        question.addEventListener('close', () => resolve(question.returnValue === 'yes'), { once: true });
    });
}

function showPart(name) {
    document.body.dataset.tab = name;
    for (const tab of byId('phone-tabs').children) {
        tab.setAttribute('aria-current', String(tab.dataset.tab === name));
    }
    drawAll();
}

byId('phone-tabs').addEventListener('click', (event) => {
    const tab = event.target.closest('[data-tab]');
    if (tab) {
        showPart(tab.dataset.tab);
    }
});
tabs(document.querySelector('.chart-panel [role="tablist"]'), (id) => {
    const depth = id === 'tab-depth';
    byId('intervals').hidden = depth;
    byId('interval-select').parentElement.hidden = depth;
    views.chart.show(!depth);
    views.depth.show(depth);
});
addEventListener('online', () => {
    app.feed.retryNow();
    app.session.retryNow();
});
createTheme(byId('theme-button'), () => {
    views.chart.onTheme();
    views.depth.onTheme();
});
setInterval(() => app.redraw('connection'), 1000);
setInterval(loadMarkets, MARKETS_EVERY_MS);
app.feed.start();
app.session.restore();
loadMarkets();
