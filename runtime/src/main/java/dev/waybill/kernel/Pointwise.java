package dev.waybill.kernel;

import dev.waybill.autograd.GradientException;
import dev.waybill.dispatch.DispatchContext;
import dev.waybill.tensor.Broadcast;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Promotion;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Functions of single numbers applied to whole tensors: shapes are broadcast, dtypes promoted,
/// results rounded once. `f32` is computed in `double`, of arguments that were rounded to `f32`
/// first, numbers and other dtypes included, as in PyTorch. Results go where an in-place form wants
/// them, so ops whose body is one call of this class are `@Op(pointwise = true)`.
public final class Pointwise {

  private Pointwise() {}

  /// A test of two numbers.
  @FunctionalInterface
  public interface DoubleTest {
    /// Tests.
    ///
    /// @param a left
    /// @param b right
    /// @return the result
    boolean test(double a, double b);
  }

  /// A test of two whole numbers.
  @FunctionalInterface
  public interface LongTest {
    /// Tests.
    ///
    /// @param a left
    /// @param b right
    /// @return the result
    boolean test(long a, long b);
  }

  /// A function of three numbers.
  @FunctionalInterface
  public interface DoubleTernary {
    /// Computes.
    ///
    /// @param a the first
    /// @param b the second
    /// @param c the third
    /// @return the result
    double apply(double a, double b, double c);
  }

  /// A function of three whole numbers.
  @FunctionalInterface
  public interface LongTernary {
    /// Computes.
    ///
    /// @param a the first
    /// @param b the second
    /// @param c the third
    /// @return the result
    long apply(long a, long b, long c);
  }

  /// A function of any number of numbers.
  @FunctionalInterface
  public interface DoubleMany {
    /// Computes.
    ///
    /// @param x the numbers, which the caller overwrites afterwards
    /// @return the result; 1 and 0 for true and false
    double apply(double[] x);
  }

  /// A function of any number of whole numbers.
  @FunctionalInterface
  public interface LongMany {
    /// Computes.
    ///
    /// @param x the numbers, which the caller overwrites afterwards
    /// @return the result; 1 and 0 for true and false
    long apply(long[] x);
  }

  /// Returns the dtype of results that have fractions.
  ///
  /// @param tensors the arguments that take part, at least one
  /// @return the promoted dtype; `f32` for whole numbers and `bool`
  public static DType fractions(Tensor... tensors) {
    return floating(Promotion.of(tensors));
  }

  /// Returns whether autograd records what is computed now, so that a gradient has to be made of
  /// ops.
  ///
  /// @return true in a backward pass with `createGraph`
  public static boolean isRecorded() {
    return DispatchContext.current().isRecording();
  }

  /// Says that a gradient cannot be derived again.
  ///
  /// @param op the op's name
  /// @param parameter what the gradient is of
  /// @param reason why
  /// @return the exception
  public static GradientException notRecorded(String op, String parameter, String reason) {
    return new GradientException(
        op
            + ": its gradient by "
            + parameter
            + " cannot be derived again, because "
            + reason
            + ". Leave createGraph away, or write that gradient with @Gradient.");
  }

  /// Says that a method has no gradient, because its body could not be derived.
  ///
  /// @param op the op's name
  /// @param parameter what the gradient would be of
  /// @param reason why
  /// @return the exception
  public static GradientException notDerived(String op, String parameter, String reason) {
    return new GradientException(
        op
            + ": it has no gradient by "
            + parameter
            + ", because "
            + reason
            + ". Write that gradient with @Gradient.");
  }

  /// Applies a function that has fractions as results: whole numbers give `f32`.
  ///
  /// @param x the tensor
  /// @param f the function
  /// @return a tensor of the same shape
  public static Tensor floating(Tensor x, DoubleUnaryOperator f) {
    return unary(x, floating(x.dtype()), f, v -> (long) f.applyAsDouble((double) v));
  }

  /// Applies a function and keeps the dtype.
  ///
  /// @param x the tensor
  /// @param f for floating dtypes
  /// @param g for the others; `bool` counts as 0 and 1
  /// @return a tensor of the same shape and dtype
  public static Tensor unary(Tensor x, DoubleUnaryOperator f, LongUnaryOperator g) {
    return unary(x, x.dtype(), f, g);
  }

