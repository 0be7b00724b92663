package org.ringbook.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Curves over logarithmic axes as an SVG image: sizes and times of benchmarks range over powers of ten.
 *
 * @param title  what is seen
 * @param xLabel of the axis, with the unit
 * @param yLabel the same
 * @param curves at least one point altogether
 */
public record Plot(String title, String xLabel, String yLabel, List<Curve> curves) {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 380;
    private static final int LEFT = 70;
    private static final int RIGHT = 200;
    private static final int TOP = 30;
    private static final int BOTTOM = 46;
    private static final int LEGEND_STEP = 18;
    private static final double ROOM = 1.15;
    private static final List<String> COLORS =
            List.of("#1668b8", "#c4421a", "#2c8a3d", "#8a3fa0", "#a07a00", "#008a8a", "#b0306a", "#606060");

    /** Copies the list. */
    public Plot {
        curves = List.copyOf(curves);
    }

    /**
     * A named curve.
     *
     * @param name   for the legend
     * @param points from left to right
     */
    public record Curve(String name, List<Point> points) {
        /** Copies the list. */
        public Curve {
            points = List.copyOf(points);
        }
    }

    /**
     * A point of a curve.
     *
     * @param x above 0
     * @param y above 0
     */
    public record Point(double x, double y) {
        /** Refuses what has no logarithm. */
        public Point {
            if (!(x > 0 && y > 0)) {
                throw new IllegalArgumentException("a logarithmic axis has no " + x + ", " + y);
            }
        }
    }

    /** {@return an {@code svg} element, with its labels in it} */
    public String svg() {
        final Axis across = Axis.over(curves, Point::x, LEFT, WIDTH - RIGHT);
        final Axis up = Axis.over(curves, Point::y, HEIGHT - BOTTOM, TOP);
        final StringBuilder svg = new StringBuilder();
        line(
                svg,
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' role='img' aria-label='%s'>",
                WIDTH,
                HEIGHT,
                Html.escape(title));
        text(svg, LEFT, TOP - 12, "start", "title", title);
        text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle", "label", xLabel);
        line(
                svg,
                "<text class='label' text-anchor='middle' transform='translate(14 %d) rotate(-90)'>%s</text>",
                (TOP + HEIGHT - BOTTOM) / 2,
                Html.escape(yLabel));
        for (final double value : across.decades()) {
            grid(svg, across.at(value), TOP, across.at(value), HEIGHT - BOTTOM);
            text(svg, across.at(value), HEIGHT - BOTTOM + 16, "middle", "tick", number(value));
        }
        for (final double value : up.decades()) {
            grid(svg, LEFT, up.at(value), WIDTH - RIGHT, up.at(value));
            text(svg, LEFT - 6, up.at(value) + 4, "end", "tick", number(value));
        }
        for (int i = 0; i < curves.size(); i++) {
            draw(svg, curves.get(i), COLORS.get(i % COLORS.size()), i, across, up);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void draw(
            final StringBuilder svg,
            final Curve curve,
            final String color,
            final int index,
            final Axis across,
            final Axis up) {
        final StringBuilder points = new StringBuilder();
        for (final Point point : curve.points()) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", across.at(point.x()), up.at(point.y())));
        }
        line(
                svg,
                "<polyline fill='none' stroke='%s' stroke-width='2' points='%s'/>",
                color,
                points.toString().strip());
        for (final Point point : curve.points()) {
            line(
                    svg,
                    "<circle cx='%.1f' cy='%.1f' r='2.5' fill='%s'><title>%s: %s</title></circle>",
                    across.at(point.x()),
                    up.at(point.y()),
                    color,
                    number(point.x()),
                    number(point.y()));
        }
        final double y = TOP + 8.0 + index * LEGEND_STEP;
        line(svg, "<rect x='%d' y='%.1f' width='12' height='4' fill='%s'/>", WIDTH - RIGHT + 14, y - 4, color);
        text(svg, WIDTH - RIGHT + 32.0, y, "start", "tick", curve.name());
    }

    private static void grid(
            final StringBuilder svg, final double x1, final double y1, final double x2, final double y2) {
        line(svg, "<line class='grid' x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f'/>", x1, y1, x2, y2);
    }

    private static void text(
            final StringBuilder svg,
            final double x,
            final double y,
            final String anchor,
            final String style,
            final String content) {
        line(
                svg,
                "<text class='%s' x='%.1f' y='%.1f' text-anchor='%s'>%s</text>",
                style,
                x,
                y,
                anchor,
                Html.escape(content));
    }

    private static void line(final StringBuilder svg, final String format, final Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String number(final double value) {
        return value >= 1 ? String.format(Locale.ROOT, "%,.0f", value) : Double.toString(value);
    }

    /** From values to places of the image. */
    private record Axis(double low, double high, double from, double to) {
        static Axis over(
                final List<Curve> curves, final ToDoubleFunction<Point> value, final double from, final double to) {
            final double[] values = curves.stream()
                    .flatMap(curve -> curve.points().stream())
                    .mapToDouble(value)
                    .sorted()
                    .toArray();
            return new Axis(Math.log10(values[0] / ROOM), Math.log10(values[values.length - 1] * ROOM), from, to);
        }

        double at(final double value) {
            return from + (Math.log10(value) - low) / (high - low) * (to - from);
        }

        /** Powers of ten within, and their doubles and fives if there are few. */
        double[] decades() {
            final int first = (int) Math.floor(low);
            final int last = (int) Math.ceil(high);
            final boolean few = high - low < 2;
            return java.util.stream.IntStream.rangeClosed(first, last)
                    .boxed()
                    .flatMap(power ->
                            (few ? List.of(1, 2, 5) : List.of(1)).stream().map(factor -> factor * Math.pow(10, power)))
                    .mapToDouble(Double::doubleValue)
                    .filter(value -> Math.log10(value) >= low && Math.log10(value) <= high)
                    .toArray();
        }
    }
}
