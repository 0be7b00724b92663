package org.ringbook.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.Permission;
import org.ringbook.followers.Database;
import org.ringbook.followers.FollowerHost;
import org.ringbook.followers.FollowersContext;
import org.ringbook.followers.balances.BalancesProjection;
import org.ringbook.followers.balances.SqlBalanceHistory;
import org.ringbook.followers.market.MarketProjection;
import org.ringbook.followers.market.SqlMarketHistory;
import org.ringbook.followers.orders.OrdersProjection;
import org.ringbook.followers.orders.SqlOrderHistory;
import org.ringbook.followers.orders.SqlTradeHistory;
import org.ringbook.followers.settlement.SettlementProjection;
import org.ringbook.followers.settlement.SqlFundingHistory;
import org.ringbook.rest.Contract.Operation;
import org.ringbook.rest.api.History;
import org.ringbook.sbe.messages.MarketState;

/**
 * The OpenAPI document is one, and whatever is asked that it allows, or nearly allows, is answered as it says: requests are made of its schemas alone. A run
 * that fails says its seed.
 */
class OpenApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PART = Pattern.compile("(\\w+)/\\{(\\w+)}");
    private static final JsonNode ANY_TEXT = JSON.createObjectNode().put("type", "string");
    private static final int SETTLE_EVERY = 100;
    private static final int FAULTS_MAX = 20;
    private static final int KEPT = 16;
    /** May do everything, of two accounts, which therefore trade with each other. */
    private static final List<String> KEYS = List.of("everything-1", "everything-2");

    @TempDir
    Path directory;

    private final long seed = Long.getLong("ringbook.seed", 20_261_123);
    private final Random random = new Random(seed);
    private final SchemaValues values = new SchemaValues(random);
    private final Set<String> answered = new TreeSet<>();
    /** What may well be taken, by operation, and what was: others are made of it. */
    private final Map<String, List<ObjectNode>> patterns = new TreeMap<>();
    /** How often each operation was answered how. */
    private final Map<String, Map<String, Integer>> outcomes = new TreeMap<>();

    private TestExchange exchange;
    private Database database;
    private FollowerHost followers;
    private EngineConnection engine;
    private Contract contract;
    private final List<RestClient> clients = new ArrayList<>();

    @BeforeEach
    void start() throws InterruptedException, IOException {
        exchange = new TestExchange(directory);
        engine = exchange.connect();
        engine.openAccount("alice-2", 1, 0);
        for (int i = 0; i < KEYS.size(); i++) {
            TestExchange.issue(engine, KEYS.get(i), "", i + 1, EnumSet.allOf(Permission.class));
        }
        // H2 looks after its files for some seconds more, so they can't be removed at the end.
        final Path target = Files.createDirectories(
                Path.of(System.getProperty("ringbook.root", "..")).resolve("gateway-rest/target"));
        database = new Database(Database.defaultUrl(Files.createTempDirectory(target, "openapi")), "", "");
        followers = FollowerHost.start(
                new FollowersContext().dataDirectory(exchange.dataDirectory()).database(database),
                List.of(
                        OrdersProjection.KIND,
                        BalancesProjection.KIND,
                        SettlementProjection.KIND,
                        MarketProjection.KIND));
        exchange.office(new TestOffice())
                .startGateway(new History(
                        Optional.of(new SqlOrderHistory(database)),
                        Optional.of(new SqlTradeHistory(database)),
                        Optional.of(new SqlBalanceHistory(database)),
                        Optional.of(new SqlFundingHistory(database)),
                        Optional.of(new SqlMarketHistory(database))));
        contract = new Contract(document());
        KEYS.forEach(id -> clients.add(exchange.client(id)));
    }

    @AfterEach
    void stop() {
        engine.close();
        exchange.close();
        followers.close();
        database.close();
    }

    private JsonNode document() {
        return exchange.anybody().get("/api/ringbook/1/openapi.json").json();
    }

    @Test
    void shouldBeAnOpenApiDocument() throws IOException {
        final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        final JsonNode document = document();
        try (InputStream schema = OpenApiTest.class.getResourceAsStream("openapi-3.1.schema.json")) {
            assertEquals(List.of(), registry.getSchema(JSON.readTree(schema)).validate(document));
        }
        final var ofSchemas = registry.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
        for (final JsonNode schema : document.findValues("schema")) {
            assertEquals(List.of(), ofSchemas.validate(schema));
        }
        for (final JsonNode schema : document.at("/components/schemas")) {
            assertEquals(List.of(), ofSchemas.validate(schema));
        }
    }

    @Test
    void shouldNoticeWhatTheDocumentDoesNotSay() {
        final String schema = "/components/schemas/RingbookTime";
        final String answer = "/paths/~1api~1ringbook~11~1time/get/responses";
        assertEquals(List.of(), faultsOfTime(document()));
        final JsonNode unnamed = document();
        ((ObjectNode) unnamed.at(schema + "/properties")).remove("timestamp");
        final JsonNode missing = document();
        ((ArrayNode) missing.at(schema + "/required")).add("zone");
        final JsonNode text = document();
        ((ObjectNode) text.at(schema + "/properties/timestamp")).put("type", "string");
        final JsonNode page = document();
        ((ObjectNode) page.at(answer + "/200")).putObject("content").putObject("text/html");
        final JsonNode nothing = document();
        ((ObjectNode) nothing.at(answer)).remove("200");
        for (final JsonNode wrong : List.of(unnamed, missing, text, page, nothing)) {
            assertEquals(1, faultsOfTime(wrong).size(), wrong.at(answer)::toString);
        }
    }

    private List<String> faultsOfTime(final JsonNode document) {
        final Contract other = new Contract(document);
        final Operation time = other.operations().stream()
                .filter(one -> one.id().equals("readTime"))
                .findFirst()
                .orElseThrow();
        return other.faults(time, clients.get(0).get(time.path()).http());
    }

    @Test
    void shouldSayAllThatIsAnswered() throws InterruptedException {
        ask(6_000);
        for (int more = 0; more < 24 && !unanswered().isEmpty(); more++) {
            ask(1_000);
        }
        assertEquals(List.of(), unanswered(), () -> "never answered with what they are for, seed " + seed);
    }

    /** Operations that were not answered with what they are for, and how they were. */
    private List<String> unanswered() {
        return contract.operations().stream()
                .filter(one -> one.isOffered() && !answered.contains(one.id()))
                .map(one -> one.id() + " " + outcomes.get(one.id()))
                .toList();
    }

    @Test
    @Tag("heavy")
    void shouldSayAllThatIsAnsweredToMany() throws InterruptedException {
        ask(Integer.getInteger("ringbook.requests", 50_000));
        final Map<String, Integer> all = new TreeMap<>();
        outcomes.values().forEach(of -> of.forEach((outcome, count) -> all.merge(outcome, count, Integer::sum)));
        System.out.println("answers: " + all);
    }

    private void ask(final int requests) {
        List.of("alice", "alice-2", "bob", "carol").forEach(name -> values.learn("name", name));
        List.of("XBTZAR", "ETHZAR").forEach(pair -> values.learn("pair", pair));
        List.of("XBT", "ETH", "ZAR").forEach(code -> values.learn("code", code));
        List.of("900", "1000").forEach(price -> values.learn("price", price));
        List.of("0.01", "0.02").forEach(volume -> values.learn("volume", volume));
        keep(
                "placeOrder",
                JSON.createObjectNode()
                        .put("pair", "XBTZAR")
                        .put("side", "BUY")
                        .put("volume", "0.02")
                        .put("price", "900"));
        keep(
                "postMarketOrder",
                JSON.createObjectNode()
                        .put("pair", "XBTZAR")
                        .put("type", "SELL")
                        .put("base_volume", "0.01"));
        keep("amendOrder", JSON.createObjectNode().put("price", "901"));
        keep("amendNamedOrder", JSON.createObjectNode().put("price", "901").put("order_id", "one of those to come"));
        final List<String> faults = new ArrayList<>();
        for (int i = 0; i < requests && faults.size() < FAULTS_MAX; i++) {
            if (i % SETTLE_EVERY == 0) {
                settle();
            }
            faults.addAll(ask(operation()));
        }
        assertEquals(List.of(), faults, () -> "seed " + seed);
    }

    /** Any, but more often one that was never answered with what it is for. */
    private Operation operation() {
        final List<Operation> open = contract.operations().stream()
                .filter(one -> one.isOffered() && !answered.contains(one.id()))
                .toList();
        final List<Operation> from = open.isEmpty() || random.nextBoolean() ? contract.operations() : open;
        return from.get(random.nextInt(from.size()));
    }

    /** Undoes what would make most answers the same: operators may halt everything. */
    private void settle() {
        engine.haltEngine(false);
        for (int market = 1; market <= 2; market++) {
            engine.setMarketState(market, MarketState.OPEN);
        }
        for (int account = 1; account <= 3; account++) {
            engine.operations().setAccountKill(account, false);
        }
    }

    private List<String> ask(final Operation operation) {
        final boolean isWrong = random.nextInt(5) == 0;
        final Request request = request(operation, isWrong);
        final boolean hasKey = random.nextInt(50) != 0;
        final RestClient asking = hasKey ? clients.get(random.nextInt(2)) : exchange.anybody();
        final RestClient.Reply reply = asking.send(request.made(asking));
        outcomes.computeIfAbsent(operation.id(), id -> new TreeMap<>()).merge(reply.outcome(), 1, Integer::sum);
        final List<String> faults = new ArrayList<>();
        for (final String fault : contract.faults(operation, reply.http())) {
            faults.add(operation.id() + ": " + fault + " in " + reply.http().body() + " to " + request);
        }
        if (reply.status() == 200) {
            answered.add(operation.id());
            keep(operation.id(), request.given());
            values.learn(reply.json());
            if (request.isWrong()) {
                faults.add(operation.id() + ": was taken: " + request);
            }
        } else if (reply.status() == 429) {
            faults.add(operation.id() + ": " + reply.http().body() + " to " + request);
        }
        return faults;
    }

    private void keep(final String operation, final ObjectNode given) {
        final List<ObjectNode> of = patterns.computeIfAbsent(operation, id -> new ArrayList<>());
        of.add(given);
        if (of.size() > KEPT) {
            of.remove(random.nextInt(KEPT));
        }
    }

    /** What is asked. */
    private record Request(
            String method,
            String target,
            String type,
            String body,
            Map<String, String> headers,
            ObjectNode given,
            boolean isWrong) {
        HttpRequest.Builder made(final RestClient by) {
            final HttpRequest.Builder request = by.request(target)
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            headers.forEach(request::header);
            return type.isEmpty() ? request : request.header("Content-Type", type);
        }
    }

    private Request request(final Operation operation, final boolean mayBeWrong) {
        final JsonNode of = operation.node();
        final String path = path(operation);
        if (of.path("security").toString().contains("signature")) {
            return signed(operation, path);
        }
        final JsonNode schema = parameters(of);
        final List<ObjectNode> before = patterns.get(operation.id());
        final ObjectNode given = before == null || random.nextBoolean()
                ? values.object(schema)
                : values.varied(before.get(random.nextInt(before.size())), schema);
        if (path.endsWith("ZAR/state")) {
            given.put("state", "OPEN"); // what else would be left to ask for
        }
        final boolean isWrong = mayBeWrong && makeWrong(given, schema);
        final boolean hasObjects = schema.toString().contains("\"minItems\"");
        final int where = hasObjects ? 2 : operation.method().equals("GET") ? 0 : random.nextInt(3);
        return switch (where) {
            case 0 ->
                new Request(
                        operation.method(),
                        given.isEmpty() ? path : path + "?" + form(given),
                        "",
                        "",
                        Map.of(),
                        given,
                        isWrong);
            case 1 ->
                new Request(
                        operation.method(),
                        path,
                        "application/x-www-form-urlencoded",
                        form(given),
                        Map.of(),
                        given,
                        isWrong);
            default ->
                new Request(operation.method(), path, "application/json", given.toString(), Map.of(), given, isWrong);
        };
    }

    private String path(final Operation operation) {
        final Matcher part = PART.matcher(operation.path());
        final StringBuilder path = new StringBuilder();
        while (part.find()) {
            final String value =
                    values.right(part.group(1) + "/" + part.group(2), ANY_TEXT).asText();
            // Nobody is to end the keys that the requests come with.
            final String encoded =
                    RouteTable.encoded(KEYS.contains(value) ? "nobody" : value).replace("+", "%20");
            part.appendReplacement(path, Matcher.quoteReplacement(part.group(1) + "/" + encoded));
        }
        return part.appendTail(path).toString();
    }

    /** All that it takes but for its path, as one object. */
    private static JsonNode parameters(final JsonNode operation) {
        final JsonNode body = operation.at("/requestBody/content/application~1json/schema");
        if (!body.isMissingNode()) {
            return body;
        }
        final ObjectNode object = JSON.createObjectNode().put("type", "object");
        final ObjectNode properties = object.putObject("properties");
        final var required = object.putArray("required");
        for (final JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                properties.set(parameter.path("name").asText(), parameter.path("schema"));
                if (parameter.path("required").asBoolean()) {
                    required.add(parameter.path("name").asText());
                }
            }
        }
        return object;
    }

    /** Whether it could be. */
    private boolean makeWrong(final ObjectNode given, final JsonNode schema) {
        final List<String> names = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            return false;
        }
        final String name = names.get(random.nextInt(names.size()));
        final boolean isRequired = schema.path("required").toString().contains("\"" + name + "\"");
        if (isRequired && random.nextInt(4) == 0) {
            given.remove(name);
            return true;
        }
        final JsonNode wrong = values.wrong(name, schema.path("properties").path(name));
        if (wrong != null) {
            given.set(name, wrong);
        }
        return wrong != null;
    }

    private static String form(final ObjectNode given) {
        final List<String> pairs = new ArrayList<>();
        given.properties().forEach(one -> {
            if (one.getValue().isArray()) {
                one.getValue().forEach(value -> pairs.add(pair(one.getKey(), value)));
            } else {
                pairs.add(pair(one.getKey(), one.getValue()));
            }
        });
        return String.join("&", pairs);
    }

    private static String pair(final String name, final JsonNode value) {
        return RouteTable.encoded(name) + "=" + RouteTable.encoded(value.asText());
    }

    /** The office of tests reads words, where the real one reads the document's message. */
    private Request signed(final Operation operation, final String path) {
        final String signature = random.nextInt(4) == 0 ? "1" : "0";
        final String time = Long.toString(System.currentTimeMillis() / 1_000);
        final String body = random.nextInt(4) == 0 ? "CONFLICT" : "1 3 100 message-" + random.nextInt(1_000_000);
        final Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Ringbook-Signature", "t=" + time + ",v1=" + signature.repeat(64));
        return new Request(operation.method(), path, "application/json", body, headers, JSON.createObjectNode(), false);
    }
}
