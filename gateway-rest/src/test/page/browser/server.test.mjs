/**
 * The page against the REST gateway with an engine behind it. RINGBOOK_PAGE_URL says where; market XBTZAR is open and empty, accounts
 * alice and bob have 100 XBT and 10,000,000 ZAR each and keys of their names with the secret "secret-of-NAME".
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Desk, startBrowser } from './desk.mjs';

const URL = process.env.RINGBOOK_PAGE_URL;
const ALICE = { id: 'alice', secret: 'secret-of-alice' };
let browser;

before(async () => {
    browser = await startBrowser();
});
after(() => browser?.close());

/** Bob is the other side of the market. */
async function bob(order) {
    const response = await fetch(`${URL}/api/ringbook/1/orders`, {
        method: 'POST',
        headers: { Authorization: 'Basic ' + Buffer.from('bob:secret-of-bob').toString('base64'), 'Content-Type': 'application/json' },
        body: JSON.stringify({ pair: 'XBTZAR', type: 'LIMIT', ...order }),
    });
    assert.equal(response.status, 200, await response.clone().text());
    return response.json();
}

for (const [size, colorScheme] of [
    ['desktop', 'dark'],
    ['phone', 'light'],
]) {
    describe(`${size}, ${colorScheme}`, () => {
        let desk;

        before(async () => {
            await bob({ side: 'SELL', price: '1010', volume: '0.5' });
            desk = await Desk.open(browser, URL, { size, colorScheme, key: ALICE });
        });
        after(() => desk.close());

        test('should show the book as it moves', async () => {
            const price = size === 'desktop' ? '1000' : '999';
            await bob({ side: 'SELL', price, volume: '0.25' });
            await bob({ side: 'BUY', price: '900', volume: '0.5' });
            await desk.eventually('the new ask is the best', async () => (await desk.best('SELL')) === price);
            await desk.eventually('the new bid is the best', async () => (await desk.best('BUY')) === '900');
        });

        test('should take the key', async () => {
            await desk.logIn();
            await desk.loggedIn();
            assert.equal(await desk.text('#account-name'), 'alice');
        });

        test('should place an order, amend and cancel it', async () => {
            await desk.place('BUY', '890', '0.05');
            await desk.until('#outcome', /Order placed: buy 0.050000 XBT at 890/);
            await desk.awaitOpenOrders(1);
            await desk.page.click('#open-orders .actions button:text-is("Amend")');
            await desk.page.fill('#open-orders input[aria-label="Price"]', '891');
            await desk.page.fill('#open-orders input[aria-label="Volume"]', '0.04');
            await desk.page.keyboard.press('Enter');
            await desk.until('#open-orders tr td[data-label="Volume"]', /0\.040000/);
            await desk.until('#open-orders tr td[data-label="Price"]', /891/);
            await desk.shot('server-open');
            await desk.page.click('#open-orders .actions button:text-is("Cancel")');
            await desk.awaitOpenOrders(0);
        });

        test('should be filled, and see fill, balance, history and candle', async () => {
            await desk.part('wallet');
            const before = await desk.available('XBT');
            const ask = await desk.best('SELL');
            await desk.place('BUY', ask, '0.02');
            await desk.until('#outcome', /Filled: buy 0.020000 XBT/);
            await desk.part('orders');
            await desk.page.click('#tab-fills');
            await desk.until('#fills', /taker/);
            await desk.page.click('#tab-history');
            await desk.until('#history', /Filled[^]*Canceled/);
            await desk.shot('server-history');
            await desk.page.click('#tab-open');
            await desk.part('wallet');
            await desk.eventually('the balance is more', async () => Number(await desk.available('XBT')) > Number(before));
            await desk.part('book');
            await desk.until('#trades', new RegExp(`${ask}.*0\\.020000`));
            await desk.part('chart');
            await desk.until('#chart-legend', new RegExp(`C ${ask}`));
        });

        test('should say beside its field what the engine refuses', async () => {
            await desk.choose('BUY');
            await desk.page.click('#more summary');
            await desk.page.fill('#clientOrderId', `once-${size}`);
            await desk.place('BUY', '880', '0.02');
            await desk.until('#outcome', /Order placed/);
            await desk.page.fill('#clientOrderId', `once-${size}`);
            await desk.place('BUY', '880', '0.02');
            await desk.until('#clientOrderId-error', /used before/);
        });

        test('should cancel all', async () => {
            await desk.choose('SELL');
            await desk.page.selectOption('#type', 'STOP_LIMIT');
            await desk.page.fill('#clientOrderId', '');
            await desk.page.fill('#stopPrice', '850');
            await desk.page.fill('#price', '840');
            await desk.page.fill('#volume', '0.02');
            await desk.page.keyboard.press('Enter');
            await desk.until('#outcome', /Order placed: sell 0.020000 XBT/);
            await desk.awaitOpenOrders(2);
            await desk.shot('server-orders');
            await desk.page.click('#cancel-all');
            await desk.page.click('#confirm-yes');
            await desk.awaitOpenOrders(0);
        });
    });
}

test('should show anybody the markets on the page for operators, and no more', async () => {
    const desk = await Desk.open(browser, `${URL}/operator.html`);
    await desk.until('#markets', /XBTZAR.*active/);
    assert.equal(await desk.page.isVisible('#latency-part'), false);
    await desk.close();
});
