package dev.waybill.kernel;

/// A block of the right factor of a product, copied to rows of its own: the loops over them have
/// one index for all arrays, which is what HotSpot turns into vector code (40 instead of 10 GFLOP/s
/// in `f32` on one core of a Xeon with AVX-512; with offsets it cannot tell that they do not
/// overlap).
abstract sealed class Block permits FloatBlock, DoubleBlock {
  /// Rows of a block: with the width as many as stay in the second cache, 128 KiB in `f32`.
  static final int DEPTH = 128;

  /// Columns of a block; the rows that the inner loop reads and writes stay in the first cache.
  static final int WIDTH = 256;

  int row;
  int column;
  int depth;
  int width;

  /// Copies a block.
  final void take(Matrix b, int row, int column) {
    this.row = row;
    this.column = column;
    this.depth = Math.min(DEPTH, b.rows() - row);
    this.width = Math.min(WIDTH, b.columns() - column);
    for (int k = 0; k < depth; k++) {
      copy(b, b.at(row + k, column), k);
    }
  }

  /// Copies a row of the block.
  abstract void copy(Matrix b, int at, int k);

  /// Adds the products of two rows of `a`, which may be the same, with the block to the rows of
  /// `c`, which are taken as 0 the first time.
  abstract void addTo(Matrix a, Matrix c, int i, int next, boolean first);

  /// Computes one element by itself.
  abstract void dot(Matrix a, Matrix b, Matrix c, int i, int j);
}
