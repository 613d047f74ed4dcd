package dev.beckon.bench.selection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A picture of what a selection costs the more hosts are online; both axes by powers of ten. */
final class Chart {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 440;
  private static final int LEFT = 80;
  private static final int RIGHT = 600;
  private static final int TOP = 50;
  private static final int BOTTOM = 380;
  private static final List<String> COLOURS = List.of("#0b6e4f", "#c8553d", "#3d5a80", "#8d6a9f");

  private final Map<String, List<Measured>> lines = new LinkedHashMap<>();
  private final StringBuilder svg = new StringBuilder();
  private final int fewest;
  private final int most;
  private final int lowest;
  private final int highest;

  Chart(List<Measured> measured) {
    measured.forEach(
        one -> lines.computeIfAbsent(one.picker(), none -> new ArrayList<>()).add(one));
    fewest =
        (int) Math.floor(measured.stream().mapToDouble(one -> log(one.online())).min().orElse(0));
    most =
        Math.max(
            fewest + 1,
            (int)
                Math.ceil(measured.stream().mapToDouble(one -> log(one.online())).max().orElse(1)));
    lowest = 0;
    highest =
        Math.max(
            1,
            (int) Math.ceil(measured.stream().mapToDouble(one -> log(one.rcu())).max().orElse(1)));
  }

  String svg() {
    add(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif' font-size='13'>",
        WIDTH, HEIGHT);
    add("<rect width='%d' height='%d' fill='white'/>", WIDTH, HEIGHT);
    text(LEFT, TOP - 24, "start", "RCU of one selection of 50 hosts");
    text((LEFT + RIGHT) / 2, BOTTOM + 44, "middle", "hosts online");
    for (int power = lowest; power <= highest; power++) {
      line(LEFT, y(power), RIGHT, y(power), "#ddd", 1);
      text(LEFT - 8, y(power) + 4, "end", number(power));
    }
    for (int power = fewest; power <= most; power++) {
      line(x(power), TOP, x(power), BOTTOM, "#ddd", 1);
      text(x(power), BOTTOM + 20, "middle", number(power));
    }
    int label = 0;
    for (Map.Entry<String, List<Measured>> line : lines.entrySet()) {
      draw(line.getKey(), line.getValue(), COLOURS.get(label % COLOURS.size()), label);
      label++;
    }
    add("</svg>");
    return svg.toString();
  }

  private void draw(String picker, List<Measured> points, String colour, int label) {
    for (int i = 0; i < points.size(); i++) {
      double x = x(log(points.get(i).online()));
      double y = y(log(points.get(i).rcu()));
      add("<circle cx='%.1f' cy='%.1f' r='4' fill='%s'/>", x, y, colour);
      if (i > 0) {
        line(x(log(points.get(i - 1).online())), y(log(points.get(i - 1).rcu())), x, y, colour, 2);
      }
    }
    double rcu = points.get(points.size() - 1).rcu();
    int y = TOP + 14 + label * 24;
    add("<rect x='%d' y='%d' width='12' height='12' fill='%s'/>", RIGHT + 14, y - 10, colour);
    text(RIGHT + 32, y, "start", String.format(Locale.ROOT, "%s: %,.1f", picker, rcu));
  }

  private void line(double fromX, double fromY, double toX, double toY, String colour, int width) {
    add(
        "<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' stroke='%s' stroke-width='%d'/>",
        fromX, fromY, toX, toY, colour, width);
  }

  private void text(double x, double y, String anchor, String words) {
    add("<text x='%.1f' y='%.1f' text-anchor='%s'>%s</text>", x, y, anchor, words);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private double x(double power) {
    return LEFT + (power - fewest) / (most - fewest) * (RIGHT - LEFT);
  }

  private double y(double power) {
    return BOTTOM - (power - lowest) / (highest - lowest) * (BOTTOM - TOP);
  }

  private static double log(double number) {
    return Math.log10(Math.max(1, number));
  }

  private static String number(int power) {
    return String.format(Locale.ROOT, "%,d", Math.round(Math.pow(10, power)));
  }
}
