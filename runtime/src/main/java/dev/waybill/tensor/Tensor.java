package dev.waybill.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.autograd.Hook;
import dev.waybill.autograd.Node;
import dev.waybill.device.Device;
import dev.waybill.dispatch.Dispatchable;
import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.autograd.Backward;
import dev.waybill.internal.autograd.GradState;
import dev.waybill.internal.autograd.Gradients;
import dev.waybill.internal.autograd.TensorAccess;
import dev.waybill.internal.device.Machines;
import dev.waybill.internal.memory.Lease;
import dev.waybill.internal.text.Given;
import dev.waybill.nn.Buffer;
import dev.waybill.nn.Parameter;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Numbers in any number of dimensions: a storage, the layout of the elements in it, and their
/// dtype. It has more lines than most classes because Java needs a method per element type.
///
/// A tensor made by `fromArray` shares the array; all other factories copy or make a new one.
@Export("tensor.Tensor")
public sealed class Tensor extends TensorMethods implements Dispatchable permits Parameter, Buffer {

  // Takes part in recording.
  private static final byte RECORDED = 1;
  // A memory scope lends the array, and may have given it back.
  private static final byte LENT = 2;

  // Set once, but for those of parameters and buffers, which move to other dtypes and devices.
  private Storage storage;
  private Layout layout;
  private DType dtype;
  private int keys;
  // The version of the storage for which the state of a view holds.
  private int viewVersion;
  private @Nullable GradState state;
  // Together, so that one look says that a tensor has none of them.
  private byte marks;
  private final @Nullable Tensor base;
  private final boolean wrappedNumber;

  private Tensor(
      Storage storage, Layout layout, DType dtype, @Nullable Tensor base, boolean wrappedNumber) {
    this.storage = storage;
    this.layout = layout;
    this.dtype = dtype;
    this.keys = keys(storage, wrappedNumber);
    this.base = base;
    this.wrappedNumber = wrappedNumber;
    this.viewVersion = base == null ? 0 : storage.version();
    if (lease(storage) != null) {
      this.marks = LENT;
    }
    // Another thread sees the fields of any tensor that it sees, as if they were final.
    VarHandle.storeStoreFence();
  }

  /// Makes a tensor that has a life of its own, over the memory of another: for [Parameter] and
  /// [Buffer].
  ///
  /// @param data shared, and no part of a graph any more
  protected Tensor(Tensor data) {
    this(data.storage, data.layout, data.dtype, null, false);
  }

  private static int keys(Storage storage, boolean wrappedNumber) {
    // A plain number goes beside tensors of any device.
    int where = wrappedNumber ? 0 : storage.device().bit();
    return where | Key.INPLACE_OR_VIEW.bit();
  }

  /// Moves a tensor that no call made to other memory: for [Parameter] and [Buffer]. What was saved
  /// for `backward` with the memory of before is refused there, as after a write.
  ///
  /// @param data the memory from now on, shared
  protected final void setData(Tensor data) {
    while (data.storage.version() <= storage.version()) {
      data.storage.bump();
    }
    this.storage = data.storage;
    this.layout = data.layout;
    this.dtype = data.dtype;
    this.keys = keys(storage, wrappedNumber);
    this.marks = (byte) (lease(storage) == null ? marks & ~LENT : marks | LENT);
    VarHandle.storeStoreFence();
  }

  private static @Nullable Lease lease(Storage storage) {
    if (storage instanceof HeapStorage heap) {
      return heap.lease();
    }
    return storage instanceof DeviceStorage device ? device.lease() : null;
  }

  static boolean isFreed(Storage storage) {
    Lease lease = lease(storage);
    return lease != null && lease.isFreed();
  }

  /// Makes a tensor of its parts.
  ///
  /// @param storage the memory, which is shared
  /// @param layout where the elements stand in it
  /// @param dtype the type of the elements
  /// @return a tensor
  /// @throws ShapeException if an element would stand outside the storage
  /// @throws WrongArgumentException if the storage holds elements of another type
  public static Tensor of(Storage storage, Layout layout, DType dtype) {
    if (storage instanceof HeapStorage heap && heap.arrayType() != dtype.arrayType()) {
      throw new WrongArgumentException(
          "Tensor.of",
          "storage",
          "found a "
              + heap.arrayType().getTypeName()
              + ", expected a "
              + dtype.arrayType().getTypeName()
              + " for dtype "
              + dtype
              + ".");
    }
    checkInside("Tensor.of", storage, layout);
    return new Tensor(storage, layout, dtype, null, false);
  }

  /// Makes a number a tensor of no dimensions that takes part in type promotion by its category
  /// only, as a number in Python: with an `f32` tensor it gives `f32`, with an `i64` tensor the
  /// default `f32`.
  ///
  /// @param value the number, held as `f64` so that it keeps its digits beside `f64` tensors
  /// @return a wrapped number
  public static Tensor scalar(double value) {
    return wrapped(new double[] {value}, DType.F64);
  }

  /// Makes a whole number a tensor of no dimensions that lifts truth values to `i64` and leaves the
  /// dtype of all others alone.
  ///
  /// @param value the number
  /// @return a wrapped number of dtype `i64`
  public static Tensor scalar(long value) {
    return wrapped(new long[] {value}, DType.I64);
  }

  /// Makes a truth value a tensor of no dimensions that leaves the dtype of all others alone.
  ///
  /// @param value the truth value
  /// @return a wrapped number of dtype `bool`
  public static Tensor scalar(boolean value) {
    return wrapped(new boolean[] {value}, DType.BOOL);
  }