  private static Tensor unary(Tensor x, DType dtype, DoubleUnaryOperator f, LongUnaryOperator g) {
    Tensor y = Results.pointwise(x, dtype, x.shape());
    if (Results.isMeta(y)) {
      return y;
    }
    Walk walk = Walk.over(y.shape(), x, y);
    Object from = x.array();
    Object into = y.array();
    while (walk.next()) {
      int a = walk.at(0);
      int as = walk.step(0);
      int c = walk.at(1);
      int cs = walk.step(1);
      int n = walk.length();
      if (from instanceof float[] p && into instanceof float[] q) {
        for (int i = 0; i < n; i++) {
          q[c + i * cs] = (float) f.applyAsDouble(p[a + i * as]);
        }
      } else if (from instanceof double[] p && into instanceof double[] q) {
        for (int i = 0; i < n; i++) {
          q[c + i * cs] = f.applyAsDouble(p[a + i * as]);
        }
      } else if (dtype.isFloating()) {
        for (int i = 0; i < n; i++) {
          double value = f.applyAsDouble(Cells.getDouble(from, x.dtype(), a + i * as));
          Cells.setDouble(into, dtype, c + i * cs, value);
        }
      } else {
        for (int i = 0; i < n; i++) {
          long value = g.applyAsLong(Cells.getLong(from, x.dtype(), a + i * as));
          Cells.setLong(into, dtype, c + i * cs, value);
        }
      }
    }
    return y;
  }

  /// Tests each element.
  ///
  /// @param x the tensor
  /// @param test the test
  /// @return a `bool` tensor of the same shape
  public static Tensor test(Tensor x, DoublePredicate test) {
    Tensor y = Results.pointwise(x, DType.BOOL, x.shape());
    if (Results.isMeta(y)) {
      return y;
    }
    Walk walk = Walk.over(y.shape(), x, y);
    boolean[] into = y.booleanArray();
    while (walk.next()) {
      for (int i = 0; i < walk.length(); i++) {
        into[walk.at(1) + i * walk.step(1)] =
            test.test(Cells.getDouble(x.array(), x.dtype(), walk.at(0) + i * walk.step(0)));
      }
    }
    return y;
  }

  /// Applies a function of two numbers.
  ///
  /// @param op the op's name, for messages
  /// @param a left
  /// @param b right
  /// @param f for floating dtypes
  /// @param g for the others; `null` where whole numbers give fractions too, in `f32`
  /// @return a tensor of the broadcast shape and promoted dtype
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  public static Tensor binary(
      String op, Tensor a, Tensor b, DoubleBinaryOperator f, @Nullable LongBinaryOperator g) {
    DType promoted = Promotion.of(a, b);
    DType dtype = g == null ? floating(promoted) : promoted;
    if (a.dtype() == dtype
        && b.dtype() == dtype
        && (dtype == DType.F32 || dtype == DType.F64)
        && a.layout().isDense()
        && b.layout().isDense()
        && a.layout().sameShape(b.layout())
        && !Results.isMeta(lead(a, b))) {
      Tensor dense = Results.dense(a, dtype);
      if (dense != null) {
        return dense(dense, a, b, f);
      }
    }
    Tensor c =
        Results.pointwise(lead(a, b), dtype, Broadcast.of(op, a.layout(), b.layout()).shape());
    if (Results.isMeta(c)) {
      return c;
    }
    return into(c, a, b, f, g);
  }

  private static Tensor dense(Tensor c, Tensor a, Tensor b, DoubleBinaryOperator f) {
    int i = a.arrayOffset();
    int j = b.arrayOffset();
    int k = c.arrayOffset();
    int n = (int) c.size();
    if (c.dtype() == DType.F32) {
      float[] p = a.floatArray();
      float[] q = b.floatArray();
      float[] r = c.floatArray();
      for (int at = 0; at < n; at++) {
        r[k + at] = (float) f.applyAsDouble(p[i + at], q[j + at]);
      }
    } else {
      double[] p = a.doubleArray();
      double[] q = b.doubleArray();
      double[] r = c.doubleArray();
      for (int at = 0; at < n; at++) {
        r[k + at] = f.applyAsDouble(p[i + at], q[j + at]);
      }
    }
    return c;
  }

