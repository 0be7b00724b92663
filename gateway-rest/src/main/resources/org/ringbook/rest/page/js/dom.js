/** Small things about the document. Text is always set as text, never as markup. */

export const byId = (id) => document.getElementById(id);

/** An element with attributes (className, text and dataset by their names) and children. */
export function element(tag, { className, text, dataset, ...attributes } = {}, ...children) {
    const made = document.createElement(tag);
    if (className) {
        made.className = className;
    }
    if (text !== undefined) {
        made.textContent = text;
    }
    Object.assign(made.dataset, dataset ?? {});
    for (const [name, value] of Object.entries(attributes)) {
        if (value !== undefined && value !== false) {
            made.setAttribute(name, value === true ? '' : value);
        }
    }
    made.append(...children);
    return made;
}

/** Touches the document only if the text differs. */
export function setText(node, text) {
    if (node.textContent !== text) {
        node.textContent = text;
    }
}

export function setHidden(node, hidden) {
    if (node.hidden !== hidden) {
        node.hidden = hidden;
    }
}

/** What a person chose before, or null; a browser without storage forgets. */
export function stored(name) {
    try {
        return localStorage.getItem(`ringbook.${name}`);
    } catch {
        return null;
    }
}

export function store(name, value) {
    try {
        if (value === null) {
            localStorage.removeItem(`ringbook.${name}`);
        } else {
            localStorage.setItem(`ringbook.${name}`, value);
        }
    } catch {
        // Storage is switched off: the choice lasts as long as the page.
    }
}

/** Tabs by the usual keys: arrows move and choose, Home and End too. onChoose(id of the tab). */
export function tabs(list, onChoose) {
    const all = [...list.querySelectorAll('[role="tab"]')];
    function choose(tab) {
        for (const other of all) {
            const chosen = other === tab;
            other.setAttribute('aria-selected', String(chosen));
            other.tabIndex = chosen ? 0 : -1;
            setHidden(byId(other.getAttribute('aria-controls')), !chosen);
        }
        onChoose(tab.id);
    }
    for (const tab of all) {
        tab.addEventListener('click', () => choose(tab));
    }
    list.addEventListener('keydown', (event) => {
        const at = all.indexOf(document.activeElement);
        const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
        if (at >= 0 && to !== undefined) {
            event.preventDefault();
            const tab = all[(to + all.length) % all.length];
            tab.focus();
            choose(tab);
        }
    });
}

/** A dialog that its close button and a click beside it close (Esc does so by itself). */
export function dialog(node) {
    node.addEventListener('click', (event) => {
        if (event.target === node || event.target.closest('[data-close]')) {
            node.close('');
        }
    });
    return node;
}

const TIME = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const DAY = new Intl.DateTimeFormat(undefined, { day: '2-digit', month: 'short' });

export function timeOfDay(ms) {
    return TIME.format(ms);
}

/** The time of today, else with the day. */
export function timeText(ms) {
    const day = new Date(ms).toDateString() === new Date().toDateString() ? '' : DAY.format(ms) + ' ';
    return day + TIME.format(ms);
}