  /// Makes a tensor of one dimension.
  ///
  /// @param values copied
  /// @return an `f32` tensor
  public static Tensor of(float... values) {
    return share(DType.F32, row("Tensor.of", "values", values), values.clone());
  }

  /// Makes a tensor of one dimension.
  ///
  /// @param values copied
  /// @return an `f64` tensor
  public static Tensor of(double... values) {
    return share(DType.F64, row("Tensor.of", "values", values), values.clone());
  }

  /// Makes a tensor of one dimension.
  ///
  /// @param values copied
  /// @return an `i32` tensor
  public static Tensor of(int... values) {
    return share(DType.I32, row("Tensor.of", "values", values), values.clone());
  }

  /// Makes a tensor of one dimension.
  ///
  /// @param values copied
  /// @return an `i64` tensor
  public static Tensor of(long... values) {
    return share(DType.I64, row("Tensor.of", "values", values), values.clone());
  }

  /// Makes a tensor of one dimension.
  ///
  /// @param values copied
  /// @return a `bool` tensor
  public static Tensor of(boolean... values) {
    return share(DType.BOOL, row("Tensor.of", "values", values), values.clone());
  }

  /// Makes a tensor of one dimension.
  ///
  /// @param array shared
  /// @return an `f32` tensor
  public static Tensor fromArray(float[] array) {
    return share(DType.F32, row("Tensor.fromArray", "array", array), array);
  }

  /// Makes a tensor of one dimension.
  ///
  /// @param array shared
  /// @return an `f64` tensor
  public static Tensor fromArray(double[] array) {
    return share(DType.F64, row("Tensor.fromArray", "array", array), array);
  }

  /// Makes a tensor of one dimension.
  ///
  /// @param array shared
  /// @return an `i8` tensor
  public static Tensor fromArray(byte[] array) {
    return share(DType.I8, row("Tensor.fromArray", "array", array), array);
  }

  /// Makes a tensor of one dimension.
  ///
  /// @param array shared
  /// @return an `i16` tensor
  public static Tensor fromArray(short[] array) {
    return share(DType.I16, row("Tensor.fromArray", "array", array), array);
  }

  /// Makes a tensor of one dimension.
  ///
  /// @param array shared
  /// @return an `i32` tensor
  public static Tensor fromArray(int[] array) {
    return share(DType.I32, row("Tensor.fromArray", "array", array), array);
  }

  /// Makes a tensor of one dimension.
  ///
  /// @param array shared
  /// @return an `i64` tensor
  public static Tensor fromArray(long[] array) {
    return share(DType.I64, row("Tensor.fromArray", "array", array), array);
  }

  /// Makes a tensor of one dimension.
  ///
  /// @param array shared
  /// @return a `bool` tensor
  public static Tensor fromArray(boolean[] array) {
    return share(DType.BOOL, row("Tensor.fromArray", "array", array), array);
  }

  /// Makes a tensor over an array, the last axis fastest.
  ///
  /// @param array shared
  /// @param shape the length of each axis
  /// @return an `f32` tensor
  /// @throws ShapeException if the shape has another number of elements
  public static Tensor fromArray(float[] array, long... shape) {
    return share(DType.F32, fitting("Tensor.fromArray", "array", array, shape), array);
  }

  /// Makes a tensor over an array, the last axis fastest.
  ///
  /// @param array shared
  /// @param shape the length of each axis
  /// @return an `f64` tensor
  /// @throws ShapeException if the shape has another number of elements
  public static Tensor fromArray(double[] array, long... shape) {
    return share(DType.F64, fitting("Tensor.fromArray", "array", array, shape), array);
  }

  /// Makes a tensor over an array, the last axis fastest.
  ///
  /// @param array shared
  /// @param shape the length of each axis
  /// @return an `i8` tensor
  /// @throws ShapeException if the shape has another number of elements
  public static Tensor fromArray(byte[] array, long... shape) {
    return share(DType.I8, fitting("Tensor.fromArray", "array", array, shape), array);
  }

  /// Makes a tensor over an array, the last axis fastest.
  ///
  /// @param array shared
  /// @param shape the length of each axis
  /// @return an `i16` tensor
  /// @throws ShapeException if the shape has another number of elements
  public static Tensor fromArray(short[] array, long... shape) {
    return share(DType.I16, fitting("Tensor.fromArray", "array", array, shape), array);
  }

  /// Makes a tensor over an array, the last axis fastest.
  ///
  /// @param array shared
  /// @param shape the length of each axis
  /// @return an `i32` tensor
  /// @throws ShapeException if the shape has another number of elements
  public static Tensor fromArray(int[] array, long... shape) {
    return share(DType.I32, fitting("Tensor.fromArray", "array", array, shape), array);
  }

  /// Makes a tensor over an array, the last axis fastest.
  ///
  /// @param array shared
  /// @param shape the length of each axis
  /// @return an `i64` tensor
  /// @throws ShapeException if the shape has another number of elements
  public static Tensor fromArray(long[] array, long... shape) {
    return share(DType.I64, fitting("Tensor.fromArray", "array", array, shape), array);
  }

  /// Makes a tensor over an array, the last axis fastest.
  ///
  /// @param array shared
  /// @param shape the length of each axis
  /// @return a `bool` tensor
  /// @throws ShapeException if the shape has another number of elements
  public static Tensor fromArray(boolean[] array, long... shape) {
    return share(DType.BOOL, fitting("Tensor.fromArray", "array", array, shape), array);
  }

  /// Makes a tensor of a copy of an array, the last axis fastest.
  ///
  /// @param array copied
  /// @param shape the length of each axis
  /// @return an `f32` tensor
  /// @throws ShapeException if the shape has another number of elements
  public static Tensor copyOf(float[] array, long... shape) {
    return share(DType.F32, fitting("Tensor.copyOf", "array", array, shape), array.clone());
  }

