import { AccountFeed } from './account-feed.js';
import { byId, dialog, element, setText } from './dom.js';

const KEPT = 'ringbook.key';

/**
 * Who is logged in. The key lives in this object and in the Authorization header of calls; in sessionStorage only if the
 * person asked for it, until logout. It is never part of an address, a message or a log.
 */
export function createSession(app, url) {
    const box = dialog(byId('session-dialog'));
    const form = byId('session-form');
    const button = byId('session-button');
    let feed = null;
    let isIn = false;

    function start(credentials, keep) {
        feed?.stop();
        setText(byId('session-error'), '');
        byId('session-submit').disabled = true;
        const mine = new AccountFeed(url, credentials, {
            onChange: (what, item) => mine === feed && changed(mine, credentials, keep, what, item),
            onRefused: (sentence) => mine === feed && refused(sentence),
        });
        feed = mine;
        app.rest.use(credentials);
        mine.start();
    }

    function changed(mine, credentials, keep, what, item) {
        if (what === 'snapshot' && !isIn) {
            isIn = true;
            if (keep) {
                sessionStorage.setItem(KEPT, JSON.stringify(credentials));
            }
            form.reset();
            box.close();
            app.account = mine;
            show();
        }
        if (what === 'state' && !isIn) {
            setText(byId('session-error'), 'The exchange can’t be reached; trying again.');
        }
        app.onAccount(what, item);
    }

    function refused(sentence) {
        const wasIn = isIn;
        logout();
        setText(byId('session-error'), sentence || 'The exchange does not take this key.');
        if (wasIn || !box.open) {
            open();
            setText(byId('session-error'), sentence || 'The exchange does not take this key any more.');
        }
        byId('key-secret').select();
    }

    function logout() {
        feed?.stop();
        feed = null;
        isIn = false;
        app.account = null;
        app.rest.use(null);
        try {
            sessionStorage.removeItem(KEPT);
        } catch {
            // Storage is switched off: nothing was kept.
        }
        byId('session-submit').disabled = false;
        show();
        app.onLogout();
    }

    function show() {
        byId('session-submit').disabled = false;
        button.replaceChildren(element('span', { text: isIn ? 'Log out' : 'Log in' }));
        button.title = isIn ? `Logged in to account ${app.account.account}` : '';
    }

    function open() {
        if (!box.open) {
            setText(byId('session-error'), '');
            box.showModal();
        }
        byId('key-id').focus();
    }

    box.addEventListener('close', () => {
        if (!isIn && feed !== null) {
            feed.stop();
            feed = null;
            app.rest.use(null);
        }
        byId('key-secret').value = '';
        byId('session-submit').disabled = false;
    });
    button.addEventListener('click', () => (isIn ? logout() : open()));
    form.addEventListener('submit', (event) => {
        event.preventDefault();
        const id = byId('key-id').value.trim();
        const secret = byId('key-secret').value;
        if (id === '' || secret === '') {
            setText(byId('session-error'), 'Key id and secret are both needed.');
            byId(id === '' ? 'key-id' : 'key-secret').focus();
            return;
        }
        start({ id, secret }, byId('key-keep').checked);
    });

    return {
        get isIn() {
            return isIn;
        },
        open,
        retryNow: () => feed?.retryNow(),
        /** Goes on with what was kept in this tab. */
        restore() {
            try {
                const kept = JSON.parse(sessionStorage.getItem(KEPT));
                if (kept?.id && kept?.secret) {
                    start(kept, true);
                }
            } catch {
                // Nothing readable was kept: the person logs in.
            }
        },
    };
}
