package org.ringbook.cli.gateway;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A gateway's port as an option takes it.
 *
 * @param number 0 takes a free one; below 0: no gateway.
 */
public record GatewayPort(int number) {
    private static final int MAX = 65_535;
    private static final String OFF = "off";

    /** Whether there is to be no gateway. */
    boolean isOff() {
        return number < 0;
    }

    /** Takes a number, or off. */
    public static final class OrOff implements ITypeConverter<GatewayPort> {
        /** Made by the parser. */
        public OrOff() {}

        @Override
        public GatewayPort convert(final String text) {
            if (OFF.equals(text)) {
                return new GatewayPort(-1);
            }
            return new OnlyNumber().convert(text);
        }
    }

    /** Takes a number. */
    public static final class OnlyNumber implements ITypeConverter<GatewayPort> {
        /** Made by the parser. */
        public OnlyNumber() {}

        @Override
        public GatewayPort convert(final String text) {
            if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= MAX) {
                return new GatewayPort(Integer.parseInt(text));
            }
            throw new TypeConversionException("a port is 0 to 65535: " + text);
        }
    }
}
