// Trades with ccxt.luno as it is published, and compares what it says with what the exchange's rules say: amounts to the last unit, refusals by class.
// node luno-rest.mjs HTTP_ADDRESS; node_modules from RINGBOOK_NODE_MODULES. Keys alice, bob, alice-reader; followers balances and market.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const require = createRequire(process.env.RINGBOOK_NODE_MODULES + '/');
const ccxt = require('ccxt');
const address = process.argv[2];
const urls = {
  api: { public: address + '/api', private: address + '/api', exchange: address + '/api/exchange', exchangePrivate: address + '/api/exchange' },
};
const client = (apiKey, secret = 'secret-of-' + apiKey) => new ccxt.luno({ apiKey, secret, urls, enableRateLimit: false });
const alice = client('alice');
const bob = client('bob');
const pair = 'BTC/ZAR';

const refused = (type, code, call) =>
  assert.rejects(call, (error) => {
    assert.equal(error.constructor, type, error.message);
    assert.match(error.message, new RegExp('"' + code + '"'));
    return true;
  });
const until = async (what, call, isThere) => {
  let last;
  for (let i = 0; i < 200; i++) {
    // A follower that makes its tables yet is maintenance.
    const found = await call().catch((error) => {
      if (!(error instanceof ccxt.OnMaintenance)) throw error;
      last = error;
    });
    if (found && isThere(found)) return found;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  throw new Error(what + ' did not come: ' + last);
};
const money = async (of) => {
  const rows = (await of.fetchBalance()).info.balance;
  const row = (asset) => rows.find((one) => one.asset === asset);
  return [row('XBT').balance, row('XBT').reserved, row('ZAR').balance, row('ZAR').reserved];
};

async function markets() {
  const all = await alice.loadMarkets();
  await bob.loadMarkets();
  assert.deepEqual(Object.keys(all), ['BTC/ZAR', 'ETH/ZAR']);
  const market = all[pair];
  assert.deepEqual([market.id, market.active, all['ETH/ZAR'].active], ['XBTZAR', true, false]);
  assert.deepEqual([market.precision.price, market.precision.amount], [1, 0.000001]);
  assert.deepEqual([market.limits.amount.min, market.limits.amount.max, market.limits.price.min], [0.0001, 1000, 1]);
  const fees = await alice.fetchTradingFee(pair);
  assert.deepEqual([fees.maker, fees.taker], [0.001, 0.0025]);
}

let resting;
let bought;

async function books() {
  resting = await bob.createOrder(pair, 'limit', 'sell', 0.02, 1000, { client_order_id: 's1', post_only: true });
  await bob.createOrder(pair, 'limit', 'sell', 0.5, 1010);
  await bob.createOrder(pair, 'limit', 'sell', 0.25, 1010);
  await bob.createOrder(pair, 'limit', 'buy', 0.1, 990);
  assert.deepEqual(await money(bob), ['100.0000000000', '0.7700000000', '10000000.00000000', '99.00000000']);
  const top = await alice.fetchOrderBook(pair, 10);
  assert.deepEqual([top.asks, top.bids], [[[1000, 0.02], [1010, 0.75]], [[990, 0.1]]]);
  const whole = await alice.fetchOrderBook(pair);
  assert.deepEqual([whole.asks, whole.bids], [[[1000, 0.02], [1010, 0.5], [1010, 0.25]], [[990, 0.1]]]);
}

// The taker buys at the maker's price and pays 0.25 % of the base it receives; the maker 0.1 % of the counter.
async function limitOrder() {
  bought = await alice.createOrder(pair, 'limit', 'buy', 0.02, 1005, { client_order_id: 'b1' });
  const order = await alice.fetchOrder(bought.id);
  assert.deepEqual([order.id, order.symbol, order.side, order.price, order.amount, order.filled, order.remaining, order.cost],
    [bought.id, pair, 'buy', 1005, 0.02, 0.02, 0, 20]);
  assert.deepEqual([order.info.state, order.info.fee_base, order.info.fee_counter], ['COMPLETE', '0.0000500000', '0.00000000']);
  assert.deepEqual(await money(alice), ['100.0199500000', '0.0000000000', '9999980.00000000', '0.00000000']);
  assert.deepEqual(await money(bob), ['99.9800000000', '0.7500000000', '10000019.98000000', '99.00000000']);
  const same = await alice.privateExchangeGet3Order?.({ client_order_id: 'b1' });
  assert.equal(same?.order_id ?? bought.id, bought.id);
}

// Of a market buy ccxt's amount is money to spend; of a sell it is base.
async function marketOrders() {
  const buy = await alice.createOrder(pair, 'market', 'buy', 10.1);
  const filled = await alice.fetchOrder(buy.id);
  assert.deepEqual([filled.filled, filled.cost, filled.info.type], [0.01, 10.1, 'BUY']);
  const sell = await alice.createOrder(pair, 'market', 'sell', 0.01);
  assert.deepEqual((await alice.fetchOrder(sell.id)).info.counter, '9.90000000');
  // 100.01995 + 0.01 - 0.000025 - 0.01, and 9999980 - 10.1 + 9.9 - 0.02475
  assert.deepEqual(await money(alice), ['100.0199250000', '0.0000000000', '9999979.77525000', '0.00000000']);
  await refused(ccxt.InvalidOrder, 'ErrNotEnoughLiquidity', () => alice.createOrder(pair, 'market', 'sell', 50));
}

async function orders() {
  const open = await alice.createOrder(pair, 'limit', 'buy', 0.1, 900, { postOnly: true });
  assert.deepEqual((await money(alice))[3], '90.00000000');
  assert.deepEqual((await alice.fetchOpenOrders(pair)).map((one) => [one.id, one.status, one.price, one.amount, one.filled]), [[open.id, 'open', 900, 0.1, 0]]);
  await alice.cancelOrder(open.id);
  assert.deepEqual((await money(alice))[3], '0.00000000');
  assert.deepEqual(await alice.fetchOpenOrders(pair), []);
  assert.ok((await alice.fetchClosedOrders(pair)).some((one) => one.id === open.id && one.info.expiration_timestamp > 0));
  assert.ok((await alice.fetchOrders(pair)).some((one) => one.id === open.id));
  await refused(ccxt.InvalidOrder, 'ErrCannotStopUnknownOrNonPendingOrder', () => alice.cancelOrder(open.id));
  await refused(ccxt.OrderNotFound, 'ErrOrderNotFound', () => alice.cancelOrder('BX0000000000001'));
  await refused(ccxt.OrderNotFound, 'ErrOrderNotFound', () => bob.fetchOrder(open.id));
  const stop = await alice.createOrder(pair, 'limit', 'buy', 0.1, 2000, { stop_price: 1500, stop_direction: 'ABOVE' });
  await alice.cancelOrder(stop.id);
}

async function refusals() {
  await refused(ccxt.DuplicateOrderId, 'ErrDuplicateClientOrderID', () => bob.createOrder(pair, 'limit', 'sell', 0.02, 1000, { client_order_id: 's1' }));
  await refused(ccxt.InvalidOrder, 'ErrOrderCanceled', () => alice.createOrder(pair, 'limit', 'buy', 0.1, 1010, { postOnly: true }));
  await refused(ccxt.InvalidOrder, 'ErrPostOnlyNotAllowed', () => alice.createOrder(pair, 'limit', 'buy', 0.1, 900, { postOnly: true, timeInForce: 'IOC' }));
  await refused(ccxt.InsufficientFunds, 'ErrInsufficientBalance', () => alice.createOrder(pair, 'limit', 'buy', 100, 999999));
  await refused(ccxt.RequestTimeout, 'ErrDeadlineExceeded', () => alice.createOrder(pair, 'limit', 'buy', 0.1, 900, { timestamp: 1000, ttl: 1 }));
  await refused(ccxt.BadRequest, 'ErrInvalidArguments', () => alice.createOrder(pair, 'limit', 'buy', 0.1, 900, { reduceOnly: true }));
  await refused(ccxt.InvalidOrder, 'ErrPriceDenominationNotAllowed', () => alice.privatePostPostorder({ pair: 'XBTZAR', type: 'BID', price: '900.5', volume: '0.1' }));
  await refused(ccxt.InvalidOrder, 'ErrInvalidVolume', () => alice.privatePostPostorder({ pair: 'XBTZAR', type: 'BID', price: '900', volume: 'NaN' }));
  await refused(ccxt.BadSymbol, 'ErrInvalidMarketPair', () => alice.publicGetTicker({ pair: 'NOPE' }));
  await refused(ccxt.AuthenticationError, 'ErrUnauthorised', () => client('alice', 'wrong').fetchBalance());
  await refused(ccxt.PermissionDenied, 'ErrInsufficientPerms', () => client('alice-reader').createOrder(pair, 'limit', 'buy', 0.1, 900));
  await refused(ccxt.BadRequest, 'ErrInvalidRequestType', () => alice.fetchDepositWithdrawFee('BTC', { address: 'x' }));
}

async function moneyIn() {
  await refused(ccxt.InvalidAddress, 'ErrNoAddressesAssigned', () => alice.fetchDepositAddress('ZAR'));
  const { address } = await alice.createDepositAddress('ZAR');
  assert.match(address, /^RF/);
  assert.equal((await alice.fetchDepositAddress('ZAR')).address, address);
}

async function trades() {
  const of = (list) => list.map((trade) => [trade.id, trade.side, trade.price, trade.amount, trade.cost]);
  const expected = [['1', 'buy', 1000, 0.02, 20], ['2', 'buy', 1010, 0.01, 10.1], ['3', 'sell', 990, 0.01, 9.9]];
  assert.deepEqual(of(await alice.fetchTrades(pair)), expected);
  const own = await alice.fetchMyTrades(pair);
  assert.deepEqual(of(own), expected);
  assert.deepEqual([own[0].order, own[0].takerOrMaker, own[0].fee], [bought.id, 'taker', { cost: 0.00005, currency: 'BTC' }]);
  assert.deepEqual(own.map((trade) => [trade.info.fee_base, trade.info.fee_counter]),
    [['0.0000500000', '0.00000000'], ['0.0000250000', '0.00000000'], ['0.0000000000', '0.02475000']]);
  const makers = await bob.fetchMyTrades(pair);
  assert.deepEqual([makers[0].order, makers[0].takerOrMaker, makers[0].info.fee_counter], [resting.id, 'maker', '0.02000000']);
}

async function market() {
  const ticker = await alice.fetchTicker(pair);
  assert.deepEqual([ticker.bid, ticker.ask, ticker.last, ticker.baseVolume], [990, 1010, 990, 0.04]);
  assert.deepEqual(Object.keys(await alice.fetchTickers()), ['BTC/ZAR', 'ETH/ZAR']);
  const sum = (candles) => Math.round(candles.reduce((volume, candle) => volume + candle[5], 0) * 1e6);
  const candles = await until('the candles', () => alice.fetchOHLCV(pair, '1m'), (found) => sum(found) === 40_000);
  const traded = candles.filter((candle) => candle[5] > 0);
  assert.deepEqual([traded[0][1], traded.at(-1)[4]], [1000, 990]);
  assert.deepEqual([Math.max(...traded.map((one) => one[2])), Math.min(...traded.map((one) => one[3]))], [1010, 990]);
}

async function ledger() {
  const accounts = await alice.fetchAccounts();
  const zar = accounts.find((account) => account.code === 'ZAR');
  const rows = await until('the statement', () => alice.fetchLedger(undefined, undefined, undefined, { id: zar.id }), () => true);
  assert.deepEqual([rows[0].direction, rows[0].amount, rows[0].after], ['in', 10000000, 10000000]);
  assert.equal(rows.at(-1).after, 9999979.77525);
  assert.equal(rows.reduce((after, row) => after + Math.round(1e8 * Number(row.info.balance_delta)), 0), 999997977525000);
}

for (const part of [markets, books, limitOrder, marketOrders, orders, refusals, moneyIn, trades, market, ledger]) {
  await part();
  console.log('ok', part.name);
}
