import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Rest } from '../../../main/resources/org/ringbook/rest/page/js/rest.js';

function rest(answer) {
    const calls = [];
    const made = new Rest('http://x', async (url, options) => {
        calls.push({ url, ...options });
        if (answer instanceof Error) {
            throw answer;
        }
        return new Response(answer.body, { status: answer.status });
    });
    made.use({ id: 'key', secret: 'geheim-ü' });
    return { made, calls };
}

test('should send the key in the header and never in the address', async () => {
    const { made, calls } = rest({ status: 200, body: '{"orders":[]}' });
    await made.get('/orders', { status: 'open', pair: undefined, before: '' });
    assert.equal(calls[0].url, 'http://x/orders?status=open');
    assert.equal(Buffer.from(calls[0].headers.Authorization.slice(6), 'base64').toString(), 'key:geheim-ü');
    made.use(null);
    await made.get('/time');
    assert.equal(calls[1].headers.Authorization, undefined);
    assert.equal(calls[1].credentials, 'omit');
});

test('should tell a refusal from an unclear end', async () => {
    const refused = rest({ status: 400, body: '{"error":"too far","error_code":"ErrInvalidPrice","reason":"PRICE_OUTSIDE_BAND","field":"price"}' });
    await assert.rejects(refused.made.post('/orders', {}), (error) => {
        assert.deepEqual([error.message, error.code, error.reason, error.field, error.isUnclear], ['too far', 'ErrInvalidPrice', 'PRICE_OUTSIDE_BAND', 'price', false]);
        return true;
    });
    await assert.rejects(rest(new TypeError('lost')).made.post('/orders', {}), (error) => error.isUnclear);
    await assert.rejects(rest(new TypeError('lost')).made.get('/orders'), (error) => !error.isUnclear);
    await assert.rejects(rest({ status: 502, body: '<html>' }).made.post('/orders', {}), (error) => error.isUnclear);
    await assert.rejects(rest({ status: 503, body: '{"error":"busy","error_code":"ErrUnderMaintenance"}' }).made.post('/orders', {}), (error) => !error.isUnclear);
});
