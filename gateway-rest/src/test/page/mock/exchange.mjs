/**
 * A small exchange in memory, for tests of the page without the engine: price-time matching of limit and market orders,
 * one account, and a crowd that trades. It follows the page's protocol, not the engine's rules to the letter.
 */

const SCALE = 10;

function units(text, scale) {
    const [whole, fraction = ''] = String(text).split('.');
    return BigInt(whole + fraction.padEnd(scale, '0').slice(0, scale));
}

function text(value, scale) {
    const negative = value < 0n;
    const digits = (negative ? -value : value).toString().padStart(scale + 1, '0');
    const point = digits.length - scale;
    return (negative ? '-' : '') + digits.slice(0, point) + (scale ? '.' + digits.slice(point) : '');
}

/** Prices in ticks, volumes in lots; a tick times a lot is `unit` of 10^-10 of the counter currency. */
export class MockMarket {
    constructor({ pair, base, counter, tick, lot, mid, random }) {
        Object.assign(this, { pair, base, counter, tickText: tick, lotText: lot, random });
        this.priceScale = tick.includes('.') ? tick.split('.')[1].length : 0;
        this.volumeScale = lot.split('.')[1].length;
        this.unit = 10n ** BigInt(SCALE - this.priceScale - this.volumeScale);
        this.status = 'ACTIVE';
        this.sequence = 1000;
        this.tradeSequence = 0;
        this.orders = { BUY: [], SELL: [] };
        this.trades = [];
        this.candles = new Map();
        this.mid = units(mid, this.priceScale);
        this.last = this.mid;
        this.open24 = this.mid;
        this.high = this.mid;
        this.low = this.mid;
        this.volume24 = 0n;
    }

    price(ticks) {
        return text(ticks, this.priceScale);
    }

    volume(lots) {
        return text(lots, this.volumeScale);
    }

    levels(side) {
        const out = [];
        for (const order of this.orders[side]) {
            const shown = order.display ? min(order.display, order.leaves) : order.leaves;
            const last = out[out.length - 1];
            if (last && last[0] === order.ticks) {
                last[1] += shown;
                last[2]++;
            } else {
                out.push([order.ticks, shown, 1]);
            }
        }
        return out;
    }
}

function min(a, b) {
    return a < b ? a : b;
}

export class MockExchange {
    constructor({ now = () => Date.now(), random = Math.random, markets }) {
        this.now = now;
        this.random = random;
        this.listeners = new Set();
        this.nextOrder = 1;
        this.nextTrade = 1;
        this.markets = new Map(markets.map((m) => [m.pair, new MockMarket({ ...m, random })]));
        this.userOrders = [];
        this.fills = [];
        this.balances = new Map(
            Object.entries({ XBT: '2.5', ETH: '40', ZAR: '4000000', USD: '250000' }).map(([asset, amount]) => [
                asset,
                { available: units(amount, SCALE), held: 0n },
            ]),
        );
        for (const market of this.markets.values()) {
            this.#seed(market);
        }
    }

    emit(event) {
        for (const listener of this.listeners) {
            listener(event);
        }
    }

