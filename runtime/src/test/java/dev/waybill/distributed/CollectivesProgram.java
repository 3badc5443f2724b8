package dev.waybill.distributed;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Calls every collective on every dtype and at every size that matters, checks each result against
/// plain loops over what the ranks gave, and prints a number that has all bits of all results in
/// it.
final class CollectivesProgram {
  // Of 512 KiB a slot, 16 KiB a block of a loop and 8 KiB that one rank reduces alone.
  private static final List<Integer> BYTES = List.of(0, 8, 24, 8 * 1024, 16 * 1024);
  private static final int SLOT = 512 * 1024;
  private static final int MANY = 500;

  private long hash = 17;

  private CollectivesProgram() {}

  public static void main(String[] args) {
    try (ProcessGroup group = ProcessGroups.open()) {
      System.out.println("bits " + run(group));
    }
  }

  /// Returns the bits of all results.
  static long run(ProcessGroup group) {
    CollectivesProgram program = new CollectivesProgram();
    for (DType dtype : dtypes()) {
      for (int count : counts(dtype)) {
        program.allReduces(group, dtype, count);
        program.reduceScatter(group, dtype, count);
        program.allGather(group, dtype, count);
        program.broadcast(group, dtype, count);
      }
      program.aroundSlots(group, dtype);
    }
    program.manySmall(group);
    program.rounding(group);
    group.barrier().await();
    return program.hash;
  }

  private static List<DType> dtypes() {
    return List.of(DType.F32, DType.F64, DType.F16, DType.I32, DType.I64, DType.U8);
  }

  private static List<Integer> counts(DType dtype) {
    List<Integer> counts = new ArrayList<>();
    for (int bytes : BYTES) {
      int count = bytes / dtype.bytes();
      counts.add(count);
      if (count > 0) {
        counts.add(count - 1);
        counts.add(count + 1);
      }
    }
    return counts;
  }

  /// What a rank gives: whole numbers so small that every dtype holds every result exactly.
  private static double given(int rank, int i) {
    return (i * 7L + rank * 5L) % 3 + 1;
  }

  private static Tensor given(DType dtype, int rank, int from, int count) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> given(rank, from + i));
    return Tensor.fromDoubles(dtype, values, count);
  }

  private static double reduced(ReduceOp op, int size, int i) {
    double result = given(0, i);
    for (int rank = 1; rank < size; rank++) {
      double next = given(rank, i);
      result =
          switch (op) {
            case SUM, AVG -> result + next;
            case PROD -> result * next;
            case MIN -> Math.min(result, next);
            case MAX -> Math.max(result, next);
          };
    }
    return op == ReduceOp.AVG ? result / size : result;
  }

  private void aroundSlots(ProcessGroup group, DType dtype) {
    int slot = SLOT / dtype.bytes();
    allReduce(group, dtype, slot, ReduceOp.MAX);
    allReduce(group, dtype, slot + 1, ReduceOp.SUM);
    reduceScatter(group, dtype, slot / group.size() + 1);
    allGather(group, dtype, slot + 1);
    broadcast(group, dtype, slot + 1);
  }

  private void allReduces(ProcessGroup group, DType dtype, int count) {
    for (ReduceOp op : ReduceOp.values()) {
      if (op != ReduceOp.AVG || dtype.isFloating()) {
        allReduce(group, dtype, count, op);
      }
    }
  }

  private void allReduce(ProcessGroup group, DType dtype, int count, ReduceOp op) {
    Tensor tensor = given(dtype, group.rank(), 0, count);
    int version = tensor.version();
    group.allReduce(tensor, op).await();
    double[] expected = new double[count];
    Arrays.setAll(expected, i -> reduced(op, group.size(), i));
    check("allReduce " + op, tensor, Tensor.fromDoubles(dtype, expected, count));
    if (tensor.version() == version) {
      throw new AssertionError("a gradient would not see that the tensor was written to");
    }
  }

  private void reduceScatter(ProcessGroup group, DType dtype, int count) {
    Tensor in = given(dtype, group.rank(), 0, group.size() * count);
    Tensor out = Tensor.zeros(dtype, count);
    group.reduceScatter(in, out, ReduceOp.SUM).await();
    double[] expected = new double[count];
    Arrays.setAll(expected, i -> reduced(ReduceOp.SUM, group.size(), group.rank() * count + i));
    check("reduceScatter", out, Tensor.fromDoubles(dtype, expected, count));
  }

  private void allGather(ProcessGroup group, DType dtype, int count) {
    Tensor out = Tensor.zeros(dtype, group.size(), count);
    group.allGather(given(dtype, group.rank(), 0, count), out).await();
    double[] expected = new double[group.size() * count];
    for (int rank = 0; rank < group.size(); rank++) {
      for (int i = 0; i < count; i++) {
        expected[rank * count + i] = given(rank, i);
      }
    }
    check("allGather", out, Tensor.fromDoubles(dtype, expected, group.size(), count));
  }

  private void broadcast(ProcessGroup group, DType dtype, int count) {
    for (int root : new int[] {0, group.size() - 1}) {
      Tensor tensor = given(dtype, group.rank(), 0, count);
      group.broadcast(tensor, root).await();
      check("broadcast", tensor, given(dtype, root, 0, count));
    }
  }

  /// Without waiting for each: they must keep their order.
  private void manySmall(ProcessGroup group) {
    List<Tensor> tensors = new ArrayList<>();
    List<Work> works = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      tensors.add(given(DType.I64, group.rank(), i, i % 5));
      works.add(group.allReduce(tensors.get(i), ReduceOp.SUM));
    }
    works.forEach(Work::await);
    for (int i = 0; i < MANY; i++) {
      double[] expected = new double[i % 5];
      int from = i;
      Arrays.setAll(expected, k -> reduced(ReduceOp.SUM, group.size(), from + k));
      check("small " + i, tensors.get(i), Tensor.fromDoubles(DType.I64, expected, i % 5));
    }
  }

  /// Sums whose bits depend on the order: that of the ranks.
  private void rounding(ProcessGroup group) {
    int count = 200_000;
    float[] own = random(group.rank(), count);
    float[] expected = random(0, count);
    for (int rank = 1; rank < group.size(); rank++) {
      float[] next = random(rank, count);
      for (int i = 0; i < count; i++) {
        expected[i] += next[i];
      }
    }
    Tensor tensor = Tensor.fromArray(own);
    group.allReduce(tensor, ReduceOp.SUM).await();
    check("rounding", tensor, Tensor.fromArray(expected));
  }

  private static float[] random(int rank, int count) {
    SplittableRandom random = new SplittableRandom(rank);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextDouble() * Math.pow(10, random.nextInt(-6, 7)));
    }
    return values;
  }

  private void check(String what, Tensor found, Tensor expected) {
    if (!found.equal(expected)) {
      throw new AssertionError(
          what + " of " + expected.dtype() + " " + expected.layout().shapeText() + " is wrong");
    }
    for (double value : found.toDoubleArray()) {
      hash = hash * 31 + Double.doubleToLongBits(value);
    }
  }
}
