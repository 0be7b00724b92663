package org.ringbook.cli;

import java.lang.reflect.Proxy;

/**
 * Signals that end a process, given to a handler instead of the JVM, which would begin to shut down: libraries that close themselves then
 * (H2 does) would do so under the threads that still use them. Java has no interface for it but {@code sun.misc.Signal}, of the module
 * jdk.unsupported, which every JDK has; javac can't be told that it is meant, so it is called by name.
 */
final class Signals {
    private Signals() {}

    /**
     * Handles a signal. A JVM that does not give it away (it was told to leave signals alone, {@code -Xrs}, the system has no such one, or
     * there is no jdk.unsupported) goes on as ever: its shutdown hooks run.
     *
     * @param name    such as TERM.
     * @param handler called on a thread of its own each time.
     */
    static void handle(final String name, final Runnable handler) {
        try {
            final Class<?> signal = Class.forName("sun.misc.Signal");
            final Class<?> signalHandler = Class.forName("sun.misc.SignalHandler");
            final Object proxy = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {signalHandler}, (self, method, args) -> {
                        if (method.getDeclaringClass() != Object.class) {
                            handler.run();
                            return null;
                        }
                        return switch (method.getName()) {
                            case "equals" -> self == args[0];
                            case "hashCode" -> System.identityHashCode(self);
                            default -> "the handler of " + name;
                        };
                    });
            signal.getMethod("handle", signal, signalHandler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (final ReflectiveOperationException e) {
            return; // the hooks are there
        }
    }
}
