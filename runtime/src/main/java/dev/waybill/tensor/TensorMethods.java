package dev.waybill.tensor;

import java.util.List;

/// The ops that are called on a tensor: each method calls the op of its name in [TensorOps], which
/// says more. It has more lines than most classes because there is one for each op.
abstract sealed class TensorMethods permits Tensor {

  TensorMethods() {}

  private Tensor self() {
    return (Tensor) this;
  }

  /// Adds a tensor element by element; see [TensorOps#add].
  ///
  /// @param other the other tensor
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  public final Tensor add(Tensor other) {
    return TensorOps.add(self(), other);
  }

  /// Adds a number, which leaves floating dtypes alone and makes whole numbers `f32`.
  ///
  /// @param number the number
  /// @return a new tensor
  public final Tensor add(double number) {
    return TensorOps.add(self(), Tensor.scalar(number));
  }

  /// Adds a number, which leaves the dtype of numbers alone.
  ///
  /// @param number the number
  /// @return a new tensor
  public final Tensor add(long number) {
    return TensorOps.add(self(), Tensor.scalar(number));
  }

  /// Subtracts a tensor element by element; see [TensorOps#sub].
  ///
  /// @param other the other tensor
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  public final Tensor sub(Tensor other) {
    return TensorOps.sub(self(), other);
  }

  /// Subtracts a number, which leaves floating dtypes alone and makes whole numbers `f32`.
  ///
  /// @param number the number
  /// @return a new tensor
  public final Tensor sub(double number) {
    return TensorOps.sub(self(), Tensor.scalar(number));
  }

  /// Subtracts a number, which leaves the dtype of numbers alone.
  ///
  /// @param number the number
  /// @return a new tensor
  public final Tensor sub(long number) {
    return TensorOps.sub(self(), Tensor.scalar(number));
  }

  /// Multiplies by a tensor element by element; see [TensorOps#mul].
  ///
  /// @param other the other tensor
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  public final Tensor mul(Tensor other) {
    return TensorOps.mul(self(), other);
  }

  /// Multiplies by a number, which leaves floating dtypes alone and makes whole numbers `f32`.
  ///
  /// @param number the number
  /// @return a new tensor
  public final Tensor mul(double number) {
    return TensorOps.mul(self(), Tensor.scalar(number));
  }

  /// Multiplies by a number, which leaves the dtype of numbers alone.
  ///
  /// @param number the number
  /// @return a new tensor
  public final Tensor mul(long number) {
    return TensorOps.mul(self(), Tensor.scalar(number));
  }

  /// Divides by a tensor element by element; see [TensorOps#div].
  ///
  /// @param other the other tensor
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  public final Tensor div(Tensor other) {
    return TensorOps.div(self(), other);
  }

  /// Divides by a number, which leaves floating dtypes alone and makes whole numbers `f32`.
  ///
  /// @param number the number
  /// @return a new tensor
  public final Tensor div(double number) {
    return TensorOps.div(self(), Tensor.scalar(number));
  }

  /// Divides by a number, which leaves floating dtypes alone and makes whole numbers `f32`.
  ///
  /// @param number the number
  /// @return a new tensor
  public final Tensor div(long number) {
    return TensorOps.div(self(), Tensor.scalar(number));
  }

  /// Negates each element.
  ///
  /// @return a new tensor
  public final Tensor neg() {
    return TensorOps.neg(self());
  }

  /// Adds a tensor to this one, in place.
  ///
  /// @param other the other tensor, broadcast to this one
  /// @return this tensor
  /// @throws dev.waybill.dispatch.OpException if it does not fit, or elements share a place
  public final Tensor add_(Tensor other) {
    return TensorOps.add_(self(), other);
  }

  /// Adds a number to this tensor, in place.
  ///
  /// @param number the number
  /// @return this tensor
  /// @throws dev.waybill.dispatch.OpException if the dtype does not fit, or elements share a place
  public final Tensor add_(double number) {
    return TensorOps.add_(self(), Tensor.scalar(number));
  }

  /// Adds a number to this tensor, in place.
  ///
  /// @param number the number
  /// @return this tensor
  /// @throws dev.waybill.dispatch.OpException if the dtype does not fit, or elements share a place
  public final Tensor add_(long number) {
    return TensorOps.add_(self(), Tensor.scalar(number));
  }

