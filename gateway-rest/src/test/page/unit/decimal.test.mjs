import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Step, add, basisPoints, compare, cut, decimal, format, group, multiply, parse, subtract, trim, wholeQuotient } from '../../../main/resources/org/ringbook/rest/page/js/decimal.js';

const text = (value) => (value === null ? null : format(value));

test('should read plain decimals and nothing else', () => {
    assert.equal(text(parse('1934000')), '1934000');
    assert.equal(text(parse('0.000001')), '0.000001');
    assert.equal(text(parse('.5')), '0.5');
    assert.equal(text(parse('7.')), '7');
    assert.equal(text(parse('1\u202f934 000.50')), '1934000.50');
    for (const wrong of ['', '.', '-1', '+1', '1,5', '1e3', '0x10', 'NaN', '1.2.3', '١', '1'.repeat(25), '0.' + '1'.repeat(19)]) {
        assert.equal(parse(wrong), null, wrong);
    }
});

test('should stay exact where floating point does not', () => {
    assert.equal(format(add(decimal('0.1'), decimal('0.2'))), '0.3');
    assert.equal(format(multiply(decimal('9007199254740993'), decimal('0.000001'))), '9007199254.740993');
    assert.equal(format(subtract(decimal('1'), decimal('1.000000000000000001'))), '-0.000000000000000001');
    assert.equal(compare(decimal('0.10'), decimal('0.1')), 0);
    assert.equal(compare(decimal('9007199254740993'), decimal('9007199254740992')), 1);
    assert.equal(wholeQuotient(decimal('0.3'), decimal('0.1')), 3n);
});

test('should know whole steps', () => {
    const tick = new Step('0.00001');
    assert.equal(tick.stepsOf(decimal('0.03167')), 3167n);
    assert.equal(tick.stepsOf(decimal('0.031670000')), 3167n);
    assert.equal(tick.stepsOf(decimal('0.031675')), null);
    assert.equal(new Step('0.5').stepsOf(decimal('100.5')), 201n);
    assert.equal(new Step('0.5').stepsOf(decimal('100.25')), null);
    assert.equal(new Step('10').stepsOf(decimal('120')), 12n);
    assert.equal(new Step('10').stepsOf(decimal('125')), null);
    assert.equal(new Step('0.50').format(201n), '100.5');
    assert.equal(format(new Step('0.25').floor(decimal('1.74'))), '1.50');
    assert.throws(() => new Step('0'), /above zero/);
});

test('should write for people', () => {
    assert.equal(group('1934000.500'), '1\u202f934\u202f000.500');
    assert.equal(group('-1934000'), '-1\u202f934\u202f000');
    assert.equal(group('999'), '999');
    assert.equal(text(parse(group('123456789.01'))), '123456789.01');
    assert.equal(trim('1.500000', 2), '1.50');
    assert.equal(trim('1.000'), '1');
    assert.equal(trim('1', 2), '1.00');
    assert.equal(trim('1200'), '1200');
    assert.equal(format(cut(decimal('1.23456'), 2)), '1.23');
    assert.equal(basisPoints(decimal('200'), decimal('201')), 50n);
    assert.equal(basisPoints(decimal('0'), decimal('201')), null);
});
