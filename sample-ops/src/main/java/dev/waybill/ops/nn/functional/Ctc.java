package dev.waybill.ops.nn.functional;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;

/// The alignments of label sequences with steps of time, checked, and the sums over them: Graves et
/// al., "Connectionist Temporal Classification", section 4.1, in logarithms.
///
/// The labels of an item stand between blanks: `_ a _ b _`. An alignment walks along them, a step
/// of time each, and may leave out the blank between two labels that differ.
final class Ctc {
  /// How many steps each item has.
  final int[] steps;

  /// The labels of each item, between blanks.
  final int[][] labels;

  private final String op;
  private final int batch;
  private final int classes;

  /// Checks the arguments.
  ///
  /// @param op what was called, for messages
  /// @param logProbs `[time, batch, classes]`
  /// @param targets `[batch, longest]`, or all one behind the other
  /// @param inputLengths how many steps each item has
  /// @param targetLengths how many labels each item has
  /// @param blank the class of no label
  Ctc(
      String op,
      Tensor logProbs,
      Tensor targets,
      Tensor inputLengths,
      Tensor targetLengths,
      long blank) {
    checkShapes(op, logProbs, targets, inputLengths, targetLengths, blank);
    this.op = op;
    this.batch = (int) logProbs.layout().shape(1);
    this.classes = (int) logProbs.layout().shape(2);
    long time = logProbs.layout().shape(0);
    this.steps = lengths("inputLengths", inputLengths, time);
    boolean padded = targets.rank() == 2;
    long room = padded ? targets.layout().shape(1) : targets.size();
    int[] counts = lengths("targetLengths", targetLengths, room);
    long total = Arrays.stream(counts).asLongStream().sum();
    if (!padded && total != room) {
      throw new ShapeException(
          op,
          "argument targets: found "
              + room
              + " targets one behind the other, expected the sum of targetLengths, "
              + total
              + ".");
    }
    long[] numbers = Rows.values(targets);
    this.labels = new int[batch][];
    int start = 0;
    for (int item = 0; item < batch; item++) {
      int from = padded ? (int) (item * room) : start;
      labels[item] = between(Arrays.copyOfRange(numbers, from, from + counts[item]), (int) blank);
      start += counts[item];
    }
  }

  /// Refuses what no elements are needed for.
  static void checkShapes(
      String op,
      Tensor logProbs,
      Tensor targets,
      Tensor inputLengths,
      Tensor targetLengths,
      long blank) {
    if (logProbs.rank() != 3 || targets.rank() < 1 || targets.rank() > 2) {
      throw new ShapeException(
          op,
          "found logProbs: "
              + logProbs.layout().shapeText()
              + ", targets: "
              + targets.layout().shapeText()
              + ", expected [time, batch, classes], and [batch, longest] or all one behind the"
              + " other.");
    }
    long batch = logProbs.layout().shape(1);
    if (targets.rank() == 2 && targets.layout().shape(0) != batch) {
      throw new ShapeException(
          op,
          "argument targets: found "
              + targets.layout().shapeText()
              + ", expected ["
              + batch
              + ", longest] beside logProbs: "
              + logProbs.layout().shapeText()
              + ".");
    }
    checkWhole(op, "targets", targets);
    checkLengths(op, "inputLengths", inputLengths, batch);
    checkLengths(op, "targetLengths", targetLengths, batch);
    if (blank < 0 || blank >= logProbs.layout().shape(2)) {
      throw new WrongArgumentException(
          op,
          "blank",
          "must be in label range, found "
              + blank
              + ", expected a class, [0, "
              + logProbs.layout().shape(2)
              + ").");
    }
  }

  private static void checkLengths(String op, String argument, Tensor lengths, long batch) {
    checkWhole(op, argument, lengths);
    if (lengths.rank() != 1 || lengths.size() != batch) {
      throw new ShapeException(
          op,
          "argument "
              + argument
              + ": must be of size batch_size, found "
              + lengths.layout().shapeText()
              + ", expected ["
              + batch
              + "].");
    }
  }

  private static void checkWhole(String op, String argument, Tensor numbers) {
    if (numbers.dtype() != DType.I64 && numbers.dtype() != DType.I32) {
      throw new WrongArgumentException(
          op, argument, "found dtype " + numbers.dtype() + ", expected i64 or i32.");
    }
  }

  private int[] lengths(String argument, Tensor lengths, long most) {
    long[] numbers = Rows.values(lengths);
    int[] checked = new int[numbers.length];
    for (int item = 0; item < numbers.length; item++) {
      if (numbers[item] < 0 || numbers[item] > most) {
        throw new WrongArgumentException(
            op,
            argument,
            "found length " + numbers[item] + " of item " + item + ", expected 0 to " + most + ".");
      }
      checked[item] = (int) numbers[item];
    }
    return checked;
  }

