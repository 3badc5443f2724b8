package dev.waybill.memory;

import dev.waybill.dispatch.FreedTensorException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/// Calls ops in nested scopes at random, and does the same to Java arrays that nobody uses again:
/// after each step the two are the same bit for bit, or the tensor is freed and says so. What
/// [RecyclingTest] runs in a process where arrays of every size are used again and freed ones are
/// filled with NaN.
final class RandomProgram {
  private static final int LENGTH = 48;
  private static final int STEPS = 120;

  private final Random random;
  private final int length;
  private final List<Scope> scopes = new ArrayList<>();
  private List<Value> values = new ArrayList<>();
  private final List<Product> products = new ArrayList<>();
  private int freed;

  private RandomProgram(long seed) {
    this.random = new Random(seed);
    this.length = 1 + random.nextInt(LENGTH);
  }

  /// A storage; how many scopes must be open for it to live.
  private static final class Memory {
    final float[] elements;
    int level;

    Memory(float[] elements, int level) {
      this.elements = elements;
      this.level = level;
    }
  }

  private record Value(Tensor tensor, Memory memory, int from, int size) {
    float[] expected() {
      return Arrays.copyOfRange(memory.elements, from, from + size);
    }
  }

  /// A leaf times numbers, which were written over the product one by one, each in some scope.
  private static final class Product {
    final Tensor leaf;
    final Tensor product;
    float factor = 1;
    int level;

    Product(Tensor leaf, Tensor product, int level) {
      this.leaf = leaf;
      this.product = product;
      this.level = level;
    }
  }

