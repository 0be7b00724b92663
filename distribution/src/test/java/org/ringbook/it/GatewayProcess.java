package org.ringbook.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.ringbook.torture.OrderFlow;

/**
 * A gateway that sends and follows until its standard input says "until SEQUENCE"; then it settles, follows to that record, says
 * "done SENT" and ends. A position that is missing or repeated ends it with an error.
 */
final class GatewayProcess {
    private static final long ORDER_INTERVAL_NS = 1_000_000;

    private GatewayProcess() {}

    /** Runs it. Arguments: media driver directory, gateway id. */
    public static void main(final String[] arguments) throws IOException {
        final BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (OrderFlow flow = new OrderFlow(arguments[0], Integer.parseInt(arguments[1]), 1, ORDER_INTERVAL_NS)) {
            flow.runUntil("answered", () -> flow.told().size() > 100);
            System.out.println("flowing");
            while (!input.ready()) {
                flow.turn();
            }
            final String line = input.readLine();
            flow.settle();
            flow.follow(Long.parseLong(line.substring("until ".length())));
            System.out.println("done " + flow.sent());
        }
    }
}
