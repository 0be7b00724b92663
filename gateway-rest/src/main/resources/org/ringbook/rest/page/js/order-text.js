import { decimal, isZero } from './decimal.js';

/** Orders in words, for tables and messages. */

const TYPE = { LIMIT: 'Limit', MARKET: 'Market', MARKET_TO_LIMIT: 'Market to limit', STOP: 'Stop', STOP_LIMIT: 'Stop limit' };
const STATUS = { OPEN: 'Open', UNTRIGGERED: 'Waiting', FILLED: 'Filled', CANCELED: 'Canceled', EXPIRED: 'Expired', REJECTED: 'Refused' };

export function typeText(order) {
    const notes = [];
    if (order.post_only) {
        notes.push('post-only');
    }
    if (!['GTC', '', undefined].includes(order.time_in_force) && order.type !== 'MARKET') {
        notes.push(order.time_in_force);
    }
    if (!none(order.display_volume)) {
        notes.push('iceberg');
    }
    return [TYPE[order.type] ?? order.type, ...notes].join(' · ');
}

export function statusText(order) {
    const partly = order.status === 'CANCELED' && !none(order.filled_base) ? 'Partly filled' : null;
    return partly ?? STATUS[order.status] ?? order.status;
}

/** Why it ended as it did, in lower case words; empty if there is nothing to say. */
export function reasonText(order) {
    return order.status === 'FILLED' ? '' : (order.reason ?? '').replaceAll('_', ' ').toLowerCase();
}

export function priceText(order, market) {
    const price = none(order.price) ? (order.type === 'MARKET' || order.type === 'STOP' ? 'Market' : '–') : market.price(order.price);
    return none(order.stop_price) ? price : `${price} if ${order.side === 'BUY' ? '≥' : '≤'} ${market.price(order.stop_price)}`;
}

export function volumeText(order, market) {
    return none(order.counter_volume) ? market.volume(order.volume) : `${market.amount(order.counter_volume)} ${market.counter}`;
}

export function none(text) {
    return text === undefined || text === null || text === '' || isZero(decimal(text));
}
