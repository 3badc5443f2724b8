package dev.waybill.device;

/// A product of matrices on a device, `c = a · b`, or as many as a batch has. All offsets and steps
/// count elements.
///
/// @param isDouble whether elements are `double`, else `float`
/// @param batch how many products, from 1
/// @param m rows of `a` and `c`, from 1
/// @param n columns of `b` and `c`, from 1
/// @param k columns of `a` and rows of `b`, from 0
/// @param a the left factor
/// @param b the right factor
/// @param c the product's memory
/// @param at where in it the first product begins; all are dense, one behind the other
public record MatrixProduct(
    boolean isDouble,
    long batch,
    long m,
    long n,
    long k,
    Factor a,
    Factor b,
    Accelerator.Buffer c,
    long at) {

  /// A factor of any layout.
  ///
  /// @param buffer its memory
  /// @param at where the first matrix begins
  /// @param ofBatch from one matrix to the next
  /// @param ofRow from one row to the next
  /// @param ofColumn from one column to the next
  public record Factor(
      Accelerator.Buffer buffer, long at, long ofBatch, long ofRow, long ofColumn) {}
}
