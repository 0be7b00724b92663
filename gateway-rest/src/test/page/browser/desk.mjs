import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The page in a real browser, and what a person does there. */

export const MODULES = process.env.RINGBOOK_NODE_MODULES;
const CHROMIUM = process.env.RINGBOOK_CHROMIUM ?? '/usr/bin/chromium';
/** Folder for screenshots; none are made without it. */
const SHOTS = process.env.RINGBOOK_SCREENSHOTS;

export const SIZES = {
    desktop: { width: 1440, height: 900 },
    phone: { width: 390, height: 844 },
};

/** No part of it may ask a host outside for anything. */
const QUIET = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
];

export async function startBrowser() {
    const { chromium } = createRequire(pathToFileURL(join(MODULES, 'any.js')))('playwright-core');
    return chromium.launch({ executablePath: CHROMIUM, args: QUIET, headless: true });
}

export class Desk {
    /** A window of its own; `colorScheme` is light or dark, `size` desktop or phone. */
    static async open(browser, url, { size = 'desktop', colorScheme = 'dark', key } = {}) {
        const phone = size === 'phone';
        const context = await browser.newContext({
            viewport: SIZES[size],
            colorScheme,
            isMobile: phone,
            hasTouch: phone,
            deviceScaleFactor: phone ? 2 : 1,
            ignoreHTTPSErrors: true,
        });
        const desk = new Desk(context, await context.newPage(), { url, size, colorScheme, key });
        await desk.page.goto(url);
        await desk.live();
        return desk;
    }

    constructor(context, page, options) {
        Object.assign(this, options);
        this.context = context;
        this.page = page;
        this.faults = [];
        this.sockets = 0;
        this.sent = [];
        page.setDefaultTimeout(20_000);
        page.on('pageerror', (error) => this.faults.push(`error: ${error.message}`));
        page.on('console', (message) => {
            const expected = /Failed to load resource: the server responded|WebSocket connection|ERR_EMPTY_RESPONSE|ERR_CONNECTION/;
            if (message.type() === 'error' && !expected.test(message.text())) {
                this.faults.push(`console: ${message.text()}`);
            }
        });
        page.on('request', (request) => this.#check(request.url()));
        page.on('websocket', (socket) => {
            this.sockets++;
            this.#check(socket.url().replace(/^ws/, 'http'));
            socket.on('framesent', ({ payload }) => this.sent.push(JSON.parse(payload)));
        });
    }

    #check(address) {
        if (!address.startsWith('data:') && new URL(address).host !== new URL(this.url).host) {
            this.faults.push(`another host was asked: ${address}`);
        }
        if (this.key && address.includes(this.key.secret)) {
            this.faults.push(`the secret is in an address: ${address}`);
        }
    }

    /** Nothing went wrong in the page, nobody outside was asked, and nothing is wider than the window. */
    async close() {
        await this.fits();
        await this.context.close();
        assert.deepEqual(this.faults, []);
    }

    async fits() {
        const wide = await this.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `the page is wider than its window by ${wide} px`);
    }

    /** On a phone the parts are behind tabs. */
    async part(name) {
        if (this.size === 'phone') {
            await this.page.click(`.phone-tabs [data-tab="${name}"]`);
            await this.fits();
        }
    }

    async live() {
        await this.page.waitForSelector('#connection[data-state="live"]', { state: 'attached' });
    }

    async logIn(key = this.key) {
        await this.page.click('#session-button');
        await this.page.fill('#key-id', key.id);
        await this.page.fill('#key-secret', key.secret);
        await this.page.keyboard.press('Enter');
    }

    async loggedIn() {
        await this.page.waitForSelector('#session-dialog', { state: 'hidden' });
        await this.page.waitForFunction(() => document.getElementById('account-name').textContent !== '');
    }

    text(selector) {
        return this.page.textContent(selector);
    }

    /** Without the spaces that group digits. */
    async number(selector) {
        return (await this.text(selector)).replace(/[\s\u202f]/g, '');
    }

    /** The spaces that group digits don't count. */
    async until(selector, pattern) {
        await this.page
            .waitForFunction(
                ([at, wanted]) => new RegExp(wanted).test(document.querySelector(at)?.textContent.replaceAll('\u202f', '') ?? ''),
                [selector, pattern.source],
            )
            .catch(async () => assert.match((await this.text(selector).catch(() => null)) ?? `nothing is at ${selector}`, pattern));
    }

    /** Asks again and again, for twenty seconds at most. */
    async eventually(what, condition) {
        for (const end = Date.now() + 20_000; !(await condition()); ) {
            assert.ok(Date.now() < end, what);
            await this.page.waitForTimeout(20);
        }
    }

    async best(side) {
        await this.part('book');
        const row = side === 'BUY' ? '#book-bids .book-row:first-child' : '#book-asks .book-row:last-child';
        await this.page.waitForSelector(row);
        return this.number(`${row} > :first-child`);
    }

    async choose(side) {
        await this.part('trade');
        await this.page.click(`label[for="side-${side.toLowerCase()}"]`);
    }

    async place(side, price, volume) {
        await this.choose(side);
        await this.page.fill('#price', price);
        await this.page.fill('#volume', volume);
        await this.page.keyboard.press('Enter');
    }

    async openOrders() {
        await this.part('orders');
        return this.page.locator('#open-orders tr[data-order]').count();
    }

    async awaitOpenOrders(count) {
        await this.part('orders');
        await this.page.waitForFunction((n) => document.querySelectorAll('#open-orders tr[data-order]').length === n, count);
    }

    available(asset) {
        return this.number(`#balances tr:has(td:first-child:text-is("${asset}")) td:nth-child(2)`);
    }

    async shot(name) {
        if (SHOTS) {
            await this.page.waitForTimeout(150); // lets the chart settle: a picture is for people, nothing is asserted on it
            await this.page.screenshot({ path: join(SHOTS, `${this.size}-${this.colorScheme}-${name}.png`) });
        }
    }
}

/** Every control says what it is, and every id is there once. */
export async function checkNames(page) {
    const nameless = await page.evaluate(() => {
        const named = (node) =>
            node.getAttribute('aria-label') ||
            node.getAttribute('aria-labelledby') ||
            [...(node.labels ?? [])].some((label) => label.textContent.trim()) ||
            (node.tagName === 'BUTTON' || node.tagName === 'A' || node.tagName === 'SUMMARY' ? node.textContent.trim() : '');
        const controls = [...document.querySelectorAll('button, input, select, a, summary, [role="grid"], [role="img"], dialog')];
        const twice = [...document.querySelectorAll('[id]')].filter((node) => document.querySelectorAll(`[id="${node.id}"]`).length > 1);
        return [...controls.filter((node) => !named(node)), ...twice].map((node) => node.outerHTML.slice(0, 120));
    });
    assert.deepEqual(nameless, []);
}
