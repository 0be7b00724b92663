/** Draws at most once per animation frame, however much has arrived. */

const waiting = new Map();
let requested = false;

/** `draw` runs in the next frame; the same name asked for again before that changes nothing. */
export function redraw(name, draw) {
    waiting.set(name, draw);
    if (!requested) {
        requested = true;
        requestAnimationFrame(run);
    }
}

function run() {
    requested = false;
    const now = [...waiting.values()];
    waiting.clear();
    for (const draw of now) {
        try {
            draw();
        } catch (error) {
            reportError(error); // one part that fails must not stop the others
        }
    }
}
