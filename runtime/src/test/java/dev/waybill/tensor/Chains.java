package dev.waybill.tensor;

import java.util.Arrays;
import java.util.Random;

/// Random layouts, by chains of views and by strides.
final class Chains {
  private static final int MOST = 2_000;

  private Chains() {}

  static long[] shape(Random random) {
    long[] shape = new long[1 + random.nextInt(4)];
    Arrays.setAll(shape, i -> random.nextInt(12) == 0 ? random.nextInt(2) : 1 + random.nextInt(5));
    return shape;
  }

  /// Applies up to 6 views; those that leave too many elements to count are left out.
  static Layout view(Random random, Layout base) {
    Layout view = base;
    for (int step = random.nextInt(7); step > 0; step--) {
      Layout next = step(random, view, base.size());
      view = next.size() <= MOST && next.rank() <= 6 ? next : view;
    }
    return view;
  }

  static Layout strides(Random random) {
    int rank = 1 + random.nextInt(5);
    long[] shape = new long[rank];
    long[] strides = new long[rank];
    int widest = random.nextBoolean() ? 12 : 200;
    Arrays.setAll(shape, i -> 1 + random.nextInt(4));
    Arrays.setAll(strides, i -> 1 + random.nextInt(widest));
    long offset = 0;
    for (int i = 0; i < rank; i++) {
      if (random.nextInt(4) == 0) {
        offset += (shape[i] - 1) * strides[i];
        strides[i] = -strides[i];
      }
    }
    return Layout.strided(offset + random.nextInt(30), shape, strides);
  }

  private static Layout step(Random random, Layout of, long capacity) {
    if (of.rank() == 0) {
      return Layouts.unsqueeze(of, 0);
    }
    int dim = random.nextInt(of.rank());
    long length = of.shape(dim);
    int part = (int) Math.max(length, 1);
    return switch (random.nextInt(12)) {
      case 0 -> Layouts.transpose(of, dim, random.nextInt(of.rank()));
      case 1, 2 -> Slices.slice(of, dim, (long) random.nextInt(part), null, 1 + random.nextInt(3));
      case 3 -> length == 0 ? of : Slices.select(of, dim, random.nextInt(part));
      case 4 -> Slices.narrow(of, dim, 0, random.nextInt(8) == 0 ? 0 : (length + 1) / 2);
      case 5, 6 -> expanded(random, of);
      case 7 -> Layouts.unsqueeze(of, dim);
      case 8, 9 ->
          Layouts.unfold(
              of, dim, random.nextInt(part) + (length > 0 ? 1 : 0), 1 + random.nextInt(3));
      case 10 ->
          of.rank() < 2
              ? strided(random, of, capacity)
              : Layouts.diagonal(of, random.nextInt(3) - 1, dim, (dim + 1) % of.rank());
      default -> viewed(of);
    };
  }

  private static Layout expanded(Random random, Layout of) {
    long[] shape = of.shape();
    for (int i = 0; i < shape.length; i++) {
      shape[i] = shape[i] == 1 ? 1 + random.nextInt(3) : shape[i];
    }
    return Reshapes.expand(of, shape);
  }

  private static Layout viewed(Layout of) {
    Layout flat = Reshapes.reshapeOrNull(of, of.size());
    return flat != null && of.size() % 2 == 0 ? Reshapes.view(flat, 2, of.size() / 2) : of;
  }

  private static Layout strided(Random random, Layout of, long capacity) {
    long[] shape = {1 + random.nextInt(3), 1 + random.nextInt(3), 1 + random.nextInt(3)};
    long[] strides = {random.nextInt(5), 1 + random.nextInt(7), 1 + random.nextInt(9)};
    Layout laid = Layouts.asStrided(of, shape, strides, 0L);
    return laid.highest() < capacity ? laid : of;
  }
}
