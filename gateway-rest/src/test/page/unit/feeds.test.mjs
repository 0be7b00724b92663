import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AccountFeed } from '../../../main/resources/org/ringbook/rest/page/js/account-feed.js';
import { MarketFeed } from '../../../main/resources/org/ringbook/rest/page/js/market-feed.js';
import { createWorld } from './world.mjs';

function marketFeed() {
    const heard = [];
    const states = [];
    const stale = [];
    const fake = createWorld();
    const feed = new MarketFeed(
        'ws://x',
        {
            onMessage: (message) => heard.push(message),
            onState: (state) => states.push(state),
            onStale: (channel, pair) => stale.push(`${channel} ${pair}`),
            onError: (message) => heard.push(message),
        },
        fake.world,
    );
    return { feed, fake, heard, states, stale };
}

const snapshot = (sequence) => ({ type: 'book_snapshot', pair: 'A', sequence, bids: [], asks: [] });
const update = (sequence) => ({ type: 'book_update', pair: 'A', sequence, bids: [], asks: [] });

test('should subscribe what is wanted when the connection opens, and again after it was lost', () => {
    const { feed, fake } = marketFeed();
    feed.watch('book', 'A');
    feed.watch('ticker', 'A');
    feed.watch('ticker', 'B');
    feed.start();
    fake.last().open();
    const wanted = fake.last().sent.map(({ op, channels, pairs }) => [op, channels, pairs]);
    assert.deepEqual(wanted, [['subscribe', ['book'], ['A']], ['subscribe', ['ticker'], ['A', 'B']]]);
    fake.last().fail();
    fake.advance(500);
    fake.last().open();
    assert.equal(fake.sockets.length, 2);
    assert.deepEqual(fake.last().sent.map(({ op, channels, pairs }) => [op, channels, pairs]), wanted);
});

test('should ask for a new snapshot after a gap and call the book stale until it comes', () => {
    const { feed, fake, heard, stale } = marketFeed();
    feed.watch('book', 'A');
    feed.start();
    fake.last().open();
    fake.last().say({ type: 'subscribed', channel: 'book', pair: 'A' });
    assert.equal(feed.isLive('book', 'A'), false);
    fake.last().say(snapshot(10));
    fake.last().say(update(11));
    assert.equal(feed.isLive('book', 'A'), true);
    fake.last().say(update(13));
    assert.equal(feed.isLive('book', 'A'), false);
    assert.deepEqual(stale, ['book A']);
    assert.deepEqual(fake.last().sent.slice(-2).map((message) => message.op), ['unsubscribe', 'subscribe']);
    fake.last().say(update(14));
    fake.last().say(snapshot(14));
    fake.last().say(update(15));
    assert.equal(feed.isLive('book', 'A'), true);
    assert.deepEqual(heard.filter((m) => m.sequence).map((m) => m.sequence), [10, 11, 14, 15]);
});

test('should pass on nothing of what is not wanted any more', () => {
    const { feed, fake, heard } = marketFeed();
    feed.watch('trades', 'A');
    feed.start();
    fake.last().open();
    feed.unwatch('trades', 'A');
    fake.last().say({ type: 'trade', pair: 'A', sequence: 1 });
    assert.deepEqual(heard, []);
    assert.equal(fake.last().sent.at(-1).op, 'unsubscribe');
});

test('should wait longer after each failure, and briefly again once something came', () => {
    const { feed, fake, states } = marketFeed();
    feed.watch('ticker', 'A');
    feed.start();
    const pauses = [];
    for (let i = 0; i < 7; i++) {
        fake.last().fail();
        pauses.push(states.at(-1).retryAt - fake.world.now());
        fake.advance(pauses.at(-1));
    }
    assert.deepEqual(pauses, [500, 1000, 2000, 4000, 8000, 15000, 15000]);
    fake.last().open();
    fake.last().say({ type: 'subscribed', channel: 'ticker', pair: 'A' });
    fake.last().fail();
    assert.equal(states.at(-1).retryAt - fake.world.now(), 500);
});

