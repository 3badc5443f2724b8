package dev.waybill.tensor;

import dev.waybill.dispatch.WrongArgumentException;
import java.util.Arrays;

/// How the elements of two tensors share memory. The verdicts are exact for every layout, where
/// PyTorch lets the ones through that it cannot decide quickly: dense, then strides of which each
/// steps over all that the smaller ones reach, then stride 0, then an equation.
public enum Overlap {
  /// No element of one is an element of the other.
  NONE,
  /// The same elements in the same order.
  FULL,
  /// Some elements, or all in another order.
  PARTIAL;

  private static final String REMEDY =
      " to a single memory location. Please clone() the tensor before performing the"
          + " operation. ";

  /// Returns whether two elements of a tensor stand at the same place.
  ///
  /// @param layout a layout
  /// @return true where writing one element changes another
  public static boolean within(Layout layout) {
    if (layout.isDense()) {
      return false;
    }
    long[] steps = new long[layout.rank()];
    long[] limits = new long[layout.rank()];
    int axes = terms(layout, steps, limits, 0);
    if (axes < 0) {
      return true;
    }
    if (dominated(steps, limits, axes)) {
      return false;
    }
    // More elements than places.
    return layout.highest() - layout.lowest() < layout.size() - 1
        || repeats(Arrays.copyOf(steps, axes), Arrays.copyOf(limits, axes));
  }

  /// Returns how two layouts of one storage share its elements.
  ///
  /// @param a a layout
  /// @param b another one
  /// @return the exact verdict
  public static Overlap between(Layout a, Layout b) {
    if (a.size() == 0 || b.size() == 0 || a.highest() < b.lowest() || b.highest() < a.lowest()) {
      return NONE;
    }
    if (a.size() == b.size() && a.offset() == b.offset() && sameOrder(a, b)) {
      return FULL;
    }
    return (a.isDense() && b.isDense()) || meets(a, b) ? PARTIAL : NONE;
  }

  /// Returns how two tensors share memory.
  ///
  /// @param a a tensor
  /// @param b another one, or the same
  /// @return the exact verdict; [#NONE] for two storages, unless they share an array
  @SuppressWarnings("ReferenceEquality") // It is about the same memory.
  public static Overlap between(Tensor a, Tensor b) {
    boolean shared =
        a.storage() == b.storage()
            || (a.storage() instanceof HeapStorage x
                && b.storage() instanceof HeapStorage y
                && HeapStorage.shareArray(x, y));
    return shared ? between(a.layout(), b.layout()) : NONE;
  }

  /// Refuses to write to a tensor of which two elements stand at the same place.
  ///
  /// @param op what was called
  /// @param argument the name of the argument that is written to
  /// @param written the tensor
  /// @throws WrongArgumentException if [#within(Layout)] is true
  public static void checkWritten(String op, String argument, Tensor written) {
    if (within(written.layout())) {
      throw new WrongArgumentException(
          op,
          argument,
          "unsupported operation: more than one element of the written-to tensor refers"
              + REMEDY
              + "Found "
              + written.layout()
              + ", expected elements at different places.");
    }
  }

  /// Refuses to write to a tensor while another one is read that shares some of its elements.
  ///
  /// @param op what was called
  /// @param argument the name of the argument that is written to
  /// @param written the tensor that is written to
  /// @param read the tensor that is read
  /// @param fullAllowed whether the same elements in the same order may be read and written: where
  ///     each element is read before it is written, and by nobody else
  /// @throws WrongArgumentException if they overlap
  public static void checkSource(
      String op, String argument, Tensor written, Tensor read, boolean fullAllowed) {
    Overlap overlap = between(written, read);
    if (overlap == PARTIAL || (overlap == FULL && !fullAllowed)) {
      throw new WrongArgumentException(
          op,
          argument,
          "unsupported operation: some elements of the input tensor and the written-to tensor refer"
              + REMEDY
              + "Found "
              + written.layout()
              + " and an input at "
              + read.layout()
              + ", expected elements at different places.");
    }
  }

