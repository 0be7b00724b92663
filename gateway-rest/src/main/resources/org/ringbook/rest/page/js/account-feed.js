import { ReconnectingSocket } from './socket.js';

/** The private stream: open orders, fills and balances of the key's account. */
export class AccountFeed {
    #socket;
    #credentials;
    #handlers;
    #sequence = null;
    #known = false;

    /**
     * handlers: onChange(what) with "snapshot", "order", "fill", "balance" or "state" and its object, onRefused(sentence)
     * when the exchange does not take the key.
     */
    constructor(url, credentials, handlers, world) {
        this.#credentials = credentials;
        this.#handlers = handlers;
        this.account = '';
        this.orders = new Map();
        this.balances = new Map();
        this.live = false;
        this.retryAt = 0;
        this.#socket = new ReconnectingSocket(
            url,
            {
                onOpen: () => this.#opened(),
                onMessage: (message) => this.#heard(message),
                onClose: (why, retryAt) => this.#closed(retryAt),
            },
            world,
        );
    }

    start() {
        this.#socket.start();
    }

    stop() {
        this.#socket.stop();
        this.live = false;
    }

    retryNow() {
        this.#socket.retryNow();
    }

    /** True once a first snapshot has come: what is shown was true, and is true while `live`. */
    get isKnown() {
        return this.#known;
    }

    #opened() {
        this.#sequence = null;
        this.#socket.send({ api_key_id: this.#credentials.id, api_key_secret: this.#credentials.secret });
    }

    #closed(retryAt) {
        this.live = false;
        this.retryAt = retryAt;
        this.#handlers.onChange('state', null);
    }

    #heard(message) {
        if (message.type === 'error') {
            if (/Unauthorised|ApiKeyRevoked|InsufficientPerms/.test(message.error_code ?? '')) {
                this.stop();
                this.#handlers.onRefused(message.error);
            } else {
                this.#socket.restart(message.error);
            }
            return;
        }
        if (message.sequence === undefined) {
            return; // what a later server says besides
        }
        if (message.type === 'snapshot') {
            this.#snapshot(message);
            return;
        }
        if (this.#sequence === null || message.sequence !== this.#sequence + 1) {
            this.#socket.restart('a message is missing');
            return;
        }
        this.#sequence = message.sequence;
        this.#apply(message);
    }

    #snapshot(message) {
        this.#sequence = message.sequence;
        this.account = message.account;
        this.orders = new Map(message.orders.map((order) => [order.order_id, order]));
        this.balances = new Map(message.balances.map((balance) => [balance.asset, balance]));
        this.#known = true;
        this.live = true;
        this.#socket.proven();
        this.#handlers.onChange('snapshot', message);
    }

    #apply(message) {
        switch (message.type) {
            case 'order':
                if (isOpen(message.order)) {
                    this.orders.set(message.order.order_id, message.order);
                } else {
                    this.orders.delete(message.order.order_id);
                }
                this.#handlers.onChange('order', message.order);
                return;
            case 'fill':
                this.#handlers.onChange('fill', message.fill);
                return;
            case 'balance':
                this.balances.set(message.balance.asset, message.balance);
                this.#handlers.onChange('balance', message.balance);
                return;
            default: // what a later server says besides; it has its number like any other
        }
    }
}

export function isOpen(order) {
    return order.status === 'OPEN' || order.status === 'UNTRIGGERED';
}
