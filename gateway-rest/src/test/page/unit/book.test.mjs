import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Book, rowSizes } from '../../../main/resources/org/ringbook/rest/page/js/book.js';
import { Step } from '../../../main/resources/org/ringbook/rest/page/js/decimal.js';

function book() {
    const made = new Book(new Step('1'), new Step('0.001'));
    made.snapshot({
        sequence: 7,
        bids: [['100', '1.000', 2], ['99', '0.500', 1], ['95', '2.000', 1]],
        asks: [['101', '0.250', 1], ['104', '1.000', 3]],
    });
    return made;
}

const rows = (list) => list.map((row) => [Number(row.price), Number(row.volume), Number(row.total), row.orders]);

test('should show a snapshot best first with totals', () => {
    assert.deepEqual(rows(book().rows('BUY', 10)), [[100, 1000, 1000, 2], [99, 500, 1500, 1], [95, 2000, 3500, 1]]);
    assert.deepEqual(rows(book().rows('SELL', 1)), [[101, 250, 250, 1]]);
    assert.equal(book().spread, 1n);
});

test('should change, add and take out levels', () => {
    const made = book();
    assert.equal(made.update({ sequence: 8, bids: [['100', '0', 0], ['98', '0.100', 1]], asks: [['101', '0.300', 2], ['103', '1.000', 1]] }), true);
    assert.deepEqual(rows(made.rows('BUY', 10)), [[99, 500, 500, 1], [98, 100, 600, 1], [95, 2000, 2600, 1]]);
    assert.deepEqual(rows(made.rows('SELL', 10)), [[101, 300, 300, 2], [103, 1000, 1300, 1], [104, 1000, 2300, 3]]);
});

test('should refuse an update after a gap and stay as it was', () => {
    const made = book();
    assert.equal(made.update({ sequence: 9, bids: [['100', '0', 0]], asks: [] }), false);
    assert.equal(made.sequence, 7);
    assert.equal(made.bestBid.price, 100n);
});

test('should take nothing before a snapshot', () => {
    assert.equal(new Book(new Step('1'), new Step('1')).update({ sequence: 1, bids: [], asks: [] }), false);
});

test('should put prices together without making them better', () => {
    assert.deepEqual(rows(book().rows('BUY', 10, 10n)), [[100, 1000, 1000, 2], [90, 2500, 3500, 2]]);
    assert.deepEqual(rows(book().rows('SELL', 10, 10n)), [[110, 1250, 1250, 4]]);
    assert.deepEqual(rowSizes(new Step('0.05')).map((size) => size.label), ['0.05', '0.5', '5', '50']);
});

test('should say what a sweep takes', () => {
    assert.deepEqual(book().sweep('BUY', 500n), { lots: 500n, value: 250n * 101n + 250n * 104n });
    assert.deepEqual(book().sweep('SELL', 9999n), { lots: 3500n, value: 1000n * 100n + 500n * 99n + 2000n * 95n });
});

test('should refuse what is not a price of the market or not sorted', () => {
    assert.throws(() => book().update({ sequence: 8, bids: [['100.5', '1.000', 1]], asks: [] }), /multiple/);
    assert.throws(() => book().snapshot({ sequence: 1, bids: [['1', '1.000', 1], ['2', '1.000', 1]], asks: [] }), /sorted/);
});

test('should agree with a plain map over many updates', () => {
    const made = new Book(new Step('1'), new Step('1'));
    made.snapshot({ sequence: 0, bids: [], asks: [] });
    const plain = new Map();
    let state = 12345;
    const chance = (below) => (state = (state * 1103515245 + 12345) % 2147483648) % below;
    for (let sequence = 1; sequence <= 5000; sequence++) {
        const price = String(1 + chance(400));
        const volume = String(chance(3) === 0 ? 0 : 1 + chance(9));
        plain.set(price, volume);
        made.update({ sequence, bids: [[price, volume, 1]], asks: [[price, volume, 1]] });
    }
    const expected = [...plain].filter(([, volume]) => volume !== '0').map(([price, volume]) => [Number(price), Number(volume)]);
    const actual = (side) => made.rows(side, 1000).map((row) => [Number(row.price), Number(row.volume)]);
    assert.deepEqual(actual('SELL'), expected.sort((a, b) => a[0] - b[0]));
    assert.deepEqual(actual('BUY'), expected.sort((a, b) => b[0] - a[0]));
});
