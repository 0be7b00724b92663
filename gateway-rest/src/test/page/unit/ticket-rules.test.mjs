import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decimal, format } from '../../../main/resources/org/ringbook/rest/page/js/decimal.js';
import { Market } from '../../../main/resources/org/ringbook/rest/page/js/market.js';
import { amountOfShare, check, checkAmendment, fieldOfError, fieldsOf, isAmendable, volumeOfShare } from '../../../main/resources/org/ringbook/rest/page/js/ticket-rules.js';

const market = new Market({
    pair: 'XBTZAR', base: 'XBT', counter: 'ZAR', status: 'ACTIVE', tick_size: '1', lot_size: '0.000001',
    min_volume: '0.0001', max_volume: '1000', min_value: '10', max_value: '100000000', counter_scale: 8,
});
const limit = { side: 'BUY', type: 'LIMIT', byAmount: false, price: '1934000', volume: '0.5', timeInForce: 'GTC' };
const funds = { base: '2', counter: '1000000' };
const errors = (fields, context) => check({ ...limit, ...fields }, market, context).errors;
const order = (fields, context) => check({ ...limit, ...fields }, market, context).order;

test('should say a limit order in exact text', () => {
    assert.deepEqual(order({ price: '1 934 000', volume: '.5' }), {
        pair: 'XBTZAR', side: 'BUY', type: 'LIMIT', price: '1934000', volume: '0.500000', time_in_force: 'GTC',
    });
});

test('should say what is wrong beside the field', () => {
    assert.match(errors({ price: '' }).price, /missing/);
    assert.match(errors({ price: '1,5' }).price, /point/);
    assert.match(errors({ price: 'abc' }).price, /plain number/);
    assert.match(errors({ price: '0' }).price, /above zero/);
    assert.match(errors({ price: '1934000.5' }).price, /multiple of 1 ZAR/);
    assert.match(errors({ volume: '0.0000015' }).volume, /multiple of 0.000001 XBT/);
    assert.match(errors({ volume: '0.00005' }).volume, /smallest volume is 0.0001 XBT/);
    assert.match(errors({ volume: '1000.000001' }).volume, /largest volume is 1000 XBT/);
    assert.match(errors({ price: '1', volume: '9.999999' }).volume, /smallest order value is 10.00 ZAR/);
    assert.equal(errors({ price: '1', volume: '10' }).volume, undefined);
    assert.equal(order({ price: 'abc' }), null);
});

test('should compare with what is available exactly', () => {
    assert.equal(errors({ price: '1000000', volume: '1' }, { funds }).volume, undefined);
    assert.match(errors({ price: '1000000', volume: '1.000001' }, { funds }).volume, /available 1\u202f000\u202f000.00 ZAR/);
    assert.match(errors({ side: 'SELL', volume: '2.000001' }, { funds }).volume, /available 2.000000 XBT/);
});

test('should ask of each type what it needs', () => {
    assert.deepEqual(order({ type: 'MARKET', timeInForce: '', price: 'ignored' }), { pair: 'XBTZAR', side: 'BUY', type: 'MARKET', volume: '0.500000' });
    assert.deepEqual(order({ type: 'MARKET', byAmount: true, amount: '250.75', timeInForce: 'FOK' }), {
        pair: 'XBTZAR', side: 'BUY', type: 'MARKET', counter_volume: '250.75', time_in_force: 'FOK',
    });
    assert.match(errors({ type: 'MARKET', byAmount: true, amount: '0.123456789' }).amount, /at most 8 decimals/);
    assert.match(errors({ type: 'MARKET', byAmount: true, amount: '9.99' }).amount, /smallest amount/);
    assert.equal(order({ type: 'MARKET', side: 'SELL', byAmount: true }).volume, '0.500000');
    const stop = order({ type: 'STOP', stopPrice: '1950000', price: '1960000' });
    assert.deepEqual([stop.stop_price, stop.price, stop.volume], ['1950000', '1960000', '0.500000']);
    assert.equal(order({ type: 'STOP', side: 'SELL', stopPrice: '1900000', price: '1' }).price, undefined);
    assert.match(errors({ type: 'STOP_LIMIT', stopPrice: '' }).stopPrice, /missing/);
    assert.equal(order({ type: 'MARKET_TO_LIMIT' }).price, undefined);
    assert.equal(fieldsOf('BUY', 'STOP', true).price, false);
});