test('should give up a connection on which nothing follows a ping', () => {
    const { feed, fake, states, stale } = marketFeed();
    feed.watch('ticker', 'A');
    feed.start();
    fake.last().open();
    fake.last().say({ type: 'subscribed', channel: 'ticker', pair: 'A' });
    fake.advance(1_000);
    fake.advance(1);
    fake.last().say({ type: 'pong', id: fake.last().sent.at(-1).id });
    assert.equal(feed.roundTripMs, 1);
    fake.advance(5_500);
    assert.equal(fake.last().sent.filter((message) => message.op === 'ping').length, 2);
    fake.advance(6_000);
    assert.equal(feed.isLive('ticker', 'A'), true);
    fake.advance(3_000);
    assert.deepEqual([states.at(-1).open, states.at(-1).why], [false, 'no answer']);
    assert.deepEqual(stale, ['ticker A']);
});

test('should keep a silent connection that answers, however rarely the timers run', () => {
    const { feed, fake, states } = marketFeed();
    feed.watch('ticker', 'A');
    feed.start();
    fake.last().open();
    for (let minute = 0; minute < 5; minute++) {
        fake.advance(1_000);
        fake.last().say({ type: 'pong', id: 1 });
        fake.sleep(60_000);
    }
    fake.advance(1_000);
    assert.deepEqual(states, [{ open: true }]);
});

test('should give up a connection that does not come about', () => {
    const { feed, fake, states } = marketFeed();
    feed.start();
    fake.advance(12_000);
    assert.deepEqual(states, []);
    fake.advance(2_000);
    assert.equal(states[0].why, 'no answer');
});

function accountFeed() {
    const changes = [];
    const fake = createWorld();
    const feed = new AccountFeed(
        'ws://x',
        { id: 'k', secret: 's' },
        { onChange: (what, item) => changes.push([what, item]), onRefused: (sentence) => changes.push(['refused', sentence]) },
        fake.world,
    );
    feed.start();
    fake.last().open();
    return { feed, fake, changes };
}

const accountSnapshot = {
    type: 'snapshot', sequence: 1, account: 'alice',
    orders: [{ order_id: 'BX1', status: 'OPEN' }], balances: [{ asset: 'XBT', available: '1', held: '0' }],
};

test('should log in with its first message, in no address', () => {
    const { fake } = accountFeed();
    assert.deepEqual(fake.last().sent, [{ api_key_id: 'k', api_key_secret: 's' }]);
    assert.equal(fake.last().url, 'ws://x');
});

test('should keep open orders and balances', () => {
    const { feed, fake } = accountFeed();
    fake.last().say(accountSnapshot);
    fake.last().say({ type: 'order', sequence: 2, order: { order_id: 'BX2', status: 'UNTRIGGERED' } });
    fake.last().say({ type: 'order', sequence: 3, order: { order_id: 'BX1', status: 'FILLED' } });
    fake.last().say({ type: 'balance', sequence: 4, balance: { asset: 'XBT', available: '2', held: '0' } });
    fake.last().say({ type: 'of a later version', sequence: 5 });
    fake.last().say({ type: 'fill', sequence: 6, fill: { trade_id: '1' } });
    assert.deepEqual([...feed.orders.keys()], ['BX2']);
    assert.equal(feed.balances.get('XBT').available, '2');
    assert.equal(feed.live, true);
});

test('should begin anew when a message is missing', () => {
    const { feed, fake } = accountFeed();
    fake.last().say(accountSnapshot);
    fake.last().say({ type: 'order', sequence: 3, order: { order_id: 'BX1', status: 'FILLED' } });
    assert.equal(feed.live, false);
    assert.deepEqual([...feed.orders.keys()], ['BX1']);
    fake.advance(500);
    fake.last().open();
    fake.last().say({ ...accountSnapshot, orders: [] });
    assert.equal(feed.live, true);
    assert.equal(feed.orders.size, 0);
});

test('should stop when the exchange refuses the key', () => {
    const { fake, changes } = accountFeed();
    fake.last().say({ type: 'error', error: 'wrong', error_code: 'ErrUnauthorised' });
    fake.advance(60_000);
    assert.deepEqual(changes, [['refused', 'wrong']]);
    assert.equal(fake.sockets.length, 1);
});
