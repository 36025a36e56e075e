#!/usr/bin/env bash
# Five Node clients of one family say of a refused order five things, none of them an Error. binance 3.6.5, okx-api 3.2.3,
# bitget-api 3.2.3 and gateio-api 1.6.4 reject with a plain object: `${error}` in a log line is "[object Object]", there is no
# stack, instanceof Error is false; error.code is Binance's own code at binance, always "1" at okx-api (the order's sCode lies
# deeper), and the HTTP status at bitget-api and gateio-api, whose own code or label is under body. bybit-api 4.7.7 does not
# reject at all: a refused order resolves, with its retCode, unless throwExceptions is set. Seen on 2026-11-28 with Node 20.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" \
  binance@3.6.5 bybit-api@4.7.7 okx-api@3.2.3 bitget-api@3.2.3 gateio-api@1.6.4
cat >"$folder/refused.cjs" <<'JAVASCRIPT'
const assert = require('node:assert');
const http = require('node:http');
const { MainClient } = require('binance');
const { RestClientV2 } = require('bitget-api');
const { RestClientV5 } = require('bybit-api');
const { RestClient: Gate } = require('gateio-api');
const { RestClient: Okx } = require('okx-api');

const okx = { sCode: '51008', sMsg: 'Order failed. Insufficient USDT balance in account', ordId: '', clOrdId: '', tag: '' };
const answers = {
  binance: [400, { code: -2010, msg: 'Account has insufficient balance for requested action.' }],
  bybit: [200, { retCode: 110007, retMsg: 'ab not enough for new order', result: {}, retExtInfo: {}, time: 1 }],
  okx: [200, { code: '1', data: [okx], msg: 'All operations failed' }],
  bitget: [400, { code: '43012', msg: 'Insufficient balance', requestTime: 1, data: null }],
  gate: [400, { label: 'BALANCE_NOT_ENOUGH', message: 'Not enough balance' }],
};
let exchange;
const server = http.createServer((request, response) => {
  request.resume().on('end', () => {
    const [status, body] = answers[exchange];
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(body));
  });
});

async function main() {
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const baseUrl = `http://127.0.0.1:${server.address().port}`;
  const keys = { api_key: 'k', api_secret: 's', key: 'k', secret: 's', apiKey: 'k', apiSecret: 's', apiPass: 'p', baseUrl };
  const clients = {
    binance: () => new MainClient({ ...keys, disableTimeSync: true })
      .submitNewOrder({ symbol: 'BTCUSDT', side: 'BUY', type: 'MARKET', quantity: 1 }),
    bybit: () => new RestClientV5(keys)
      .submitOrder({ category: 'spot', symbol: 'BTCUSDT', side: 'Buy', orderType: 'Market', qty: '1' }),
    okx: () => new Okx(keys).submitOrder({ instId: 'BTC-USDT', tdMode: 'cash', side: 'buy', ordType: 'market', sz: '1' }),
    bitget: () => new RestClientV2(keys).spotSubmitOrder({ symbol: 'BTCUSDT', side: 'buy', orderType: 'market', size: '1' }),
    gate: () => new Gate(keys).submitSpotOrder({ currency_pair: 'BTC_USDT', side: 'buy', amount: '1', type: 'market' }),
  };
  const codes = { binance: -2010, okx: '1', bitget: 400, gate: 400 };
  for (exchange of Object.keys(clients)) {
    let answer;
    try {
      answer = await clients[exchange]();
    } catch (error) {
      console.log(`${exchange}: rejects with ${error}, an Error: ${error instanceof Error}, code ${error.code}`);
      assert.ok(!(error instanceof Error) && String(error) === '[object Object]');
      assert.strictEqual(error.code, codes[exchange]);
      continue;
    }
    console.log(`${exchange}: resolves with ${JSON.stringify(answer)}`);
    assert.ok(exchange === 'bybit' && answer.retCode === 110007);
  }
  server.close();
}

main().then(() => process.exit(0), (error) => { console.error(error); process.exit(1); });
JAVASCRIPT
node "$folder/refused.cjs"
