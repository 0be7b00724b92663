package org.ringbook.scenarios.language;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.agrona.MutableDirectBuffer;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.sbe.messages.NewOrderEncoder;

/**
 * Where the fields of a message are, as its generated codec knows it. By name, so that a scenario can say every field of every
 * command without a class for each.
 */
final class Layout {
    private static final List<String> NAMES = List.of(
            "NewOrder CancelOrder ReplaceOrder MassCancel CancelAllAfter AddAsset AddMarket SetMarketState OpenAccount SetFees SetFeeTier "
                    .concat(
                            "SetClOrdIdPool HaltEngine SetPriceBands SetMarketSchedule SetMarketTerms Deposit RequestWithdrawal ")
                    .concat(
                            "SettleWithdrawal CancelWithdrawal Transfer BustTrade GatewayHello SessionLogon SessionLogout SetAccountKill ")
                    .concat(
                            "SetAccountLimits SetSelfTrade IssueApiKey RevokeApiKey Timer Continue GatewayDown SetLowSpace MalformedCommand ")
                    .concat(
                            "CommandRejected OrderAccepted OrderRejected CancelRejected Trade OrderCanceled OrderReplaced MassCanceled ")
                    .concat(
                            "OrderTriggered SelfTradePrevented OrderReduced AuctionIndicative AuctionExtended AssetAdded MarketAdded ")
                    .concat(
                            "MarketStateChanged AccountOpened FeesSet FeeTierSet ClOrdIdPoolSet EngineModeChanged PriceBandsSet ")
                    .concat(
                            "MarketScheduleSet MarketTermsSet AccountKillSet AccountLimitsSet ApiKeyIssued ApiKeyRevoked SelfTradeSet ")
                    .concat(
                            "CancelAllAfterSet Deposited WithdrawalRequested WithdrawalSettled WithdrawalCanceled Transferred TradeBusted ")
                    .concat("GatewayUp GatewayWentDown SessionLoggedOn SessionLoggedOut")
                    .split(" "));
    private static final Map<String, Layout> BY_NAME = new TreeMap<>();
    private static final Map<Integer, Layout> BY_ID = new TreeMap<>();

    static {
        for (final String name : NAMES) {
            final Layout layout = new Layout(name);
            BY_NAME.put(name, layout);
            BY_ID.put(layout.templateId, layout);
        }
    }

    private final String name;
    private final int templateId;
    private final int blockLength;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final List<String> texts;

    /** Place of a field behind the message header, and its bytes. */
    record Field(int offset, int length) {}

    private Layout(final String name) {
        this.name = name;
        try {
            final Class<?> codec = Class.forName(NewOrderEncoder.class.getPackageName() + "." + name + "Encoder");
            templateId = codec.getField("TEMPLATE_ID").getInt(null);
            blockLength = codec.getField("BLOCK_LENGTH").getInt(null);
            for (final Method method : codec.getMethods()) {
                if (method.getName().endsWith("EncodingOffset")
                        && !method.getName().startsWith("header")) {
                    final String field =
                            method.getName().substring(0, method.getName().length() - "EncodingOffset".length());
                    final int length =
                            (int) codec.getMethod(field + "EncodingLength").invoke(null);
                    fields.put(field, new Field((int) method.invoke(null), length));
                }
            }
            texts = texts(codec);
            texts.removeAll(fields.keySet());
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException("not in the schema: " + name, e);
        }
    }

    /** In the order of their ids, which is that of their bytes. Fixed arrays are among them. */
    private static List<String> texts(final Class<?> codec) {
        return Arrays.stream(codec.getMethods())
                .filter(method -> method.getName().startsWith("put")
                        && method.getParameterCount() == 3
                        && method.getParameterTypes()[0] == byte[].class)
                .map(method -> method.getName().substring(3, 4).toLowerCase(Locale.ROOT)
                        + method.getName().substring(4))
                .sorted(Comparator.comparingInt(text -> id(codec, text)))
                .collect(Collectors.toList());
    }

    private static int id(final Class<?> codec, final String field) {
        try {
            return (int) codec.getMethod(field + "Id").invoke(null);
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException(field, e);
        }
    }

    static Layout of(final String name) {
        final Layout layout = BY_NAME.get(name);
        if (layout == null) {
            throw new IllegalArgumentException("no such message: " + name);
        }
        return layout;
    }

    static Layout of(final int templateId) {
        final Layout layout = BY_ID.get(templateId);
        if (layout == null) {
            throw new IllegalArgumentException("no such message: templateId=" + templateId);
        }
        return layout;
    }

    String name() {
        return name;
    }

    int templateId() {
        return templateId;
    }

    int blockLength() {
        return blockLength;
    }

    /** The header of a command apart. */
    Map<String, Field> fields() {
        return fields;
    }

    Field field(final String field) {
        final Field found = fields.get(field);
        if (found == null) {
            throw new IllegalArgumentException("no such field: " + name + " " + field);
        }
        return found;
    }

    List<String> texts() {
        return texts;
    }

    void writeHeader(final MutableDirectBuffer out) {
        new MessageHeaderEncoder()
                .wrap(out, 0)
                .blockLength(blockLength)
                .templateId(templateId)
                .schemaId(NewOrderEncoder.SCHEMA_ID)
                .version(NewOrderEncoder.SCHEMA_VERSION);
    }
}