  /// Makes a tensor of a copy of an array, the last axis fastest.
  ///
  /// @param array copied
  /// @param shape the length of each axis
  /// @return an `f64` tensor
  /// @throws ShapeException if the shape has another number of elements
  public static Tensor copyOf(double[] array, long... shape) {
    return share(DType.F64, fitting("Tensor.copyOf", "array", array, shape), array.clone());
  }

  /// Makes a tensor of a copy of an array, the last axis fastest.
  ///
  /// @param array copied
  /// @param shape the length of each axis
  /// @return an `i8` tensor
  /// @throws ShapeException if the shape has another number of elements
  public static Tensor copyOf(byte[] array, long... shape) {
    return share(DType.I8, fitting("Tensor.copyOf", "array", array, shape), array.clone());
  }

  /// Makes a tensor of a copy of an array, the last axis fastest.
  ///
  /// @param array copied
  /// @param shape the length of each axis
  /// @return an `i16` tensor
  /// @throws ShapeException if the shape has another number of elements
  public static Tensor copyOf(short[] array, long... shape) {
    return share(DType.I16, fitting("Tensor.copyOf", "array", array, shape), array.clone());
  }

  /// Makes a tensor of a copy of an array, the last axis fastest.
  ///
  /// @param array copied
  /// @param shape the length of each axis
  /// @return an `i32` tensor
  /// @throws ShapeException if the shape has another number of elements
  public static Tensor copyOf(int[] array, long... shape) {
    return share(DType.I32, fitting("Tensor.copyOf", "array", array, shape), array.clone());
  }

  /// Makes a tensor of a copy of an array, the last axis fastest.
  ///
  /// @param array copied
  /// @param shape the length of each axis
  /// @return an `i64` tensor
  /// @throws ShapeException if the shape has another number of elements
  public static Tensor copyOf(long[] array, long... shape) {
    return share(DType.I64, fitting("Tensor.copyOf", "array", array, shape), array.clone());
  }

  /// Makes a tensor of a copy of an array, the last axis fastest.
  ///
  /// @param array copied
  /// @param shape the length of each axis
  /// @return a `bool` tensor
  /// @throws ShapeException if the shape has another number of elements
  public static Tensor copyOf(boolean[] array, long... shape) {
    return share(DType.BOOL, fitting("Tensor.copyOf", "array", array, shape), array.clone());
  }

  /// Makes a tensor over an array of numbers from 0 to 255, the last axis fastest.
  ///
  /// @param array shared, each number as the bits of a `byte`
  /// @param shape the length of each axis
  /// @return a `u8` tensor
  /// @throws ShapeException if the shape has another number of elements
  public static Tensor fromUnsigned(byte[] array, long... shape) {
    return share(DType.U8, fitting("Tensor.fromUnsigned", "array", array, shape), array);
  }

  /// Makes a tensor of 16-bit floating numbers over an array of their bits, the last axis fastest.
  ///
  /// @param dtype `f16` or `bf16`
  /// @param bits shared, as `Float.floatToFloat16` gives them, or the upper halves of floats
  /// @param shape the length of each axis
  /// @return a tensor
  /// @throws ShapeException if the shape has another number of elements
  /// @throws WrongArgumentException if the dtype is another one
  public static Tensor fromBits(DType dtype, short[] bits, long... shape) {
    Filled.checkGiven("Tensor.fromBits", dtype);
    if (!dtype.isHalf()) {
      throw new WrongArgumentException(
          "Tensor.fromBits", "dtype", "found " + dtype + ", expected f16 or bf16.");
    }
    return share(dtype, fitting("Tensor.fromBits", "bits", bits, shape), bits);
  }

  /// Makes a tensor of numbers cast to a dtype as PyTorch casts them: whole numbers keep their low
  /// bits, fractions of whole numbers are cut off, anything but 0 is `true`.
  ///
  /// @param dtype the type of the elements
  /// @param values copied, the last axis fastest
  /// @param shape the length of each axis
  /// @return a new tensor
  /// @throws ShapeException if the shape has another number of elements
  public static Tensor fromDoubles(DType dtype, double[] values, long... shape) {
    return Filled.cast(dtype, values, fitting("Tensor.fromDoubles", "values", values, shape));
  }

  /// Makes a tensor of whole numbers cast to a dtype as PyTorch casts them: they keep their low
  /// bits, anything but 0 is `true`.
  ///
  /// @param dtype the type of the elements
  /// @param values copied, the last axis fastest
  /// @param shape the length of each axis
  /// @return a new tensor
  /// @throws ShapeException if the shape has another number of elements
  public static Tensor fromLongs(DType dtype, long[] values, long... shape) {
    return Filled.cast(dtype, values, fitting("Tensor.fromLongs", "values", values, shape));
  }

  /// Makes a tensor whose elements are about to be written; until then they may be anything.
  ///
  /// @param dtype the type of the elements
  /// @param shape the length of each axis; none for a single value
  /// @return a new tensor
  public static Tensor empty(DType dtype, long... shape) {
    String method = "Tensor.empty";
    Layout layout = Filled.layout(method, shape);
    return new Tensor(Filled.newStorage(method, dtype, layout, false), layout, dtype, null, false);
  }

