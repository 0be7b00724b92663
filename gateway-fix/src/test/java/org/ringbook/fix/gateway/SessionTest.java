package org.ringbook.fix.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.Permission;

/** The session rules of FIX 4.4 (volume 2, test cases), over a raw socket. Each test has a session of its own. */
class SessionTest {
    @TempDir
    static Path directory;

    private static TestExchange exchange;
    private static int sessions;
    private String compId;
    private RawClient client;

    @BeforeAll
    static void startExchange() throws Exception {
        exchange = new TestExchange(directory).lenient().startGateway();
    }

    @AfterAll
    static void stopExchange() {
        assertEquals("", exchange.gateway().fault());
        exchange.close();
    }

    @BeforeEach
    void makeSession() throws Exception {
        compId = "S" + ++sessions;
        try (EngineConnection engine = exchange.connect()) {
            TestExchange.issue(engine, compId, 2, Permission.ofClients(), false);
        }
        final long deadline = System.nanoTime() + 10_000_000_000L;
        while (exchange.gateway().sessions().stream()
                .noneMatch(state -> state.compId().equals(compId))) {
            assertTrue(System.nanoTime() < deadline, "the gateway does not know the session");
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void cut() throws IOException {
        if (client != null) {
            client.close();
        }
    }

    private void connect() throws IOException {
        client = RawClient.connect(compId, exchange.port(), 1);
    }

    private void logOn() throws IOException {
        client = RawClient.logOn(compId, exchange.port(), 1);
        client.expect("35=A", "34=1", "49=RINGBOOK", "56=" + compId, "98=0", "108=30");
    }

    private static String order(final String id) {
        return RawClient.order(id, '1', "0.01", "1000");
    }

    @Test
    void shouldDropConnectionWhoseFirstMessageIsNoLogon() throws Exception {
        connect();
        client.send("D", order("a"));
        client.expectClosed();
    }

    @ParameterizedTest
    @CsvSource({"wrong, Wrong user name or password.", "'', Wrong user name or password."})
    void shouldRefuseWrongPassword(final String password, final String text) throws Exception {
        connect();
        client.send("A", password.isEmpty() ? "98=0|108=30|" : "98=0|108=30|553=NAME|554=" + password + "|");
        client.expect("35=5", "34=1", "58=" + text);
        client.expectClosed();
    }

    @Test
    void shouldRefuseUnknownCompIdInTheSameWords() throws Exception {
        client = RawClient.logOn("NOBODY", exchange.port(), 1);
        client.expect("35=5", "56=NOBODY", "58=Wrong user name or password.");
        client.expectClosed();
    }

    @Test
    void shouldNotLookAtPasswordAfterTooManyWrongOnes() throws Exception {
        for (int i = 0; i < 3; i++) {
            connect();
            client.send("A", "98=0|108=30|553=NAME|554=wrong|");
            client.expect("35=5");
            client.close();
        }
        client = RawClient.logOn(compId, exchange.port(), 1);
        client.expect("35=5", "58=Too many failed logons; try again later.");
    }

    @ParameterizedTest
    @CsvSource({"98=1|108=30|, EncryptMethod (98) is 0 here.", "98=0|108=0|, HeartBtInt (108) is 1 to 3600 here."})
    void shouldRefuseLogonTerms(final String terms, final String text) throws Exception {
        connect();
        client.send("A", terms + "553=NAME|554=secret|");
        client.expect("35=5", "58=" + text);
        client.expectClosed();
    }

    @Test
    void shouldAskForGapOfHighLogonAndTakeWhatIsResent() throws Exception {
        client = RawClient.logOn(compId, exchange.port(), 3);
        client.expect("35=A", "34=1");
        client.expect("35=2", "34=2", "7=1", "16=0");
        client.sendAs("4", 1, "43=Y|122=" + RawClient.now() + "|", "123=Y|36=2|");
        client.sendAs("D", 2, "43=Y|122=" + RawClient.now() + "|", order("g1"));
        client.sendAs("4", 3, "43=Y|122=" + RawClient.now() + "|", "123=Y|36=4|");
        client.expect("35=8", "34=3", "150=0", "11=g1");
    }

    @Test
    void shouldEndSessionOfLowLogon() throws Exception {
        logOn();
        client.send("0", "");
        client.send("0", "");
        client.close();
        client = RawClient.logOn(compId, exchange.port(), 2);
        client.expect("35=5", "58=MsgSeqNum too low, expecting 4 but received 2");
        client.expectClosed();
    }

    @Test
    void shouldResetBothSidesAtLogon() throws Exception {
        logOn();
        client.send("D", order("r1"));
        client.expect("35=8", "34=2");
        client.close();
        client = RawClient.connect(compId, exchange.port(), 1);
        client.send("A", "141=Y|" + RawClient.logon());
        client.expect("35=A", "34=1", "141=Y");
        client.send("D", order("r2"));
        client.expect("35=8", "34=2", "11=r2");
    }

    @Test
    void shouldDropSecondLogonOfLiveSession() throws Exception {
        logOn();
        try (RawClient second = RawClient.logOn(compId, exchange.port(), 2)) {
            second.expectClosed();
        }
        client.send("D", order("s1"));
        client.expect("35=8", "34=2", "11=s1");
    }

    @Test
    void shouldTakeMessagesBehindGapInOrder() throws Exception {
        logOn();
        client.sendAs("D", 4, "", order("x4"));
        client.expect("35=2", "34=2", "7=2", "16=0");
        client.sendAs("D", 5, "", order("x5"));
        client.sendAs("D", 2, "43=Y|122=" + RawClient.now() + "|", order("x2"));
        client.sendAs("D", 3, "43=Y|122=" + RawClient.now() + "|", order("x3"));
        client.sendAs("D", 4, "43=Y|122=" + RawClient.now() + "|", order("x4"));
        client.sendAs("D", 5, "43=Y|122=" + RawClient.now() + "|", order("x5"));
        client.next(6).send("D", order("x6"));
        for (int i = 2; i <= 6; i++) {
            client.expect("35=8", "150=0", "11=x" + i, "34=" + (i + 1));
        }
        client.expectNothing();
    }

    @Test
    void shouldIgnorePossDupOfWhatWasTaken() throws Exception {
        logOn();
        client.send("D", order("p1"));
        client.expect("35=8", "34=2");
        client.sendAs("D", 2, "43=Y|122=" + RawClient.now() + "|", order("p1"));
        client.expectNothing();
    }

    @Test
    void shouldRejectPossDupWithoutOriginalTime() throws Exception {
        logOn();
        client.send("D", order("p1"));
        client.expect("35=8", "34=2");
        client.sendAs("D", 2, "43=Y|", order("p1"));
        client.expect("35=3", "45=2", "371=122", "373=1");
    }

    @Test
    void shouldEndSessionOfPossDupFromTheFuture() throws Exception {
        logOn();
        client.send("D", order("p1"));
        client.expect("35=8", "34=2");
        client.sendAs("D", 2, "43=Y|52=" + RawClient.ago(5_000) + "|122=" + RawClient.now() + "|", order("p1"));
        client.expect("35=3", "45=2", "373=10");
        client.expect("35=5");
    }

    @Test
    void shouldEndSessionOfLowNumber() throws Exception {
        logOn();
        client.send("0", "");
        client.sendAs("D", 1, "", order("l1"));
        client.expect("35=5", "58=MsgSeqNum too low, expecting 3 but received 1");
        client.expectClosed();
    }

    @Test
    void shouldAnswerTestRequest() throws Exception {
        logOn();
        client.send("1", "112=hello|");
        client.expect("35=0", "34=2", "112=hello");
    }

    @Test
    void shouldHeartbeatTestAndDisconnect() throws Exception {
        connect();
        client.send("A", RawClient.logon().replace("108=30", "108=1"));
        client.expect("35=A", "108=1");
        String message = client.read();
        boolean tested = false;
        while (message != null && !message.contains("|35=5|")) {
            tested |= message.contains("|35=1|");
            message = client.read();
        }
        assertTrue(tested);
        client.expectClosed();
    }

    @Test
    void shouldResendApplicationMessagesAndFillRunsOfOthers() throws Exception {
        logOn();
        client.send("D", order("q1"));
        final String report = client.expect("35=8", "34=2");
        client.send("1", "112=a|");
        client.expect("35=0", "34=3");
        client.send("1", "112=b|");
        client.expect("35=0", "34=4");
        client.send("D", order("q2"));
        client.expect("35=8", "34=5");
        client.send("2", "7=1|16=0|");
        client.expect("35=4", "34=1", "43=Y", "123=Y", "36=2");
        client.expect(
                "35=8", "34=2", "43=Y", "11=q1", "17=" + RawClient.tag(report, 17), "122=" + RawClient.tag(report, 52));
        client.expect("35=4", "34=3", "43=Y", "123=Y", "36=5");
        client.expect("35=8", "34=5", "43=Y", "11=q2");
        client.send("2", "7=5|16=5|");
        client.expect("35=8", "34=5", "43=Y", "11=q2");
    }

    @Test
    void shouldRejectResendsThatAreAskedForFasterThanSent() throws Exception {
        logOn();
        client.send("D", order("a1"));
        client.expect("35=8", "34=2");
        final StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            requests.append(client.whole("2|7=2|16=2|"));
        }
        client.raw(requests.toString());
        final List<String> answers = List.of(client.read(), client.read(), client.read());
        assertEquals(
                2, answers.stream().filter(answer -> answer.contains("|43=Y|")).count());
        assertEquals(
                1,
                answers.stream()
                        .filter(answer -> answer.contains("|35=3|") && answer.contains("|45=5|371=7|372=2|"))
                        .count(),
                answers::toString);
        client.send("2", "7=2|16=2|");
        client.expect("35=8", "34=2", "43=Y", "11=a1");
    }

    @Test
    void shouldFillMarketDataInsteadOfSendingItAgain() throws Exception {
        logOn();
        client.send("V", "262=m|263=1|264=0|265=1|267=1|269=0|146=1|55=ETHZAR|");
        client.expect("35=W", "34=2");
        client.send("D", order("v1").replace("XBTZAR", "ETHZAR"));
        client.expect("35=8", "34=3", "150=0");
        client.expect("35=X", "34=4");
        client.send("2", "7=1|16=0|");
        client.expect("35=4", "34=1", "43=Y", "123=Y", "36=3");
        client.expect("35=8", "34=3", "43=Y", "11=v1");
        client.expect("35=4", "34=4", "43=Y", "123=Y", "36=5");
    }

    @Test
    void shouldTakeGapFillAndReset() throws Exception {
        logOn();
        client.sendAs("4", 2, "", "123=Y|36=10|");
        client.next(10).send("D", order("f1"));
        client.expect("35=8", "34=2", "11=f1");
        client.sendAs("4", 1, "", "123=N|36=20|");
        client.next(20).send("D", order("f2"));
        client.expect("35=8", "34=3", "11=f2");
    }

    @Test
    void shouldRejectResetBelowExpected() throws Exception {
        logOn();
        client.send("0", "");
        client.send("0", "");
        client.sendAs("4", 4, "", "123=N|36=2|");
        client.expect("35=3", "373=5");
    }

    @ParameterizedTest
    @CsvSource({"checksum", "length", "order", "begin"})
    void shouldIgnoreGarbledMessageAndItsNumber(final String fault) throws Exception {
        logOn();
        final String good =
                RawClient.message("35=D|49=" + compId + "|56=RINGBOOK|34=2|52=" + RawClient.now() + "|" + order("x1"));
        client.raw(
                switch (fault) {
                    case "checksum" ->
                        good.substring(0, good.length() - 4) + (good.endsWith("000\001") ? "001\001" : "000\001");
                    case "length" -> good.replaceFirst("9=[0-9]+", "9=50");
                    case "order" -> good.replaceFirst("(35=D\001)(49=[^\001]*\001)", "$2$1");
                    default -> good.replace("8=FIX.4.4", "8=FIX.4.4");
                });
        if ("begin".equals(fault)) {
            client.expect("35=8", "11=x1");
        } else {
            client.next(2).send("D", order("x2"));
            client.expect("35=8", "34=2", "11=x2");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "12345=x|, 3, 12345",
        "320=x|, 2, 320",
        "1=|, 4, 1",
        "59=7|, 5, 59",
        "110=abc|, 6, 110",
        "55=ETHZAR|, 13, 55",
        "49=XX|, 14, 49"
    })
    void shouldRejectWrongStructureAndUseItsNumber(final String field, final int reason, final int tag)
            throws Exception {
        logOn();
        client.send("D", order("w1").replace("59=1|", "") + field);
        client.expect("35=3", "34=2", "45=2", "371=" + tag, "372=D", "373=" + reason);
        client.send("D", order("w2"));
        client.expect("35=8", "34=3", "11=w2");
    }

    @Test
    void shouldRejectMissingTag() throws Exception {
        logOn();
        client.send("D", order("m1").replace("54=1|", ""));
        client.expect("35=3", "45=2", "371=54", "372=D", "373=1");
    }

    @Test
    void shouldSayWhichTypesAreNotTaken() throws Exception {
        logOn();
        client.send("B", "148=x|");
        client.expect("35=j", "45=2", "372=B", "380=3");
        client.send("8", "37=x|");
        client.expect("35=j", "45=3", "372=8", "380=3");
        client.send("ZZ", "58=x|");
        client.expect("35=3", "45=4", "372=ZZ", "373=11");
    }

    @Test
    void shouldEndSessionWhoseClockIsOff() throws Exception {
        logOn();
        client.sendAs("D", 2, "52=" + RawClient.ago(200_000) + "|", order("c1"));
        client.expect("35=3", "45=2", "371=52", "373=10");
        client.expect("35=5");
    }

    @Test
    void shouldRejectWrongCompIds() throws Exception {
        logOn();
        client.raw(RawClient.message("35=0|49=OTHER|56=RINGBOOK|34=2|52=" + RawClient.now() + "|"));
        client.expect("35=3", "45=2", "373=9");
    }

    @Test
    void shouldAnswerLogout() throws Exception {
        logOn();
        client.send("5", "");
        client.expect("35=5", "34=2");
        client.expectClosed();
    }
}
