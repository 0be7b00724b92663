import { compare, decimal, format, isZero, multiply, parse, trim, wholeQuotient } from './decimal.js';

/**
 * What an order may say, checked before it is sent, in exact decimals. The exchange checks everything again: these rules
 * are here so that a slip is seen beside its field while typing.
 */

/** What each type of order asks for. A market or stop buy may be given as an amount to spend instead of a volume. */
export const TYPES = {
    LIMIT: { label: 'Limit', price: true, stop: false, amount: false, times: ['GTC', 'DAY', 'GTD', 'IOC', 'FOK'] },
    MARKET: { label: 'Market', price: false, stop: false, amount: true, times: ['', 'FOK'] },
    MARKET_TO_LIMIT: { label: 'Market to limit', price: false, stop: false, amount: false, times: ['GTC', 'DAY', 'GTD'] },
    STOP: { label: 'Stop', price: false, stop: true, amount: true, times: ['GTC', 'DAY', 'GTD'] },
    STOP_LIMIT: { label: 'Stop limit', price: true, stop: true, amount: false, times: ['GTC', 'DAY', 'GTD'] },
};

export const TIMES = {
    '': 'What can be filled now',
    GTC: 'Good till canceled',
    DAY: 'Day',
    GTD: 'Good till date',
    IOC: 'Immediate or cancel',
    FOK: 'Fill or kill',
};

export const SELF_TRADE = {
    '': 'The exchange’s default',
    CANCEL_NEWEST: 'Cancel the newest',
    CANCEL_OLDEST: 'Cancel the oldest',
    CANCEL_BOTH: 'Cancel both',
    DECREMENT: 'Decrement and cancel',
};

const CLIENT_ORDER_ID = /^[\x21-\x7e]{1,36}$/;
/** A peak may hide at most 49 parts of 50. */
const LARGEST_HIDDEN = { mantissa: 50n, scale: 0 };

/** Which fields the ticket shows. */
export function fieldsOf(side, type, byAmount) {
    const rules = TYPES[type];
    const amountAllowed = rules.amount && side === 'BUY';
    const amount = amountAllowed && byAmount;
    const protection = type === 'STOP' && side === 'BUY' && !amount;
    return {
        price: rules.price || protection,
        protection,
        stop: rules.stop,
        amountAllowed,
        amount,
        volume: !amount,
        times: rules.times,
        resting: type === 'LIMIT',
    };
}

/**
 * Checks a ticket. `funds` are the available balances { base, counter } as decimal text, or null if they aren't known;
 * `book` has bestBid and bestAsk as decimal text or null; `last` is the last trade's price or null.
 * Returns { errors: { field: sentence }, order: what to send or null, value: price × volume as a decimal or null }.
 */
export function check(fields, market, { funds = null, book = {}, last = null, now = 0 } = {}) {
    const shown = fieldsOf(fields.side, fields.type, fields.byAmount);
    const errors = {};
    const order = { pair: market.pair, side: fields.side, type: fields.type };
    const price = shown.price ? readPrice('price', fields.price, market, errors) : null;
    const stop = shown.stop ? readPrice('stopPrice', fields.stopPrice, market, errors) : null;
    const volume = shown.volume ? readVolume(fields.volume, market, errors) : null;
    const amount = shown.amount ? readAmount(fields.amount, market, errors) : null;
    put(order, 'price', price);
    put(order, 'stop_price', stop);
    put(order, 'volume', volume);
    put(order, 'counter_volume', amount);

    const value = amount ?? (price && volume ? multiply(price, volume) : null);
    checkValue(value, shown, market, errors);
    checkStop(stop, fields.side, last, errors);
    readTime(fields, shown, now, order, errors);
    readOptions(fields, shown, market, volume, price, book, order, errors);
    checkFunds(fields.side, value, volume, funds, shown, market, errors);
    return { errors, order: Object.keys(errors).length === 0 ? order : null, value };
}

function put(order, name, value) {
    if (value) {
        order[name] = format(value);
    }
}

function read(field, text, what, step, unit, errors) {
    const typed = (text ?? '').trim();
    if (typed === '') {
        errors[field] = `${what} is missing.`;
        return null;
    }
    const value = parse(typed);
    if (value === null) {
        errors[field] = typed.includes(',')
            ? 'Use a point for decimals, and no commas.'
            : `${what} must be a plain number, such as ${step}.`;
        return null;
    }
    if (isZero(value)) {
        errors[field] = `${what} must be above zero.`;
        return null;
    }
    const steps = step.stepsOf(value);
    if (steps === null) {
        errors[field] = `${what} must be a multiple of ${step} ${unit}.`;
        return null;
    }
    return step.value(steps);
}

function readPrice(field, text, market, errors) {
    const what = field === 'price' ? 'The price' : 'The stop price';
    return read(field, text, what, market.tick, market.counter, errors);
}

