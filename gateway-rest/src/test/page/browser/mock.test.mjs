/** The page against the mock server, which loses messages and connections when asked to. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startMock } from '../mock/server.mjs';
import { Desk, MODULES, checkNames, startBrowser } from './desk.mjs';

const KEY = { id: 'demo', secret: 'demo-secret' };
let browser;
let mock;

before(async () => {
    [browser, mock] = await Promise.all([startBrowser(), startMock({ modules: MODULES, crowdMs: 150 })]);
});
after(async () => {
    await browser?.close();
    mock?.stop();
});

const open = (options) => Desk.open(browser, mock.url, { key: KEY, ...options });
const control = (what, body = {}) => fetch(`${mock.url}/mock/${what}`, { method: 'POST', body: JSON.stringify(body) });
const middle = () => mock.exchange.markets.get('XBTZAR').mid;
const posts = () => mock.requests.filter((request) => request.method === 'POST' && request.url.startsWith('/api/')).length;

/** Places, amends, cancels, and is filled. */
async function trade(desk) {
    await desk.place('BUY', String(middle() - 9000n), '0.05');
    await desk.until('#outcome', /Order placed: buy 0.050000 XBT/);
    await desk.shot('placed');
    await desk.awaitOpenOrders(1);
    await desk.page.click('#open-orders .actions button:text-is("Amend")');
    await desk.page.fill('#open-orders input[aria-label="Volume"]', '0.04');
    await desk.shot('amend');
    await desk.page.keyboard.press('Enter');
    await desk.until('#open-orders tr td[data-label="Volume"]', /0\.040000/);
    await desk.page.click('#open-orders .actions button:text-is("Cancel")');
    await desk.awaitOpenOrders(0);

    const held = await desk.available('XBT');
    const ask = await desk.best('SELL');
    await (desk.size === 'phone' ? desk.page.tap('#book-asks .book-row:last-child') : desk.page.click('#book-asks .book-row:last-child'));
    const taken = (await desk.page.inputValue('#price')).replace(/\s/g, '');
    assert.ok(Math.abs(Number(taken) - Number(ask)) < 5000, `the book's price was taken: ${taken}, it was ${ask}`);
    await desk.place('BUY', String(Number(ask) + 3000), '0.001');
    await desk.until('#outcome', /Filled: buy 0.001000 XBT/);
    await desk.part('orders');
    await desk.page.click('#tab-fills');
    await desk.until('#fills', /Buy/);
    await desk.shot('fills');
    await desk.page.click('#tab-history');
    await desk.until('#history', /Filled[^]*Canceled/);
    await desk.page.click('#tab-open');
    await desk.part('wallet');
    assert.ok(Number(await desk.available('XBT')) > Number(held));
}

