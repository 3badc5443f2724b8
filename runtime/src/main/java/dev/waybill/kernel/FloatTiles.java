package dev.waybill.kernel;

import dev.waybill.tensor.Tensor;
import java.util.Arrays;

/// Runs a loop over numbers that stand side by side on tensors of any layouts: in tiles that fit
/// the first cache. What does not stand side by side is copied into the tile first, along the axis
/// in which it lies closest, so that a transposed matrix costs no more misses than a straight one.
final class FloatTiles {
  /// Elements of a tile.
  private static final int TILE = 2048;

  /// The width of a tile where something is copied: a cache line is used up before it is lost.
  private static final int WIDTH = 64;

  /// Shorter rows are all copied, so that the loop sees a whole tile.
  private static final int SHORT = 32;

  /// Below, another thread costs more than it does.
  private static final int LEAST = 1 << 14;

  /// The arguments, and the result behind them.
  private final float[][] arrays;

  private final Walk walk;
  private final FloatLoops.Many loop;
  private final int rows;
  private final int columns;
  private final int height;
  private final int width;
  private final int down;
  private final int across;

  private FloatTiles(Walk walk, Tensor[] tensors, FloatLoops.Many loop) {
    this.walk = walk;
    this.loop = loop;
    arrays = new float[tensors.length][];
    for (int k = 0; k < arrays.length; k++) {
      arrays[k] = tensors[k].floatArray();
    }
    columns = walk.length();
    rows = walk.rank() > 1 ? walk.length(walk.rank() - 2) : 1;
    boolean copies = false;
    for (int k = 0; k < arrays.length; k++) {
      copies |= walk.step(k) != 0 && walk.step(k) != 1;
    }
    width = Math.min(columns, copies ? WIDTH : TILE);
    height = Math.min(rows, TILE / width);
    down = (rows + height - 1) / height;
    across = (columns + width - 1) / width;
  }

  /// Computes a tensor of others.
  ///
  /// @param loop the loop
  /// @param y written; may be one of `x`, and overlaps them in no other way
  /// @param x of dtype `f32`; are broadcast to the shape of `y`
  static void run(FloatLoops.Many loop, Tensor y, Tensor... x) {
    if (y.size() == 0) {
      return;
    }
    Tensor[] all = Arrays.copyOf(x, x.length + 1);
    all[x.length] = y;
    Walk walk = Walk.over(y.shape(), all);
    FloatTiles tiles = new FloatTiles(walk, all, loop);
    int outer = 1;
    for (int axis = 0; axis < walk.rank() - 2; axis++) {
      outer *= walk.length(axis);
    }
    int count = outer * tiles.down * tiles.across;
    int least = Math.max(1, LEAST / (tiles.height * tiles.width));
    Parallel.run(count, least, (from, to) -> tiles.new Worker().run(from, to));
  }

  /// One thread's part, with its own tiles.
  private final class Worker {
    private final float[][] tiles = new float[arrays.length][];
    private final boolean[] isFilled = new boolean[arrays.length];
    private final int[] at = new int[arrays.length];
    private final float[][] sources = arrays.clone();
    private final int[] places = new int[arrays.length];

    Worker() {
      for (int k = 0; k < arrays.length; k++) {
        if (isCopied(k)) {
          tiles[k] = new float[height * width];
          sources[k] = tiles[k];
        }
      }
    }

    void run(int from, int to) {
      for (int tile = from; tile < to; tile++) {
        int left = tile % across * width;
        int top = tile / across % down * height;
        begin(tile / across / down, top, left);
        compute(Math.min(height, rows - top), Math.min(width, columns - left));
      }
    }

    /// Finds where each tensor's part of the tile begins.
    private void begin(int outer, int top, int left) {
      for (int k = 0; k < at.length; k++) {
        at[k] = walk.at(k) + top * rowStep(k) + left * walk.step(k);
      }
      int rest = outer;
      for (int axis = walk.rank() - 3; axis >= 0; axis--) {
        int index = rest % walk.length(axis);
        rest /= walk.length(axis);
        for (int k = 0; k < at.length; k++) {
          at[k] += index * walk.step(k, axis);
        }
      }
    }

    private void compute(int high, int wide) {
      int last = arrays.length - 1;
      boolean whole = wide == width && isCopied(last);
      for (int k = 0; k < last; k++) {
        if (isCopied(k) && !isFilled[k]) {
          take(k, high, wide);
        }
        whole &= isCopied(k);
      }
      if (whole) {
        Arrays.fill(places, 0);
        loop.run(sources, places, tiles[last], 0, high * width);
      } else {
        for (int row = 0; row < high; row++) {
          for (int k = 0; k <= last; k++) {
            places[k] = isCopied(k) ? row * width : at[k] + row * rowStep(k);
          }
          loop.run(sources, places, sources[last], places[last], wide);
        }
      }
      if (isCopied(last)) {
        give(last, high, wide);
      }
    }

    private void take(int k, int high, int wide) {
      float[] from = arrays[k];
      float[] tile = tiles[k];
      int step = walk.step(k);
      int rowStep = rowStep(k);
      if (step == 0 && rowStep == 0) {
        Arrays.fill(tile, from[at[k]]);
        isFilled[k] = walk.isConstant(k);
      } else if (step == 0) {
        for (int row = 0; row < high; row++) {
          Arrays.fill(tile, row * width, row * width + wide, from[at[k] + row * rowStep]);
        }
      } else if (Math.abs(rowStep) < Math.abs(step)) {
        for (int column = 0; column < wide; column++) {
          int start = at[k] + column * step;
          for (int row = 0; row < high; row++) {
            tile[row * width + column] = from[start + row * rowStep];
          }
        }
      } else {
        for (int row = 0; row < high; row++) {
          int start = at[k] + row * rowStep;
          for (int column = 0; column < wide; column++) {
            tile[row * width + column] = from[start + column * step];
          }
        }
      }
    }

    private void give(int k, int high, int wide) {
      float[] tile = tiles[k];
      float[] into = arrays[k];
      int step = walk.step(k);
      int rowStep = rowStep(k);
      for (int row = 0; row < high; row++) {
        int start = at[k] + row * rowStep;
        for (int column = 0; column < wide; column++) {
          into[start + column * step] = tile[row * width + column];
        }
      }
    }
  }

  private int rowStep(int k) {
    return walk.rank() > 1 ? walk.step(k, walk.rank() - 2) : 0;
  }

  private boolean isCopied(int k) {
    return walk.step(k) != 1 || columns < SHORT;
  }
}