test('should refuse a stop price on the wrong side of the last trade', () => {
    assert.match(errors({ type: 'STOP_LIMIT', stopPrice: '1934000' }, { last: '1934000' }).stopPrice, /above the last trade/);
    assert.equal(errors({ type: 'STOP_LIMIT', stopPrice: '1934001' }, { last: '1934000' }).stopPrice, undefined);
    assert.match(errors({ type: 'STOP', side: 'SELL', stopPrice: '1934000' }, { last: '1934000' }).stopPrice, /below the last trade/);
});

test('should refuse post-only that would trade, and leave it out where it has no place', () => {
    const book = { bestBid: '1933000', bestAsk: '1935000' };
    assert.match(errors({ postOnly: true, price: '1935000' }, { book }).price, /would trade at once/);
    assert.equal(order({ postOnly: true, price: '1934999' }, { book }).post_only, true);
    assert.match(errors({ postOnly: true, side: 'SELL', price: '1933000' }, { book }).price, /best bid 1933000/);
    assert.equal(order({ postOnly: true, price: '1935000', timeInForce: 'IOC' }, { book }).post_only, undefined);
});

test('should check icebergs, times and client order ids', () => {
    assert.equal(order({ display: '0.01' }).display_volume, '0.010000');
    assert.match(errors({ display: '0.009999' }).display, /1\/50/);
    assert.match(errors({ display: '0.6' }).display, /more than the whole/);
    assert.match(errors({ timeInForce: 'GTD', expires: '' }).expires, /until when/);
    assert.match(errors({ timeInForce: 'GTD', expires: '2026-01-01T00:00' }, { now: Date.parse('2026-02-01') }).expires, /past/);
    assert.equal(order({ timeInForce: 'GTD', expires: '2026-03-01T00:00Z' }, { now: 0 }).expires, Date.parse('2026-03-01T00:00Z'));
    assert.equal(order({ clientOrderId: ' my-1 ' }).client_order_id, 'my-1');
    assert.match(errors({ clientOrderId: 'my 1' }).clientOrderId, /without spaces/);
    assert.match(errors({ clientOrderId: 'x'.repeat(37) }).clientOrderId, /1 to 36/);
    assert.equal(order({ selfTrade: 'CANCEL_BOTH' }).self_trade_prevention, 'CANCEL_BOTH');
});

test('should take a part of the balance rounded down to a lot', () => {
    assert.equal(format(volumeOfShare('BUY', 100, market, funds, decimal('3'))), '333333.333333');
    assert.equal(format(volumeOfShare('SELL', 25, market, { base: '0.000003', counter: '0' }, null)), '0.000000');
    assert.equal(format(volumeOfShare('SELL', 100, market, funds, null)), '2.000000');
    assert.equal(volumeOfShare('BUY', 50, market, funds, null), null);
    assert.equal(format(amountOfShare(50, market, { counter: '3.999' })), '1.99');
});

test('should send of an amendment only what differs', () => {
    const open = { type: 'LIMIT', status: 'OPEN', price: '100', volume: '2.000000', filled_base: '0.5', stop_price: '0', counter_volume: '0' };
    assert.deepEqual(checkAmendment(open, { price: '101', volume: '2' }, market).change, { price: '101' });
    assert.deepEqual(checkAmendment(open, { price: '100', volume: '1.5' }, market).change, { volume: '1.500000' });
    assert.match(checkAmendment(open, { price: '100', volume: '2' }, market).errors.volume, /Nothing is changed/);
    assert.match(checkAmendment(open, { price: '100', volume: '0.5' }, market).errors.volume, /filled already/);
    assert.equal(isAmendable(open), true);
    assert.equal(isAmendable({ ...open, counter_volume: '10' }), false);
});

test('should put what the exchange refuses beside its field', () => {
    assert.equal(fieldOfError({ field: 'display_volume' }), 'display');
    assert.equal(fieldOfError({ reason: 'PRICE_OUTSIDE_BAND', code: 'ErrInvalidPrice' }), 'price');
    assert.equal(fieldOfError({ code: 'ErrInsufficientBalance' }), 'volume');
    assert.equal(fieldOfError({ code: 'ErrInternal' }), null);
});
