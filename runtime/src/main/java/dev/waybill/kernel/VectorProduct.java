package dev.waybill.kernel;

/// A product of matrices on the Vector API: both factors are copied to where tiles read them one
/// after the other, in parts that stay in the caches (Goto and van de Geijn, Anatomy of
/// High-Performance Matrix Multiplication, 2008). Each element is summed in an order that depends
/// on the sizes only.
final class VectorProduct {
  private static final Tile FLOATS = new FloatTile();
  private static final Tile DOUBLES = new DoubleTile();

  // A block of 96 by 256 floats takes 100 KiB of the second cache, and so many panels of 256 by 32
  // floats (16 with AVX2) 256 KiB (128).
  private static final int HEIGHT = 96;
  private static final int GROUP = 8;
  private static final int LONGEST_PANELS = 1 << 22;

  private final Matrix a;
  private final Matrix b;
  private final Matrix c;
  private final Tile tile;
  private final int depth;

  private VectorProduct(Matrix a, Matrix b, Matrix c) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.tile = c.array() instanceof float[] ? FLOATS : DOUBLES;
    this.depth = Matrix.even(a.columns(), tile.depth);
  }

  /// Multiplies.
  ///
  /// @param a of any strides, with a column at least
  /// @param b of any strides
  /// @param c written; its rows are contiguous
  /// @param threads how many may share the work
  static void multiply(Matrix a, Matrix b, Matrix c, int threads) {
    VectorProduct product = new VectorProduct(a, b, c);
    int width = product.tile.columns;
    int most = Math.max(1, LONGEST_PANELS / a.columns() / width) * width;
    for (int j = 0; j < c.columns(); j += most) {
      product.columns(j, Math.min(c.columns(), j + most), threads);
    }
  }

  private void columns(int from, int to, int threads) {
    int count = Math.ceilDiv(to - from, tile.columns);
    int tiles = Math.ceilDiv(c.rows(), tile.rows);
    Panels panels = new Panels(tile.takePanels(count * tile.columns * a.columns()), from, to);
    Parallel.run(
        count,
        Math.ceilDiv(count, threads),
        (first, last) -> {
          for (int panel = first; panel < last; panel++) {
            pack(panels, panel);
          }
        });
    if (tiles >= threads * 2 || tiles >= count) {
      Parallel.run(
          tiles,
          Math.ceilDiv(tiles, threads),
          (first, last) ->
              rows(panels, first * tile.rows, Math.min(c.rows(), last * tile.rows), 0, count));
    } else {
      Parallel.run(
          count,
          Math.ceilDiv(count, threads),
          (first, last) -> rows(panels, 0, c.rows(), first, last));
    }
    tile.giveBackPanels(panels.array);
  }

  private void pack(Panels panels, int panel) {
    int column = panels.from + panel * tile.columns;
    int width = Math.min(tile.columns, panels.to - column);
    int at = b.at(0, column);
    int to = panel * tile.columns * a.columns();
    if (b.columnStep() == 1 && width == tile.columns) {
      tile.copyRows(b.array(), at, b.rowStep(), panels.array, to, tile.columns, a.columns());
      return;
    }
    // What stands beside a narrower panel is multiplied too, but not stored.
    tile.copy(
        b.array(),
        at,
        b.columnStep(),
        width,
        b.rowStep(),
        a.columns(),
        panels.array,
        to,
        1,
        tile.columns);
  }

  private void rows(Panels panels, int from, int to, int firstPanel, int lastPanel) {
    Object block = tile.takeBlock((HEIGHT + tile.rows) * tile.step + tile.rows * tile.columns);
    // Whole tiles, but for the last.
    int height = Math.ceilDiv(Matrix.even(to - from, HEIGHT), tile.rows) * tile.rows;
    for (int k = 0; k < a.columns(); k += depth) {
      int length = Math.min(depth, a.columns() - k);
      for (int i = from; i < to; i += height) {
        int count = Math.min(height, to - i);
        packBlock(i, count, k, length, block);
        for (int panel = firstPanel; panel < lastPanel; panel += GROUP) {
          block(panels, panel, Math.min(lastPanel, panel + GROUP), i, count, k, length, block);
        }
      }
    }
    tile.giveBackBlock(block);
  }

  private void packBlock(int i, int count, int k, int length, Object block) {
    if (a.columnStep() == 1) {
      tile.copy(a.array(), a.at(i, k), a.rowStep(), count, 1, length, block, 0, tile.step, 1);
    } else {
      tile.copy(
          a.array(),
          a.at(i, k),
          a.columnStep(),
          length,
          a.rowStep(),
          count,
          block,
          0,
          1,
          tile.step);
    }
  }

  private void block(
      Panels panels,
      int firstPanel,
      int lastPanel,
      int i,
      int count,
      int k,
      int length,
      Object block) {
    int outAt = (HEIGHT + tile.rows) * tile.step;
    for (int row = 0; row < count; row += tile.rows) {
      int rows = Math.min(tile.rows, count - row);
      for (int panel = firstPanel; panel < lastPanel; panel++) {
        int column = panels.from + panel * tile.columns;
        int width = Math.min(tile.columns, panels.to - column);
        tile.multiply(
            length,
            block,
            row * tile.step,
            panels.array,
            (panel * a.columns() + k) * tile.columns,
            block,
            outAt);
        int into = c.at(i + row, column);
        if (width < tile.columns) {
          tile.storePart(block, outAt, c.array(), into, c.rowStep(), rows, width, k > 0);
        } else if (k > 0) {
          tile.add(block, outAt, c.array(), into, c.rowStep(), rows);
        } else {
          tile.copyRows(block, outAt, tile.columns, c.array(), into, c.rowStep(), rows);
        }
      }
    }
  }

  /// Panels of the right factor's columns `from` to `to`, each of all its rows.
  private record Panels(Object array, int from, int to) {}
}
