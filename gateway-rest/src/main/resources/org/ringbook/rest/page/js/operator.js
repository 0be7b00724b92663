import { LineSeries, LineStyle, PriceScaleMode, createChart } from '../vendor/lightweight-charts.mjs';
import { group } from './decimal.js';
import { byId, dialog, element, setHidden, setText, timeOfDay } from './dom.js';
import { Rest } from './rest.js';
import { colour, createTheme } from './theme.js';

/** Shows what GET /api/ringbook/1/status says, and nothing that it doesn't say. */

const EVERY_MS = 2_000;
const POINTS = 900;
const QUANTILES = [
    ['p50_us', 'p50', 'buy'],
    ['p99_us', 'p99', 'accent'],
    ['p999_us', 'p99.9', 'warn'],
];
const rest = new Rest(location.origin);
const hops = new Map();
let before = null; // the status before this one, for rates

const whole = (value) => group(String(Math.round(value)));
const number = (value) => (value === undefined || value === null ? '–' : whole(value));
const cell = (text, className = '') => element('td', { text, className });

function draw(status) {
    drawFacts(status);
    part('markets', status.markets, ['Market', 'State', 'Bid', 'Ask', 'Open orders', 'Trades'], (row) => [
        cell(row.pair, 'left'),
        cell(words(row.status), row.status === 'ACTIVE' ? '' : 'warn'),
        cell(price(row.bid)),
        cell(price(row.ask)),
        cell(number(row.open_orders)),
        cell(number(row.trades)),
    ]);
    part('followers', status.followers, ['Follower', 'Records behind', ''], (row) => [
        cell(row.name, 'left'),
        cell(number(row.lag), row.lag > 100_000 ? 'warn' : ''),
        cell(row.alarm ?? '', 'bad'),
    ]);
    part('gateways', status.gateways, ['Gateway', 'State', 'Commands'], (row) => [
        cell(row.name ? `${row.name} (${row.gateway_id})` : String(row.gateway_id), 'left'),
        cell(row.up ? 'up' : 'down', row.up ? 'up' : 'bad'),
        cell(number(row.commands)),
    ]);
    part('sessions', status.sessions, ['Session', 'State', 'Commands', 'Refused', 'Throttled'], (row) => [
        cell(row.name, 'left'),
        cell(row.on ? 'on' : 'off', row.on ? 'up' : 'note'),
        cell(number(row.commands)),
        cell(number(row.refused)),
        cell(number(row.throttled)),
    ]);
    part('rejects', status.rejects, ['Time', 'Market', 'Account', 'Reason', 'Times'], (row) => [
        cell(timeOfDay(row.timestamp), 'left'),
        cell(row.pair ?? '', 'left'),
        cell(row.account ?? ''),
        cell(words(row.reason)),
        cell(number(row.count ?? 1)),
    ]);
    drawLatency(status);
}

function drawFacts(status) {
    const { engine = {}, streams = {} } = status;
    const sequence = engine.sequence ?? status.sequence;
    const seconds = before === null ? 0 : (status.timestamp - before.timestamp) / 1000;
    const measured = seconds > 0 ? (sequence - (before.engine?.sequence ?? before.sequence)) / seconds : undefined;
    const mode = engine.mode ?? words(status.status);
    const facts = [
        ['State', mode, ['running', 'up'].includes(mode) ? '' : 'bad'],
        ['Sequence', number(sequence)],
        ['Records a second', number(engine.records_per_second ?? measured)],
        ['Open orders', number(engine.open_orders)],
        ['Accounts', number(engine.accounts)],
        ['Sessions on', number(engine.sessions_on)],
        ['Public streams', number(streams.public)],
        ['Private streams', number(streams.private)],
        ['Free space', engine.free_bytes === undefined ? '–' : `${(engine.free_bytes / 2 ** 30).toFixed(1)} GiB`],
        ['Up for', engine.since === undefined ? '–' : duration(status.timestamp - engine.since)],
        ['Version', status.version ?? '–'],
    ].filter(([, text]) => text !== '–');
    byId('facts').replaceChildren(
        ...facts.map(([name, text, className = '']) => element('div', {}, element('dt', { text: name }), element('dd', { text, className }))),
    );
    before = status;
}

/** A table of rows, or nothing if the status has no such member. */
function part(name, rows, columns, cellsOf) {
    setHidden(byId(`${name}-part`), rows === undefined);
    if (rows === undefined) {
        return;
    }
    const left = (column, index) => (index === 0 || column === 'Market' ? 'left' : '');
    const head = element('tr', {}, ...columns.map((text, index) => element('th', { scope: 'col', text, className: left(text, index) })));
    const body = element('tbody', {}, ...rows.map((row) => element('tr', {}, ...cellsOf(row))));
    const shown =
        rows.length === 0
            ? element('p', { className: 'empty', text: 'None.' })
            : element('table', { className: 'table', 'aria-labelledby': `${name}-title` }, element('thead', {}, head), body);
    byId(name).replaceChildren(shown);
}