  /// Makes a dense tensor on a device, whose elements are about to be written.
  ///
  /// @param device where
  /// @param dtype the type of the elements
  /// @param shape the length of each axis; none for a single value
  /// @return a tensor whose elements are those of some other tensor until they are written
  /// @throws dev.waybill.device.DeviceException if the device is absent or has not enough memory
  public static Tensor empty(Device device, DType dtype, long... shape) {
    if (isHere("Tensor.empty", device)) {
      return empty(dtype, shape);
    }
    Filled.checkGiven("Tensor.empty", dtype);
    Layout layout = Filled.layout("Tensor.empty", shape);
    Storage storage = new DeviceStorage(Machines.of(device), dtype, shape, layout.size());
    return new Tensor(storage, layout, dtype, null, false);
  }

  /// Makes a dense tensor of another's shape, whose elements are about to be written.
  ///
  /// @param like the other
  /// @param dtype the type of the elements
  /// @return a new tensor on the cpu
  public static Tensor emptyLike(Tensor like, DType dtype) {
    Given.check("Tensor.emptyLike", "like", "Tensor", like);
    Layout layout = like.layout.compact();
    Storage storage = Filled.newStorage("Tensor.emptyLike", dtype, layout, false);
    return new Tensor(storage, layout, dtype, null, false);
  }

  /// Makes a tensor of zeros, or of `false`.
  ///
  /// @param dtype the type of the elements
  /// @param shape the length of each axis; none for a single value
  /// @return a new tensor
  public static Tensor zeros(DType dtype, long... shape) {
    return Filled.zeros(dtype, shape);
  }

  /// Makes a tensor of zeros, or of `false`, on a device.
  ///
  /// @param device where it is filled
  /// @param dtype the type of the elements
  /// @param shape the length of each axis; none for a single value
  /// @return a new tensor
  /// @throws dev.waybill.device.DeviceException if the device is absent or has not enough memory
  public static Tensor zeros(Device device, DType dtype, long... shape) {
    return isHere("Tensor.zeros", device)
        ? zeros(dtype, shape)
        : Filled.full("Tensor.zeros", device, dtype, 0L, shape);
  }

  /// Makes a tensor of ones, or of `true`.
  ///
  /// @param dtype the type of the elements
  /// @param shape the length of each axis; none for a single value
  /// @return a new tensor
  public static Tensor ones(DType dtype, long... shape) {
    return ones(Device.CPU, dtype, shape);
  }

  /// Makes a tensor of ones, or of `true`, on a device.
  ///
  /// @param device where it is filled
  /// @param dtype the type of the elements
  /// @param shape the length of each axis; none for a single value
  /// @return a new tensor
  /// @throws dev.waybill.device.DeviceException if the device is absent or has not enough memory
  public static Tensor ones(Device device, DType dtype, long... shape) {
    return Filled.full("Tensor.ones", device, dtype, 1L, shape);
  }

  /// Makes a tensor whose elements are all the same.
  ///
  /// @param dtype the type of the elements
  /// @param value the element; for `bool` 0 or 1
  /// @param shape the length of each axis; none for a single value
  /// @return a new tensor
  /// @throws WrongArgumentException if the dtype cannot hold the value
  public static Tensor full(DType dtype, long value, long... shape) {
    return full(Device.CPU, dtype, value, shape);
  }

  /// Makes a tensor whose elements are all the same on a device.
  ///
  /// @param device where it is filled
  /// @param dtype the type of the elements
  /// @param value the element; for `bool` 0 or 1
  /// @param shape the length of each axis; none for a single value
  /// @return a new tensor
  /// @throws WrongArgumentException if the dtype cannot hold the value
  /// @throws dev.waybill.device.DeviceException if the device is absent or has not enough memory
  public static Tensor full(Device device, DType dtype, long value, long... shape) {
    return Filled.full("Tensor.full", device, dtype, value, shape);
  }

  /// Makes a tensor whose elements are all the same.
  ///
  /// @param dtype `f32` or `f64`
  /// @param value the element, rounded to the dtype
  /// @param shape the length of each axis; none for a single value
  /// @return a new tensor
  /// @throws WrongArgumentException if the dtype holds no fractions
  public static Tensor full(DType dtype, double value, long... shape) {
    return full(Device.CPU, dtype, value, shape);
  }

  /// Makes a tensor whose elements are all the same on a device.
  ///
  /// @param device where it is filled
  /// @param dtype a floating one
  /// @param value the element, rounded to the dtype
  /// @param shape the length of each axis; none for a single value
  /// @return a new tensor
  /// @throws WrongArgumentException if the dtype holds no fractions
  /// @throws dev.waybill.device.DeviceException if the device is absent or has not enough memory
  public static Tensor full(Device device, DType dtype, double value, long... shape) {
    return Filled.full("Tensor.full", device, dtype, value, shape);
  }

  /// Makes the tensor `[0, 1, ... end - 1]`.
  ///
  /// @param end the number of elements
  /// @return an `i64` tensor
  public static Tensor arange(long end) {
    return arange(DType.I64, 0, end, 1);
  }

  /// Makes the tensor `[start, start + step, ...]` up to, without, the end.
  ///
  /// @param dtype any but `bool`
  /// @param start the first element
  /// @param end the bound
  /// @param step the difference, not 0; may be negative
  /// @return a new tensor
  /// @throws WrongArgumentException if the step is 0 or the dtype cannot hold an element
  public static Tensor arange(DType dtype, long start, long end, long step) {
    return Filled.arange(dtype, start, end, step);
  }

  /// Makes the tensor `[start, start + step, ...]` up to, without, the end; each element is worked
  /// out in `double` and rounded once.
  ///
  /// @param dtype any but `bool`
  /// @param start the first element, finite
  /// @param end the bound, finite
  /// @param step the difference, not 0; may be negative
  /// @return a new tensor
  /// @throws WrongArgumentException if a number is not as it should be
  public static Tensor arange(DType dtype, double start, double end, double step) {
    return Filled.arange(dtype, start, end, step);
  }