  /// Runs programs in two threads at once.
  ///
  /// @param arguments the first seed, and how many programs each thread runs
  /// @throws InterruptedException never
  @SuppressWarnings("SystemOut") // what the test reads
  public static void main(String[] arguments) throws InterruptedException {
    long first = Long.parseLong(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    int[] freed = new int[2];
    Thread[] threads = new Thread[2];
    for (int i = 0; i < 2; i++) {
      int number = i;
      threads[i] =
          new Thread(
              () -> {
                int all = 0;
                for (int program = 0; program < count; program++) {
                  all += run(first + 2L * program + number);
                }
                freed[number] = all;
              });
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println("freed " + freed[0] + " " + freed[1] + " hits " + MemoryStats.now().hits());
  }

  private static int run(long seed) {
    RandomProgram program = new RandomProgram(seed);
    try {
      program.run();
    } catch (RuntimeException | AssertionError e) {
      e.printStackTrace();
      throw new AssertionError("program of seed " + seed, e);
    }
    return program.freed;
  }

  private void run() {
    add(Tensor.ones(DType.F32, length), ones(), 0);
    for (int step = 0; step < STEPS; step++) {
      step();
      check();
    }
    while (!scopes.isEmpty()) {
      close();
      check();
    }
  }

  private void step() {
    Value a = values.get(random.nextInt(values.size()));
    Value b = values.get(random.nextInt(values.size()));
    float[] x = a.expected();
    switch (random.nextInt(15)) {
      case 0 -> scopes.add(Scope.open());
      case 1 -> close();
      case 2 -> add(Tensor.zeros(DType.F32, length), new float[length], scopes.size());
      case 3 -> {
        float number = random.nextInt(100);
        float[] all = new float[length];
        Arrays.fill(all, number);
        add(Tensor.full(DType.F32, (double) number, length), all, scopes.size());
      }
      case 4, 5 -> {
        if (a.size == b.size) {
          float[] y = b.expected();
          for (int i = 0; i < x.length; i++) {
            y[i] = x[i] + y[i];
          }
          add(TensorOps.add(a.tensor, b.tensor), y, scopes.size());
        }
      }
      case 6 -> {
        for (int i = 0; i < x.length; i++) {
          x[i] = -x[i];
        }
        add(TensorOps.neg(a.tensor), x, scopes.size());
      }
      case 7 -> {
        int from = random.nextInt(a.size);
        int size = 1 + random.nextInt(a.size - from);
        Tensor view = TensorOps.narrow(a.tensor, 0, from, size);
        Tensor made = random.nextBoolean() ? view : view.detach();
        values.add(new Value(made, a.memory, a.from + from, size));
      }
      case 8 -> {
        TensorOps.add_(a.tensor, Tensor.scalar(1.0));
        for (int i = a.from; i < a.from + a.size; i++) {
          a.memory.elements[i]++;
        }
      }
      case 9 -> add(TensorOps.cat(List.of(a.tensor), 0), x, scopes.size());
      case 10 -> backward(a);
      case 11 -> {
        if (random.nextInt(4) == 0 && a.tensor.floatArray().length >= a.size) {
          a.memory.level = 0; // the array is known outside now
        }
      }
      case 12 -> {
        Tensor leaf = Tensor.ones(DType.F32, length).requiresGrad(true);
        Tensor product = TensorOps.mul(leaf, Tensor.scalar(1.0));
        products.add(new Product(leaf, product, scopes.size()));
      }
      case 13 -> grow();
      default -> {
        if (!scopes.isEmpty() && a.memory.level > 0) {
          int scope = 1 + random.nextInt(scopes.size());
          scopes.get(scope - 1).keep(a.tensor);
          a.memory.level = Math.min(a.memory.level, scope - 1);
        }
      }
    }
  }

  /// The gradient of `Σ w · w · x + w` by a leaf of ones is `2 · x + 1`, twice over.
  private void backward(Value x) {
    Tensor leaf = Tensor.ones(DType.F32, x.size).requiresGrad(true);
    float[] expected = x.expected();
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (expected[i] + expected[i]) + 1;
    }
    for (int times = 1; times <= 2; times++) {
      Tensor squared = TensorOps.mul(TensorOps.mul(leaf, x.tensor), leaf);
      TensorOps.sum(TensorOps.add(squared, leaf)).backward();
    }
    for (int i = 0; i < expected.length; i++) {
      expected[i] += expected[i];
    }
    add(Objects.requireNonNull(leaf.grad()), expected, 0);
  }

  private void grow() {
    if (products.isEmpty()) {
      return;
    }
    Product one = products.get(random.nextInt(products.size()));
    float number = 1 + random.nextInt(2);
    TensorOps.mul_(one.product, Tensor.full(DType.F32, (double) number, length));
    one.factor *= number;
    if (one.level > 0 && random.nextInt(4) == 0) {
      scopes.get(one.level - 1).keep(one.product);
      one.level--;
    }
    if (random.nextInt(4) == 0) {
      TensorOps.sum(one.product).backward();
      products.remove(one);
      float[] expected = ones();
      Arrays.fill(expected, one.factor);
      add(Objects.requireNonNull(one.leaf.grad()), expected, 0);
    }
  }

  private void close() {
    if (scopes.isEmpty()) {
      return;
    }
    int level = scopes.size();
    scopes.removeLast().close();
    List<Value> living = new ArrayList<>();
    for (Value value : values) {
      if (value.memory.level < level) {
        living.add(value);
      } else {
        freed++;
        refuse(value.tensor);
      }
    }
    values = living;
    products.removeIf(one -> one.level >= level);
  }

  private static void refuse(Tensor tensor) {
    boolean refused = false;
    try {
      TensorOps.neg(tensor);
    } catch (FreedTensorException e) {
      refused = true;
    }
    if (!refused) {
      throw new AssertionError("a freed tensor was read: " + tensor);
    }
  }

  private void check() {
    for (Value value : values) {
      float[] found = value.tensor.toFloatArray();
      if (!Arrays.equals(found, value.expected())) {
        throw new AssertionError(
            "found " + Arrays.toString(found) + ", expected " + Arrays.toString(value.expected()));
      }
    }
  }

  private void add(Tensor tensor, float[] elements, int level) {
    values.add(new Value(tensor, new Memory(elements, level), 0, elements.length));
  }

  private float[] ones() {
    float[] ones = new float[length];
    Arrays.fill(ones, 1);
    return ones;
  }
}
