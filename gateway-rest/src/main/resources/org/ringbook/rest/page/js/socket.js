/**
 * A WebSocket that comes back: with a growing pause after each failure, at once when the machine is online again. It asks
 * for a sign of life every few seconds, and gives up on a connection on which nothing follows. (Not on one that was merely
 * silent: in a tab behind others the timers run once a minute.)
 */

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
const PING_EVERY_MS = 5_000;
const ANSWER_WITHIN_MS = 7_000;
const CONNECT_WITHIN_MS = 12_000;
const CHECK_MS = 1_000;

export class ReconnectingSocket {
    #url;
    #handlers;
    #world;
    #socket = null;
    #timer = null;
    #check = null;
    #failures = 0;
    #startedAt = 0;
    #heardAt = 0;
    #pingedAt = 0;
    #pingId = 0;

    /**
     * handlers: onOpen(), onMessage(object), onClose(why, retryAtMs). `world` replaces the browser's socket, clock, timers
     * and chance in tests.
     */
    constructor(url, handlers, world = {}) {
        this.#url = url;
        this.#handlers = handlers;
        this.#world = {
            WebSocket: globalThis.WebSocket,
            now: () => Date.now(),
            setTimeout: (f, ms) => setTimeout(f, ms),
            clearTimeout: (id) => clearTimeout(id),
            random: Math.random,
            ...world,
        };
        this.roundTripMs = null;
    }

    get isOpen() {
        return this.#socket !== null && this.#socket.readyState === 1;
    }

    start() {
        if (this.#socket === null) {
            this.#connect();
        }
    }

    /** For good, until start(). */
    stop() {
        this.#clear();
        this.#failures = 0;
        this.#drop();
    }

    /** Closes and connects again after the usual pause. */
    restart(why) {
        if (this.#socket !== null) {
            this.#lost(why);
        }
    }

    /** Without waiting for the rest of the pause. */
    retryNow() {
        if (this.#timer !== null) {
            this.#world.clearTimeout(this.#timer);
            this.#timer = null;
            this.#connect();
        }
    }

    send(message) {
        if (this.isOpen) {
            this.#socket.send(JSON.stringify(message));
        }
    }

    #connect() {
        const socket = new this.#world.WebSocket(this.#url);
        this.#socket = socket;
        this.#startedAt = this.#world.now();
        this.#heardAt = this.#startedAt;
        this.#pingedAt = 0;
        socket.onopen = () => {
            if (socket === this.#socket) {
                this.#heardAt = this.#world.now();
                this.#handlers.onOpen();
            }
        };
        socket.onmessage = (event) => {
            if (socket === this.#socket) {
                this.#heard(event.data);
            }
        };
        socket.onclose = (event) => {
            if (socket === this.#socket) {
                this.#lost(event.reason || 'connection lost');
            }
        };
        this.#scheduleCheck();
    }

    #heard(text) {
        this.#heardAt = this.#world.now();
        let message;
        try {
            message = JSON.parse(text);
        } catch {
            this.#lost('a message could not be read');
            return;
        }
        if (message === null || typeof message !== 'object') {
            return; // the empty string that keeps a connection alive
        }
        if (message.type === 'pong') {
            this.#failures = 0;
            this.roundTripMs = this.#heardAt - this.#pingedAt;
            return;
        }
        this.#handlers.onMessage(message);
    }

    /** What was received proves that the connection works: the next failure begins with the shortest pause again. */
    proven() {
        this.#failures = 0;
    }

    #scheduleCheck() {
        this.#check = this.#world.setTimeout(() => {
            const now = this.#world.now();
            const waits = this.#pingedAt > this.#heardAt;
            if (this.isOpen ? waits && now - this.#pingedAt > ANSWER_WITHIN_MS : now - this.#startedAt > CONNECT_WITHIN_MS) {
                this.#lost('no answer');
                return;
            }
            if (this.isOpen && !waits && now - this.#pingedAt >= PING_EVERY_MS) {
                this.#pingedAt = now;
                this.send({ op: 'ping', id: ++this.#pingId });
            }
            this.#scheduleCheck();
        }, CHECK_MS);
    }

    #lost(why) {
        this.#clear();
        this.#drop();
        const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(this.#failures, 10));
        this.#failures++;
        const wait = pause / 2 + (this.#world.random() * pause) / 2;
        this.#timer = this.#world.setTimeout(() => {
            this.#timer = null;
            this.#connect();
        }, wait);
        this.#handlers.onClose(why, this.#world.now() + wait);
    }

    #clear() {
        for (const id of [this.#timer, this.#check]) {
            if (id !== null) {
                this.#world.clearTimeout(id);
            }
        }
        this.#timer = null;
        this.#check = null;
    }

    #drop() {
        const socket = this.#socket;
        this.#socket = null;
        this.roundTripMs = null;
        if (socket !== null && socket.readyState <= 1) {
            socket.close();
        }
    }
}