  /// Makes a tensor of numbers at equal distances, both ends included.
  ///
  /// @param dtype any but `bool`; fractions of whole numbers are cut off
  /// @param start the first element
  /// @param end the last element
  /// @param steps the number of elements, 0 or more; of one it is `start`
  /// @return a new tensor
  /// @throws WrongArgumentException if the number is negative
  public static Tensor linspace(DType dtype, double start, double end, long steps) {
    return Filled.linspace(dtype, start, end, steps);
  }

  /// Makes a square matrix with ones on its diagonal.
  ///
  /// @param dtype the type of the elements
  /// @param n the number of rows and columns
  /// @return a new tensor
  public static Tensor eye(DType dtype, long n) {
    return Filled.eye(dtype, n, n);
  }

  /// Makes a matrix with ones on its main diagonal.
  ///
  /// @param dtype the type of the elements
  /// @param rows the number of rows
  /// @param columns the number of columns
  /// @return a new tensor
  public static Tensor eye(DType dtype, long rows, long columns) {
    return Filled.eye(dtype, rows, columns);
  }

  /// Makes a tensor of random numbers from 0 to 1, without 1.
  ///
  /// @param dtype a floating one; the numbers are multiples of 2⁻²⁴ (`f32`), 2⁻⁵³ (`f64`), 2⁻¹¹
  /// (`f16`) or 2⁻⁸ (`bf16`)
  /// @param seed the same seed gives the same numbers, see [Philox]
  /// @param shape the length of each axis
  /// @return a new tensor
  /// @throws WrongArgumentException if the dtype holds no fractions
  public static Tensor rand(DType dtype, long seed, long... shape) {
    Filled.checkGiven("Tensor.rand", dtype);
    Philox random = new Philox(seed);
    return Filled.random("Tensor.rand", dtype, i -> random.uniform(i, dtype), shape);
  }

  /// Makes a tensor of random numbers from 0 to 1, without 1, on a device: those of [#rand(DType,
  /// long, long...)].
  ///
  /// @param device where they are drawn
  /// @param dtype a floating one
  /// @param seed the same seed gives the same numbers, see [Philox]
  /// @param shape the length of each axis
  /// @return a new tensor
  /// @throws WrongArgumentException if the dtype holds no fractions
  /// @throws dev.waybill.device.DeviceException if the device is absent or has not enough memory
  public static Tensor rand(Device device, DType dtype, long seed, long... shape) {
    return isHere("Tensor.rand", device)
        ? rand(dtype, seed, shape)
        : TensorOps.uniform_(Filled.toDraw("Tensor.rand", device, dtype, shape), seed);
  }

  /// Makes a tensor of random numbers of the standard normal distribution.
  ///
  /// @param dtype `f32` or `f64`
  /// @param seed the same seed gives the same numbers, see [Philox]
  /// @param shape the length of each axis
  /// @return a new tensor
  /// @throws WrongArgumentException if the dtype holds no fractions
  public static Tensor randn(DType dtype, long seed, long... shape) {
    return Filled.random("Tensor.randn", dtype, new Philox(seed)::normal, shape);
  }

  /// Makes a tensor of random numbers of the standard normal distribution on a device: those of
  /// [#randn(DType, long, long...)] but for last bits, in which functions of devices differ.
  ///
  /// @param device where they are drawn
  /// @param dtype a floating one
  /// @param seed the same seed gives the same numbers, see [Philox]
  /// @param shape the length of each axis
  /// @return a new tensor
  /// @throws WrongArgumentException if the dtype holds no fractions
  /// @throws dev.waybill.device.DeviceException if the device is absent or has not enough memory
  public static Tensor randn(Device device, DType dtype, long seed, long... shape) {
    return isHere("Tensor.randn", device)
        ? randn(dtype, seed, shape)
        : TensorOps.normal_(Filled.toDraw("Tensor.randn", device, dtype, shape), seed);
  }

  /// Makes a tensor of zeros of this tensor's shape and dtype.
  ///
  /// @return a new tensor
  public Tensor zerosLike() {
    return zeros(device(), dtype, layout.shape());
  }

  /// Makes a tensor of ones of this tensor's shape and dtype.
  ///
  /// @return a new tensor
  public Tensor onesLike() {
    return ones(device(), dtype, layout.shape());
  }

  /// Makes a tensor of this tensor's shape and dtype whose elements are about to be written.
  ///
  /// @return a new tensor
  public Tensor emptyLike() {
    return empty(device(), dtype, layout.shape());
  }

  /// Makes a tensor of this tensor's shape and dtype whose elements are all the same.
  ///
  /// @param value the element
  /// @return a new tensor
  /// @throws WrongArgumentException if the dtype cannot hold the value
  public Tensor fullLike(double value) {
    String method = "Tensor.fullLike";
    return value == (long) value
        ? Filled.full(method, device(), dtype, (long) value, shape())
        : Filled.full(method, device(), dtype, value, shape());
  }

  /// Returns whether another tensor has the same dtype, shape and elements; NaN equals nothing.
  ///
  /// @param other another tensor
  /// @return true where all elements are the same
  public boolean equal(Tensor other) {
    Given.check("Tensor.equal", "other", "Tensor", other);
    return Comparison.equal(this, other);
  }

  /// Returns whether the elements are close to another tensor's, by PyTorch's defaults 1e-5 and
  /// 1e-8; NaN is close to nothing.
  ///
  /// @param other a tensor of a shape that this one can be broadcast with
  /// @return true where `|a - b| ≤ 1e-8 + 1e-5 · |b|` for all elements
  /// @throws ShapeException if the shapes do not fit
  public boolean allClose(Tensor other) {
    return allClose(other, 1e-5, 1e-8, false);
  }

