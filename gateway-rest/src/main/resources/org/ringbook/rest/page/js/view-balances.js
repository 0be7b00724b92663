import { add, decimal, format, group, isZero, trim } from './decimal.js';
import { byId, element, setHidden, setText } from './dom.js';

/** Available, held and total of each asset. */
export function createBalancesView(app) {
    const host = byId('balances');
    const body = element('tbody');
    const table = element(
        'table',
        { className: 'table balances-table', 'aria-label': 'Balances' },
        element('thead', {}, element('tr', {}, ...['Asset', 'Available', 'Held'].map((text, i) => element('th', { scope: 'col', text, className: i === 0 ? 'left' : '' })))),
        body,
    );
    const empty = element('p', { className: 'empty' });
    host.append(table, empty);
    const rows = new Map();

    function draw() {
        const known = app.account?.isKnown ?? false;
        const balances = known ? [...app.account.balances.values()].filter(worthShowing) : [];
        balances.sort((a, b) => a.asset.localeCompare(b.asset));
        for (const [asset, row] of rows) {
            if (!balances.some((balance) => balance.asset === asset)) {
                row.node.remove();
                rows.delete(asset);
            }
        }
        balances.forEach((balance, index) => {
            const row = rows.get(balance.asset) ?? create(balance.asset);
            setText(row.available, amount(balance.available));
            setText(row.held, amount(balance.held));
            row.held.classList.toggle('none', isZero(decimal(balance.held)));
            row.node.title = `Total ${amount(format(add(decimal(balance.available), decimal(balance.held))))} ${balance.asset}`;
            if (body.children[index] !== row.node) {
                body.insertBefore(row.node, body.children[index] ?? null);
            }
        });
        setHidden(table, balances.length === 0);
        setHidden(empty, balances.length !== 0);
        setText(empty, app.session.isIn ? (known ? 'No balances.' : 'Reading …') : 'Log in to see your balances.');
        setText(byId('account-name'), known ? app.account.account : '');
        const stale = known && !app.account.live;
        setHidden(byId('balances-stale'), !stale);
        host.classList.toggle('stale-rows', stale);
    }

    function worthShowing(balance) {
        const { market } = app;
        return balance.asset === market?.base || balance.asset === market?.counter || !isZero(add(decimal(balance.available), decimal(balance.held)));
    }

    function create(asset) {
        const available = element('td');
        const held = element('td', { className: 'note' });
        const row = { node: element('tr', {}, element('td', { text: asset, className: 'left' }), available, held), available, held };
        rows.set(asset, row);
        return row;
    }

    return { draw };
}

function amount(text) {
    return group(trim(text, 2));
}
