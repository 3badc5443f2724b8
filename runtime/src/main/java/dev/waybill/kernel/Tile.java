package dev.waybill.kernel;

import java.lang.ref.SoftReference;
import java.lang.reflect.Array;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// The innermost part of a product of matrices, in vectors: a tile of the result, which is as many
/// rows by two vectors as stay in registers. Sums go to an array of their own and from there to the
/// result, because a branch that changes sides late makes HotSpot give up its code for good.
abstract sealed class Tile permits FloatTile, DoubleTile {
  /// Rows of a tile where the machine has 32 registers of 512 bits; elsewhere 4.
  static final int MANY_ROWS = 12;

  private static final int FEW_ROWS = 4;

  /// Rows that are a power of two apart fall into the same lines of a cache.
  static final int PADDING = 16;

  /// The most columns of a block of the left factor.
  final int depth;

  /// From one row of such a block to the next.
  final int step;

  /// Rows of a tile.
  final int rows;

  /// Columns of a tile.
  final int columns;

  private final ConcurrentLinkedQueue<SoftReference<Object>> panels = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<SoftReference<Object>> blocks = new ConcurrentLinkedQueue<>();

  Tile(int bits, int lanes, int depth) {
    this.depth = depth;
    this.step = depth + PADDING;
    this.rows = bits >= 512 ? MANY_ROWS : FEW_ROWS;
    this.columns = 2 * lanes;
  }

  /// Returns an array that [#giveBackPanels] got, or a new one: a new one of 4 MB costs 0.4 ms.
  final Object takePanels(int length) {
    return take(panels, length);
  }

  final void giveBackPanels(Object array) {
    panels.add(new SoftReference<>(array));
  }

  final Object takeBlock(int length) {
    return take(blocks, length);
  }

  final void giveBackBlock(Object array) {
    blocks.add(new SoftReference<>(array));
  }

  private Object take(ConcurrentLinkedQueue<SoftReference<Object>> free, int length) {
    SoftReference<Object> next = free.poll();
    @Nullable Object array = next == null ? null : next.get();
    return array != null && Array.getLength(array) >= length ? array : newArray(length);
  }

  abstract Object newArray(int length);

  /// Computes a tile: `out[i, j] = Σ_k a[i, k] · b[k, j]`.
  ///
  /// @param depth how many products are added up
  /// @param a the block of the left factor: rows of contiguous elements, [#step] apart
  /// @param at the place of the first element
  /// @param b the panel of the right factor: rows of [#columns] elements
  /// @param bAt the place of the first element
  /// @param out written, row by row
  /// @param outAt where
  abstract void multiply(int depth, Object a, int at, Object b, int bAt, Object out, int outAt);

  /// Copies rows that are as long as those of a tile.
  abstract void copyRows(Object from, int at, int step, Object into, int to, int toStep, int count);

  /// Adds the first rows of a tile to the result.
  abstract void add(Object tile, int at, Object into, int to, int step, int height);

  /// Writes the first rows and columns of a tile to the result, or adds them.
  abstract void storePart(
      Object tile, int at, Object into, int to, int step, int height, int width, boolean adds);

  /// Copies `count` rows of `length` elements of any steps.
  abstract void copy(
      Object from,
      int at,
      int step,
      int count,
      int elementStep,
      int length,
      Object into,
      int to,
      int toStep,
      int toElementStep);
}
