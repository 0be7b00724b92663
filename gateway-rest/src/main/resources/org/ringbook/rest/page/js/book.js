import { Step, decimal } from './decimal.js';

/**
 * The book of one market by price level, as the stream tells it. Prices are whole ticks and volumes whole lots, in
 * BigInt; both sides are sorted, best first. A level costs one binary search, so the length of a book does not matter.
 */
export class Book {
    /** Tick and lot are Steps. */
    constructor(tick, lot) {
        this.tick = tick;
        this.lot = lot;
        this.clear();
    }

    clear() {
        this.sequence = null;
        this.bids = [];
        this.asks = [];
    }

    get isKnown() {
        return this.sequence !== null;
    }

    /** Replaces everything. */
    snapshot(message) {
        this.bids = message.bids.map((row) => this.#level(row));
        this.asks = message.asks.map((row) => this.#level(row));
        checkOrder(this.bids, -1);
        checkOrder(this.asks, 1);
        this.sequence = message.sequence;
    }

    /** False if a message is missing in between: then nothing has changed and a snapshot is needed. */
    update(message) {
        if (this.sequence === null || message.sequence !== this.sequence + 1) {
            return false;
        }
        for (const row of message.bids) {
            put(this.bids, this.#level(row), -1);
        }
        for (const row of message.asks) {
            put(this.asks, this.#level(row), 1);
        }
        this.sequence = message.sequence;
        return true;
    }

    get bestBid() {
        return this.bids[0] ?? null;
    }

    get bestAsk() {
        return this.asks[0] ?? null;
    }

    /** Ticks between the best prices, or null if a side is empty. */
    get spread() {
        return this.bids.length && this.asks.length ? this.asks[0].price - this.bids[0].price : null;
    }

    /**
     * The first `count` levels of a side, best first, with what has gathered up to each. With ticksPerRow above 1 prices
     * are put together, bids downwards and asks upwards, so that a row never looks better than what is in it.
     */
    rows(side, count, ticksPerRow = 1n) {
        const levels = side === 'BUY' ? this.bids : this.asks;
        const rows = [];
        let total = 0n;
        for (const level of levels) {
            const price = side === 'BUY' ? roundDown(level.price, ticksPerRow) : roundUp(level.price, ticksPerRow);
            const last = rows[rows.length - 1];
            total += level.volume;
            if (last && last.price === price) {
                last.volume += level.volume;
                last.orders += level.orders;
                last.total = total;
            } else {
                if (rows.length === count) {
                    break;
                }
                rows.push({ price, volume: level.volume, orders: level.orders, total });
            }
        }
        return rows;
    }

    /** What buying or selling so many lots at once takes: { lots: as far as the book goes, value: in ticks × lots }. */
    sweep(side, lots) {
        let left = lots;
        let value = 0n;
        for (const level of side === 'BUY' ? this.asks : this.bids) {
            if (left === 0n) {
                break;
            }
            const taken = level.volume < left ? level.volume : left;
            left -= taken;
            value += taken * level.price;
        }
        return { lots: lots - left, value };
    }

    #level(row) {
        return { price: steps(this.tick, row[0]), volume: steps(this.lot, row[1]), orders: row[2] ?? 0 };
    }
}

function steps(step, text) {
    const count = step.stepsOf(decimal(text));
    if (count === null) {
        throw new Error(`not a multiple of ${step}: ${text}`);
    }
    return count;
}

function checkOrder(levels, direction) {
    for (let i = 1; i < levels.length; i++) {
        const ascending = levels[i - 1].price < levels[i].price;
        if (levels[i - 1].price === levels[i].price || ascending !== direction > 0) {
            throw new Error('a snapshot is not sorted');
        }
    }
}

/** direction: 1 for ascending prices, -1 for descending ones. */
function put(levels, level, direction) {
    let low = 0;
    let high = levels.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        const before = direction > 0 ? levels[middle].price < level.price : levels[middle].price > level.price;
        if (before) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const found = low < levels.length && levels[low].price === level.price;
    if (level.volume === 0n) {
        if (found) {
            levels.splice(low, 1);
        }
    } else if (found) {
        levels[low] = level;
    } else {
        levels.splice(low, 0, level);
    }
}

function roundDown(price, step) {
    return price - (price % step);
}

function roundUp(price, step) {
    return price % step === 0n ? price : price - (price % step) + step;
}

/** How many ticks a row of the book may stand for, from a tick and up. */
export function rowSizes(tick) {
    const sizes = [];
    for (const ticks of [1n, 10n, 100n, 1000n]) {
        sizes.push({ ticks, label: new Step(tick.format(ticks)).toString() });
    }
    return sizes;
}
