package org.ringbook.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.Permission;
import org.ringbook.rest.RouteTable.Operation;
import org.ringbook.rest.RouteTable.Parameter;

/** What holds of every route there is. */
class RouteTableTest {
    private static final Set<Integer> STATUSES =
            Set.of(200, 400, 401, 403, 404, 405, 409, 413, 414, 415, 429, 431, 501, 503);
    private static final Map<String, List<String>> NONSENSE = Map.of(
            "integer",
                    List.of(
                            "NaN",
                            "1.5",
                            "1e3",
                            "+1",
                            "abc",
                            "\u0661",
                            "0x10",
                            "-",
                            "1 2",
                            "99999999999999999999",
                            "-9223372036854775808",
                            "9".repeat(1_000)),
            "decimal",
                    List.of(
                            "NaN",
                            "Infinity",
                            "-1",
                            "+1",
                            "1e400",
                            "1e-99",
                            "1e99",
                            "1e999999999",
                            "abc",
                            "1,5",
                            "1.0.0",
                            ".",
                            "0x1p3",
                            "\uff11",
                            "99999999999999999999999999",
                            "9".repeat(1_000)),
            "boolean", List.of("yes", "2", "tru", "null"),
            "string", List.of("x".repeat(1_001), "\u0000", "a\u007fb", "\n"),
            "word", List.of("NOPE", "x".repeat(65)),
            "array", List.of("1", "x"));
    /** Empty, 0 and false count as not given, where a client need not give it. */
    private static final List<String> ANYTHING =
            List.of("", "0", "-1", "1", "false", "1e5", "0.01", "XBTZAR", "BX0000000000001", "9000000000000", "x");

    @TempDir
    static Path directory;

    private static TestExchange exchange;
    private static RestClient alice;
    private static RouteTable table;