  /// Returns whether the elements are close to another tensor's.
  ///
  /// @param other a tensor of a shape that this one can be broadcast with
  /// @param relative the factor of the other's size
  /// @param absolute what is added to it
  /// @param equalNan whether NaN is close to NaN
  /// @return true where `|a - b| ≤ absolute + relative · |b|` for all elements
  /// @throws ShapeException if the shapes do not fit
  public boolean allClose(Tensor other, double relative, double absolute, boolean equalNan) {
    Given.check("Tensor.allClose", "other", "Tensor", other);
    return Comparison.close(this, other, relative, absolute, equalNan);
  }

  /// Returns a tensor over the same storage with another layout.
  ///
  /// @param view where its elements stand
  /// @return a view, whose [#base()] is this tensor or this tensor's base
  /// @throws ShapeException if an element would stand outside the storage
  public Tensor alias(Layout view) {
    checkInside("Tensor.alias", storage, view);
    return new Tensor(storage, view, dtype, base == null ? this : base, false);
  }

  /// Returns the tensor that this one is a view of.
  ///
  /// @return a tensor that is no view itself; `null` where this one is none
  public @Nullable Tensor base() {
    return base;
  }

  /// Returns whether this stands for a plain number, see [#scalar(double)].
  ///
  /// @return true for a number that promotes by its category only
  public boolean isWrappedNumber() {
    return wrappedNumber;
  }

  /// Returns the memory.
  ///
  /// @return the shared storage
  public Storage storage() {
    return storage;
  }

  /// Returns where the elements stand in the storage.
  ///
  /// @return the layout
  public Layout layout() {
    return layout;
  }

  @Override
  public DType dtype() {
    return dtype;
  }

  @Override
  public int keys() {
    return marks == 0 && base == null ? keys : keysNow();
  }

  private int keysNow() {
    // A view takes part once its base does, by a write to the base or another view.
    boolean takesPart =
        isMarked(RECORDED)
            || (base != null && base.isMarked(RECORDED) && Gradients.requiresGrad(this));
    boolean freed = isMarked(LENT) && isFreed(storage);
    return keys | (takesPart ? Key.AUTOGRAD.bit() : 0) | (freed ? Key.FREED.bit() : 0);
  }

  private boolean isMarked(byte mark) {
    return (marks & mark) != 0;
  }

  /// Returns where the elements lie.
  ///
  /// @return a device; the processor for tensors without data
  public Device device() {
    return storage instanceof DeviceStorage on ? on.where() : Device.CPU;
  }

  /// Returns the tensor on a device.
  ///
  /// @param device where it is wanted
  /// @return the tensor itself where it lies there, a copy elsewhere
  /// @throws dev.waybill.device.DeviceException if the device is absent or has not enough memory
  @Override
  public Tensor to(Device device) {
    Given.check("Tensor.to", "device", "Device", device);
    return device.equals(device())
        ? this
        : TensorOps.transfer(this, device().toString(), device.toString());
  }

  /// Returns the lengths of all axes.
  ///
  /// @return a new array
  public long[] shape() {
    return layout.shape();
  }

  /// Returns the number of axes.
  ///
  /// @return 0 for a single value
  public int rank() {
    return layout.rank();
  }

  /// Returns the number of elements.
  ///
  /// @return the product of the lengths; 1 for a single value
  public long size() {
    return layout.size();
  }

  /// Returns the only element.
  ///
  /// @return a `Float`, `Double`, `Integer`, `Long` or `Boolean`
  /// @throws ShapeException if there is not exactly one
  public Object item() {
    if (layout.size() != 1) {
      throw new ShapeException(
          "Tensor.item", "found shape " + layout.shapeText() + ", expected one element.");
    }
    Tensor here = Elements.here(this);
    return Elements.boxed(here, here.arrayOffset());
  }

  /// Returns an element.
  ///
  /// @param index one number an axis
  /// @return the element of an `f32`, `f16` or `bf16` tensor
  public float getFloat(long... index) {
    if (storage instanceof DeviceStorage) {
      return Elements.element(this, index).getFloat();
    }
    int at = Elements.at(this, index);
    return dtype.isHalf()
        ? (float) Elements.toDouble(this, at)
        : Elements.arrayForNow(this, float[].class)[at];
  }

  /// Returns an element.
  ///
  /// @param index one number an axis
  /// @return the element as a `double`; 1 for `true`
  public double getDouble(long... index) {
    if (storage instanceof DeviceStorage) {
      return Elements.element(this, index).getDouble();
    }
    return Elements.toDouble(this, Elements.at(this, index));
  }

  /// Returns an element.
  ///
  /// @param index one number an axis
  /// @return the element of an `i32` tensor
  public int getInt(long... index) {
    if (storage instanceof DeviceStorage) {
      return Elements.element(this, index).getInt();
    }
    return Elements.arrayForNow(this, int[].class)[Elements.at(this, index)];
  }

  /// Returns an element.
  ///
  /// @param index one number an axis
  /// @return the element of a tensor of whole numbers; 1 for `true`
  /// @throws WrongArgumentException if the dtype is a floating one
  public long getLong(long... index) {
    if (storage instanceof DeviceStorage) {
      return Elements.element(this, index).getLong();
    }
    return Elements.toLong(this, Elements.at(this, index));
  }

