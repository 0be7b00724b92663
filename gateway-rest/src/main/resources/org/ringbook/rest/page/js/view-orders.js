import { group, trim } from './decimal.js';
import { byId, element, setHidden, setText, tabs, timeText } from './dom.js';
import { isOpen } from './account-feed.js';
import { none, priceText, reasonText, statusText, typeText, volumeText } from './order-text.js';
import { checkAmendment, isAmendable } from './ticket-rules.js';

const PAGE = 50;

/** Open orders with amend and cancel, what has ended, and fills. */
export function createOrdersView(app) {
    const open = byId('open-orders');
    const rows = new Map(); // order id → { node, order, editing, going }
    const openTable = createTable('Open orders', ['Time', 'Market', 'Side', 'Type', 'Price', 'Volume', 'Filled', '']);
    const history = createList('orders', (order) => order.order_id, byId('history'), 'Ended orders', ['Time', 'Market', 'Side', 'Type', 'Price', 'Volume', 'Filled', 'Average', 'Status'], historyCells);
    const fills = createList('fills', (fill) => `${fill.pair} ${fill.trade_id} ${fill.order_id}`, byId('fills'), 'Fills', ['Time', 'Market', 'Side', 'Price', 'Volume', 'Value', 'Fee', ''], fillCells);
    const empty = element('p', { className: 'empty' });
    open.append(openTable.table, empty);
    let shownTab = 'tab-open';

    function marketOf(row) {
        return app.markets.get(row.pair);
    }

    function wanted(row) {
        return marketOf(row) && (!byId('this-market').checked || row.pair === app.market?.pair);
    }

    function draw() {
        const known = app.account?.isKnown ?? false;
        const orders = known ? [...app.account.orders.values()].filter(wanted).sort((a, b) => b.created - a.created) : [];
        drawOpen(orders);
        const total = known ? app.account.orders.size : 0;
        for (const id of ['open-count', 'phone-count']) {
            setText(byId(id), total === 0 ? '' : String(total));
        }
        byId('cancel-all').disabled = orders.length === 0;
        const stale = known && !app.account.live;
        setHidden(byId('orders-stale'), !stale);
        open.classList.toggle('stale-rows', stale);
        if (shownTab !== 'tab-open') {
            (shownTab === 'tab-history' ? history : fills).draw();
        }
    }

    function drawOpen(orders) {
        const ids = new Set(orders.map((order) => order.order_id));
        for (const [id, row] of rows) {
            if (!ids.has(id)) {
                row.node.remove();
                row.errorNode?.remove();
                rows.delete(id);
            }
        }
        orders.forEach((order, index) => {
            let row = rows.get(order.order_id);
            if (!row) {
                row = { node: element('tr', { dataset: { order: order.order_id } }), order: null, editing: false, going: false };
                rows.set(order.order_id, row);
            }
            if (row.order !== order && !row.editing) {
                row.order = order;
                drawRow(row);
            }
            const at = openTable.body.querySelectorAll('tr[data-order]')[index];
            if (at !== row.node) {
                openTable.body.insertBefore(row.node, at ?? null);
            }
        });
        setHidden(openTable.table, orders.length === 0);
        setHidden(empty, orders.length !== 0);
        setText(empty, app.session.isIn ? 'No open orders.' : 'Log in to see your orders.');
    }

    function drawRow(row) {
        const { order } = row;
        const market = marketOf(order);
        const name = `${order.side === 'BUY' ? 'buy' : 'sell'} order of ${volumeText(order, market)} ${market.base} at ${priceText(order, market)}`;
        const amend = element('button', { type: 'button', className: 'button small', text: 'Amend', 'aria-label': `Amend ${name}` });
        const cancel = element('button', { type: 'button', className: 'button small', text: 'Cancel', 'aria-label': `Cancel ${name}` });
        amend.disabled = !isAmendable(order);
        amend.addEventListener('click', () => edit(row));
        cancel.addEventListener('click', () => cancelOrder(row));
        row.node.className = row.going ? 'going' : '';
        row.node.replaceChildren(
            ...cells(openTable.names, [
                cell(timeText(order.created), 'left'),
                cell(market.name, 'left'),
                side(order.side),
                cell(typeText(order), 'left'),
                cell(priceText(order, market)),
                cell(volumeText(order, market)),
                cell(order.status === 'UNTRIGGERED' ? 'waiting' : filledText(order, market)),
                actions(amend, cancel),
            ]),
        );
    }

    function filledText(order, market) {
        return none(order.filled_base) ? '–' : market.volume(order.filled_base);
    }

    function edit(row) {
        const { order } = row;
        const market = marketOf(order);
        row.editing = true;
        const priceInput = none(order.price) ? null : field('Price', group(trim(order.price, market.tick.scale)));
        const volumeInput = field('Volume', group(trim(order.volume)));
        const stopInput = order.status === 'UNTRIGGERED' ? field('Stop price', group(trim(order.stop_price, market.tick.scale))) : null;
        const save = element('button', { type: 'button', className: 'button small primary', text: 'Save' });
        const back = element('button', { type: 'button', className: 'button small', text: 'Back' });
        const price = cell('');
        price.append(...[priceInput, stopInput].filter(Boolean).map((each) => each.node));
        const volume = cell('');
        volume.append(volumeInput.node);
        row.node.className = 'editing';
        row.node.replaceChildren(
            ...cells(openTable.names, [
                cell(timeText(order.created), 'left'),
                cell(market.name, 'left'),
                side(order.side),
                cell(typeText(order), 'left'),
                price,
                volume,
                cell(filledText(order, market)),
                actions(save, back),
            ]),
        );
        const typed = () => ({ price: priceInput?.input.value, volume: volumeInput.input.value, stopPrice: stopInput?.input.value });
        save.addEventListener('click', () => amend(row, typed(), save));
        back.addEventListener('click', () => stopEditing(row));
        row.node.onkeydown = (event) => {
            if (event.key === 'Escape') {
                stopEditing(row);
            } else if (event.key === 'Enter' && event.target.tagName === 'INPUT') {
                amend(row, typed(), save);
            }
        };
        (priceInput ?? volumeInput).input.select();
    }

    function stopEditing(row) {
        row.editing = false;
        row.node.onkeydown = null;
        showRowError(row, '');
        row.order = app.account?.orders.get(row.order.order_id) ?? row.order;
        drawRow(row);
        row.node.querySelector('button:not(:disabled)')?.focus();
        app.redraw('orders');
    }

    async function amend(row, typed, button) {
        const order = app.account.orders.get(row.order.order_id);
        const market = marketOf(row.order);
        if (!order) {
            stopEditing(row);
            return;
        }
        const { errors, change } = checkAmendment(order, typed, market);
        if (change === null) {
            showRowError(row, Object.values(errors).join(' '));
            return;
        }
        button.disabled = true;
        try {
            const answer = await app.rest.put(`/api/ringbook/1/orders/${encodeURIComponent(order.order_id)}`, change);
            stopEditing(row);
            app.say(`Order amended: ${volumeText(answer, market)} ${market.base} at ${priceText(answer, market)}`, '', order.side.toLowerCase());
        } catch (error) {
            button.disabled = false;
            showRowError(row, error.message);
        }
    }

    function showRowError(row, text) {
        if (!row.errorNode) {
            row.errorNode = element('tr', { className: 'error-row' }, element('td', { colspan: '8', role: 'alert' }));
        }
        row.errorNode.firstChild.textContent = text;
        if (text === '') {
            row.errorNode.remove();
        } else {
            row.node.after(row.errorNode);
        }
    }

    async function cancelOrder(row) {
        row.going = true;
        row.node.classList.add('going');
        row.node.querySelectorAll('button').forEach((button) => (button.disabled = true));
        try {
            await app.rest.delete(`/api/ringbook/1/orders/${encodeURIComponent(row.order.order_id)}`);
        } catch (error) {
            if (error.reason !== 'TOO_LATE' && error.code !== 'ErrOrderNotFound') {
                app.say('The order was not canceled.', error.message, 'bad');
            }
        }
        row.going = false;
        if (rows.has(row.order.order_id) && !row.editing) {
            drawRow(row);
        }
    }

    async function cancelAll() {
        const one = byId('this-market').checked;
        const text = one ? `Cancel all open orders in ${app.market.name}?` : 'Cancel all open orders in all markets?';
        if (!(await app.confirm(text, 'Cancel orders'))) {
            return;
        }
        try {
            const answer = await app.rest.delete('/api/ringbook/1/orders', one ? { pair: app.market.pair } : {});
            app.say(`${answer.canceled} order${answer.canceled === 1 ? '' : 's'} canceled`, '', '');
        } catch (error) {
            app.say('The orders were not canceled.', error.message, 'bad');
        }
    }

    function historyCells(order) {
        const market = marketOf(order);
        const reason = reasonText(order);
        const status = cell(statusText(order));
        status.title = reason;
        return [
            cell(timeText(order.ended || order.updated), 'left'),
            cell(market.name, 'left'),
            side(order.side),
            cell(typeText(order), 'left'),
            cell(priceText(order, market)),
            cell(volumeText(order, market)),
            cell(filledText(order, market)),
            cell(none(order.average_price) ? '–' : market.price(order.average_price)),
            status,
        ];
    }

    function fillCells(fill) {
        const market = marketOf(fill);
        return [
            cell(timeText(fill.timestamp), 'left'),
            cell(market.name, 'left'),
            side(fill.side),
            cell(market.price(fill.price)),
            cell(market.volume(fill.volume)),
            cell(`${market.amount(app.valueOf(fill))} ${market.counter}`),
            cell(`${group(trim(fill.fee))} ${fill.fee_asset}`),
            cell(fill.is_maker ? 'maker' : 'taker', 'note'),
        ];
    }

    /** A list by REST, page by page, which live news go on top of. */
    function createList(name, idOf, host, caption, columns, cellsOf) {
        const { table, body, names } = createTable(caption, columns);
        const none = element('p', { className: 'empty' });
        const more = element('button', { type: 'button', className: 'button more-rows', text: 'Show older' });
        host.append(table, none, more);
        let items = new Map();
        let next = null;
        let loading = false;
        let changed = true;

        async function load() {
            if (loading || !app.session.isIn) {
                return;
            }
            loading = true;
            more.disabled = true;
            const { account } = app;
            try {
                const answer = await app.rest.get(`/api/ringbook/1/${name}`, { ...(name === 'orders' ? { status: 'ENDED' } : {}), limit: PAGE, before: next ?? '' });
                if (account === app.account) {
                    answer[name].filter((item) => !items.has(idOf(item))).forEach((item) => items.set(idOf(item), item));
                    next = answer.next ?? '';
                    changed = true;
                }
            } catch (error) {
                app.say('Nothing older could be read.', error.message, 'bad');
            }
            loading = false;
            more.disabled = false;
            if (account !== app.account) {
                load(); // it was somebody else's
            }
            app.redraw('orders');
        }

        function drawList() {
            if (!changed) {
                return;
            }
            changed = false;
            const time = (item) => item.timestamp ?? item.ended;
            const visible = [...items.values()].filter(wanted).sort((a, b) => time(b) - time(a));
            body.replaceChildren(...visible.map((item) => element('tr', {}, ...cells(names, cellsOf(item)))));
            setHidden(table, visible.length === 0);
            setHidden(none, visible.length !== 0);
            setText(none, app.session.isIn ? (next === null ? 'Reading …' : 'Nothing yet.') : 'Log in to see your orders.');
            setHidden(more, !next);
        }

        more.addEventListener('click', load);
        return {
            draw: drawList,
            load: () => next === null && load(),
            refilter: () => (changed = true),
            add(item) {
                items.set(idOf(item), item);
                changed = true;
            },
            /** After a pause in the stream: what was missed is read anew. */
            reset() {
                items = new Map();
                next = null;
                changed = true;
            },
        };
    }

    tabs(byId('activity-tabs'), (id) => {
        shownTab = id;
        loadShown();
        app.redraw('orders');
    });

    function loadShown() {
        if (shownTab === 'tab-history') {
            history.load();
        } else if (shownTab === 'tab-fills') {
            fills.load();
        }
    }

    byId('this-market').addEventListener('change', refilter);
    byId('cancel-all').addEventListener('click', cancelAll);

    function refilter() {
        history.refilter();
        fills.refilter();
        app.redraw('orders');
    }

    return {
        draw,
        onMarket: refilter,
        onAccount(what, item) {
            if (what === 'snapshot') {
                history.reset();
                fills.reset();
                loadShown();
            } else if (what === 'order' && !isOpen(item)) {
                history.add(item);
            } else if (what === 'fill') {
                fills.add(item);
            }
            app.redraw('orders');
        },
        onLogout() {
            history.reset();
            fills.reset();
            app.redraw('orders');
        },
    };
}

function createTable(caption, names) {
    const left = (name) => (['Time', 'Market', 'Side', 'Type'].includes(name) ? 'left' : '');
    const head = element('tr', {}, ...names.map((name) => element('th', { scope: 'col', text: name, className: left(name) })));
    const body = element('tbody');
    const table = element('table', { className: 'table cards', 'aria-label': caption }, element('thead', {}, head), body);
    return { table, body, names };
}

/** Each cell knows its column's name, which a phone shows beside it. */
function cells(names, list) {
    list.forEach((each, index) => (each.dataset.label = names[index]));
    return list;
}

function cell(text, className = '') {
    return element('td', { text, className });
}

function side(value) {
    return element('td', { text: value === 'BUY' ? 'Buy' : 'Sell', className: `left ${value.toLowerCase()}` });
}

function actions(...buttons) {
    return element('td', { className: 'actions' }, ...buttons);
}

function field(label, value) {
    const input = element('input', { inputmode: 'decimal', 'aria-label': label, autocomplete: 'off' });
    input.value = value;
    return { input, node: element('span', { className: 'input' }, input) };
}