    @BeforeAll
    static void start() throws InterruptedException {
        exchange = new TestExchange(directory);
        try (EngineConnection engine = exchange.connect()) {
            TestExchange.issue(engine, "alice-nothing", "", 1, EnumSet.noneOf(Permission.class));
            TestExchange.issue(engine, "alice-everything", "", 1, EnumSet.allOf(Permission.class));
        }
        exchange.office(new TestOffice()).startGateway();
        alice = exchange.client("alice-everything");
        table = RouteTable.of(alice);
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    private static RestClient.Reply send(final RestClient client, final Operation to, final Map<String, String> form) {
        if (to.takesObjects()) {
            return sane(to + " " + form, client.json(to.method(), to.address(), RouteTable.json(form)));
        }
        final String address = to.address() + (form.isEmpty() ? "" : "?" + RouteTable.form(form));
        return sane(to + " " + form, client.call(to.method(), address));
    }

    /** What every answer is, whatever was asked. */
    private static RestClient.Reply sane(final String asked, final RestClient.Reply reply) {
        final String said = asked + " -> " + reply.status() + " " + reply.http().body();
        assertTrue(STATUSES.contains(reply.status()), said);
        if (reply.status() != 200) {
            assertTrue(table.codes().contains(reply.code()), said);
            assertEquals(
                    reply.http().headers().firstValue("X-Request-Id").orElseThrow(), reply.text("request_id"), said);
            assertTrue(!reply.text("error").isEmpty(), said);
        }
        return reply;
    }

    private static Map<String, String> with(final Operation operation, final Parameter parameter, final String value) {
        final Map<String, String> form = new LinkedHashMap<>(operation.required());
        form.put(parameter.name(), value);
        return form;
    }

    @Test
    void shouldRefuseNonsenseInEveryParameterOfEveryRoute() {
        final List<String> taken = new ArrayList<>();
        int next = 0;
        for (final Operation operation : table.operations()) {
            for (final Parameter parameter : operation.parameters()) {
                final List<String> nonsense = NONSENSE.get(parameter.words().isEmpty() ? parameter.kind() : "word");
                // All of it comes up in some parameter; one reader reads them all.
                for (int i = Math.min(3, nonsense.size()); i > 0; i--) {
                    final String value = nonsense.get(next++ % nonsense.size());
                    final RestClient.Reply reply =
                            send(alice, operation, with(operation, parameter, escaped(operation, value)));
                    // What only the market of an order could tell is not looked at where there is no such order.
                    final boolean isUnknown = parameter.kind().equals("decimal")
                            && operation.path().contains("{")
                            && reply.status() == 404;
                    if (reply.status() != 400 && !isUnknown) {
                        taken.add(operation + " " + parameter.name() + "=" + value + " -> " + reply.outcome());
                    }
                }
            }
        }
        assertEquals(List.of(), taken);
    }

    private static String escaped(final Operation operation, final String value) {
        return operation.takesObjects() ? value.replaceAll("\\p{Cntrl}", "\\\\u0000") : value;
    }

    @Test
    void shouldRefuseTwoValuesOfOneParameter() {
        final List<String> taken = new ArrayList<>();
        for (final Operation operation : table.operations()) {
            for (final Parameter parameter : operation.parameters()) {
                if (!parameter.isRepeated() && !operation.takesObjects()) {
                    final String twice = RouteTable.form(with(operation, parameter, parameter.right())) + "&"
                            + parameter.name() + "=2" + (parameter.right().equals("2") ? "2" : "");
                    if (sane(twice, alice.call(operation.method(), operation.address() + "?" + twice))
                                    .status()
                            != 400) {
                        taken.add(operation + " " + twice);
                    }
                }
            }
        }
        assertEquals(List.of(), taken);
    }

    @Test
    void shouldRefuseBodiesThatCanNotBeRead() {
        final String deep = "[".repeat(10_000);
        final Set<String> methods = new HashSet<>();
        for (final Operation operation : table.operations()) {
            final String method = operation.method();
            if (!methods.add(method + operation.needsKey())) {
                continue;
            }
            final String address = operation.address();
            for (final String body : List.of(
                    "{",
                    "[]",
                    "1",
                    "null",
                    "{\"a\":}",
                    "{\"a\":1}x",
                    "{\"a\":1,\"a\":2}",
                    deep,
                    "{\"a\":" + deep,
                    "{\"a\":{}}",
                    "{\"a\":[[1]]}",
                    "{\"\":1}",
                    "{\"a\":[{\"b\":{}}]}",
                    "\u0000",
                    "{'a':1}")) {
                final RestClient.Reply reply = sane(operation + " " + body, alice.json(method, address, body));
                assertEquals("400 ErrInvalidArguments", reply.outcome(), operation + " " + body);
            }
            assertEquals(
                    "415 ErrInvalidArguments",
                    sane("text", alice.body(method, address, "text/plain", "a=1"))
                            .outcome(),
                    operation.toString());
            assertEquals(
                    "413 ErrInvalidArguments",
                    sane("large", alice.form(method, address, "a=" + "1".repeat(65_536)))
                            .outcome(),
                    operation.toString());
            assertEquals(
                    "400 ErrInvalidArguments",
                    sane("percent", alice.form(method, address, "a=%zz")).outcome(),
                    operation.toString());
            assertEquals(
                    "400 ErrInvalidArguments",
                    sane("many", alice.form(method, address, "a=1&".repeat(401)))
                            .outcome(),
                    operation.toString());
        }
    }

    @Test
    void shouldRefuseWrongTypesInJson() {
        final List<String> wrongs = List.of("{}", "[[]]", "{\"x\":1}");
        final List<String> taken = new ArrayList<>();
        int next = 0;
        for (final Operation operation : table.operations()) {
            for (final Parameter parameter : operation.parameters()) {
                final String wrong = wrongs.get(next++ % wrongs.size());
                final Map<String, String> others = operation.required();
                others.remove(parameter.name());
                final String rest = RouteTable.json(others);
                final String body =
                        "{\"" + parameter.name() + "\":" + wrong + (others.isEmpty() ? "}" : "," + rest.substring(1));
                if (sane(body, alice.json(operation.method(), operation.address(), body))
                                .status()
                        != 400) {
                    taken.add(operation + " " + body);
                }
            }
        }
        assertEquals(List.of(), taken);
    }

    @Test
    void shouldAskForAKeyAndItsPermission() {
        for (final Operation operation : table.operations()) {
            final String address = operation.address() + "?" + RouteTable.form(operation.required());
            final RestClient.Reply anybody =
                    sane(operation.toString(), exchange.anybody().call(operation.method(), address));
            assertEquals(operation.needsKey(), anybody.status() == 401, operation + " " + anybody.outcome());
            final RestClient.Reply nothing =
                    sane(operation.toString(), exchange.client("alice-nothing").call(operation.method(), address));
            assertEquals(
                    !operation.permission().isEmpty(), nothing.status() == 403, operation + " " + nothing.outcome());
        }
    }

    @Test
    void shouldSayWhatIsNotOffered() {
        for (final Operation operation : table.operations()) {
            final RestClient.Reply reply = send(alice, operation, operation.required());
            assertEquals(!operation.isOffered(), reply.status() == 501, operation + " " + reply.outcome());
        }
    }

    @Test
    void shouldAnswerOtherMethodsAndAddresses() {
        for (final Operation operation : table.operations()) {
            final RestClient.Reply reply = sane(operation.toString(), alice.call("PATCH", operation.address()));
            assertEquals("405 ErrInvalidArguments", reply.outcome());
            assertTrue(reply.http().headers().firstValue("Allow").orElse("").contains(operation.method()));
            assertEquals(
                    "404 ErrNotFound",
                    sane("below", alice.call(operation.method(), operation.address() + "/x/y/z"))
                            .outcome());
        }
    }

    /** Values that are right by themselves, and may not be together: whatever comes of it, it is an answer. */
    @Test
    void shouldAnswerAnyMixtureOfValues() {
        final Random random = new Random(5);
        for (int i = 0; i < 600; i++) {
            final Operation operation =
                    table.operations().get(random.nextInt(table.operations().size()));
            final Map<String, String> form = new LinkedHashMap<>();
            for (final Parameter parameter : operation.parameters()) {
                final int chance = random.nextInt(4);
                if (chance < 2 && parameter.isRequired()) {
                    form.put(parameter.name(), parameter.right());
                } else if (chance == 2) {
                    form.put(parameter.name(), ANYTHING.get(random.nextInt(ANYTHING.size())));
                } else if (chance == 3 && !parameter.words().isEmpty()) {
                    form.put(
                            parameter.name(),
                            parameter
                                    .words()
                                    .get(random.nextInt(parameter.words().size())));
                }
            }
            send(alice, operation, form);
        }
    }
}
