package org.ringbook.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a command says. Results go to standard output and progress to standard error; with {@code --json} everything for people goes
 * to standard error, and the last line of standard output is one JSON object.
 */
public final class Console {
    private static final int BAR_WIDTH = 30;
    private static final long BAR_INTERVAL_NS = 200_000_000L;
    private static final long LINE_INTERVAL_NS = 5_000_000_000L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final PrintStream err;
    private final boolean isTerminal;
    private final Map<String, Object> result = new LinkedHashMap<>();
    private boolean json;
    private boolean quiet;
    private long lastBarNs;
    private boolean isBarOpen;

    /**
     * A console.
     *
     * @param out        standard output.
     * @param err        standard error.
     * @param isTerminal whether a person watches standard error, so that a line may be drawn again.
     */
    public Console(final PrintStream out, final PrintStream err, final boolean isTerminal) {
        this.out = out;
        this.err = err;
        this.isTerminal = isTerminal;
    }

    /**
     * How to speak.
     *
     * @param isJson  whether the outcome is told as JSON too.
     * @param isQuiet whether only results and errors are told.
     */
    public void mode(final boolean isJson, final boolean isQuiet) {
        json = isJson;
        quiet = isQuiet;
    }

    /**
     * Whether the outcome is told as JSON.
     *
     * @return false if it is told as text only.
     */
    public boolean isJson() {
        return json;
    }

    /**
     * Whether only results and errors are told.
     *
     * @return true if so.
     */
    public boolean isQuiet() {
        return quiet;
    }

    /**
     * Says a result: a line or a table.
     *
     * @param text without a line end.
     */
    public synchronized void print(final String text) {
        endBar();
        (json ? err : out).println(text);
    }

    /**
     * Says one of many results: a line for people or, with {@code --json}, one JSON object on a line of standard output.
     *
     * @param text  for people.
     * @param value a value that Jackson can write as an object.
     */
    public synchronized void row(final String text, final Object value) {
        endBar();
        if (!json) {
            out.println(text);
            return;
        }
        try {
            out.println(JSON.writeValueAsString(value));
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + value, e);
        }
    }

    /**
     * Says a result that is only worth saying to people who listen.
     *
     * @param text without a line end.
     */
    public void say(final String text) {
        if (!quiet) {
            print(text);
        }
    }

    /**
     * Says what goes on. Any thread.
     *
     * @param text without a line end.
     */
    public synchronized void progress(final String text) {
        if (!quiet) {
            endBar();
            err.println(text);
        }
    }

    /**
     * Says how far something has come; as a bar that is drawn again on a terminal, else as a line now and then.
     *
     * @param done  so much.
     * @param total of so much; 0 = unknown.
     * @param text  what to say beside it.
     */
    public synchronized void bar(final long done, final long total, final String text) {
        final long nowNs = System.nanoTime();
        if (quiet || nowNs - lastBarNs < (isTerminal ? BAR_INTERVAL_NS : LINE_INTERVAL_NS)) {
            return;
        }
        if (lastBarNs == 0 && !isTerminal) {
            lastBarNs = nowNs;
            return;
        }
        lastBarNs = nowNs;
        final String percent = total <= 0 ? "" : String.format("%3d %% ", Math.min(100, done * 100 / total));
        if (!isTerminal) {
            err.println("  " + percent + text);
            return;
        }
        final int filled = total <= 0 ? 0 : (int) Math.min(BAR_WIDTH, done * BAR_WIDTH / total);
        final String bar = total <= 0 ? "" : "[" + "#".repeat(filled) + " ".repeat(BAR_WIDTH - filled) + "] ";
        err.print("\r" + bar + percent + text + "   ");
        err.flush();
        isBarOpen = true;
    }

    private void endBar() {
        if (isBarOpen) {
            err.println();
            isBarOpen = false;
        }
    }

    /**
     * Says what went wrong.
     *
     * @param text without a line end.
     */
    public synchronized void error(final String text) {
        endBar();
        err.println("ringbook: " + text);
        result.put("error", text);
    }

    /**
     * Adds to the JSON object.
     *
     * @param key   its name there.
     * @param value a value that Jackson can write.
     * @return this.
     */
    public Console put(final String key, final Object value) {
        result.put(key, value);
        return this;
    }

    /**
     * What the JSON object would have.
     *
     * @return a copy.
     */
    public Map<String, Object> result() {
        return new LinkedHashMap<>(result);
    }

    /**
     * Says the last word.
     *
     * @param status the exit status.
     */
    public synchronized void finish(final int status) {
        endBar();
        if (json) {
            final Map<String, Object> object = new LinkedHashMap<>();
            object.put("ok", status == ExitStatus.DONE);
            object.put("status", status);
            object.putAll(result);
            try {
                out.println(JSON.writeValueAsString(object));
            } catch (final JsonProcessingException e) {
                throw new IllegalStateException("not JSON: " + object, e);
            }
        }
        out.flush();
        err.flush();
    }

    /**
     * The stream for text that is made for a pipe, such as a completion script.
     *
     * @return standard output.
     */
    public PrintStream out() {
        return out;
    }
}