  private static Tensor into(
      Tensor c, Tensor a, Tensor b, DoubleBinaryOperator f, @Nullable LongBinaryOperator g) {
    DType dtype = c.dtype();
    Walk walk = Walk.over(c.shape(), a, b, c);
    Object x = a.array();
    Object y = b.array();
    Object z = c.array();
    while (walk.next()) {
      int i0 = walk.at(0);
      int j0 = walk.at(1);
      int k0 = walk.at(2);
      int is = walk.step(0);
      int js = walk.step(1);
      int ks = walk.step(2);
      int n = walk.length();
      if (x instanceof float[] p && y instanceof float[] q && z instanceof float[] r) {
        for (int i = 0; i < n; i++) {
          r[k0 + i * ks] = (float) f.applyAsDouble(p[i0 + i * is], q[j0 + i * js]);
        }
      } else if (x instanceof double[] p && y instanceof double[] q && z instanceof double[] r) {
        for (int i = 0; i < n; i++) {
          r[k0 + i * ks] = f.applyAsDouble(p[i0 + i * is], q[j0 + i * js]);
        }
      } else if (dtype.isFloating()) {
        for (int i = 0; i < n; i++) {
          double u = Cells.getDouble(x, a.dtype(), i0 + i * is);
          double v = Cells.getDouble(y, b.dtype(), j0 + i * js);
          double value =
              dtype == DType.F32 ? f.applyAsDouble((float) u, (float) v) : f.applyAsDouble(u, v);
          Cells.setDouble(z, dtype, k0 + i * ks, value);
        }
      } else if (g != null) {
        for (int i = 0; i < n; i++) {
          long u = Cells.getLong(x, a.dtype(), i0 + i * is);
          long v = Cells.getLong(y, b.dtype(), j0 + i * js);
          Cells.setLong(z, dtype, k0 + i * ks, g.applyAsLong(u, v));
        }
      }
    }
    return c;
  }

  /// Tests pairs of elements, in the promoted dtype.
  ///
  /// @param op the op's name, for messages
  /// @param a left
  /// @param b right
  /// @param f for floating dtypes
  /// @param g for the others
  /// @return a `bool` tensor of the broadcast shape
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  public static Tensor compare(String op, Tensor a, Tensor b, DoubleTest f, LongTest g) {
    DType promoted = Promotion.of(a, b);
    Tensor c =
        Results.pointwise(lead(a, b), DType.BOOL, Broadcast.of(op, a.layout(), b.layout()).shape());
    if (Results.isMeta(c)) {
      return c;
    }
    boolean single = promoted == DType.F32;
    Walk walk = Walk.over(c.shape(), a, b, c);
    boolean[] into = c.booleanArray();
    while (walk.next()) {
      for (int i = 0; i < walk.length(); i++) {
        int x = walk.at(0) + i * walk.step(0);
        int y = walk.at(1) + i * walk.step(1);
        boolean result;
        if (promoted.isFloating()) {
          double u = Cells.getDouble(a.array(), a.dtype(), x);
          double v = Cells.getDouble(b.array(), b.dtype(), y);
          result = single ? f.test((float) u, (float) v) : f.test(u, v);
        } else {
          result =
              g.test(
                  Cells.getLong(a.array(), a.dtype(), x), Cells.getLong(b.array(), b.dtype(), y));
        }
        into[walk.at(2) + i * walk.step(2)] = result;
      }
    }
    return c;
  }

