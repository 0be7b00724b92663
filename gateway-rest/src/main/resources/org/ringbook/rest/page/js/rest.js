/** What the exchange answered instead of doing it; or that no answer came (`isUnclear`: it may have been done). */
export class ApiError extends Error {
    constructor(message, { status = 0, code = '', reason = '', field = '', orderId = '', isUnclear = false } = {}) {
        super(message);
        this.status = status;
        this.code = code;
        this.reason = reason;
        this.field = field;
        this.orderId = orderId;
        this.isUnclear = isUnclear;
    }
}

const TIMEOUT_MS = 10_000;

/** Calls of the REST interface. The key travels in the Authorization header only, never in an address. */
export class Rest {
    #root;
    #authorization = null;
    #fetch;

    constructor(root, fetchFunction = (...args) => globalThis.fetch(...args)) {
        this.#root = root;
        this.#fetch = fetchFunction;
    }

    /** The key to call with; null for none. */
    use(credentials) {
        this.#authorization =
            credentials === null ? null : 'Basic ' + toBase64(`${credentials.id}:${credentials.secret}`);
    }

    get(path, parameters = {}) {
        return this.#call('GET', path + query(parameters), undefined);
    }

    post(path, body) {
        return this.#call('POST', path, body);
    }

    put(path, body) {
        return this.#call('PUT', path, body);
    }

    delete(path, parameters = {}) {
        return this.#call('DELETE', path + query(parameters), undefined);
    }

    async #call(method, path, body) {
        const headers = { Accept: 'application/json' };
        if (this.#authorization !== null) {
            headers.Authorization = this.#authorization;
        }
        if (body !== undefined) {
            headers['Content-Type'] = 'application/json';
        }
        let response;
        try {
            response = await this.#fetch(this.#root + path, {
                method,
                headers,
                body: body === undefined ? undefined : JSON.stringify(body),
                cache: 'no-store',
                credentials: 'omit',
                redirect: 'error',
                signal: AbortSignal.timeout(TIMEOUT_MS),
            });
        } catch {
            throw new ApiError('The exchange did not answer.', { isUnclear: method !== 'GET' });
        }
        return read(response, method);
    }
}

async function read(response, method) {
    let json;
    try {
        json = await response.json();
    } catch {
        throw new ApiError(`The exchange answered with status ${response.status} and nothing readable.`, {
            status: response.status,
            isUnclear: method !== 'GET' && (response.ok || response.status >= 500),
        });
    }
    if (!response.ok || json.error !== undefined) {
        throw new ApiError(json.error ?? `Status ${response.status}`, {
            status: response.status,
            code: json.error_code ?? '',
            reason: json.reason ?? '',
            field: json.field ?? '',
            orderId: json.order_id ?? '',
            isUnclear: method !== 'GET' && (response.status === 500 || response.status === 504),
        });
    }
    return json;
}

function query(parameters) {
    const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
    return given.length === 0 ? '' : '?' + new URLSearchParams(given).toString();
}

function toBase64(text) {
    return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
