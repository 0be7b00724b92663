import { CandlestickSeries, ColorType, CrosshairMode, HistogramSeries, LineStyle, createChart } from '../vendor/lightweight-charts.mjs';
import { byId, element, setText, store, stored } from './dom.js';
import { colour } from './theme.js';

const INTERVALS = [
    [60, '1m'],
    [300, '5m'],
    [900, '15m'],
    [1800, '30m'],
    [3600, '1h'],
    [14400, '4h'],
    [86400, '1D'],
    [604800, '1W'],
];
const PAGE = 500;

/** Candles and volume. Numbers become floating point here, for drawing and nothing else. */
export function createChartView(app) {
    const host = byId('candle-chart');
    let duration = Number(stored('interval') ?? 300);
    if (!INTERVALS.some(([seconds]) => seconds === duration)) {
        duration = 300;
    }
    let candles = new Map();
    let complete = false;
    let loading = null;
    let generation = 0;
    let pointed = null;
    let changed = new Set();
    let isVisible = true;

    const chart = createChart(host, {
        autoSize: true,
        layout: { attributionLogo: false, fontSize: 11, fontFamily: getComputedStyle(document.body).fontFamily },
        crosshair: { mode: CrosshairMode.Normal },
        rightPriceScale: { borderVisible: false, entireTextOnly: true, scaleMargins: { top: 0.08, bottom: 0.22 } },
        timeScale: { borderVisible: false, timeVisible: true, secondsVisible: false, rightOffset: 4, tickMarkFormatter: tickMark },
        localization: { timeFormatter: (time) => new Date(time * 1000).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' }) },
        kineticScroll: { mouse: false, touch: !matchMedia('(prefers-reduced-motion: reduce)').matches },
    });
    const prices = chart.addSeries(CandlestickSeries, { borderVisible: false, priceLineStyle: LineStyle.Dotted });
    const volumes = chart.addSeries(HistogramSeries, { priceScaleId: 'volume', priceFormat: { type: 'volume' }, lastValueVisible: false, priceLineVisible: false });
    chart.priceScale('volume').applyOptions({ scaleMargins: { top: 0.84, bottom: 0 } });
    chart.subscribeCrosshairMove((event) => {
        pointed = event.time ?? null;
        app.redraw('legend');
    });
    chart.timeScale().subscribeVisibleLogicalRangeChange((range) => {
        if (range && range.from < 20 && candles.size > 0 && !complete) {
            older();
        }
    });

    function onTheme() {
        const buy = colour('buy');
        const sell = colour('sell');
        chart.applyOptions({
            layout: { background: { type: ColorType.Solid, color: colour('panel') }, textColor: colour('muted') },
            grid: { vertLines: { color: colour('line') }, horzLines: { color: colour('line') } },
            crosshair: {
                vertLine: { color: colour('muted'), labelBackgroundColor: colour('line-strong') },
                horzLine: { color: colour('muted'), labelBackgroundColor: colour('line-strong') },
            },
        });
        prices.applyOptions({ upColor: buy, downColor: sell, wickUpColor: buy, wickDownColor: sell });
        all();
    }

    function all() {
        const sorted = [...candles.values()].sort((a, b) => a.time - b.time);
        prices.setData(sorted);
        volumes.setData(sorted.map(volumeBar));
        changed.clear();
        app.redraw('legend');
    }

    function volumeBar(candle) {
        return { time: candle.time, value: candle.volume, color: candle.close >= candle.open ? colour('buy-wash') : colour('sell-wash') };
    }

    async function load() {
        const mine = ++generation;
        candles = new Map();
        complete = false;
        setText(byId('chart-note'), '');
        all();
        await fetchPage(mine, app.now() - PAGE * duration * 1000, PAGE + 1);
        if (mine === generation) {
            chart.timeScale().applyOptions({ timeVisible: duration < 86400 });
            chart.timeScale().setVisibleLogicalRange({ from: candles.size - barsThatFit(), to: candles.size + 3 });
        }
    }

    function barsThatFit() {
        return Math.max(30, Math.floor(host.clientWidth / 8));
    }

    async function older() {
        if (loading !== null) {
            return;
        }
        const first = Math.min(...candles.keys());
        const before = candles.size;
        loading = fetchPage(generation, (first - PAGE * duration) * 1000, PAGE);
        await loading;
        loading = null;
        complete ||= candles.size === before;
    }

    async function fetchPage(mine, since, limit) {
        try {
            const answer = await app.rest.get('/api/ringbook/1/candles', { pair: app.market.pair, duration, since: Math.max(0, Math.floor(since)), limit });
            if (mine === generation) {
                setText(byId('chart-note'), '');
                answer.candles.map(toCandle).forEach((candle) => {
                    const newer = candles.get(candle.time);
                    candles.set(candle.time, newer?.live ? newer : candle);
                });
                all();
            }
        } catch (error) {
            if (mine === generation) {
                complete = true;
                setText(byId('chart-note'), `The past could not be read: ${error.message}`);
            }
        }
    }

    function toCandle(json) {
        return {
            time: Math.floor(json.timestamp / 1000),
            open: Number(json.open),
            high: Number(json.high),
            low: Number(json.low),
            close: Number(json.close),
            volume: Number(json.volume),
            json,
        };
    }

    function onCandle(message) {
        if (message.duration !== duration) {
            return;
        }
        const candle = { ...toCandle(message), live: true };
        candles.set(candle.time, candle);
        changed.add(candle.time);
        app.redraw('chart');
    }

    function draw() {
        if (!isVisible) {
            return;
        }
        const last = Math.max(...candles.keys());
        for (const time of [...changed].sort((a, b) => a - b)) {
            const candle = candles.get(time);
            prices.update(candle, time < last);
            volumes.update(volumeBar(candle), time < last);
        }
        changed.clear();
        drawLegend();
    }

    function drawLegend() {
        if (!isVisible || !app.market) {
            return;
        }
        const candle = candles.get(pointed) ?? candles.get(Math.max(...candles.keys()));
        const legend = byId('chart-legend');
        if (!candle) {
            setText(legend, '');
            return;
        }
        const { market } = app;
        const { json } = candle;
        const direction = candle.close >= candle.open ? 'up' : 'down';
        legend.replaceChildren(
            ...['open', 'high', 'low', 'close'].flatMap((name) => [
                `${name[0].toUpperCase()} `,
                element('b', { className: direction, text: market.price(json[name]) }),
                '  ',
            ]),
            'V ',
            element('b', { text: market.volume(json.volume) }),
        );
        host.setAttribute('aria-label', `Candles of ${market.name}, ${label()}: last open ${json.open}, high ${json.high}, low ${json.low}, close ${json.close}`);
    }

    function label() {
        return INTERVALS.find(([seconds]) => seconds === duration)[1];
    }

    function choose(seconds) {
        if (seconds !== duration) {
            app.feed.unwatch(`candles:${duration}`, app.market.pair);
            duration = seconds;
            store('interval', String(seconds));
            showChoice();
            app.feed.watch(`candles:${duration}`, app.market.pair);
            load();
        }
    }

    function showChoice() {
        for (const button of byId('intervals').children) {
            const chosen = Number(button.dataset.seconds) === duration;
            button.setAttribute('aria-checked', String(chosen));
            button.tabIndex = chosen ? 0 : -1;
        }
        byId('interval-select').value = String(duration);
    }

    byId('intervals').append(
        ...INTERVALS.map(([seconds, text]) => element('button', { type: 'button', role: 'radio', text, dataset: { seconds } })),
    );
    byId('interval-select').append(...INTERVALS.map(([seconds, text]) => element('option', { value: seconds, text })));
    byId('intervals').addEventListener('click', (event) => {
        const seconds = event.target.dataset.seconds;
        if (seconds) {
            choose(Number(seconds));
        }
    });
    byId('intervals').addEventListener('keydown', (event) => {
        const all = [...byId('intervals').children];
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (step) {
            event.preventDefault();
            const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
            choose(Number(next.dataset.seconds));
            next.focus();
        }
    });
    byId('interval-select').addEventListener('change', (event) => choose(Number(event.target.value)));
    showChoice();

    return {
        draw,
        drawLegend,
        onCandle,
        onTheme,
        show(shown) {
            isVisible = shown;
            app.redraw('chart');
        },
        /** After a lost connection the candles in between are read again. */
        onBack() {
            if (app.market && candles.size > 0) {
                fetchPage(generation, Math.max(...candles.keys()) * 1000, PAGE);
            }
        },
        onMarket(previous) {
            if (previous) {
                app.feed.unwatch(`candles:${duration}`, previous.pair);
            }
            const { market } = app;
            const minMove = Number(market.tick.toString());
            prices.applyOptions({ priceFormat: { type: 'custom', minMove, formatter: (value) => market.price(value.toFixed(market.tick.scale)) } });
            app.feed.watch(`candles:${duration}`, market.pair);
            load();
        },
    };
}

function tickMark(time, type) {
    const date = new Date(time * 1000);
    if (type === 0) {
        return String(date.getFullYear());
    }
    if (type === 1) {
        return date.toLocaleDateString(undefined, { month: 'short' });
    }
    if (type === 2) {
        return date.toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
    }
    return date.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}
