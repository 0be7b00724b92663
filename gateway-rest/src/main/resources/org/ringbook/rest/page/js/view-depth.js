import { group, toNumber } from './decimal.js';
import { byId, setText } from './dom.js';
import { colour } from './theme.js';

/** Half widths of the drawn range in thousandths of the middle price; 0: all. */
const RANGES = [2, 5, 10, 20, 50, 100, 250, 0];
const PAUSE_MS = 200;

/** What stands in the book up to each price, drawn a few times a second while it is looked at. */
export function createDepthView(app) {
    const canvas = byId('depth-chart');
    const paint = canvas.getContext('2d');
    let range = 2;
    let pointer = null;
    let drawnAt = 0;
    let timer = null;
    let visible = false;

    function draw() {
        if (!visible || !app.market) {
            return;
        }
        const since = performance.now() - drawnAt;
        if (since < PAUSE_MS && pointer === null) {
            timer ??= setTimeout(() => {
                timer = null;
                app.redraw('depth');
            }, PAUSE_MS - since);
            return;
        }
        drawnAt = performance.now();
        render();
    }

    function sizeCanvas() {
        const ratio = devicePixelRatio || 1;
        const width = Math.round(canvas.clientWidth * ratio);
        const height = Math.round(canvas.clientHeight * ratio);
        if (canvas.width !== width || canvas.height !== height) {
            canvas.width = width;
            canvas.height = height;
        }
        paint.setTransform(ratio, 0, 0, ratio, 0, 0);
        return { width: canvas.clientWidth, height: canvas.clientHeight };
    }

    function points(levels, low, high) {
        const { tick, lot } = app.market;
        const tickSize = toNumber(tick);
        const lotSize = toNumber(lot);
        const out = [];
        let total = 0;
        for (const level of levels) {
            const price = Number(level.price) * tickSize;
            if (price < low || price > high) {
                break;
            }
            total += Number(level.volume) * lotSize;
            out.push([price, total]);
        }
        return out;
    }

    function render() {
        const { width, height } = sizeCanvas();
        paint.clearRect(0, 0, width, height);
        const { book, market } = app;
        const best = [book.bestBid, book.bestAsk].filter(Boolean).map((level) => Number(level.price) * toNumber(market.tick));
        if (best.length === 0) {
            canvas.setAttribute('aria-label', 'Depth: the book is empty');
            return;
        }
        const middle = best.reduce((a, b) => a + b, 0) / best.length;
        const [low, high] = bounds(middle, book, toNumber(market.tick));
        const bids = points(book.bids, low, high);
        const asks = points(book.asks, low, high);
        const top = Math.max(bids.at(-1)?.[1] ?? 0, asks.at(-1)?.[1] ?? 0) * 1.08 || 1;
        const plot = { left: 0, right: width - 64, top: 10, bottom: height - 26 };
        const x = (price) => plot.left + ((price - low) / (high - low)) * (plot.right - plot.left);
        const y = (volume) => plot.bottom - (volume / top) * (plot.bottom - plot.top);
        axes(plot, low, high, top, x, y);
        area(bids, x, y, plot, colour('buy'), colour('buy-wash'), x(low));
        area(asks, x, y, plot, colour('sell'), colour('sell-wash'), x(high));
        crosshair(plot, low, high, bids, asks, x, y);
        canvas.setAttribute(
            'aria-label',
            `Depth within ${rangeText()}: ${(bids.at(-1)?.[1] ?? 0).toFixed(3)} ${market.base} bid, ${(asks.at(-1)?.[1] ?? 0).toFixed(3)} ${market.base} offered`,
        );
    }

    function bounds(middle, book, tickSize) {
        if (RANGES[range] !== 0) {
            const half = (middle * RANGES[range]) / 1000;
            return [middle - half, middle + half];
        }
        const first = book.bids.at(-1) ?? book.bestAsk;
        const last = book.asks.at(-1) ?? book.bestBid;
        return [Number(first.price) * tickSize, Number(last.price) * tickSize * 1.0001];
    }

    function axes(plot, low, high, top, x, y) {
        paint.font = `11px ${getComputedStyle(document.body).fontFamily}`;
        paint.fillStyle = colour('muted');
        paint.strokeStyle = colour('line');
        paint.lineWidth = 1;
        paint.textBaseline = 'middle';
        paint.textAlign = 'left';
        for (const value of niceSteps(0, top, 5)) {
            const at = Math.round(y(value)) + 0.5;
            line(plot.left, at, plot.right, at);
            paint.fillText(short(value), plot.right + 8, at);
        }
        paint.textAlign = 'center';
        paint.textBaseline = 'alphabetic';
        for (const value of niceSteps(low, high, Math.max(2, Math.floor(plot.right / 130)))) {
            const at = x(value);
            if (at > 30 && at < plot.right - 20) {
                paint.fillText(group(value.toFixed(app.market.tick.scale)), at, plot.bottom + 17);
            }
        }
    }

    function line(x1, y1, x2, y2) {
        paint.beginPath();
        paint.moveTo(x1, y1);
        paint.lineTo(x2, y2);
        paint.stroke();
    }

    function area(steps, x, y, plot, stroke, fill, end) {
        if (steps.length === 0) {
            return;
        }
        paint.beginPath();
        paint.moveTo(x(steps[0][0]), plot.bottom);
        let level = plot.bottom;
        for (const [price, total] of steps) {
            paint.lineTo(x(price), level);
            level = y(total);
            paint.lineTo(x(price), level);
        }
        paint.lineTo(end, level);
        paint.strokeStyle = stroke;
        paint.lineWidth = 1.5;
        paint.stroke();
        paint.lineTo(end, plot.bottom);
        paint.closePath();
        paint.fillStyle = fill;
        paint.fill();
    }

    function crosshair(plot, low, high, bids, asks, x, y) {
        if (pointer === null || pointer > plot.right) {
            setText(byId('chart-legend'), '');
            return;
        }
        const price = low + ((pointer - plot.left) / (plot.right - plot.left)) * (high - low);
        const isBid = bids.length > 0 && price <= bids[0][0];
        const side = isBid ? bids : asks;
        let total = 0;
        for (const [at, sum] of side) {
            if (isBid ? at < price : at > price) {
                break;
            }
            total = sum;
        }
        paint.strokeStyle = colour('muted');
        paint.setLineDash([3, 3]);
        line(pointer, plot.top, pointer, plot.bottom);
        paint.setLineDash([]);
        paint.fillStyle = colour(isBid ? 'buy' : 'sell');
        paint.beginPath();
        paint.arc(pointer, y(total), 3.5, 0, 2 * Math.PI);
        paint.fill();
        const { market } = app;
        const words = `${isBid ? 'Down' : 'Up'} to ${group(price.toFixed(market.tick.scale))} ${market.counter}: ${total.toFixed(Math.min(4, market.lot.scale))} ${market.base}`;
        setText(byId('chart-legend'), words);
    }

    function rangeText() {
        return RANGES[range] === 0 ? 'all' : `± ${RANGES[range] / 10} %`;
    }

    function zoom(by) {
        range = Math.max(0, Math.min(RANGES.length - 1, range + by));
        setText(byId('depth-range-text'), rangeText());
        byId('depth-closer').disabled = range === 0;
        byId('depth-wider').disabled = range === RANGES.length - 1;
        drawnAt = 0;
        app.redraw('depth');
    }

    canvas.addEventListener('pointermove', (event) => {
        pointer = event.offsetX;
        app.redraw('depth');
    });
    canvas.addEventListener('pointerleave', () => {
        pointer = null;
        drawnAt = 0;
        app.redraw('depth');
    });
    byId('depth-wider').addEventListener('click', () => zoom(1));
    byId('depth-closer').addEventListener('click', () => zoom(-1));
    new ResizeObserver(() => {
        drawnAt = 0;
        app.redraw('depth');
    }).observe(canvas.parentElement);
    zoom(0);

    return {
        draw,
        show(shown) {
            visible = shown;
            drawnAt = 0;
            byId('depth-range').hidden = !shown;
            app.redraw('depth');
        },
        onTheme() {
            drawnAt = 0;
            app.redraw('depth');
        },
    };
}

function niceSteps(from, to, about) {
    const rough = (to - from) / about;
    const magnitude = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map((m) => m * magnitude).find((s) => s >= rough);
    const out = [];
    for (let value = Math.ceil(from / step) * step; value <= to; value += step) {
        out.push(value);
    }
    return out;
}

function short(value) {
    return Number(value.toPrecision(6)).toString();
}
