import { Step, ZERO, decimal, group, isZero, trim } from './decimal.js';

/** A market as GET /api/ringbook/1/markets tells it. */
export class Market {
    constructor(json) {
        this.pair = json.pair;
        this.base = json.base;
        this.counter = json.counter;
        this.status = json.status;
        this.tick = new Step(json.tick_size);
        this.lot = new Step(json.lot_size);
        this.minVolume = decimal(json.min_volume ?? '0');
        this.maxVolume = limit(json.max_volume);
        this.minValue = decimal(json.min_value ?? '0');
        this.maxValue = limit(json.max_value);
        this.counterScale = json.counter_scale ?? this.tick.scale + this.lot.scale;
    }

    get name() {
        return `${this.base}/${this.counter}`;
    }

    /** A price for people. */
    price(text) {
        return group(trim(String(text), this.tick.scale));
    }

    /** A volume for people. */
    volume(text) {
        return group(trim(String(text), this.lot.scale));
    }

    /** An amount of the counter currency for people. */
    amount(text) {
        return group(trim(String(text), 2));
    }
}

function limit(text) {
    const value = text === undefined || text === null ? ZERO : decimal(text);
    return isZero(value) ? null : value;
}

/** What a market's state lets one do, in a sentence; empty if everything. */
export function statusSentence(status) {
    return (
        {
            POST_ONLY: 'Only post-only orders are taken.',
            SUSPENDED: 'Suspended: only cancels are taken.',
            AUCTION: 'Call auction: orders gather and trade together when it ends.',
            UNCROSSING: 'The auction is being resolved.',
            HALTED: 'Halted: only cancels are taken.',
            CLOSED: 'Closed.',
            DELISTED: 'Delisted.',
        }[status] ?? ''
    );
}