  /// Subtracts a tensor from this one, in place.
  ///
  /// @param other the other tensor, broadcast to this one
  /// @return this tensor
  /// @throws dev.waybill.dispatch.OpException if it does not fit, or elements share a place
  public final Tensor sub_(Tensor other) {
    return TensorOps.sub_(self(), other);
  }

  /// Subtracts a number from this tensor, in place.
  ///
  /// @param number the number
  /// @return this tensor
  /// @throws dev.waybill.dispatch.OpException if the dtype does not fit, or elements share a place
  public final Tensor sub_(double number) {
    return TensorOps.sub_(self(), Tensor.scalar(number));
  }

  /// Subtracts a number from this tensor, in place.
  ///
  /// @param number the number
  /// @return this tensor
  /// @throws dev.waybill.dispatch.OpException if the dtype does not fit, or elements share a place
  public final Tensor sub_(long number) {
    return TensorOps.sub_(self(), Tensor.scalar(number));
  }

  /// Multiplies this tensor by another, in place.
  ///
  /// @param other the other tensor, broadcast to this one
  /// @return this tensor
  /// @throws dev.waybill.dispatch.OpException if it does not fit, or elements share a place
  public final Tensor mul_(Tensor other) {
    return TensorOps.mul_(self(), other);
  }

  /// Multiplies this tensor by a number, in place.
  ///
  /// @param number the number
  /// @return this tensor
  /// @throws dev.waybill.dispatch.OpException if the dtype does not fit, or elements share a place
  public final Tensor mul_(double number) {
    return TensorOps.mul_(self(), Tensor.scalar(number));
  }

  /// Multiplies this tensor by a number, in place.
  ///
  /// @param number the number
  /// @return this tensor
  /// @throws dev.waybill.dispatch.OpException if the dtype does not fit, or elements share a place
  public final Tensor mul_(long number) {
    return TensorOps.mul_(self(), Tensor.scalar(number));
  }

  /// Divides this tensor by another, in place.
  ///
  /// @param other the other tensor, broadcast to this one
  /// @return this tensor
  /// @throws dev.waybill.dispatch.OpException if it does not fit, or elements share a place
  public final Tensor div_(Tensor other) {
    return TensorOps.div_(self(), other);
  }

  /// Divides this tensor by a number, in place.
  ///
  /// @param number the number
  /// @return this tensor
  /// @throws dev.waybill.dispatch.OpException if the dtype does not fit, or elements share a place
  public final Tensor div_(double number) {
    return TensorOps.div_(self(), Tensor.scalar(number));
  }

  /// Divides this tensor by a number, in place.
  ///
  /// @param number the number
  /// @return this tensor
  /// @throws dev.waybill.dispatch.OpException if the dtype does not fit, or elements share a place
  public final Tensor div_(long number) {
    return TensorOps.div_(self(), Tensor.scalar(number));
  }

  /// Writes the elements of another tensor over those of this one.
  ///
  /// @param source of any dtype and on any device, broadcast to this one
  /// @return this tensor
  /// @throws dev.waybill.dispatch.OpException if it does not fit, or elements share a place
  public final Tensor copy_(Tensor source) {
    return TensorOps.copy_(self(), source);
  }

  /// Writes one number over all elements; its fraction is cut off for whole numbers.
  ///
  /// @param number the number
  /// @return this tensor
  /// @throws dev.waybill.dispatch.OpException if the dtype does not fit, or elements share a place
  public final Tensor fill_(double number) {
    return TensorOps.fill_(self(), Tensor.scalar(number));
  }

  /// Writes 0 over all elements.
  ///
  /// @return this tensor
  /// @throws dev.waybill.dispatch.OpException if the dtype does not fit, or elements share a place
  public final Tensor zero_() {
    return TensorOps.zero_(self());
  }

  /// Multiplies matrices, batches of matrices or vectors; see [TensorOps#matmul].
  ///
  /// @param other the right factor
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  public final Tensor matmul(Tensor other) {
    return TensorOps.matmul(self(), other);
  }

  /// Multiplies this matrix by another.
  ///
  /// @param other the right factor
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  public final Tensor mm(Tensor other) {
    return TensorOps.mm(self(), other);
  }

  /// Multiplies this vector by another.
  ///
  /// @param other a vector of the same length
  /// @return a new tensor of no axes
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  public final Tensor dot(Tensor other) {
    return TensorOps.dot(self(), other);
  }