  /// Applies a function of three numbers.
  ///
  /// @param op the op's name, for messages
  /// @param dtype the dtype of the result
  /// @param a the first
  /// @param b the second
  /// @param c the third
  /// @param f for floating results
  /// @param g for the others
  /// @return a tensor of the broadcast shape
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  public static Tensor ternary(
      String op, DType dtype, Tensor a, Tensor b, Tensor c, DoubleTernary f, LongTernary g) {
    Tensor d =
        Results.pointwise(
            lead(a, b, c), dtype, Broadcast.of(op, a.layout(), b.layout(), c.layout()).shape());
    if (Results.isMeta(d)) {
      return d;
    }
    Walk walk = Walk.over(d.shape(), a, b, c, d);
    while (walk.next()) {
      for (int i = 0; i < walk.length(); i++) {
        int x = walk.at(0) + i * walk.step(0);
        int y = walk.at(1) + i * walk.step(1);
        int z = walk.at(2) + i * walk.step(2);
        int to = walk.at(3) + i * walk.step(3);
        if (dtype.isFloating()) {
          double u = Cells.getDouble(a.array(), a.dtype(), x);
          double v = Cells.getDouble(b.array(), b.dtype(), y);
          double w = Cells.getDouble(c.array(), c.dtype(), z);
          double value =
              dtype == DType.F32 ? f.apply((float) u, (float) v, (float) w) : f.apply(u, v, w);
          Cells.setDouble(d.array(), dtype, to, value);
        } else {
          long value =
              g.apply(
                  Cells.getLong(a.array(), a.dtype(), x),
                  Cells.getLong(b.array(), b.dtype(), y),
                  Cells.getLong(c.array(), c.dtype(), z));
          Cells.setLong(d.array(), dtype, to, value);
        }
      }
    }
    return d;
  }

  /// Applies a function of any number of numbers.
  ///
  /// @param op the op's name, for messages
  /// @param dtype the dtype of the result
  /// @param compute the dtype that the arguments are converted to
  /// @param f for floating dtypes
  /// @param g for the others; `null` where there are none
  /// @param x the arguments
  /// @return a tensor of the broadcast shape
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  public static Tensor many(
      String op, DType dtype, DType compute, DoubleMany f, @Nullable LongMany g, Tensor... x) {
    return many(op, dtype, compute, new int[0], f, g, x);
  }

  /// Applies a function of any number of numbers, some of which are conditions: 1 where an element
  /// is not 0 in its own dtype, else 0.
  ///
  /// @param op the op's name, for messages
  /// @param dtype the dtype of the result
  /// @param compute the dtype that the other arguments are converted to
  /// @param conditions the places of arguments that are conditions, from 0
  /// @param f for floating dtypes
  /// @param g for the others; `null` where there are none
  /// @param x the arguments
  /// @return a tensor of the broadcast shape
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  public static Tensor many(
      String op,
      DType dtype,
      DType compute,
      int[] conditions,
      DoubleMany f,
      @Nullable LongMany g,
      Tensor... x) {
    boolean[] isCondition = new boolean[x.length];
    for (int place : conditions) {
      isCondition[place] = true;
    }
    Layout[] layouts = new Layout[x.length];
    for (int k = 0; k < x.length; k++) {
      layouts[k] = x[k].layout();
    }
    Tensor y = Results.pointwise(lead(x), dtype, Broadcast.of(op, layouts).shape());
    if (Results.isMeta(y)) {
      return y;
    }
    Tensor[] all = Arrays.copyOf(x, x.length + 1);
    all[x.length] = y;
    Walk walk = Walk.over(y.shape(), all);
    double[] reals = new double[x.length];
    long[] wholes = new long[x.length];
    while (walk.next()) {
      for (int i = 0; i < walk.length(); i++) {
        int to = walk.at(x.length) + i * walk.step(x.length);
        for (int k = 0; k < x.length; k++) {
          int from = walk.at(k) + i * walk.step(k);
          if (isCondition[k]) {
            boolean holds = Cells.getDouble(x[k].array(), x[k].dtype(), from) != 0;
            reals[k] = holds ? 1 : 0;
            wholes[k] = holds ? 1 : 0;
          } else if (g == null || compute.isFloating()) {
            double value = Cells.getDouble(x[k].array(), x[k].dtype(), from);
            reals[k] = compute == DType.F32 ? (float) value : value;
          } else {
            wholes[k] = Cells.getLong(x[k].array(), x[k].dtype(), from);
          }
        }
        if (g == null || compute.isFloating()) {
          Cells.setDouble(y.array(), dtype, to, f.apply(reals));
        } else {
          Cells.setLong(y.array(), dtype, to, g.apply(wholes));
        }
      }
    }
    return y;
  }

  /// Where the result lies: a number that stands first has no device.
  private static Tensor lead(Tensor... tensors) {
    for (Tensor tensor : tensors) {
      if (Results.isMeta(tensor)) {
        return tensor;
      }
    }
    return tensors[0];
  }

  private static DType floating(DType dtype) {
    return dtype.isFloating() ? dtype : DType.F32;
  }
}