  /// Returns an element.
  ///
  /// @param index one number an axis
  /// @return the element of a `bool` tensor
  public boolean getBoolean(long... index) {
    if (storage instanceof DeviceStorage) {
      return Elements.element(this, index).getBoolean();
    }
    return Elements.arrayForNow(this, boolean[].class)[Elements.at(this, index)];
  }

  /// Returns where the first element stands in the array.
  ///
  /// @return the layout's offset as an index of an array
  public int arrayOffset() {
    return (int) layout.offset();
  }

  /// Returns the array itself, for kernels; the layout says which of it is this tensor's, see
  /// [HeapStorage#array()].
  ///
  /// @return the shared array of an `f32` tensor
  public float[] floatArray() {
    return Elements.array(this, float[].class);
  }

  /// Returns the array itself, for kernels; the layout says which of it is this tensor's, see
  /// [HeapStorage#array()].
  ///
  /// @return the shared array of an `f64` tensor
  public double[] doubleArray() {
    return Elements.array(this, double[].class);
  }

  /// Returns the array itself, for kernels; the layout says which of it is this tensor's, see
  /// [HeapStorage#array()].
  ///
  /// @return the shared array of an `i8` or `u8` tensor
  public byte[] byteArray() {
    return Elements.array(this, byte[].class);
  }

  /// Returns the array itself, for kernels; the layout says which of it is this tensor's, see
  /// [HeapStorage#array()].
  ///
  /// @return the shared array of an `i16` tensor; the bits of an `f16` or `bf16` tensor
  public short[] shortArray() {
    return Elements.array(this, short[].class);
  }

  /// Returns the array itself, for kernels; the layout says which of it is this tensor's, see
  /// [HeapStorage#array()].
  ///
  /// @return the shared array of an `i32` tensor
  public int[] intArray() {
    return Elements.array(this, int[].class);
  }

  /// Returns the array itself, for kernels; the layout says which of it is this tensor's, see
  /// [HeapStorage#array()].
  ///
  /// @return the shared array of an `i64` tensor
  public long[] longArray() {
    return Elements.array(this, long[].class);
  }

  /// Returns the array itself, for kernels; the layout says which of it is this tensor's, see
  /// [HeapStorage#array()].
  ///
  /// @return the shared array of a `bool` tensor
  public boolean[] booleanArray() {
    return Elements.array(this, boolean[].class);
  }

  /// Copies the elements, the last axis fastest.
  ///
  /// @return the elements of an `f32`, `f16` or `bf16` tensor
  public float[] toFloatArray() {
    return Elements.floats(Elements.here(this));
  }

  /// Copies the elements, the last axis fastest.
  ///
  /// @return the elements of a tensor of any dtype, widened; 1 for `true`
  public double[] toDoubleArray() {
    return Elements.doubles(Elements.here(this));
  }

  /// Copies the elements, the last axis fastest.
  ///
  /// @return the elements of an `i8` or `u8` tensor
  public byte[] toByteArray() {
    return Elements.copy(Elements.here(this), byte[].class);
  }

  /// Copies the elements, the last axis fastest.
  ///
  /// @return the elements of an `i16` tensor; the bits of those of an `f16` or `bf16` tensor
  public short[] toShortArray() {
    return Elements.copy(Elements.here(this), short[].class);
  }

  /// Copies the elements, the last axis fastest.
  ///
  /// @return the elements of an `i32` tensor
  public int[] toIntArray() {
    return Elements.copy(Elements.here(this), int[].class);
  }

  /// Copies the elements, the last axis fastest.
  ///
  /// @return the elements of a tensor of whole numbers, widened; 1 for `true`
  /// @throws WrongArgumentException if the dtype is a floating one
  public long[] toLongArray() {
    return Elements.longs(Elements.here(this));
  }

  /// Copies the elements, the last axis fastest.
  ///
  /// @return the elements of a `bool` tensor
  public boolean[] toBooleanArray() {
    return Elements.copy(Elements.here(this), boolean[].class);
  }

  /// Returns the elements as text, as PyTorch writes them; of more than 1,000 the middle is left
  /// out.
  ///
  /// @return such as `tensor([[1., 2.], [3., 4.]])`, a line for each row
  @Override
  public String toString() {
    return Printer.print(this);
  }

  /// Returns the array itself, for kernels; the layout says which of it is this tensor's, see
  /// [HeapStorage#array()].
  ///
  /// @return the shared array
  public Object array() {
    return Elements.array(this);
  }

  /// Returns how often the storage was written to, by this tensor or any other over it.
  ///
  /// @return from 0
  public int version() {
    return storage.version();
  }

  /// Returns whether gradients are computed for this tensor.
  ///
  /// @return true for a leaf that was asked to, and for what was computed from such tensors
  public boolean requiresGrad() {
    return Gradients.requiresGrad(this);
  }

  /// Says whether gradients are computed for this tensor, which must be a leaf of floating dtype.
  ///
  /// @param on whether
  /// @return this tensor
  /// @throws dev.waybill.autograd.GradientException if it was computed from tensors that require
  /// gradients, or is of another dtype
  public Tensor requiresGrad(boolean on) {
    Gradients.setRequiresGrad(this, on);
    return this;
  }

  /// Returns whether no recorded call made this tensor.
  ///
  /// @return true for tensors that users make, whether they require gradients or not
  public boolean isLeaf() {
    return Gradients.isLeaf(this);
  }

  /// Returns the recorded call that made this tensor.
  ///
  /// @return the node; `null` for a leaf
  public @Nullable Node gradFn() {
    return Gradients.gradFn(this);
  }

  /// Returns the gradient that was accumulated.
  ///
  /// @return of this shape and dtype; `null` before the first `backward`
  public @Nullable Tensor grad() {
    return Gradients.grad(this);
  }