    #seed(market) {
        const now = this.now();
        let price = Number(market.mid) * 0.97;
        for (let i = 1440; i > 0; i--) {
            const start = Math.floor(now / 60000) * 60000 - i * 60000;
            const open = price;
            price *= 1 + (this.random() - 0.49) * 0.0016;
            const high = Math.max(open, price) * (1 + this.random() * 0.0005);
            const low = Math.min(open, price) * (1 - this.random() * 0.0005);
            const volume = BigInt(Math.floor(this.random() ** 3 * 4 * 10 ** market.volumeScale));
            const candle = [open, high, low, price].map((p) => BigInt(Math.max(1, Math.round(p))));
            market.candles.set(start, [...candle, volume]);
            market.volume24 += volume;
        }
        market.last = market.mid = BigInt(Math.round(price));
        const all = [...market.candles.values()];
        market.open24 = all[0][0];
        market.high = all.reduce((a, c) => (c[1] > a ? c[1] : a), 0n);
        market.low = all.reduce((a, c) => (c[2] < a ? c[2] : a), market.high);
        for (let i = 0; i < 400; i++) {
            this.#crowdOrder(market, i % 2 === 0 ? 'BUY' : 'SELL');
        }
        for (let i = 0; i < 60; i++) {
            this.crowdTrade(market);
        }
    }

    #step(market) {
        return Math.max(1, Number(market.mid) * 0.00004);
    }

    #crowdOrder(market, side) {
        const away = 1 + Math.floor((this.random() ** 2.2 * 220 + 1) * this.#step(market));
        const ticks = side === 'BUY' ? market.mid - BigInt(away) : market.mid + BigInt(away);
        if (ticks > 0n) {
            this.#enter(market, { id: null, side, ticks, leaves: this.#crowdVolume(market), rest: true });
        }
    }

    #crowdVolume(market) {
        const size = (this.random() ** 3 * 3 + 0.001) * 10 ** market.volumeScale;
        return BigInt(Math.max(100, Math.floor(size / 100) * 100));
    }

    crowdTrade(market) {
        const side = this.random() < 0.5 ? 'BUY' : 'SELL';
        const other = market.orders[side === 'BUY' ? 'SELL' : 'BUY'];
        if (other.length > 5) {
            this.#enter(market, { id: null, side, ticks: null, leaves: this.#crowdVolume(market) / 4n + 1n, rest: false });
        }
    }

    /** One step of what the crowd does. */
    crowd() {
        for (const market of this.markets.values()) {
            if (market.status !== 'ACTIVE') {
                continue;
            }
            const drift = BigInt(Math.round((this.random() - 0.5) * 6 * this.#step(market)));
            market.mid = market.mid + drift > 100n ? market.mid + drift : market.mid;
            const dice = this.random();
            if (dice < 0.25) {
                this.crowdTrade(market);
            } else if (dice < 0.65) {
                this.#crowdOrder(market, this.random() < 0.5 ? 'BUY' : 'SELL');
            } else {
                this.#crowdCancel(market);
            }
        }
    }

    #crowdCancel(market) {
        const orders = market.orders[this.random() < 0.5 ? 'BUY' : 'SELL'].filter((o) => o.id === null);
        if (orders.length > 120) {
            const order = orders[Math.floor(this.random() * orders.length)];
            this.#change(market, () => this.#remove(market, order));
        }
    }

    #remove(market, order) {
        const orders = market.orders[order.side];
        orders.splice(orders.indexOf(order), 1);
    }

    /** Runs `what` and tells the levels it changed. */
    #change(market, what) {
        const before = { BUY: new Map(key(market.levels('BUY'))), SELL: new Map(key(market.levels('SELL'))) };
        what();
        const changes = (side) => {
            const after = new Map(key(market.levels(side)));
            const out = [];
            for (const [ticks, row] of after) {
                const old = before[side].get(ticks);
                if (!old || old[1] !== row[1] || old[2] !== row[2]) {
                    out.push([market.price(ticks), market.volume(row[1]), row[2]]);
                }
            }
            for (const ticks of before[side].keys()) {
                if (!after.has(ticks)) {
                    out.push([market.price(ticks), '0', 0]);
                }
            }
            return out;
        };
        const bids = changes('BUY');
        const asks = changes('SELL');
        if (bids.length || asks.length) {
            market.sequence++;
            this.emit({
                channel: 'book',
                message: {
                    type: 'book_update',
                    pair: market.pair,
                    sequence: market.sequence,
                    timestamp: this.now(),
                    bids,
                    asks,
                },
            });
        }
    }

    /** ticks null: a market order. Returns the filled lots and their value. */
    #enter(market, order) {
        const done = { lots: 0n, value: 0n };
        this.#change(market, () => this.#sweep(market, order, done));
        return done;
    }

    #sweep(market, order, done) {
        const other = market.orders[order.side === 'BUY' ? 'SELL' : 'BUY'];
        while (order.leaves > 0n && other.length > 0 && this.#meets(order, other[0])) {
            const resting = other[0];
            let lots = min(order.leaves, resting.leaves);
            if (order.budget !== undefined) {
                lots = min(lots, (order.budget - done.value) / (resting.ticks * market.unit));
                if (lots === 0n) {
                    break;
                }
            }
            order.leaves -= lots;
            resting.leaves -= lots;
            done.lots += lots;
            done.value += lots * resting.ticks * market.unit;
            if (resting.leaves === 0n) {
                other.shift();
            }
            this.#traded(market, order, resting, lots);
        }
        if (order.rest && order.leaves > 0n) {
            this.#rest(market, order);
        }
    }

    #meets(order, resting) {
        return order.ticks === null || (order.side === 'BUY' ? resting.ticks <= order.ticks : resting.ticks >= order.ticks);
    }

    #rest(market, order) {
        const orders = market.orders[order.side];
        let at = orders.length;
        while (at > 0 && (order.side === 'BUY' ? orders[at - 1].ticks < order.ticks : orders[at - 1].ticks > order.ticks)) {
            at--;
        }
        orders.splice(at, 0, order);
    }

    #traded(market, taker, maker, lots) {
        const now = this.now();
        market.last = maker.ticks;
        market.volume24 += lots;
        market.high = maker.ticks > market.high ? maker.ticks : market.high;
        market.low = maker.ticks < market.low ? maker.ticks : market.low;
        const start = Math.floor(now / 60000) * 60000;
        const candle = market.candles.get(start);
        market.candles.set(
            start,
            candle
                ? [candle[0], max(candle[1], maker.ticks), min(candle[2], maker.ticks), maker.ticks, candle[4] + lots]
                : [maker.ticks, maker.ticks, maker.ticks, maker.ticks, lots],
        );
        const trade = {
            type: 'trade',
            pair: market.pair,
            sequence: ++market.tradeSequence,
            timestamp: now,
            price: market.price(maker.ticks),
            volume: market.volume(lots),
            is_buy: taker.side === 'BUY',
        };
        market.trades.push(trade);
        market.trades.splice(0, market.trades.length - 200);
        this.emit({ channel: 'trades', message: trade });
        for (const [order, isMaker] of [
            [maker, true],
            [taker, false],
        ]) {
            if (order.id !== null) {
                this.#filled(market, order, maker.ticks, lots, isMaker);
            }
        }
    }

    #filled(market, order, ticks, lots, isMaker) {
        const now = this.now();
        const json = order.json;
        const value = lots * ticks * market.unit;
        const quantity = lots * 10n ** BigInt(SCALE - market.volumeScale);
        order.filled += lots;
        order.value += value;
        const fee = (order.side === 'BUY' ? quantity : value) / (isMaker ? 1000n : 500n);
        const base = this.balances.get(market.base);
        const counter = this.balances.get(market.counter);
        if (order.side === 'BUY') {
            counter.held -= order.ticks === null ? 0n : lots * order.ticks * market.unit;
            counter.available += order.ticks === null ? -value : lots * (order.ticks - ticks) * market.unit;
            base.available += quantity - fee;
        } else {
            base.held -= quantity;
            counter.available += value - fee;
        }
        json.filled_base = market.volume(order.filled);
        json.filled_counter = text(order.value, SCALE);
        json.remaining = market.volume(order.leaves);
        json.average_price = text(order.value / order.filled / market.unit, market.priceScale);
        json.updated = now;
        if (order.leaves === 0n) {
            json.status = 'FILLED';
            json.ended = now;
        }
        const fill = {
            trade_id: String(this.nextTrade++),
            order_id: json.order_id,
            client_order_id: json.client_order_id,
            pair: market.pair,
            side: order.side,
            price: market.price(ticks),
            volume: market.volume(lots),
            is_maker: isMaker,
            fee: text(fee, SCALE),
            fee_asset: order.side === 'BUY' ? market.base : market.counter,
            timestamp: now,
        };
        this.fills.unshift(fill);
        this.emit({ channel: 'private', message: { type: 'fill', fill } });
        this.#tell(order, market);
    }

    #tell(order, market) {
        this.emit({ channel: 'private', message: { type: 'order', order: { ...order.json } } });
        for (const asset of [market.base, market.counter]) {
            this.emit({ channel: 'private', message: { type: 'balance', balance: this.balance(asset) } });
        }
    }

    balance(asset) {
        const { available, held } = this.balances.get(asset);
        return { asset, available: text(available, SCALE), held: text(held, SCALE) };
    }

    /** Places an order of the account; throws { status, error, error_code, reason, field }. */
    place(request) {
        const market = this.markets.get(request.pair);
        if (!market) {
            throw refusal('UNKNOWN_MARKET', 'ErrInvalidMarketPair', 'There is no such market.', 'pair');
        }
        const earlier = this.userOrders.find((o) => request.client_order_id && o.json.client_order_id === request.client_order_id);
        if (earlier) {
            throw Object.assign(
                refusal('DUPLICATE_CL_ORD_ID', 'ErrDuplicateClientOrderID', 'This client order id was used before; the first order with it stands.', 'client_order_id', 409),
                { order_id: earlier.json.order_id },
            );
        }
        const order = this.#orderOf(market, request);
        this.#hold(market, order);
        this.userOrders.unshift(order);
        this.#tell(order, market);
        if (order.json.status === 'OPEN') {
            this.#enter(market, order);
            this.#afterEntry(market, order);
        }
        return order.json;
    }

    #orderOf(market, request) {
        const ticks = request.price ? units(request.price, market.priceScale) : null;
        const lots = request.volume ? units(request.volume, market.volumeScale) : 10n ** 15n;
        const now = this.now();
        const time = request.time_in_force ?? (request.type === 'MARKET' ? 'IOC' : 'GTC');
        const best = market.orders[request.side === 'BUY' ? 'SELL' : 'BUY'][0];
        const crosses = best && ticks !== null && (request.side === 'BUY' ? best.ticks <= ticks : best.ticks >= ticks);
        if (request.post_only && crosses) {
            throw refusal('POST_ONLY_WOULD_TRADE', 'ErrOrderCanceled', 'The post-only order would have traded at once.', 'price');
        }
        if (ticks !== null && (ticks * 2n < market.last || ticks > market.last * 2n)) {
            throw refusal('PRICE_OUTSIDE_BAND', 'ErrInvalidPrice', 'The price is too far from the last trade.', 'price');
        }
        const number = this.nextOrder++;
        const waits = request.type.startsWith('STOP');
        const json = {
            order_id: 'BX' + number.toString(32).toUpperCase().padStart(13, '0'),
            client_order_id: request.client_order_id ?? '',
            pair: market.pair,
            side: request.side,
            type: request.type,
            time_in_force: time,
            post_only: request.post_only ?? false,
            price: ticks === null ? '0' : market.price(ticks),
            volume: request.volume ? market.volume(lots) : '0',
            counter_volume: request.counter_volume ?? '0',
            stop_price: request.stop_price ?? '0',
            display_volume: request.display_volume ?? '0',
            expires: request.expires ?? 0,
            self_trade_prevention: request.self_trade_prevention ?? 'CANCEL_NEWEST',
            status: waits ? 'UNTRIGGERED' : 'OPEN',
            reason: '',
            filled_base: market.volume(0n),
            filled_counter: '0',
            remaining: request.volume ? market.volume(lots) : '0',
            average_price: '0',
            fee_base: '0',
            fee_counter: '0',
            created: now,
            updated: now,
            ended: 0,
        };
        return {
            id: number,
            json,
            side: request.side,
            ticks,
            leaves: lots,
            display: request.display_volume ? units(request.display_volume, market.volumeScale) : undefined,
            budget: request.counter_volume ? units(request.counter_volume, SCALE) : undefined,
            rest: ticks !== null && !['IOC', 'FOK'].includes(time) && request.type !== 'MARKET',
            filled: 0n,
            value: 0n,
        };
    }

    #held(market, order) {
        if (order.side === 'SELL') {
            return [market.base, order.leaves * 10n ** BigInt(SCALE - market.volumeScale)];
        }
        return [market.counter, order.ticks === null ? 0n : order.leaves * order.ticks * market.unit];
    }

    #hold(market, order) {
        const [asset, amount] = this.#held(market, order);
        const balance = this.balances.get(asset);
        const needed = order.budget ?? amount;
        if (balance.available < needed) {
            throw refusal('INSUFFICIENT_FUNDS', 'ErrInsufficientBalance', 'The available balance does not cover it.', 'volume');
        }
        balance.available -= amount;
        balance.held += amount;
    }

    #release(market, order) {
        const [asset, amount] = this.#held(market, order);
        const balance = this.balances.get(asset);
        balance.available += amount;
        balance.held -= amount;
    }

    #afterEntry(market, order) {
        if (!order.rest && order.json.status === 'OPEN') {
            this.#end(market, order, order.filled > 0n && order.budget ? 'FILLED' : 'CANCELED', 'IOC_REST');
        }
    }

    #end(market, order, status, reason) {
        this.#release(market, order);
        order.json.status = status;
        order.json.reason = status === 'FILLED' ? '' : reason;
        order.json.remaining = '0';
        order.json.updated = order.json.ended = this.now();
        this.#tell(order, market);
    }

    find(id) {
        const order = this.userOrders.find((o) => o.json.order_id === id);
        if (!order) {
            throw refusal('UNKNOWN_ORDER', 'ErrOrderNotFound', 'No open order of this account has that id.', '', 404);
        }
        return order;
    }

    cancel(id) {
        const order = this.find(id);
        if (order.json.ended !== 0) {
            throw refusal('TOO_LATE', 'ErrCannotStopUnknownOrNonPendingOrder', 'The order has ended already.');
        }
        const market = this.markets.get(order.json.pair);
        this.#change(market, () => {
            if (order.json.status === 'OPEN') {
                this.#remove(market, order);
            }
        });
        this.#end(market, order, 'CANCELED', 'REQUESTED');
        return order.json;
    }

    amend(id, change) {
        const order = this.find(id);
        const market = this.markets.get(order.json.pair);
        if (order.json.ended !== 0) {
            throw refusal('TOO_LATE', 'ErrCannotStopUnknownOrNonPendingOrder', 'The order has ended already.');
        }
        if (order.json.status === 'OPEN') {
            this.#change(market, () => this.#remove(market, order));
        }
        this.#release(market, order);
        if (change.price) {
            order.ticks = units(change.price, market.priceScale);
            order.json.price = market.price(order.ticks);
        }
        if (change.volume) {
            const lots = units(change.volume, market.volumeScale);
            order.leaves = lots - order.filled;
            order.json.volume = market.volume(lots);
            order.json.remaining = market.volume(order.leaves);
        }
        if (change.stop_price) {
            order.json.stop_price = change.stop_price;
        }
        this.#hold(market, order);
        order.json.updated = this.now();
        this.#tell(order, market);
        if (order.json.status === 'OPEN') {
            this.#enter(market, order);
        }
        return order.json;
    }

    /** The crowd trades with the account's order whatever its price. */
    fill(id, lots) {
        const order = this.find(id);
        const market = this.markets.get(order.json.pair);
        const side = order.side === 'BUY' ? 'SELL' : 'BUY';
        let volume = lots ? units(lots, market.volumeScale) : order.leaves;
        for (const other of market.orders[order.side]) {
            if (other === order) {
                break;
            }
            volume += other.leaves;
        }
        this.#enter(market, { id: null, side, ticks: order.ticks, leaves: volume, rest: false });
    }

    setStatus(pair, status) {
        const market = this.markets.get(pair);
        market.status = status;
        const auction = status === 'AUCTION';
        this.emit({
            channel: 'book',
            message: {
                type: 'status',
                pair,
                timestamp: this.now(),
                status,
                indicative_price: auction ? market.price(market.last) : '0',
                indicative_volume: auction ? market.volume(123400n) : '0',
                imbalance: '0',
            },
        });
    }

    ticker(market) {
        return {
            type: 'ticker',
            pair: market.pair,
            timestamp: this.now(),
            bid: market.orders.BUY.length ? market.price(market.orders.BUY[0].ticks) : '0',
            ask: market.orders.SELL.length ? market.price(market.orders.SELL[0].ticks) : '0',
            last_trade: market.price(market.last),
            open_24h: market.price(market.open24),
            high_24h: market.price(market.high),
            low_24h: market.price(market.low),
            rolling_24_hour_volume: market.volume(market.volume24),
            status: market.status,
        };
    }

    candlesOf(market, duration, since, limit) {
        const out = new Map();
        for (const [start, [open, high, low, close, volume]] of [...market.candles].sort((a, b) => a[0] - b[0])) {
            const bucket = Math.floor(start / (duration * 1000)) * duration * 1000;
            if (bucket < since) {
                continue;
            }
            const there = out.get(bucket);
            out.set(
                bucket,
                there
                    ? [there[0], max(there[1], high), min(there[2], low), close, there[4] + volume]
                    : [open, high, low, close, volume],
            );
        }
        return [...out].slice(0, limit).map(([timestamp, [open, high, low, close, volume]]) => ({
            timestamp,
            open: market.price(open),
            high: market.price(high),
            low: market.price(low),
            close: market.price(close),
            volume: market.volume(volume),
        }));
    }
}

function key(levels) {
    return levels.map((row) => [row[0], row]);
}

function max(a, b) {
    return a > b ? a : b;
}

function refusal(reason, code, error, field = '', status = 400) {
    return { status, error, error_code: code, reason, field };
}
