// Before anything is drawn, so that the page doesn't flash in the other theme. Not a module: those come too late.
(() => {
    let choice = null;
    try {
        choice = localStorage.getItem('ringbook.theme');
    } catch {
        // Storage is switched off: as the system.
    }
    const light = choice === null ? matchMedia('(prefers-color-scheme: light)').matches : choice === 'light';
    document.documentElement.dataset.theme = light ? 'light' : 'dark';
})();
