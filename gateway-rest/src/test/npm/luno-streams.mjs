// Follows a market stream with ccxt.pro.luno, and says what it has as lines of JSON: books until one is asked to be the last, and trades.
// node luno-streams.mjs HTTP_ADDRESS KEY SECRET; node_modules from RINGBOOK_NODE_MODULES.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(process.env.RINGBOOK_NODE_MODULES + '/');
const ccxt = require('ccxt');
const [address, apiKey, secret] = process.argv.slice(2);
const urls = {
  api: {
    public: address + '/api',
    private: address + '/api',
    exchange: address + '/api/exchange',
    exchangePrivate: address + '/api/exchange',
    ws: address.replace(/^http/, 'ws') + '/api/1',
  },
};
const pro = new ccxt.pro.luno({ apiKey, secret, urls });
await pro.loadHttpProxyAgent(); // without it ws:// throws NotSupported

const say = (what) => console.log(JSON.stringify(what));
const symbol = 'BTC/ZAR';
let latest = null;

async function watchTrades() {
  for (;;) {
    const trades = await pro.watchTrades(symbol);
    for (const trade of trades.slice(-1)) {
      say({ trade: { amount: trade.amount, cost: trade.cost } }); // ccxt gives streamed trades of Luno no price
    }
  }
}

async function watchBook() {
  for (;;) {
    latest = await pro.watchOrderBook(symbol);
    say({ book: latest.nonce ?? null });
  }
}

watchBook().catch((error) => say({ failed: String(error) }));
watchTrades().catch((error) => say({ failed: String(error) }));
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'book') {
    say({ bids: latest.bids.map((level) => [level[0], level[1]]), asks: latest.asks.map((level) => [level[0], level[1]]) });
  }
}
process.exit(0);