function readVolume(text, market, errors) {
    const volume = read('volume', text, 'The volume', market.lot, market.base, errors);
    if (volume && compare(volume, market.minVolume) < 0) {
        errors.volume = `The smallest volume is ${trim(format(market.minVolume))} ${market.base}.`;
    } else if (volume && market.maxVolume && compare(volume, market.maxVolume) > 0) {
        errors.volume = `The largest volume is ${trim(format(market.maxVolume))} ${market.base}.`;
    }
    return volume;
}

function readAmount(text, market, errors) {
    const unit = { mantissa: 1n, scale: market.counterScale };
    const typed = (text ?? '').trim();
    const value = typed === '' ? null : parse(typed);
    if (typed === '') {
        errors.amount = 'The amount is missing.';
    } else if (value === null) {
        errors.amount = typed.includes(',') ? 'Use a point for decimals, and no commas.' : 'The amount must be a plain number.';
    } else if (isZero(value)) {
        errors.amount = 'The amount must be above zero.';
    } else if (compare({ mantissa: wholeQuotient(value, unit), scale: unit.scale }, value) !== 0) {
        errors.amount = `${market.counter} has at most ${market.counterScale} decimals.`;
    } else {
        return value;
    }
    return null;
}

function checkValue(value, shown, market, errors) {
    const field = shown.amount ? 'amount' : 'volume';
    if (!value || errors[field]) {
        return;
    }
    const what = shown.amount ? 'amount' : 'order value';
    if (compare(value, market.minValue) < 0) {
        errors[field] = `The smallest ${what} is ${market.amount(format(market.minValue))} ${market.counter}.`;
    } else if (market.maxValue && compare(value, market.maxValue) > 0) {
        errors[field] = `The largest ${what} is ${market.amount(format(market.maxValue))} ${market.counter}.`;
    }
}

function checkStop(stop, side, last, errors) {
    if (!stop || !last) {
        return;
    }
    const against = compare(stop, decimal(last));
    if (side === 'BUY' && against <= 0) {
        errors.stopPrice = 'The stop price of a buy must be above the last trade.';
    } else if (side === 'SELL' && against >= 0) {
        errors.stopPrice = 'The stop price of a sell must be below the last trade.';
    }
}

function readTime(fields, shown, now, order, errors) {
    const time = shown.times.includes(fields.timeInForce) ? fields.timeInForce : shown.times[0];
    if (time !== '') {
        order.time_in_force = time;
    }
    if (time === 'GTD') {
        const expires = Date.parse(fields.expires ?? '');
        if (Number.isNaN(expires)) {
            errors.expires = 'Say until when the order is good.';
        } else if (expires <= now) {
            errors.expires = 'This time is past.';
        } else {
            order.expires = expires;
        }
    }
}

function readOptions(fields, shown, market, volume, price, book, order, errors) {
    const rests = shown.resting && !['IOC', 'FOK'].includes(order.time_in_force);
    if (rests && fields.postOnly) {
        order.post_only = true;
        checkPostOnly(fields.side, price, book, errors);
    }
    if (rests && (fields.display ?? '').trim() !== '') {
        const display = read('display', fields.display, 'The displayed volume', market.lot, market.base, errors);
        if (display && volume && compare(display, volume) > 0) {
            errors.display = 'The displayed volume is more than the whole.';
        } else if (display && volume && compare(multiply(display, LARGEST_HIDDEN), volume) < 0) {
            errors.display = 'At least 1/50 of the volume must be displayed.';
        }
        put(order, 'display_volume', display);
    }
    const id = (fields.clientOrderId ?? '').trim();
    if (id !== '' && !CLIENT_ORDER_ID.test(id)) {
        errors.clientOrderId = '1 to 36 letters, digits or signs, without spaces or accents.';
    } else if (id !== '') {
        order.client_order_id = id;
    }
    if (fields.selfTrade) {
        order.self_trade_prevention = fields.selfTrade;
    }
}

function checkPostOnly(side, price, book, errors) {
    const opposite = side === 'BUY' ? book.bestAsk : book.bestBid;
    if (!price || !opposite) {
        return;
    }
    const against = compare(price, decimal(opposite));
    if (side === 'BUY' ? against >= 0 : against <= 0) {
        errors.price = `Post-only, but at this price it would trade at once (best ${side === 'BUY' ? 'ask' : 'bid'} ${opposite}).`;
    }
}

function checkFunds(side, value, volume, funds, shown, market, errors) {
    if (!funds) {
        return;
    }
    const needed = side === 'SELL' ? volume : value;
    const available = side === 'SELL' ? funds.base : funds.counter;
    const field = shown.amount ? 'amount' : 'volume';
    if (needed && available !== undefined && !errors[field] && compare(needed, decimal(available)) > 0) {
        const [text, asset] =
            side === 'SELL' ? [market.volume(available), market.base] : [market.amount(available), market.counter];
        errors[field] = `More than the available ${text} ${asset}.`;
    }
}