  /// Swaps the axes of a matrix.
  ///
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.ShapeException if there are more than two
  public final Tensor t() {
    return TensorOps.t(self());
  }

  /// Swaps two axes.
  ///
  /// @param dim0 the one; a negative number counts from the end
  /// @param dim1 the other
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.OpException if an argument does not fit the shape
  public final Tensor transpose(int dim0, int dim1) {
    return TensorOps.transpose(self(), dim0, dim1);
  }

  /// Orders the axes anew.
  ///
  /// @param dims for each new axis the old one
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.OpException if an argument does not fit the shape
  public final Tensor permute(int... dims) {
    return TensorOps.permute(self(), dims);
  }

  /// Shows the elements in another shape without copying.
  ///
  /// @param shape the lengths; one may be -1, which is worked out
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.ShapeException if no view has that shape: use `reshape`
  public final Tensor view(long... shape) {
    return TensorOps.view(self(), shape);
  }

  /// Gives the elements another shape, without copying where the strides allow it.
  ///
  /// @param shape the lengths; one may be -1, which is worked out
  /// @return a view or a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shape has another number of elements
  public final Tensor reshape(long... shape) {
    return TensorOps.reshape(self(), shape);
  }

  /// Repeats axes of length 1, and adds axes in front, without copying.
  ///
  /// @param shape the lengths; -1 keeps one
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  public final Tensor expand(long... shape) {
    return TensorOps.expand(self(), shape);
  }

  /// Repeats axes of length 1 so that the shape is that of another tensor.
  ///
  /// @param other whose shape is taken
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  public final Tensor expandAs(Tensor other) {
    return TensorOps.expandAs(self(), other);
  }

  /// Takes axes of length 1 away.
  ///
  /// @param dims which ones, where they have length 1; none for all
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.OpException if an argument does not fit the shape
  public final Tensor squeeze(int... dims) {
    return dims.length == 0 ? TensorOps.squeeze(self()) : TensorOps.squeeze(self(), dims);
  }

  /// Adds an axis of length 1.
  ///
  /// @param dim where it will be; a negative number counts from the end
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.OpException if an argument does not fit the shape
  public final Tensor unsqueeze(int dim) {
    return TensorOps.unsqueeze(self(), dim);
  }

  /// Takes one position of an axis, which disappears.
  ///
  /// @param dim the axis; a negative number counts from the end
  /// @param index the position, likewise
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.OpException if an argument does not fit the shape
  public final Tensor select(int dim, long index) {
    return TensorOps.select(self(), dim, index);
  }

  /// Takes positions of an axis from a first one on.
  ///
  /// @param dim the axis; a negative number counts from the end
  /// @param start the first position, likewise
  /// @param length how many
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.OpException if an argument does not fit the shape
  public final Tensor narrow(int dim, long start, long length) {
    return TensorOps.narrow(self(), dim, start, length);
  }

  /// Takes positions of an axis as slices of Python do: those outside are cut to the ends.
  ///
  /// @param dim the axis; a negative number counts from the end
  /// @param start the first position, likewise
  /// @param end the position after the last, likewise
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.OpException if an argument does not fit the shape
  public final Tensor slice(int dim, long start, long end) {
    return slice(dim, start, end, 1);
  }

  /// Takes every `step`-th position of an axis.
  ///
  /// @param dim the axis; a negative number counts from the end
  /// @param start the first position, likewise
  /// @param end the position after the last, likewise
  /// @param step 1 or more
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.OpException if an argument does not fit the shape
  public final Tensor slice(int dim, long start, long end, long step) {
    return TensorOps.slice(self(), dim, start, end, step);
  }

  /// Shows windows along an axis; what lies in a window is a new last axis.
  ///
  /// @param dim the axis; a negative number counts from the end
  /// @param size the length of a window
  /// @param step how far the next one begins, 1 or more
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.OpException if an argument does not fit the shape
  public final Tensor unfold(int dim, long size, long step) {
    return TensorOps.unfold(self(), dim, size, step);
  }

  /// Takes the main diagonal of the first two axes; it is a new last axis.
  ///
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.OpException if an argument does not fit the shape
  public final Tensor diagonal() {
    return TensorOps.diagonal(self());
  }