function drawLatency(status) {
    setHidden(byId('latency-part'), status.latency === undefined);
    setHidden(byId('attribution'), status.latency === undefined);
    for (const row of status.latency ?? []) {
        const hop = hops.get(row.hop) ?? createHop(row.hop);
        const quantiles = QUANTILES.filter(([field]) => row[field] !== undefined).map(([field, name, tint]) =>
            element('b', { className: tint, text: `${name} ${short(row[field])}` }),
        );
        const rest = [row.max_us === undefined ? '' : `max ${short(row.max_us)}`, `${number(row.count)} samples`];
        hop.text.replaceChildren(...quantiles, ...rest.map((text) => element('span', { text })));
        const time = Math.floor(status.timestamp / 1000);
        if (time > hop.last && row.count > 0) {
            hop.last = time;
            QUANTILES.forEach(([field], index) => row[field] > 0 && hop.lines[index].update({ time, value: row[field] }));
        }
    }
}

function createHop(name) {
    const text = element('p');
    const host = element('div', { className: 'chart', role: 'img', 'aria-label': `Latency of ${name} over time` });
    byId('hops').append(element('div', { className: 'hop' }, element('h3', { text: name }), text, host));
    const chart = createChart(host, {
        autoSize: true,
        layout: { attributionLogo: false, fontSize: 10, fontFamily: getComputedStyle(document.body).fontFamily },
        rightPriceScale: { mode: PriceScaleMode.Logarithmic, borderVisible: false },
        timeScale: { borderVisible: false, timeVisible: true, secondsVisible: true, tickMarkFormatter: (time) => timeOfDay(time * 1000), minBarSpacing: 400 / POINTS },
        localization: { timeFormatter: (time) => timeOfDay(time * 1000) },
    });
    const lines = QUANTILES.map(() => chart.addSeries(LineSeries, { lineWidth: 2, priceLineStyle: LineStyle.Dotted, priceLineVisible: false }));
    const hop = { text, chart, lines, last: 0 };
    hops.set(name, hop);
    paint(hop);
    return hop;
}

function paint({ chart, lines }) {
    chart.applyOptions({
        layout: { background: { color: colour('panel') }, textColor: colour('muted') },
        grid: { vertLines: { color: colour('line') }, horzLines: { color: colour('line') } },
    });
    lines.forEach((line, index) => line.applyOptions({ color: colour(QUANTILES[index][2]) }));
}

function price(text) {
    return text === undefined || text === null || text === '0' ? '–' : group(text);
}

function words(text) {
    return (text ?? '').replaceAll('_', ' ').toLowerCase();
}

function short(us) {
    return us >= 1000 ? whole(us) : us.toPrecision(3);
}

function duration(ms) {
    const minutes = Math.floor(ms / 60_000);
    return minutes >= 2880 ? `${Math.floor(minutes / 1440)} days` : minutes >= 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes} min`;
}

async function poll() {
    try {
        const status = await rest.get('/api/ringbook/1/status');
        draw(status);
        say('live', `Of ${timeOfDay(status.timestamp)}`);
    } catch (error) {
        if (error.status === 401) {
            rest.use(null);
            showLogin(false);
        }
        say('lost', error.message);
    }
    setTimeout(poll, EVERY_MS);
}

function say(state, text) {
    byId('connection').dataset.state = state;
    setText(byId('connection-text'), text);
    byId('parts').classList.toggle('stale', state !== 'live');
}

const box = dialog(byId('session-dialog'));
let isIn = false;

function showLogin(nowIn) {
    isIn = nowIn;
    setText(byId('session-button'), nowIn ? 'Log out' : 'Log in');
}

byId('session-button').addEventListener('click', () => {
    if (isIn) {
        rest.use(null);
        showLogin(false);
    } else {
        setText(byId('session-error'), '');
        box.showModal();
    }
});
byId('session-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    rest.use({ id: byId('key-id').value.trim(), secret: byId('key-secret').value });
    try {
        draw(await rest.get('/api/ringbook/1/status'));
        showLogin(true);
        byId('session-form').reset();
        box.close();
    } catch (error) {
        rest.use(null);
        setText(byId('session-error'), error.message);
    }
});
createTheme(byId('theme-button'), () => hops.forEach(paint));
poll();