  /// Replaces the gradient.
  ///
  /// @param gradient of this shape and dtype; `null` to forget it
  /// @throws dev.waybill.autograd.GradientException if it has another shape or dtype
  public void setGrad(@Nullable Tensor gradient) {
    Gradients.setGrad(this, gradient);
  }

  /// Keeps the gradient of a tensor that is no leaf, so that [#grad()] returns it after `backward`.
  ///
  /// @throws dev.waybill.autograd.GradientException if no gradient is computed for it
  public void retainGrad() {
    Gradients.retainGrad(this);
  }

  /// Returns a tensor over the same storage that takes no part in gradients. Writing to it is seen
  /// by what saved this one.
  ///
  /// @return a leaf
  public Tensor detach() {
    return new Tensor(storage, layout, dtype, null, false);
  }

  /// Computes the gradients of this tensor, a single number, and adds them to the leaves.
  ///
  /// @throws dev.waybill.autograd.GradientException if it has several elements or no graph
  public void backward() {
    Backward.run(List.of(this), List.of(), false, false, List.of());
  }

  /// Computes the gradients of this tensor and adds them to the leaves.
  ///
  /// @param gradient the gradient of this tensor, of its shape
  /// @throws dev.waybill.autograd.GradientException if its shape is another or there is no graph
  public void backward(Tensor gradient) {
    Given.check("Tensor.backward", "gradient", "Tensor", gradient);
    Backward.run(List.of(this), List.of(gradient), false, false, List.of());
  }

  /// Computes the gradients of this tensor and adds them to the leaves.
  ///
  /// @param gradient the gradient of this tensor; `null` for a single number's 1
  /// @param retainGraph whether the graph can be run again
  /// @param createGraph whether the gradients can be derived in turn
  /// @throws dev.waybill.autograd.GradientException if the gradient's shape is another or there is
  /// no graph
  public void backward(@Nullable Tensor gradient, boolean retainGraph, boolean createGraph) {
    Backward.run(
        List.of(this),
        gradient == null ? List.of() : List.of(gradient),
        retainGraph || createGraph,
        createGraph,
        List.of());
  }

  /// Adds a function that sees this tensor's gradient, and may replace it, whenever one is
  /// computed.
  ///
  /// @param hook takes the gradient; returns another of its shape, or `null` to keep it
  /// @return removes the function when it is closed
  /// @throws dev.waybill.autograd.GradientException if no gradient is computed for this tensor
  public Hook registerHook(UnaryOperator<@Nullable Tensor> hook) {
    return Gradients.registerHook(this, hook);
  }

  /// Adds a function that runs whenever a gradient was added to this leaf.
  ///
  /// @param hook takes the leaf
  /// @return removes the function when it is closed
  /// @throws dev.waybill.autograd.GradientException if this is no leaf that requires gradients
  public Hook registerPostAccumulateGradHook(Consumer<Tensor> hook) {
    return Gradients.registerPostAccumulateHook(this, hook);
  }

  // The layout first: it is what refuses an array that is null.
  private static Tensor share(DType dtype, Layout layout, Object array) {
    return new Tensor(new HeapStorage(array), layout, dtype, null, false);
  }

  private static boolean isHere(String method, Device device) {
    Given.check(method, "device", "Device", device);
    return device.equals(Device.CPU);
  }

  private static Tensor wrapped(Object array, DType dtype) {
    return new Tensor(new HeapStorage(array), Layout.dense(0), dtype, null, true);
  }

  private static void checkInside(String method, Storage storage, Layout layout) {
    long highest = layout.highest();
    // A slice of an empty tensor may begin behind its end: no element stands there.
    long needed = layout.size() == 0 ? 0 : Math.max(highest, highest + 1);
    if (layout.lowest() < 0 || needed > storage.capacity()) {
      throw new ShapeException(
          method,
          "found a storage of "
              + storage.capacity()
              + " elements for "
              + layout
              + ", expected at least "
              + needed
              + (layout.lowest() < 0 ? " and no element before the first." : "."));
    }
  }

  private static Layout row(String method, String argument, Object array) {
    Given.check(method, argument, "an array", array);
    return Layout.dense(0, Array.getLength(array));
  }

  private static Layout fitting(String method, String argument, Object array, long[] shape) {
    long length = row(method, argument, array).size();
    Layout layout = Filled.layout(method, shape);
    if (layout.size() != length) {
      throw new ShapeException(
          method,
          "found shape "
              + layout.shapeText()
              + ", of "
              + layout.size()
              + (layout.size() == 1 ? " element" : " elements")
              + ", for an array of "
              + length
              + ", expected a shape of as many.");
    }
    return layout;
  }

  static {
    TensorAccess.set(new Access());
  }

  private static final class Access extends TensorAccess {
    @Override
    protected @Nullable Lease lease(Tensor tensor) {
      return Tensor.lease(tensor.storage);
    }

    @Override
    protected @Nullable GradState state(Tensor tensor) {
      return tensor.state;
    }

    @Override
    protected boolean isWrittenSince(Tensor view) {
      return view.viewVersion != view.storage.version();
    }

    @Override
    protected void setState(Tensor tensor, GradState state, boolean recorded) {
      tensor.state = state;
      tensor.marks = (byte) (recorded ? tensor.marks | RECORDED : tensor.marks & ~RECORDED);
    }

    @Override
    protected void setNodeVersion(Tensor tensor) {
      tensor.viewVersion = tensor.storage.version();
    }

    @Override
    protected Tensor detached(Tensor tensor, Layout layout) {
      return new Tensor(tensor.storage, layout, tensor.dtype, null, false);
    }
  }
}
