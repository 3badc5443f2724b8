package dev.waybill.kernel;

import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;

/// Copies and adds elements from listed places of an array to listed places of another one of the
/// same type, one after the other, so that the last of several at one place stays.
public final class Moves {

  private Moves() {}

  /// Copies `from[at[i]]` to `into[i]`.
  ///
  /// @param from the array that is read
  /// @param at places in it
  /// @param into the array that is written, from 0
  public static void take(Object from, int[] at, Object into) {
    if (from instanceof float[] x) {
      float[] y = (float[]) into;
      for (int i = 0; i < at.length; i++) {
        y[i] = x[at[i]];
      }
    } else if (from instanceof double[] x) {
      double[] y = (double[]) into;
      for (int i = 0; i < at.length; i++) {
        y[i] = x[at[i]];
      }
    } else if (from instanceof long[] x) {
      long[] y = (long[]) into;
      for (int i = 0; i < at.length; i++) {
        y[i] = x[at[i]];
      }
    } else {
      for (int i = 0; i < at.length; i++) {
        System.arraycopy(from, at[i], into, i, 1);
      }
    }
  }

  /// Copies `from[at[i]]` to `into[to[i]]`.
  ///
  /// @param from the array that is read
  /// @param at places in it
  /// @param into the array that is written
  /// @param to as many places in it
  public static void put(Object from, int[] at, Object into, int[] to) {
    if (from instanceof float[] x) {
      float[] y = (float[]) into;
      for (int i = 0; i < at.length; i++) {
        y[to[i]] = x[at[i]];
      }
    } else {
      for (int i = 0; i < at.length; i++) {
        System.arraycopy(from, at[i], into, to[i], 1);
      }
    }
  }

  /// Adds `alpha * from[at[i]]` to `into[to[i]]`: in the dtype, rounded after each; whole numbers
  /// wrap around, `bool` is "or".
  ///
  /// @param dtype of both
  /// @param from the array that is read
  /// @param at places in it
  /// @param into the array that is written
  /// @param to as many places in it
  /// @param alpha the factor; for whole numbers its fraction is cut off
  public static void add(DType dtype, Object from, int[] at, Object into, int[] to, double alpha) {
    if (from instanceof float[] x) {
      float[] y = (float[]) into;
      for (int i = 0; i < at.length; i++) {
        y[to[i]] = (float) (y[to[i]] + alpha * x[at[i]]);
      }
    } else if (dtype.isFloating()) {
      for (int i = 0; i < at.length; i++) {
        double sum =
            Cells.getDouble(into, dtype, to[i]) + alpha * Cells.getDouble(from, dtype, at[i]);
        Cells.setDouble(into, dtype, to[i], sum);
      }
    } else {
      for (int i = 0; i < at.length; i++) {
        long sum =
            Cells.getLong(into, dtype, to[i]) + ((long) alpha) * Cells.getLong(from, dtype, at[i]);
        Cells.setLong(into, dtype, to[i], sum);
      }
    }
  }
}
