import { ReconnectingSocket } from './socket.js';

/**
 * The public stream. It keeps what is wanted across connections, asks again for what has a gap, and says for each
 * channel and pair whether what was told last is still true.
 */
export class MarketFeed {
    #socket;
    #handlers;
    #wanted = new Map(); // "channel pair" → { channel, pair, live, sequence }
    #lastId = 0;

    /**
     * handlers: onMessage(message) for everything of a wanted channel, onState({ open, why, retryAt }) when the connection
     * comes or goes, onStale(channel, pair) when something is not true any more, onError(message).
     */
    constructor(url, handlers, world) {
        this.#handlers = handlers;
        this.#socket = new ReconnectingSocket(
            url,
            {
                onOpen: () => this.#opened(),
                onMessage: (message) => this.#heard(message),
                onClose: (why, retryAt) => this.#closed(why, retryAt),
            },
            world,
        );
    }

    start() {
        this.#socket.start();
    }

    retryNow() {
        this.#socket.retryNow();
    }

    get roundTripMs() {
        return this.#socket.roundTripMs;
    }

    watch(channel, pair) {
        const key = `${channel} ${pair}`;
        if (!this.#wanted.has(key)) {
            this.#wanted.set(key, { channel, pair, live: false, sequence: null });
            this.#ask('subscribe', channel, [pair]);
        }
    }

    unwatch(channel, pair) {
        if (this.#wanted.delete(`${channel} ${pair}`)) {
            this.#ask('unsubscribe', channel, [pair]);
        }
    }

    isLive(channel, pair) {
        return this.#wanted.get(`${channel} ${pair}`)?.live ?? false;
    }

    #ask(op, channel, pairs) {
        this.#socket.send({ op, id: ++this.#lastId, channels: [channel], pairs });
    }

    #opened() {
        const byChannel = new Map();
        for (const { channel, pair } of this.#wanted.values()) {
            byChannel.set(channel, [...(byChannel.get(channel) ?? []), pair]);
        }
        for (const [channel, pairs] of byChannel) {
            this.#ask('subscribe', channel, pairs);
        }
        this.#handlers.onState({ open: true });
    }

    #closed(why, retryAt) {
        for (const wanted of this.#wanted.values()) {
            this.#stale(wanted);
        }
        this.#handlers.onState({ open: false, why, retryAt });
    }

    #stale(wanted) {
        wanted.live = false;
        wanted.sequence = null;
        this.#handlers.onStale(wanted.channel, wanted.pair);
    }

    #heard(message) {
        switch (message.type) {
            case 'subscribed':
                this.#subscribed(message);
                return;
            case 'error':
                this.#handlers.onError(message);
                return;
            case 'book_snapshot':
                this.#accept('book', message, true);
                return;
            case 'book_update':
                this.#accept('book', message, false);
                return;
            case 'trade':
                this.#pass('trades', message);
                return;
            case 'ticker':
                this.#pass('ticker', message);
                return;
            case 'candle':
                this.#pass(`candles:${message.duration}`, message);
                return;
            case 'status':
                this.#pass('book', message);
                return;
            default: // what a later server says besides
        }
    }

    #subscribed(message) {
        const wanted = this.#wanted.get(`${message.channel} ${message.pair}`);
        if (wanted) {
            this.#socket.proven();
            wanted.live = wanted.channel !== 'book';
            this.#handlers.onMessage(message);
        }
    }

    #pass(channel, message) {
        if (this.#wanted.has(`${channel} ${message.pair}`)) {
            this.#handlers.onMessage(message);
        }
    }

    #accept(channel, message, isSnapshot) {
        const wanted = this.#wanted.get(`${channel} ${message.pair}`);
        if (!wanted) {
            return;
        }
        if (isSnapshot) {
            wanted.live = true;
        } else if (wanted.sequence === null) {
            return; // on its way when a fresh snapshot was asked for
        } else if (message.sequence !== wanted.sequence + 1) {
            this.refresh(channel, message.pair);
            return;
        }
        wanted.sequence = message.sequence;
        this.#handlers.onMessage(message);
    }

    /** What was told of this can't be trusted: a new beginning. */
    refresh(channel, pair) {
        const wanted = this.#wanted.get(`${channel} ${pair}`);
        if (wanted) {
            this.#stale(wanted);
            this.#ask('unsubscribe', channel, [pair]);
            this.#ask('subscribe', channel, [pair]);
        }
    }
}
