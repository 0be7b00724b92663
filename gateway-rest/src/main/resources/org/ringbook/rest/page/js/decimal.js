/**
 * Exact decimals. A decimal is a whole number of 10^-scale: { mantissa: BigInt, scale: number }. Nothing that is sent
 * to the exchange, or compared with a limit of it, ever becomes a floating point number.
 */

const PATTERN = /^(?:(\d{1,24})(?:\.(\d{0,18}))?|\.(\d{1,18}))$/;
const SPACES = /[\s\u00a0\u202f]/g;

/** What a person typed or the exchange sent, or null if it is no plain decimal. Spaces between digits are allowed. */
export function parse(text) {
    const found = PATTERN.exec(String(text).replace(SPACES, ''));
    if (!found) {
        return null;
    }
    const whole = found[1] ?? '';
    const fraction = found[2] ?? found[3] ?? '';
    return { mantissa: BigInt(whole + fraction), scale: fraction.length };
}

/** As parse, for what the exchange sent: anything else is a broken answer. */
export function decimal(text) {
    const negative = typeof text === 'string' && text.startsWith('-');
    const value = parse(negative ? text.slice(1) : text);
    if (value === null) {
        throw new Error(`not a decimal: ${text}`);
    }
    return negative ? { mantissa: -value.mantissa, scale: value.scale } : value;
}

export const ZERO = Object.freeze({ mantissa: 0n, scale: 0 });

export function power(exponent) {
    return 10n ** BigInt(exponent);
}

function at(value, scale) {
    return value.mantissa * power(scale - value.scale);
}

export function compare(a, b) {
    const scale = Math.max(a.scale, b.scale);
    const left = at(a, scale);
    const right = at(b, scale);
    return left < right ? -1 : left > right ? 1 : 0;
}

export function isZero(value) {
    return value.mantissa === 0n;
}

export function add(a, b) {
    const scale = Math.max(a.scale, b.scale);
    return { mantissa: at(a, scale) + at(b, scale), scale };
}

export function subtract(a, b) {
    return add(a, { mantissa: -b.mantissa, scale: b.scale });
}

export function multiply(a, b) {
    return { mantissa: a.mantissa * b.mantissa, scale: a.scale + b.scale };
}

/** The whole number of steps in a / b, rounded down; b is above zero. */
export function wholeQuotient(a, b) {
    const scale = Math.max(a.scale, b.scale);
    return at(a, scale) / at(b, scale);
}

/** Plain decimal text with exactly as many decimals as the value has. */
export function format(value) {
    const negative = value.mantissa < 0n;
    const digits = (negative ? -value.mantissa : value.mantissa).toString().padStart(value.scale + 1, '0');
    const whole = digits.slice(0, digits.length - value.scale);
    const fraction = value.scale === 0 ? '' : '.' + digits.slice(digits.length - value.scale);
    return (negative ? '-' : '') + whole + fraction;
}

/** Without zeros at the end that say nothing, but with at least this many decimals. */
export function trim(text, decimals = 0) {
    const point = text.indexOf('.');
    if (point < 0) {
        return decimals === 0 ? text : text + '.' + '0'.repeat(decimals);
    }
    let end = text.length;
    while (end > point + 1 + decimals && text[end - 1] === '0') {
        end--;
    }
    const kept = text.slice(0, end === point + 1 ? point : end);
    const missing = decimals - (kept.includes('.') ? kept.length - point - 1 : 0);
    return missing <= 0 ? kept : (kept.includes('.') ? kept : kept + '.') + '0'.repeat(missing);
}

/** Rounded towards zero to this many decimals. */
export function cut(value, decimals) {
    return value.scale <= decimals
        ? value
        : { mantissa: value.mantissa / power(value.scale - decimals), scale: decimals };
}

/** Digits before the point in threes, by a thin space, which parse() takes back. */
export function group(text) {
    const point = text.indexOf('.');
    const end = point < 0 ? text.length : point;
    let start = text.startsWith('-') ? 1 : 0;
    let out = text.slice(0, start);
    let length = (end - start) % 3 || 3;
    while (start < end) {
        out += (start > 0 && text[start - 1] !== '-' ? '\u202f' : '') + text.slice(start, start + length);
        start += length;
        length = 3;
    }
    return out + text.slice(end);
}

/** For drawing only. */
export function toNumber(value) {
    return Number(format(value));
}

/** The change from one price to another in hundredths of a percent, or null if there is nothing to compare with. */
export function basisPoints(from, to) {
    return isZero(from) ? null : wholeQuotient(multiply(subtract(to, from), { mantissa: 10000n, scale: 0 }), from);
}

/** A market's tick or lot: only whole multiples of it can be said to the exchange. */
export class Step {
    constructor(text) {
        const value = decimal(text);
        if (value.mantissa <= 0n) {
            throw new Error(`a step must be above zero: ${text}`);
        }
        const trimmed = decimal(trim(format(value)));
        this.mantissa = trimmed.mantissa;
        this.scale = trimmed.scale;
    }

    /** How many steps a decimal is, or null if it is not a multiple. */
    stepsOf(value) {
        const scale = Math.max(this.scale, value.scale);
        const wanted = at(value, scale);
        const one = this.mantissa * power(scale - this.scale);
        return wanted % one === 0n ? wanted / one : null;
    }

    /** The greatest multiple of the step that is not above the value. */
    floor(value) {
        return { mantissa: wholeQuotient(value, this) * this.mantissa, scale: this.scale };
    }

    value(steps) {
        return { mantissa: steps * this.mantissa, scale: this.scale };
    }

    format(steps) {
        return format(this.value(steps));
    }

    toString() {
        return format(this);
    }
}