  /// Writes one term an axis that is stepped along; -1 where a step is 0.
  private static int terms(Layout layout, long[] steps, long[] limits, int at) {
    int end = at;
    for (int axis = 0; axis < layout.rank(); axis++) {
      if (layout.shape(axis) > 1) {
        if (layout.stride(axis) == 0) {
          return -1;
        }
        steps[end] = Math.abs(layout.stride(axis));
        limits[end] = layout.shape(axis) - 1;
        end++;
      }
    }
    return end;
  }

  /// Sorts the terms by their steps and returns whether each steps over all that the smaller ones
  /// reach.
  private static boolean dominated(long[] steps, long[] limits, int axes) {
    for (int i = 1; i < axes; i++) {
      long step = steps[i];
      long limit = limits[i];
      int at = i;
      for (; at > 0 && steps[at - 1] > step; at--) {
        steps[at] = steps[at - 1];
        limits[at] = limits[at - 1];
      }
      steps[at] = step;
      limits[at] = limit;
    }
    long reach = 0;
    for (int i = 0; i < axes; i++) {
      if (steps[i] <= reach) {
        return false;
      }
      reach += steps[i] * limits[i];
    }
    return true;
  }

  /// Two indices that meet differ by `d`, not all 0, with `Σ step[i] · d[i] = 0`. With `d[k] > 0`
  /// the last that is not 0, the others may have either sign: they are shifted to count from 0.
  private static boolean repeats(long[] steps, long[] limits) {
    long half = 0;
    for (int k = 1; k < steps.length; k++) {
      half += steps[k - 1] * limits[k - 1];
      long[] others = Arrays.copyOf(steps, k + 1);
      long[] ranges = new long[k + 1];
      for (int i = 0; i < k; i++) {
        ranges[i] = 2 * limits[i];
      }
      ranges[k] = limits[k] - 1;
      // step[k] · (1 + x) + Σ (step · (y - limit)) = 0.
      if (steps[k] <= half && new Sums(others, ranges).reaches(half - steps[k])) {
        return true;
      }
    }
    return false;
  }

  private static boolean meets(Layout a, Layout b) {
    long[] steps = new long[a.rank() + b.rank()];
    long[] limits = new long[a.rank() + b.rank()];
    // Repeated elements add no places.
    int first = terms(distinct(a), steps, limits, 0);
    int axes = terms(distinct(b), steps, limits, first);
    long gap = a.lowest() - b.lowest();
    // a.lowest + x = b.lowest + y; with y counted from its end all terms are added.
    long reach = b.highest() - b.lowest();
    return axes == 0
        ? gap == 0
        : new Sums(Arrays.copyOf(steps, axes), Arrays.copyOf(limits, axes)).reaches(reach - gap);
  }

  private static Layout distinct(Layout layout) {
    Layout result = layout;
    for (int axis = layout.rank() - 1; axis >= 0; axis--) {
      if (layout.stride(axis) == 0) {
        result = Layouts.without(result, axis, 0);
      }
    }
    return result;
  }

  private static boolean sameOrder(Layout a, Layout b) {
    if (a.equals(b) || (a.isDense() && b.isDense())) {
      return true;
    }
    Runs left = Runs.of(a);
    Runs right = Runs.of(b);
    return Arrays.equals(left.lengths, right.lengths) && Arrays.equals(left.steps, right.steps);
  }

  /// The fewest axes that visit the same elements in the same order.
  private static final class Runs {
    private final long[] lengths;
    private final long[] steps;

    private Runs(long[] lengths, long[] steps) {
      this.lengths = lengths;
      this.steps = steps;
    }

    private static Runs of(Layout layout) {
      long[] lengths = new long[layout.rank()];
      long[] steps = new long[layout.rank()];
      int end = 0;
      for (int axis = layout.rank() - 1; axis >= 0; axis--) {
        long length = layout.shape(axis);
        if (end > 0 && layout.stride(axis) == lengths[end - 1] * steps[end - 1]) {
          lengths[end - 1] *= length;
        } else if (length != 1) {
          lengths[end] = length;
          steps[end] = layout.stride(axis);
          end++;
        }
      }
      return new Runs(Arrays.copyOf(lengths, end), Arrays.copyOf(steps, end));
    }
  }
}
