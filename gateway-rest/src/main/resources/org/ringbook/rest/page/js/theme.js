import { stored, store } from './dom.js';

const NEXT = { system: 'light', light: 'dark', dark: 'system' };
const WORDS = { system: 'as the system', light: 'light', dark: 'dark' };

/** The switch between the system's theme, light and dark; onChange runs after each change. */
export function createTheme(button, onChange) {
    const system = matchMedia('(prefers-color-scheme: light)');
    let choice = stored('theme') ?? 'system';

    function apply() {
        const theme = choice === 'system' ? (system.matches ? 'light' : 'dark') : choice;
        document.documentElement.dataset.theme = theme;
        document.querySelector('meta[name="theme-color"]').content = theme === 'light' ? '#ffffff' : '#12151b';
        button.setAttribute('aria-label', `Theme: ${WORDS[choice]}`);
        button.title = `Theme: ${WORDS[choice]}`;
        onChange();
    }

    button.addEventListener('click', () => {
        choice = NEXT[choice] ?? 'system';
        store('theme', choice === 'system' ? null : choice);
        apply();
    });
    system.addEventListener('change', apply);
    apply();
}

/** A colour of the style sheet, for what is drawn on a canvas. */
export function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
