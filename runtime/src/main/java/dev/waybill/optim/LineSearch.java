package dev.waybill.optim;

import java.util.function.DoubleFunction;

/// Looks for a step along a line that is long enough and goes down enough.
///
/// Source: Nocedal and Wright, "Numerical optimization", second edition, algorithms 3.5 and 3.6,
/// with cubic interpolation, equation 3.59; the bounds of the steps are PyTorch's.
final class LineSearch {
  private static final double DECREASE = 1e-4;
  private static final double CURVATURE = 0.9;
  private static final int MOST = 25;

  private final DoubleFunction<Point> evaluate;
  private final Point start;
  private final double largest;
  private final double tolerance;
  private int evaluations;

  /// A place on the line.
  static final class Point {
    private final double t;
    private final double f;
    private final double[] gradient;
    private final double slope;

    /// Makes a place.
    ///
    /// @param t how far from the start
    /// @param f the value there
    /// @param gradient of all parameters
    /// @param slope the derivative along the line
    Point(double t, double f, double[] gradient, double slope) {
      this.t = t;
      this.f = f;
      this.gradient = gradient;
      this.slope = slope;
    }

    double t() {
      return t;
    }

    double f() {
      return f;
    }

    double[] gradient() {
      return gradient;
    }

    double slope() {
      return slope;
    }
  }

  /// Makes a search.
  ///
  /// @param evaluate returns the place at a distance
  /// @param start the place at 0
  /// @param largest the largest absolute number of the direction
  /// @param tolerance how narrow a bracket is searched
  LineSearch(DoubleFunction<Point> evaluate, Point start, double largest, double tolerance) {
    this.evaluate = evaluate;
    this.start = start;
    this.largest = largest;
    this.tolerance = tolerance;
  }

  int evaluations() {
    return evaluations;
  }

  /// Returns the best place found.
  ///
  /// @param first how far the first look goes
  Point run(double first) {
    Point previous = start;
    Point now = at(first);
    for (int i = 0; i < MOST; i++) {
      if (tooHigh(now) || (i > 1 && now.f() >= previous.f())) {
        return zoom(previous, now, i);
      }
      if (isFlat(now)) {
        return now;
      }
      if (now.slope() >= 0) {
        return zoom(previous, now, i);
      }
      double next = cubic(previous, now, now.t() + 0.01 * (now.t() - previous.t()), now.t() * 10);
      previous = now;
      now = at(next);
    }
    return start.f() <= now.f() ? start : now;
  }

  private Point zoom(Point first, Point second, int done) {
    Point[] ends = {first, second};
    int low = first.f() <= second.f() ? 0 : 1;
    boolean stuck = false;
    for (int i = done; i < MOST; i++) {
      double least = Math.min(ends[0].t(), ends[1].t());
      double most = Math.max(ends[0].t(), ends[1].t());
      if ((most - least) * largest < tolerance) {
        break;
      }
      double t = cubic(ends[0], ends[1], least, most);
      double margin = 0.1 * (most - least);
      if (Math.min(most - t, t - least) < margin) {
        if (stuck || t >= most || t <= least) {
          t = Math.abs(t - most) < Math.abs(t - least) ? most - margin : least + margin;
          stuck = false;
        } else {
          stuck = true;
        }
      } else {
        stuck = false;
      }
      Point now = at(t);
      if (tooHigh(now) || now.f() >= ends[low].f()) {
        ends[1 - low] = now;
        low = ends[0].f() <= ends[1].f() ? 0 : 1;
      } else {
        boolean flat = isFlat(now);
        if (!flat && now.slope() * (ends[1 - low].t() - ends[low].t()) >= 0) {
          ends[1 - low] = ends[low];
        }
        ends[low] = now;
        if (flat) {
          break;
        }
      }
    }
    return ends[low];
  }

  private Point at(double t) {
    evaluations++;
    return evaluate.apply(t);
  }

  private boolean tooHigh(Point point) {
    return point.f() > start.f() + DECREASE * point.t() * start.slope();
  }

  private boolean isFlat(Point point) {
    return Math.abs(point.slope()) <= -CURVATURE * start.slope();
  }

  /// Returns where the cubic through two places with their slopes is least, within bounds.
  private static double cubic(Point a, Point b, double least, double most) {
    double d1 = a.slope() + b.slope() - 3 * (a.f() - b.f()) / (a.t() - b.t());
    double square = d1 * d1 - a.slope() * b.slope();
    if (square >= 0) {
      double d2 = Math.sqrt(square);
      Point left = a.t() <= b.t() ? a : b;
      Point right = a.t() <= b.t() ? b : a;
      double place =
          right.t()
              - (right.t() - left.t())
                  * ((right.slope() + d2 - d1) / (right.slope() - left.slope() + 2 * d2));
      return Math.min(Math.max(place, least), most);
    }
    return (least + most) / 2; // also where NaN stands
  }
}