  /// Takes a diagonal of two axes; it is a new last axis.
  ///
  /// @param offset how far beside the main one, above it where positive
  /// @param dim1 the one axis
  /// @param dim2 the other
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.OpException if an argument does not fit the shape
  public final Tensor diagonal(long offset, int dim1, int dim2) {
    return TensorOps.diagonal(self(), offset, dim1, dim2);
  }

  /// Cuts an axis into parts of one length; the last one may be shorter.
  ///
  /// @param size the length of each part
  /// @param dim the axis; a negative number counts from the end
  /// @return views, which share the storage
  /// @throws dev.waybill.dispatch.OpException if an argument does not fit the shape
  public final List<Tensor> split(long size, int dim) {
    return TensorOps.split(self(), new long[] {size}, dim);
  }

  /// Cuts an axis into a number of parts; there may be fewer.
  ///
  /// @param chunks how many
  /// @param dim the axis; a negative number counts from the end
  /// @return views, which share the storage
  /// @throws dev.waybill.dispatch.OpException if an argument does not fit the shape
  public final List<Tensor> chunk(long chunks, int dim) {
    return TensorOps.chunk(self(), chunks, dim);
  }

  /// Reverses the order along axes.
  ///
  /// @param dims the axes; negative numbers count from the end
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if an argument does not fit the shape
  public final Tensor flip(int... dims) {
    return TensorOps.flip(self(), dims);
  }

  /// Returns a tensor whose elements follow each other, the last axis fastest.
  ///
  /// @return this tensor where it is dense, a copy elsewhere
  public final Tensor contiguous() {
    return TensorOps.contiguous(self());
  }

  /// Copies this tensor; gradients flow through the copy.
  ///
  /// @return a new dense tensor with a storage of its own
  @Override
  public final Tensor clone() {
    return TensorOps.clone(self());
  }

  /// Converts the elements to a dtype, where they have another.
  ///
  /// @param dtype the dtype
  /// @return this tensor where it has the dtype, a new one elsewhere
  public final Tensor to(DType dtype) {
    return TensorOps.to(self(), dtype);
  }

  /// Adds up all elements.
  ///
  /// @return a new tensor of no axes
  public final Tensor sum() {
    return TensorOps.sum(self());
  }

  /// Adds up the elements along axes, which disappear.
  ///
  /// @param dims the axes; negative numbers count from the end
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if an argument does not fit the shape
  public final Tensor sum(int... dims) {
    return TensorOps.sum(self(), dims);
  }

  /// Picks positions of an axis, as rows of a matrix.
  ///
  /// @param dim the axis; a negative number counts from the end
  /// @param index positions, `i32` or `i64`, of one axis
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if an index is no position
  public final Tensor indexSelect(int dim, Tensor index) {
    return TensorOps.indexSelect(self(), dim, index);
  }

  /// Picks elements along an axis, one for each element of an index tensor.
  ///
  /// @param dim the axis; a negative number counts from the end
  /// @param index positions, `i32` or `i64`
  /// @return a new tensor of the shape of `index`
  /// @throws dev.waybill.dispatch.OpException if the shapes do not fit, or an index is no position
  public final Tensor gather(int dim, Tensor index) {
    return TensorOps.gather(self(), dim, index);
  }

  /// Picks elements by index tensors and masks for the first axes; see [TensorOps#index].
  ///
  /// @param indices of dtype `i32`, `i64` or `bool`
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if the shapes do not fit, or an index is no position
  public final Tensor index(Tensor... indices) {
    return TensorOps.index(self(), List.of(indices));
  }

  /// Picks the elements where a mask is `true`.
  ///
  /// @param mask `bool`, broadcast with this tensor
  /// @return a new tensor of one axis
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  public final Tensor maskedSelect(Tensor mask) {
    return TensorOps.maskedSelect(self(), mask);
  }

  /// Replaces the elements where a mask is `true` by one number.
  ///
  /// @param mask `bool`, broadcast with this tensor
  /// @param number the number
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  public final Tensor maskedFill(Tensor mask, double number) {
    return TensorOps.maskedFill(self(), mask, Tensor.scalar(number));
  }

  /// Writes one number where a mask is `true`.
  ///
  /// @param mask `bool`, broadcast to this tensor
  /// @param number the number
  /// @return this tensor
  /// @throws dev.waybill.dispatch.OpException if it does not fit, or elements share a place
  public final Tensor maskedFill_(Tensor mask, double number) {
    return TensorOps.maskedFill_(self(), mask, Tensor.scalar(number));
  }
}
