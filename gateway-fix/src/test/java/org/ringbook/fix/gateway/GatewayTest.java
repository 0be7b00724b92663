package org.ringbook.fix.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayTest {
    @TempDir
    Path directory;

    @Test
    void shouldTakeOrderAndReportIt() throws Exception {
        try (TestExchange exchange = new TestExchange(directory).startGateway();
                RawClient client = RawClient.logOn("BOB", exchange.port(), 1)) {
            client.expect("35=A", "34=1", "49=RINGBOOK", "56=BOB");
            client.send("D", RawClient.order("b1", '1', "0.01", "1000000"));
            client.expect("35=8", "34=2", "150=0", "39=0", "11=b1", "1=bob");
            client.send("F", "41=b1|11=b2|55=XBTZAR|54=1|60=" + RawClient.now() + "|");
            client.expect("35=8", "34=3", "150=4", "39=4", "11=b2", "41=b1");
            client.send("D", RawClient.order("b3", '1', "0.01", "1000000.5"));
            client.expect("35=8", "34=4", "150=8", "39=8", "103=99");
            client.send("H", "11=b1|55=XBTZAR|54=1|");
            client.expect("35=8", "34=5", "150=I", "39=4");
        }
    }

    @Test
    void shouldContinueSessionAfterRestart() throws Exception {
        try (TestExchange exchange = new TestExchange(directory).startGateway()) {
            try (RawClient client = RawClient.logOn("BOB", exchange.port(), 1)) {
                client.expect("35=A", "34=1");
                client.send("D", RawClient.order("b1", '1', "0.01", "1000000"));
                client.expect("35=8", "34=2", "150=0");
            }
            exchange.stopGateway();
            exchange.startGateway();
            try (RawClient client = RawClient.logOn("BOB", exchange.port(), 3)) {
                final String logon = client.expect("35=A");
                final int number = Integer.parseInt(RawClient.tag(logon, 34));
                client.send("2", "7=1|16=0|");
                client.expect("35=4", "34=1", "36=2", "43=Y", "123=Y");
                client.expect("35=8", "34=2", "43=Y", "150=0", "11=b1");
                client.expect("35=4", "34=3", "36=" + (number + 1), "43=Y", "123=Y");
                client.send("F", "41=b1|11=b2|55=XBTZAR|54=1|60=" + RawClient.now() + "|");
                client.expect("35=8", "34=" + (number + 1), "150=4", "39=4", "11=b2", "41=b1");
                assertEquals("", exchange.gateway().fault());
            }
        }
    }
}