/** The amendment of an open order: what differs from it, or errors. */
export function checkAmendment(order, typed, market) {
    const errors = {};
    const change = {};
    if (decimal(order.price).mantissa !== 0n) {
        const price = readPrice('price', typed.price, market, errors);
        if (price && compare(price, decimal(order.price)) !== 0) {
            change.price = format(price);
        }
    }
    const volume = readVolume(typed.volume, market, errors);
    if (volume && compare(volume, decimal(order.filled_base)) <= 0) {
        errors.volume = `${market.volume(order.filled_base)} ${market.base} is filled already.`;
    } else if (volume && compare(volume, decimal(order.volume)) !== 0) {
        change.volume = format(volume);
    }
    if (order.status === 'UNTRIGGERED' && typed.stopPrice !== undefined) {
        const stop = readPrice('stopPrice', typed.stopPrice, market, errors);
        if (stop && compare(stop, decimal(order.stop_price)) !== 0) {
            change.stop_price = format(stop);
        }
    }
    const changed = Object.keys(change).length > 0;
    if (!changed && Object.keys(errors).length === 0) {
        errors.volume = 'Nothing is changed.';
    }
    return { errors, change: Object.keys(errors).length === 0 ? change : null };
}

/** Whether an open order may be amended at all. */
export function isAmendable(order) {
    return order.type !== 'MARKET' && decimal(order.counter_volume ?? '0').mantissa === 0n;
}

/** The volume that a part of the available balance buys or sells, or null if that can't be said. */
export function volumeOfShare(side, percent, market, funds, price) {
    const available = decimal(side === 'SELL' ? funds.base : funds.counter);
    const part = { mantissa: available.mantissa * BigInt(percent), scale: available.scale + 2 };
    if (side === 'SELL') {
        return market.lot.floor(part);
    }
    if (!price || isZero(price)) {
        return null;
    }
    return market.lot.value(wholeQuotient(part, multiply(price, market.lot)));
}

/** That part of the available counter currency as an amount to spend. */
export function amountOfShare(percent, market, funds) {
    const available = decimal(funds.counter);
    const part = { mantissa: available.mantissa * BigInt(percent), scale: available.scale + 2 };
    const unit = { mantissa: 1n, scale: Math.min(2, market.counterScale) };
    return { mantissa: wholeQuotient(part, unit), scale: unit.scale };
}

/** Which field of the ticket an error of the exchange belongs to; null: the whole ticket. */
export function fieldOfError(error) {
    const named = {
        price: 'price',
        volume: 'volume',
        counter_volume: 'amount',
        stop_price: 'stopPrice',
        display_volume: 'display',
        client_order_id: 'clientOrderId',
        expires: 'expires',
        time_in_force: 'timeInForce',
        post_only: 'price',
        self_trade_prevention: 'selfTrade',
    }[error.field];
    return (
        named ??
        {
            INVALID_PRICE: 'price',
            PRICE_OUTSIDE_BAND: 'price',
            POST_ONLY_WOULD_TRADE: 'price',
            INVALID_QUANTITY: 'volume',
            QUANTITY_TOO_SMALL: 'volume',
            QUANTITY_TOO_LARGE: 'volume',
            NOTIONAL_TOO_SMALL: 'volume',
            NOTIONAL_TOO_LARGE: 'volume',
            ACCOUNT_QUANTITY_LIMIT: 'volume',
            ACCOUNT_NOTIONAL_LIMIT: 'volume',
            INSUFFICIENT_FUNDS: 'volume',
            INVALID_STOP_PRICE: 'stopPrice',
            STOP_PRICE_THROUGH: 'stopPrice',
            INVALID_DISPLAY_QTY: 'display',
            INVALID_CL_ORD_ID: 'clientOrderId',
            DUPLICATE_CL_ORD_ID: 'clientOrderId',
            INVALID_EXPIRE_TIME: 'expires',
            SELF_TRADE_NOT_ALLOWED: 'selfTrade',
            ErrInvalidPrice: 'price',
            ErrPriceDenominationNotAllowed: 'price',
            ErrPriceTooHigh: 'price',
            ErrPriceTooLow: 'price',
            ErrOrderCanceled: 'price',
            ErrInvalidVolume: 'volume',
            ErrInvalidBaseVolume: 'volume',
            ErrVolumeDenominationNotAllowed: 'volume',
            ErrVolumeTooLow: 'volume',
            ErrVolumeTooHigh: 'volume',
            ErrValueTooHigh: 'volume',
            ErrInsufficientBalance: 'volume',
            ErrInvalidCounterVolume: 'amount',
            ErrCounterDenominationNotAllowed: 'amount',
            ErrInvalidStopPrice: 'stopPrice',
            ErrInvalidClientOrderId: 'clientOrderId',
            ErrDuplicateClientOrderID: 'clientOrderId',
        }[error.reason || error.code] ??
        null
    );
}