describe('at a desk, dark', () => {
    let desk;

    before(async () => {
        desk = await open();
    });
    after(() => desk.close());

    test('should show a book that moves, without a key', async () => {
        const text = await desk.text('#book');
        await desk.page.waitForFunction((old) => document.getElementById('book').textContent !== old, text);
        await desk.page.waitForSelector('#trades .trade-row');
        await desk.until('#chart-legend', /O .*H .*L .*C .*V/);
        assert.match(await desk.text('#submit'), /Log in to buy/);
        await checkNames(desk.page);
    });

    test('should refuse a wrong key in words, and take the right one without keeping it', async () => {
        await desk.logIn({ id: 'demo', secret: 'wrong' });
        await desk.until('#session-error', /key or its secret is wrong/);
        await desk.page.fill('#key-secret', KEY.secret);
        await desk.page.keyboard.press('Enter');
        await desk.loggedIn();
        assert.equal(await desk.page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]).includes('demo')), false);
    });

    test('should say a slip beside its field and send nothing', async () => {
        const sent = posts();
        await desk.place('BUY', '1900000.5', '0.0000001');
        await desk.until('#price-error', /multiple of 1 ZAR/);
        await desk.until('#volume-error', /multiple of 0.000001 XBT/);
        assert.equal(await desk.page.evaluate(() => document.activeElement.id), 'price');
        assert.equal(await desk.page.getAttribute('#price', 'aria-invalid'), 'true');
        assert.equal(posts(), sent);
        await desk.page.keyboard.press('Escape');
        assert.equal(await desk.page.inputValue('#price'), '');
    });

    test('should say beside its field what the exchange refuses', async () => {
        await desk.place('BUY', '1', '10');
        await desk.until('#price-error', /too far from the last trade/);
    });

    test('should place, amend, cancel and be filled', async () => {
        await trade(desk);
        await desk.shot('orders');
    });

    test('should take a market order by amount, a stop, and cancel all', async () => {
        await desk.choose('BUY');
        await desk.page.selectOption('#type', 'MARKET');
        await desk.page.click('label[for="by-value"]');
        await desk.page.fill('#amount', '1 000');
        await desk.page.keyboard.press('Enter');
        await desk.until('#outcome', /Filled: buy for 1000\.00 ZAR/);
        await desk.choose('SELL');
        await desk.page.selectOption('#type', 'STOP_LIMIT');
        await desk.page.fill('#stopPrice', String(middle() - 50000n));
        await desk.page.fill('#price', String(middle() - 60000n));
        await desk.page.fill('#volume', '0.01');
        await desk.page.keyboard.press('Enter');
        await desk.until('#open-orders', /Stop limit[^]*waiting/);
        await desk.page.click('#cancel-all');
        await desk.page.click('#confirm-yes');
        await desk.awaitOpenOrders(0);
        await desk.page.selectOption('#type', 'LIMIT');
    });

    test('should place an order once although its answer was lost', async () => {
        const placed = mock.exchange.userOrders.length;
        await control('swallow');
        await desk.place('BUY', String(middle() - 8000n), '0.03');
        await desk.until('#outcome', /Order placed/);
        assert.equal(mock.exchange.userOrders.length, placed + 1);
        await desk.awaitOpenOrders(1);
        mock.exchange.cancel(mock.exchange.userOrders[0].json.order_id);
        await desk.awaitOpenOrders(0);
    });

    test('should show what is stale while the connection is away, and come back', async () => {
        await control('away');
        await desk.page.waitForSelector('#book-stale:not([hidden])');
        await desk.page.waitForSelector('#balances-stale:not([hidden])');
        assert.equal(await desk.page.getAttribute('#connection', 'data-state'), 'lost');
        await desk.shot('lost');
        await control('back');
        await desk.live();
        await desk.page.waitForSelector('#book-stale', { state: 'hidden' });
        await desk.page.waitForSelector('#balances-stale', { state: 'hidden' });
    });

    test('should begin the book anew when an update is missing', async () => {
        const { sockets } = desk;
        const subscriptions = () => desk.sent.filter(({ op, channels }) => op === 'subscribe' && channels[0] === 'book').length;
        const asked = subscriptions();
        await control('gap');
        await desk.eventually('a new snapshot is asked for', () => subscriptions() > asked);
        await desk.live();
        await desk.eventually('the best bid is the exchange’s', async () => {
            const { ticks } = mock.exchange.markets.get('XBTZAR').orders.BUY[0];
            return (await desk.best('BUY')) === String(ticks);
        });
        assert.equal(desk.sockets, sockets);
    });

    test('should be of use with the keyboard alone', async () => {
        const { page } = desk;
        await page.focus('#market-button');
        await page.keyboard.press('Enter');
        await page.keyboard.type('ethx');
        await page.keyboard.press('Enter');
        await desk.until('#market-name', /ETH\/XBT/);
        assert.equal(await page.isVisible('#markets-dialog'), false);
        await desk.live();
        await page.focus('#book [tabindex="0"]');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        assert.match(await page.inputValue('#price'), /^0\.0\d+$/);
        assert.equal(await page.evaluate(() => document.activeElement.id), 'volume');
        await page.focus('#tab-candles');
        await page.keyboard.press('ArrowRight');
        assert.equal(await page.isVisible('#depth-chart'), true);
    });

    test('should read a market’s terms again when its book does not fit them', async () => {
        await control('terms', { pair: 'ETHXBT', lot: '1' });
        await control('drop');
        await desk.page.waitForSelector('#connection[data-state="connecting"]', { state: 'attached' });
        await control('terms', { pair: 'ETHXBT' });
        await desk.live();
        assert.match(await desk.best('BUY'), /^0\.0\d+$/);
    });

    test('should forget the key on logout', async () => {
        await desk.page.click('#session-button');
        await desk.until('#balances', /Log in/);
        await desk.page.click('#session-button');
        assert.equal(await desk.page.inputValue('#key-secret'), '');
        await desk.page.keyboard.press('Escape');
        assert.equal(await desk.page.isVisible('#session-dialog'), false);
    });
});

test('should do the same on a phone, light, and never be wider than it', async () => {
    const desk = await open({ size: 'phone', colorScheme: 'light' });
    await desk.logIn();
    await desk.loggedIn();
    await trade(desk);
    for (const part of ['chart', 'book', 'trade', 'orders', 'wallet']) {
        await desk.part(part);
        await desk.shot(part);
    }
    await desk.close();
});

test('should stay logged in in this tab if asked to, and say in which state the market is', async () => {
    const desk = await open({ colorScheme: 'light' });
    await desk.page.keyboard.press('Tab');
    assert.equal(await desk.page.evaluate(() => document.activeElement.className), 'skip');
    await desk.page.click('#session-button');
    await desk.page.check('#key-keep');
    await desk.page.keyboard.press('Escape');
    await desk.logIn();
    await desk.loggedIn();
    await control('status', { pair: 'XBTZAR', status: 'AUCTION' });
    await desk.until('#market-notice', /Call auction.*Indicative price/);
    await desk.page.reload();
    await desk.loggedIn();
    await control('status', { pair: 'XBTZAR', status: 'ACTIVE' });
    await desk.page.waitForSelector('#market-notice', { state: 'hidden' });
    const background = () => desk.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await desk.page.click('#tab-depth');
    await desk.shot('depth');
    await desk.page.click('#theme-button');
    await desk.page.click('#theme-button');
    assert.notEqual(await background(), light);
    await desk.page.click('#session-button');
    assert.equal(await desk.page.evaluate(() => sessionStorage.length), 0);
    await desk.close();
});

test('should show an operator what the exchange says of itself, and no more', async () => {
    const desk = await Desk.open(browser, `${mock.url}/operator.html`, { key: KEY });
    await desk.until('#markets', /XBTZAR/);
    assert.equal(await desk.page.isVisible('#sessions-part'), false);
    await desk.logIn();
    await desk.until('#sessions', /MM1/);
    await desk.until('#followers', /the database does not answer/);
    await desk.until('#hops', /gateway to sequenced.*p99/);
    await desk.until('#rejects', /insufficient funds/);
    await checkNames(desk.page);
    await desk.shot('operator');
    await desk.close();
});
