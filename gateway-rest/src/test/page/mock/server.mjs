/**
 * Serves the page and speaks its protocol on top of MockExchange. Started by hand it prints its address:
 *   RINGBOOK_NODE_MODULES=…/node_modules node server.mjs [port]        key id "demo", secret "demo-secret"
 * Under /mock/ a test can drop connections, leave out a message, set a market's state or fill an order.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { MockExchange } from './exchange.mjs';

const PAGE = fileURLToPath(new URL('../../../main/resources/org/ringbook/rest/page/', import.meta.url));
const TYPES = {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.mjs': 'text/javascript; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.svg': 'image/svg+xml',
    '.txt': 'text/plain; charset=utf-8',
    '.json': 'application/json',
    '.webmanifest': 'application/manifest+json',
};
const POLICY =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; " +
    "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const KEY = { id: 'demo', secret: 'demo-secret' };

export const MARKETS = [
    { pair: 'XBTZAR', base: 'XBT', counter: 'ZAR', tick: '1', lot: '0.000001', mid: '1934000' },
    { pair: 'ETHZAR', base: 'ETH', counter: 'ZAR', tick: '1', lot: '0.0001', mid: '61250' },
    { pair: 'ETHXBT', base: 'ETH', counter: 'XBT', tick: '0.00001', lot: '0.0001', mid: '0.03167' },
    { pair: 'XBTUSD', base: 'XBT', counter: 'USD', tick: '0.01', lot: '0.000001', mid: '108250.00' },
];

/** A repeatable chance, so that a screenshot looks the same each time. */
function chance(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let t = Math.imul(state ^ (state >>> 15), state | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
}

export async function startMock({ port = 0, modules, seed = 7, crowdMs = 60 } = {}) {
    const require = createRequire(pathToFileURL(join(modules, 'any.js')));
    const { WebSocketServer } = require('ws');
    const exchange = new MockExchange({ random: chance(seed), markets: MARKETS });
    const publicSockets = new Set();
    const privateSockets = new Set();
    const requests = [];
    const faults = { skip: false, silentPosts: 0, lots: {}, away: false };

    const server = createServer((request, response) => {
        serve(request, response).catch((error) => {
            response.writeHead(500).end(String(error));
        });
    });
    const sockets = new WebSocketServer({ noServer: true });
    server.on('upgrade', (request, socket, head) => {
        if (faults.away) {
            socket.destroy();
            return;
        }
        sockets.handleUpgrade(request, socket, head, (client) => {
            if (request.url === '/api/ringbook/1/private') {
                openPrivate(client);
            } else {
                openPublic(client);
            }
        });
    });

    exchange.listeners.add(({ channel, message }) => {
        if (channel === 'private') {
            for (const client of privateSockets) {
                say(client, { ...message, sequence: ++client.sequence, timestamp: Date.now() });
            }
            return;
        }
        if (faults.skip && message.type === 'book_update') {
            faults.skip = false;
            return;
        }
        for (const client of publicSockets) {
            if (client.wanted.has(`${channel} ${message.pair}`)) {
                say(client, message);
            }
        }
    });
    const timers = [
        setInterval(() => exchange.crowd(), crowdMs),
        setInterval(() => {
            for (const client of publicSockets) {
                for (const wanted of client.wanted) {
                    const [channel, pair] = wanted.split(' ');
                    const market = exchange.markets.get(pair);
                    if (channel === 'ticker') {
                        say(client, exchange.ticker(market));
                    } else if (channel.startsWith('candles:')) {
                        sayCandle(client, market, Number(channel.split(':')[1]));
                    }
                }
            }
        }, 500),
    ];

    function say(client, message) {
        client.send(JSON.stringify(message));
    }

    function sayCandle(client, market, duration) {
        const start = Math.floor(Date.now() / (duration * 1000)) * duration * 1000;
        const [candle] = exchange.candlesOf(market, duration, start, 1);
        if (candle) {
            say(client, { type: 'candle', pair: market.pair, duration, ...candle });
        }
    }

    function openPublic(client) {
        client.wanted = new Set();
        publicSockets.add(client);
        client.on('close', () => publicSockets.delete(client));
        client.on('message', (data) => {
            const message = JSON.parse(data);
            if (message.op === 'ping') {
                say(client, { type: 'pong', id: message.id });
                return;
            }
            for (const channel of message.channels) {
                for (const pair of message.pairs) {
                    if (message.op === 'unsubscribe') {
                        client.wanted.delete(`${channel} ${pair}`);
                    } else {
                        client.wanted.add(`${channel} ${pair}`);
                        begin(client, message.id, channel, exchange.markets.get(pair));
                    }
                }
            }
        });
    }

    function begin(client, id, channel, market) {
        say(client, { type: 'subscribed', id, channel, pair: market.pair });
        if (channel === 'book') {
            const rows = (side) => market.levels(side).map(([p, v, n]) => [market.price(p), market.volume(v), n]);
            say(client, {
                type: 'book_snapshot',
                pair: market.pair,
                sequence: market.sequence,
                timestamp: Date.now(),
                status: market.status,
                bids: rows('BUY'),
                asks: rows('SELL'),
            });
        } else if (channel === 'trades') {
            market.trades.slice(-50).forEach((trade) => say(client, trade));
        } else if (channel === 'ticker') {
            say(client, exchange.ticker(market));
        } else {
            sayCandle(client, market, Number(channel.split(':')[1]));
        }
    }

    function openPrivate(client) {
        client.on('close', () => privateSockets.delete(client));
        client.on('message', (data) => {
            const message = JSON.parse(data);
            if (message.op === 'ping') {
                say(client, { type: 'pong', id: message.id });
            } else if (message.api_key_id === KEY.id && message.api_key_secret === KEY.secret) {
                client.sequence = 1;
                say(client, {
                    type: 'snapshot',
                    sequence: 1,
                    timestamp: Date.now(),
                    account: 'alice',
                    orders: exchange.userOrders.filter((o) => o.json.ended === 0).map((o) => o.json),
                    balances: [...exchange.balances.keys()].map((asset) => exchange.balance(asset)),
                });
                privateSockets.add(client);
            } else {
                say(client, { type: 'error', error: 'The key or its secret is wrong.', error_code: 'ErrUnauthorised' });
                client.close(1008);
            }
        });
    }

    async function serve(request, response) {
        const url = new URL(request.url, 'http://localhost');
        requests.push({ method: request.method, url: request.url });
        if (url.pathname.startsWith('/api/') || url.pathname.startsWith('/mock/')) {
            let body = '';
            for await (const part of request) {
                body += part;
            }
            answer(request, url, body === '' ? {} : JSON.parse(body), response);
            return;
        }
        const path = normalize(url.pathname === '/' ? '/index.html' : url.pathname);
        const bytes = await readFile(join(PAGE, path)).catch(() => null);
        response.writeHead(bytes === null ? 404 : 200, {
            'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
            'Content-Security-Policy': POLICY,
            'Cache-Control': 'no-cache',
            'X-Content-Type-Options': 'nosniff',
            'Referrer-Policy': 'no-referrer',
        });
        response.end(bytes ?? 'not found');
    }

    function answer(request, url, body, response) {
        try {
            const json = url.pathname.startsWith('/mock/') ? control(url, body) : call(request, url, body);
            if (json === null) {
                response.destroy();
                return;
            }
            response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(json));
        } catch (error) {
            const { status = 500, ...rest } = error.error_code ? error : { error: String(error), error_code: 'ErrInternal' };
            response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(rest));
        }
    }

    function control(url, body) {
        const what = url.pathname.slice('/mock/'.length);
        if (what === 'drop' || what === 'away') {
            faults.away = what === 'away';
            [...publicSockets, ...privateSockets].forEach((client) => client.terminate());
        } else if (what === 'back') {
            faults.away = false;
        } else if (what === 'gap') {
            faults.skip = true;
        } else if (what === 'swallow') {
            faults.silentPosts = 1;
        } else if (what === 'status') {
            exchange.setStatus(body.pair, body.status);
        } else if (what === 'terms') {
            faults.lots[body.pair] = body.lot;
        } else if (what === 'fill') {
            exchange.fill(body.order_id, body.volume);
        }
        return {};
    }

    function call(request, url, body) {
        const path = url.pathname;
        const query = url.searchParams;
        if (path === '/api/ringbook/1/markets') {
            return { markets: [...exchange.markets.values()].map(marketJson) };
        }
        if (path === '/api/ringbook/1/candles') {
            const duration = Number(query.get('duration'));
            const market = exchange.markets.get(query.get('pair'));
            const candles = exchange.candlesOf(market, duration, Number(query.get('since')), Number(query.get('limit') ?? 1000));
            return { pair: market.pair, duration, candles };
        }
        if (path === '/api/ringbook/1/time') {
            return { timestamp: Date.now() };
        }
        const isKnown = request.headers.authorization === authorization();
        if (path === '/api/ringbook/1/status') {
            return statusJson(isKnown);
        }
        if (!isKnown) {
            throw { status: 401, error: 'The key or its secret is wrong.', error_code: 'ErrUnauthorised' };
        }
        return privateCall(request.method, path, query, body);
    }

    function authorization() {
        return 'Basic ' + Buffer.from(`${KEY.id}:${KEY.secret}`).toString('base64');
    }

    function statusJson(isOperator) {
        const markets = [...exchange.markets.values()];
        const sequence = markets.reduce((sum, market) => sum + market.sequence, 0);
        const common = {
            status: 'UP',
            timestamp: Date.now(),
            version: 'mock',
            sequence,
            markets: markets.map((market) => {
                const { bid, ask } = exchange.ticker(market);
                const open = market.orders.BUY.length + market.orders.SELL.length;
                return { pair: market.pair, status: market.status, bid, ask, open_orders: open, trades: market.tradeSequence };
            }),
        };
        if (!isOperator) {
            return common;
        }
        const us = (middle) => {
            const p50 = middle * (0.8 + Math.random() * 0.4);
            return { count: 5000, p50_us: p50, p99_us: p50 * (3 + Math.random()), p999_us: p50 * (9 + Math.random() * 9), max_us: p50 * 30 };
        };
        return {
            ...common,
            engine: { mode: 'running', sequence, records_per_second: 1234, open_orders: 1600, accounts: 12, sessions_on: 2, free_bytes: 64e9, since: Date.now() - 8e6 },
            followers: [{ name: 'balances', lag: 12 }, { name: 'market', lag: 3 }, { name: 'settlement', lag: 250000, alarm: 'the database does not answer' }],
            gateways: [{ gateway_id: 1, name: 'fix', up: true, commands: 81234 }, { gateway_id: 3000, name: 'rest', up: true, commands: 4711 }],
            sessions: [{ name: 'MM1', on: true, commands: 80000, refused: 12, throttled: 0 }, { name: 'MM2', on: false, commands: 1234, refused: 0, throttled: 3 }],
            latency: [{ hop: 'gateway to sequenced', ...us(40) }, { hop: 'sequenced to committed', ...us(6) }, { hop: 'committed to published', ...us(25) }],
            rejects: [{ timestamp: Date.now() - 5000, reason: 'INSUFFICIENT_FUNDS', pair: 'XBTZAR', account: 'alice', count: 3 }],
            streams: { public: publicSockets.size, private: privateSockets.size },
        };
    }

    function privateCall(method, path, query, body) {
        const id = path.match(/^\/api\/ringbook\/1\/orders\/(\w+)$/)?.[1];
        if (id) {
            return method === 'PUT' ? exchange.amend(id, body) : method === 'DELETE' ? exchange.cancel(id) : exchange.find(id).json;
        }
        if (path === '/api/ringbook/1/orders' && method === 'POST') {
            const order = exchange.place(body);
            return faults.silentPosts-- > 0 ? null : order;
        }
        if (path === '/api/ringbook/1/orders' && method === 'DELETE') {
            const open = exchange.userOrders.filter((o) => o.json.ended === 0 && (!query.get('pair') || o.json.pair === query.get('pair')));
            open.forEach((o) => exchange.cancel(o.json.order_id));
            return { canceled: open.length };
        }
        if (path === '/api/ringbook/1/orders') {
            const orders = exchange.userOrders.map((o) => o.json).filter((o) => (query.get('status') === 'OPEN') === (o.ended === 0));
            return page('orders', orders, query, 'order_id');
        }
        if (path === '/api/ringbook/1/fills') {
            return page('fills', exchange.fills, query, 'trade_id');
        }
        if (path === '/api/ringbook/1/balances') {
            return { balances: [...exchange.balances.keys()].map((asset) => exchange.balance(asset)) };
        }
        throw { status: 404, error: 'There is nothing here.', error_code: 'ErrNotFound' };
    }

    function page(name, all, query, idName) {
        const limit = Number(query.get('limit') ?? 100);
        const start = query.get('before') ? all.findIndex((o) => o[idName] === query.get('before')) + 1 : 0;
        const rows = all.slice(start, start + limit);
        return { [name]: rows, next: start + limit < all.length ? rows[rows.length - 1][idName] : '' };
    }

    function marketJson(market) {
        return {
            pair: market.pair,
            base: market.base,
            counter: market.counter,
            status: market.status,
            tick_size: market.tickText,
            lot_size: faults.lots[market.pair] ?? market.lotText,
            min_volume: market.volume(market.pair.startsWith('XBT') ? 100n : 10n),
            max_volume: '1000',
            min_value: market.counter === 'XBT' ? '0.0001' : '10',
            max_value: '100000000',
            base_scale: 10,
            counter_scale: 8,
        };
    }

    await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
    return {
        url: `http://127.0.0.1:${server.address().port}`,
        exchange,
        requests,
        stop() {
            timers.forEach(clearInterval);
            [...sockets.clients].forEach((client) => client.terminate());
            server.closeAllConnections();
            server.close();
        },
    };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const mock = await startMock({ port: Number(process.argv[2] ?? 0), modules: process.env.RINGBOOK_NODE_MODULES });
    process.stdout.write(`${mock.url}\n`);
}