  private int[] between(long[] targets, int blank) {
    int[] line = new int[2 * targets.length + 1];
    Arrays.fill(line, blank);
    for (int i = 0; i < targets.length; i++) {
      if (targets[i] < 0 || targets[i] >= classes) {
        throw new WrongArgumentException(
            op, "targets", "found " + targets[i] + ", expected a class, [0, " + classes + ").");
      }
      line[2 * i + 1] = (int) targets[i];
    }
    return line;
  }

  /// Returns whether an alignment may come to a place from that before the blank in front of it.
  static boolean skips(int[] line, int place) {
    return place >= 2 && line[place] != line[place - 2] && line[place] != line[place - 1];
  }

  /// Returns minus the logarithm of the probability of an item's labels.
  double cost(Tensor dense, int item) {
    int[] line = labels[item];
    if (steps[item] == 0) {
      return line.length == 1 ? 0 : Double.POSITIVE_INFINITY;
    }
    return -ending(before(dense, item)[steps[item] - 1]);
  }

  private static double ending(double[] last) {
    int end = last.length - 1;
    return end == 0 ? last[0] : add(last[end], last[end - 1]);
  }

  /// Returns, for each step and place, the logarithm of the sum over all ways to there.
  private double[][] before(Tensor dense, int item) {
    int[] line = labels[item];
    double[][] alpha = new double[steps[item]][line.length];
    for (int t = 0; t < alpha.length; t++) {
      for (int s = 0; s < line.length; s++) {
        double ways = t == 0 ? (s < 2 ? 0 : Double.NEGATIVE_INFINITY) : alpha[t - 1][s];
        if (t > 0 && s > 0) {
          ways = add(ways, alpha[t - 1][s - 1]);
        }
        if (t > 0 && skips(line, s)) {
          ways = add(ways, alpha[t - 1][s - 2]);
        }
        alpha[t][s] = ways + at(dense, t, item, line[s]);
      }
    }
    return alpha;
  }

  /// Returns, for each step and place, the logarithm of the sum over all ways from there on, the
  /// step itself included.
  private double[][] after(Tensor dense, int item) {
    int[] line = labels[item];
    double[][] beta = new double[steps[item]][line.length];
    int last = beta.length - 1;
    for (int t = last; t >= 0; t--) {
      for (int s = line.length - 1; s >= 0; s--) {
        boolean ends = s >= line.length - 2;
        double ways = t == last ? (ends ? 0 : Double.NEGATIVE_INFINITY) : beta[t + 1][s];
        if (t < last && s + 1 < line.length) {
          ways = add(ways, beta[t + 1][s + 1]);
        }
        if (t < last && s + 2 < line.length && skips(line, s + 2)) {
          ways = add(ways, beta[t + 1][s + 2]);
        }
        beta[t][s] = ways + at(dense, t, item, line[s]);
      }
    }
    return beta;
  }

  /// Writes the derivative of an item's cost by each logarithm, times `gy`: minus the probability
  /// that its alignments are at a label of that class then.
  void gradient(Tensor dense, int item, double gy, Tensor into) {
    // Also where the cost is infinite and has no derivative: what is not asked for is not NaN.
    if (gy == 0) {
      return;
    }
    int[] line = labels[item];
    double[][] alpha = before(dense, item);
    double[][] beta = after(dense, item);
    double total = alpha.length == 0 ? 0 : ending(alpha[alpha.length - 1]);
    double[] shares = new double[classes];
    for (int t = 0; t < alpha.length; t++) {
      Arrays.fill(shares, total == Double.NEGATIVE_INFINITY ? Double.NaN : 0);
      for (int s = 0; s < line.length; s++) {
        double through = alpha[t][s] + beta[t][s];
        if (through != Double.NEGATIVE_INFINITY) {
          shares[line[s]] += Math.exp(through - at(dense, t, item, line[s]) - total);
        }
      }
      for (int k = 0; k < classes; k++) {
        Cells.setDouble(into.array(), into.dtype(), place(t, item, k), -gy * shares[k]);
      }
    }
  }

  private double at(Tensor dense, int step, int item, int label) {
    int place = dense.arrayOffset() + place(step, item, label);
    return Cells.getDouble(dense.array(), dense.dtype(), place);
  }

  private int place(int step, int item, int label) {
    return (step * batch + item) * classes + label;
  }

  /// Returns `log(exp(a) + exp(b))`.
  private static double add(double a, double b) {
    double most = Math.max(a, b);
    return most == Double.NEGATIVE_INFINITY ? most : most + Math.log1p(Math.exp(-Math.abs(a - b)));
  }

  /// Returns the elements in row-major order.
  static Tensor dense(Tensor logProbs) {
    return TensorOps.contiguous(logProbs.detach());
  }
}
