package io.limpid.report.chart;

import io.limpid.report.markup.Markup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Path data of lines, boxes and marks. */
final class Outline {

    /** So many points are drawn as they are; more are thinned out to what can be seen. */
    private static final int FEW = 400;

    private Outline() {}

    /** A line through points. Of very many, each pixel column keeps its first, lowest, highest and last one. */
    static String line(List<double[]> points) {
        StringBuilder path = new StringBuilder();
        for (double[] point : visible(points)) {
            path.append(path.isEmpty() ? 'M' : 'L').append(at(point[0], point[1]));
        }
        return path.toString();
    }

    /** The area between two lines, the second one read backwards. */
    static String area(List<double[]> one, List<double[]> other) {
        List<double[]> back = new ArrayList<>(visible(other));
        Collections.reverse(back);
        StringBuilder path = new StringBuilder(line(one));
        for (double[] point : back) {
            path.append('L').append(at(point[0], point[1]));
        }
        return path.append('Z').toString();
    }

    /** A straight line. */
    static String segment(double x1, double y1, double x2, double y2) {
        return "M" + at(x1, y1) + "L" + at(x2, y2);
    }

    /** An upright whisker with caps. */
    static String whisker(double x, double y1, double y2, double cap) {
        return segment(x, y1, x, y2) + segment(x - cap, y1, x + cap, y1) + segment(x - cap, y2, x + cap, y2);
    }

    /** A box. */
    static String box(double x1, double y1, double x2, double y2) {
        return "M" + at(x1, y1) + "L" + at(x2, y1) + "L" + at(x2, y2) + "L" + at(x1, y2) + "Z";
    }

    /** A circle. */
    static String dot(double x, double y, double radius) {
        String r = Markup.coordinate(radius);
        String d = Markup.coordinate(2 * radius);
        return "M" + at(x - radius, y) + "a" + r + " " + r + " 0 1 0 " + d + " 0a" + r + " " + r + " 0 1 0 -" + d
                + " 0Z";
    }

    /** A square on its corner. */
    static String diamond(double x, double y, double radius) {
        return "M" + at(x, y - radius) + "L" + at(x + radius, y) + "L" + at(x, y + radius) + "L" + at(x - radius, y)
                + "Z";
    }

    /** A cross: something is not there. */
    static String cross(double x, double y, double radius) {
        return segment(x - radius, y - radius, x + radius, y + radius)
                + segment(x - radius, y + radius, x + radius, y - radius);
    }

    private static String at(double x, double y) {
        return Markup.coordinate(x) + " " + Markup.coordinate(y);
    }

    private static List<double[]> visible(List<double[]> points) {
        if (points.size() <= FEW) {
            return points;
        }
        List<double[]> kept = new ArrayList<>();
        for (int from = 0; from < points.size(); ) {
            int to = from;
            int lowest = from;
            int highest = from;
            while (to < points.size() && Math.floor(points.get(to)[0]) == Math.floor(points.get(from)[0])) {
                lowest = points.get(to)[1] > points.get(lowest)[1] ? to : lowest;
                highest = points.get(to)[1] < points.get(highest)[1] ? to : highest;
                to++;
            }
            keep(points, kept, from, Math.min(lowest, highest), Math.max(lowest, highest), to - 1);
            from = to;
        }
        return kept;
    }

    private static void keep(List<double[]> points, List<double[]> kept, int... ascending) {
        int last = -1;
        for (int index : ascending) {
            if (index != last) {
                kept.add(points.get(index));
            }
            last = index;
        }
    }
}
