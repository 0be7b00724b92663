import { format, group, isZero, multiply, parse, trim } from './decimal.js';
import { byId, element, setHidden, setText } from './dom.js';
import { none } from './order-text.js';
import { SELF_TRADE, TIMES, TYPES, amountOfShare, check, fieldOfError, fieldsOf, volumeOfShare } from './ticket-rules.js';

const FIELDS = ['price', 'stopPrice', 'volume', 'amount', 'timeInForce', 'expires', 'display', 'clientOrderId', 'selfTrade'];

/** The order ticket: shows what its type asks for, checks while it is filled in, and sends. */
export function createTicketView(app) {
    const form = byId('ticket-form');
    const input = (name) => form.elements[name];
    const visited = new Set();
    let refused = {}; // what the exchange said of a field, until the field is changed
    let sending = false;

    byId('type').append(...Object.entries(TYPES).map(([value, { label }]) => element('option', { value, text: label })));
    byId('selfTrade').append(...Object.entries(SELF_TRADE).map(([value, text]) => element('option', { value, text })));

    function values() {
        return {
            side: input('side').value,
            type: input('type').value,
            byAmount: input('by').value === 'amount',
            price: input('price').value,
            stopPrice: input('stopPrice').value,
            volume: input('volume').value,
            amount: input('amount').value,
            timeInForce: input('timeInForce').value,
            expires: input('expires').value,
            postOnly: input('postOnly').checked,
            display: input('display').value,
            clientOrderId: input('clientOrderId').value,
            selfTrade: input('selfTrade').value,
        };
    }

    function context() {
        const { market, account, book } = app;
        const best = (level) => (level === null ? null : market.tick.format(level.price));
        return {
            funds: account?.isKnown ? app.funds(market) : null,
            book: { bestBid: best(book.bestBid), bestAsk: best(book.bestAsk) },
            last: app.lastPrice(),
            now: app.now(),
        };
    }

    function draw() {
        const { market } = app;
        if (!market) {
            return;
        }
        const fields = values();
        const shown = fieldsOf(fields.side, fields.type, fields.byAmount);
        layout(fields, shown, market);
        const result = check(values(), market, context());
        for (const name of FIELDS) {
            const error = visited.has(name) ? result.errors[name] : undefined;
            showError(name, error ?? refused[name] ?? '');
        }
        drawSummary(fields, shown, result, market);
    }

    function layout(fields, shown, market) {
        show('price', shown.price);
        show('stopPrice', shown.stop);
        show('volume', shown.volume);
        show('amount', shown.amount);
        setHidden(byId('by-amount'), !shown.amountAllowed);
        setText(byId('price-label'), shown.protection ? 'Protection price' : 'Price');
        const time = input('timeInForce');
        const options = shown.times.join();
        if (time.dataset.options !== options) {
            const before = time.value;
            time.replaceChildren(...shown.times.map((value) => element('option', { value, text: TIMES[value] })));
            time.dataset.options = options;
            time.value = shown.times.includes(before) ? before : shown.times[0];
        }
        show('expires', time.value === 'GTD');
        const rests = shown.resting && !['IOC', 'FOK'].includes(time.value);
        show('postOnly', rests);
        show('display', rests);
        for (const unit of form.querySelectorAll('[data-unit]')) {
            setText(unit, market[unit.dataset.unit]);
        }
        const buy = fields.side === 'BUY';
        const submit = byId('submit');
        submit.classList.toggle('buy', buy);
        submit.classList.toggle('sell', !buy);
        const verb = `${buy ? 'Buy' : 'Sell'} ${market.base}`;
        setText(submit, app.session.isIn ? (sending ? 'Sending …' : verb) : `Log in to ${buy ? 'buy' : 'sell'}`);
        submit.disabled = sending;
    }

    function show(name, shown) {
        setHidden(form.querySelector(`[data-field="${name}"]`), !shown);
    }

    function showError(name, text) {
        const field = form.querySelector(`[data-field="${name}"]`);
        const node = byId(`${name}-error`);
        setText(node, text);
        field.classList.toggle('wrong', text !== '');
        input(name).setAttribute('aria-invalid', String(text !== ''));
        if (text !== '' && field.closest('details')) {
            field.closest('details').open = true;
        }
    }

    function drawSummary(fields, shown, result, market) {
        const estimate = result.value === null ? estimateOf(fields, shown, market) : null;
        setText(byId('total-label'), shown.amount ? 'Spends at most' : estimate ? 'About' : 'Total');
        const total = result.value ?? estimate;
        setText(byId('total'), total ? `${market.amount(trim(format(total)))} ${market.counter}` : '–');
        const known = app.account?.isKnown;
        const funds = known ? app.funds(market) : null;
        const text = !known
            ? '–'
            : fields.side === 'SELL'
              ? `${market.volume(funds.base)} ${market.base}`
              : `${market.amount(funds.counter)} ${market.counter}`;
        setText(byId('available'), text);
        for (const button of form.querySelectorAll('[data-share]')) {
            button.disabled = !known;
        }
    }

    /** What a market order would trade for in the book as it is now; null if it is none, or the book is too short. */
    function estimateOf(fields, shown, market) {
        const volume = fields.type.startsWith('MARKET') && shown.volume ? parse(fields.volume) : null;
        const lots = volume === null ? null : market.lot.stepsOf(volume);
        if (lots === null || lots === 0n) {
            return null;
        }
        const sweep = app.book.sweep(fields.side, lots);
        return sweep.lots === lots ? multiply(market.tick.value(sweep.value), market.lot.value(1n)) : null;
    }

    function share(percent) {
        const { market } = app;
        const fields = values();
        const shown = fieldsOf(fields.side, fields.type, fields.byAmount);
        const funds = app.funds(market);
        if (shown.amount) {
            set('amount', group(format(amountOfShare(percent, market, funds))));
            return;
        }
        const book = context().book;
        const price = shown.price ? parse(fields.price) : parse((fields.type === 'STOP' ? fields.stopPrice : book.bestAsk) ?? '');
        const volume = volumeOfShare(fields.side, percent, market, funds, price);
        if (volume === null) {
            visited.add('price');
            app.redraw('ticket');
            input('price').focus();
        } else {
            set('volume', isZero(volume) ? '0' : group(trim(format(volume))));
        }
    }

    function set(name, text) {
        input(name).value = text;
        delete refused[name];
        visited.add(name);
        app.redraw('ticket');
    }

    async function submit() {
        if (!app.session.isIn) {
            app.session.open();
            return;
        }
        if (sending || !app.market) {
            return;
        }
        FIELDS.forEach((name) => visited.add(name));
        refused = {};
        setText(byId('form-error'), '');
        setText(byId('outcome'), '');
        const { errors, order } = check(values(), app.market, context());
        draw();
        if (order === null) {
            input(FIELDS.find((name) => errors[name])).focus();
            return;
        }
        sending = true;
        draw();
        try {
            await send(order);
        } finally {
            sending = false;
            draw();
        }
    }

    /**
     * With a client order id of the page if none was given: when no answer comes the same order is sent once more, and the
     * exchange takes it only once. (A browser, too, sends again what it sent into a connection that was just closing.)
     */
    async function send(order) {
        const own = order.client_order_id === undefined;
        const request = own ? { ...order, client_order_id: newId() } : order;
        for (let attempt = 1; ; attempt++) {
            try {
                accepted(request, await app.rest.post('/api/ringbook/1/orders', request));
                return;
            } catch (error) {
                if (error.code === 'ErrDuplicateClientOrderID' && (own || attempt > 1)) {
                    accepted(request, null);
                    return;
                }
                if (!error.isUnclear) {
                    failed(error);
                    return;
                }
            }
            if (attempt === 2) {
                setText(byId('form-error'), 'No answer again: look among the open orders whether it was placed.');
                return;
            }
            setText(byId('form-error'), 'No answer; asking again. The order can’t be placed twice.');
        }
    }

    function accepted(request, answer) {
        setText(byId('form-error'), '');
        const { market } = app;
        const volume = request.volume ? `${market.volume(request.volume)} ${market.base}` : `for ${market.amount(request.counter_volume)} ${market.counter}`;
        const paid = answer?.status === 'FILLED' && !none(answer.average_price) ? answer.average_price : request.price;
        const price = paid ? ` at ${market.price(paid)}` : '';
        const state = { FILLED: 'Filled', CANCELED: 'Canceled', EXPIRED: 'Expired', REJECTED: 'Refused' }[answer?.status] ?? 'Order placed';
        const good = state === 'Filled' || state === 'Order placed';
        const why = answer?.reason && !good ? `, ${answer.reason.replaceAll('_', ' ').toLowerCase()}` : '';
        const outcome = byId('outcome');
        setText(outcome, `${state}: ${request.side === 'BUY' ? 'buy' : 'sell'} ${volume}${price}${why}.`);
        outcome.className = `outcome ${good ? request.side.toLowerCase() : 'bad'}`;
        for (const name of ['volume', 'amount', 'display', 'clientOrderId']) {
            input(name).value = '';
        }
        visited.clear();
    }

    function failed(error) {
        let field = fieldOfError(error);
        if (field === 'volume' && byId('volume').closest('[hidden]')) {
            field = 'amount';
        }
        const isThere = field !== null && !input(field).closest('[hidden]');
        if (isThere) {
            refused[field] = error.message;
            draw();
            input(field).focus();
        } else {
            setText(byId('form-error'), error.message);
        }
    }

    form.addEventListener('submit', (event) => {
        event.preventDefault();
        submit();
    });
    form.addEventListener('input', (event) => {
        delete refused[event.target.name];
        setText(byId('form-error'), '');
        if (['side', 'type', 'by'].includes(event.target.name)) {
            visited.clear();
            refused = {};
        }
        app.redraw('ticket');
    });
    form.addEventListener('focusout', (event) => {
        if (FIELDS.includes(event.target.name) && event.target.value !== '') {
            visited.add(event.target.name);
            app.redraw('ticket');
        }
    });
    form.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') {
            FIELDS.forEach((name) => {
                if (input(name).tagName === 'INPUT') {
                    input(name).value = '';
                }
            });
            visited.clear();
            refused = {};
            setText(byId('form-error'), '');
            app.redraw('ticket');
        }
    });
    form.addEventListener('click', (event) => {
        const percent = event.target.dataset?.share;
        if (percent) {
            share(Number(percent));
        }
    });
    const takeBest = (level) => {
        if (level !== null) {
            set('price', group(app.market.tick.format(level.price)));
        }
    };
    byId('take-bid').addEventListener('click', () => takeBest(app.book.bestBid));
    byId('take-ask').addEventListener('click', () => takeBest(app.book.bestAsk));

    return {
        draw,
        /** From the book: to the price if the type has one, and on to the volume. */
        takePrice(text) {
            const shown = fieldsOf(input('side').value, input('type').value, input('by').value === 'amount');
            if (!shown.price) {
                input('type').value = 'LIMIT';
                visited.clear();
            }
            set('price', group(text));
            draw();
            input('volume').focus({ preventScroll: false });
        },
        onMarket() {
            for (const name of ['price', 'stopPrice', 'volume', 'amount', 'display']) {
                input(name).value = '';
            }
            visited.clear();
            refused = {};
            setText(byId('form-error'), '');
            setText(byId('outcome'), '');
        },
    };
}

function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    return 'page-' + [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
}
