/** Sockets, a clock and timers that a test moves by hand. */
export function createWorld() {
    let now = 1_000_000;
    let timers = [];
    let lastTimer = 0;
    const sockets = [];

    class FakeSocket {
        constructor(url) {
            this.url = url;
            this.readyState = 0;
            this.sent = [];
            sockets.push(this);
        }

        send(text) {
            this.sent.push(JSON.parse(text));
        }

        close() {
            this.readyState = 3;
        }

        open() {
            this.readyState = 1;
            this.onopen();
        }

        say(message) {
            this.onmessage({ data: JSON.stringify(message) });
        }

        fail() {
            this.readyState = 3;
            this.onclose({ reason: '' });
        }
    }

    return {
        sockets,
        last: () => sockets[sockets.length - 1],
        advance(ms) {
            const until = now + ms;
            for (;;) {
                timers.sort((a, b) => a.at - b.at);
                if (timers.length === 0 || timers[0].at > until) {
                    break;
                }
                const timer = timers.shift();
                now = Math.max(now, timer.at);
                timer.run();
            }
            now = until;
        },
        /** Time goes by and no timer runs, as in a tab behind others. */
        sleep(ms) {
            now += ms;
        },
        world: {
            WebSocket: FakeSocket,
            now: () => now,
            random: () => 1,
            setTimeout(run, ms) {
                timers.push({ id: ++lastTimer, at: now + ms, run });
                return lastTimer;
            },
            clearTimeout(id) {
                timers = timers.filter((timer) => timer.id !== id);
            },
        },
    };
}
