package org.ringbook.rest.http;

import java.util.List;
import org.ringbook.client.Permission;

/**
 * One address with its method: a row of the table that router, documentation and OpenAPI document are made of. Setters return this; it is
 * complete when it is in the table.
 */
public final class Route {
    /** Header of a signed message: its time of signing and its signature. */
    public static final String SIGNATURE = "X-Ringbook-Signature";

    /** What is said there. */
    @FunctionalInterface
    public interface Action {
        /**
         * Answers.
         *
         * @param call the request.
         * @return what Jackson can write: a record, a list or a map.
         * @throws ApiException to answer with an error.
         */
        Object answer(Call call);
    }

    /** HTTP methods in use. */
    public enum Method {
        /** Reads. */
        GET,
        /** Makes. */
        POST,
        /** Changes. */
        PUT,
        /** Ends. */
        DELETE
    }

    private final Method method;
    private final String path;
    private String operation = "";
    private String group = "";
    private String about = "";
    private Permission permission;
    private boolean open = true;
    private boolean strict;
    private boolean anytime;
    private boolean optionalKey;
    private Class<?> message;
    private List<Param> params = List.of();
    private List<String> errors = List.of();
    private Class<?> answer = Object.class;
    private Action action;

    private Route(final Method method, final String path) {
        this.method = method;
        this.path = path;
    }

    /**
     * A route that reads.
     *
     * @param path with parts in braces.
     * @return open to everybody.
     */
    public static Route get(final String path) {
        return new Route(Method.GET, path);
    }

    /**
     * A route that makes something.
     *
     * @param path with parts in braces.
     * @return open to everybody.
     */
    public static Route post(final String path) {
        return new Route(Method.POST, path);
    }

    /**
     * A route that changes something.
     *
     * @param path with parts in braces.
     * @return open to everybody.
     */
    public static Route put(final String path) {
        return new Route(Method.PUT, path);
    }

    /**
     * A route that ends something.
     *
     * @param path with parts in braces.
     * @return open to everybody.
     */
    public static Route delete(final String path) {
        return new Route(Method.DELETE, path);
    }

    /**
     * Its names.
     *
     * @param groupName     heading in the documentation.
     * @param operationName unique.
     * @param text          what it does, for people.
     * @return this.
     */
    public Route named(final String groupName, final String operationName, final String text) {
        group = groupName;
        operation = operationName;
        about = text;
        return this;
    }

    /**
     * For keys only.
     *
     * @param needed what the key has to be allowed; null: any key.
     * @return this.
     */
    public Route with(final Permission needed) {
        permission = needed;
        open = false;
        return this;
    }

    /**
     * Its parameters, but for those of the path.
     *
     * @param declared all that it reads.
     * @return this.
     */
    public Route takes(final Param... declared) {
        params = List.of(declared);
        return this;
    }

    /**
     * Its parameters, but for those of the path.
     *
     * @param declared all that it reads.
     * @return this.
     */
    public Route takes(final List<Param> declared) {
        params = List.copyOf(declared);
        return this;
    }

    /**
     * Refuses parameters that it does not declare, since what is not understood may matter.
     *
     * @return this.
     */
    public Route strictly() {
        strict = true;
        return this;
    }

    /**
     * Open to everybody, and says more to those who come with a key.
     *
     * @return this.
     */
    public Route keyIsOptional() {
        optionalKey = true;
        return this;
    }

    /**
     * Takes a message whose body is signed, in place of parameters and a key.
     *
     * @param type of the message, for the documentation; the body is the action's to read.
     * @return this.
     */
    public Route signed(final Class<?> type) {
        message = type;
        return this;
    }

    /**
     * Answers also while the exchange is not known yet.
     *
     * @return this.
     */
    public Route anytime() {
        anytime = true;
        return this;
    }

    /**
     * Errors worth naming, beside those that every route has.
     *
     * @param codes error codes.
     * @return this.
     */
    public Route fails(final String... codes) {
        errors = List.of(codes);
        return this;
    }

    /**
     * What it does.
     *
     * @param type   of the answer; Void: it only ever throws, since this exchange does not offer it.
     * @param answers makes it.
     * @return this.
     */
    public Route by(final Class<?> type, final Action answers) {
        answer = type;
        action = answers;
        return this;
    }

    /** {@return its method} */
    public Method method() {
        return method;
    }

    /** {@return its path, with parts in braces} */
    public String path() {
        return path;
    }

    /** {@return unique} */
    public String operation() {
        return operation;
    }

    /** {@return heading in the documentation} */
    public String group() {
        return group;
    }

    /** {@return what it does} */
    public String about() {
        return about;
    }

    /** {@return what a key has to be allowed; null: nothing} */
    public Permission permission() {
        return permission;
    }

    /** {@return whether it needs no key} */
    public boolean isOpen() {
        return open;
    }

    /** {@return whether it refuses parameters that it does not declare} */
    public boolean isStrict() {
        return strict;
    }

    /** {@return type of the signed message that it takes; null: it takes parameters} */
    public Class<?> message() {
        return message;
    }

    /** {@return its parameters, but for those of the path} */
    public List<Param> params() {
        return params;
    }

    /** {@return errors worth naming} */
    public List<String> errors() {
        return errors;
    }

    /** {@return type of the answer} */
    public Class<?> answer() {
        return answer;
    }

    /** {@return whether it says more to those who come with a key} */
    public boolean isKeyOptional() {
        return optionalKey;
    }

    /** {@return whether it ever does what it is for} */
    public boolean isOffered() {
        return answer != Void.class;
    }

    boolean isAnytime() {
        return anytime;
    }

    Action action() {
        return action;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
