package dev.waybill.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.OpException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Expected strides worked out by hand and with NumPy's views, counted in elements; messages begin
/// as PyTorch 2.13's.
class LayoutsTest {
  private static final Layout CUBE = Layout.dense(0, 2, 3, 4);
  private static final Layout MATRIX = Layout.dense(0, 2, 3);
  private static final Layout NUMBER = Layout.dense(0);

  @Test
  void ordersAxes() {
    is(Layouts.transpose(CUBE, 0, -1), 0, of(4, 3, 2), of(1, 4, 12));
    is(Layouts.t(MATRIX), 0, of(3, 2), of(1, 3));
    is(Layouts.t(Layout.dense(2, 3)), 2, of(3), of(1));
    is(Layouts.permute(CUBE, 2, 0, -2), 0, of(4, 2, 3), of(1, 12, 4));
    is(Layouts.transpose(NUMBER, 0, -1), 0, of(), of());
    is(Layouts.permute(NUMBER), 0, of(), of());
  }

  @Test
  void addsAndRemovesAxesOfOne() {
    is(Layouts.unsqueeze(MATRIX, 0), 0, of(1, 2, 3), of(6, 3, 1));
    is(Layouts.unsqueeze(MATRIX, -1), 0, of(2, 3, 1), of(3, 1, 1));
    is(Layouts.unsqueeze(NUMBER, 0), 0, of(1), of(1));
    Layout ones = Layout.dense(0, 1, 2, 1, 3, 1);
    is(Layouts.squeeze(ones), 0, of(2, 3), of(3, 1));
    is(Layouts.squeeze(ones, 2, 1), 0, of(1, 2, 3, 1), of(6, 3, 1, 1));
    is(Layouts.squeeze(NUMBER, 0), 0, of(), of());
  }

  @Test
  void takesParts() {
    is(Slices.slice(CUBE, 1, 1L, null, 1), 4, of(2, 2, 4), of(12, 4, 1));
    is(Slices.slice(CUBE, -1, -3L, 100L, 2), 1, of(2, 3, 2), of(12, 4, 2));
    is(Slices.slice(CUBE, 0, null, -5L, 1), 0, of(0, 3, 4), of(12, 4, 1));
    is(Slices.slice(CUBE, 2, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE), 0, of(2, 3, 1), null);
    is(Slices.select(CUBE, 1, -1), 8, of(2, 4), of(12, 1));
    is(Slices.narrow(CUBE, 2, -2, 2), 2, of(2, 3, 2), of(12, 4, 1));
    is(Slices.narrow(MATRIX, 1, 3, 0), 0, of(2, 0), of(3, 1));
    is(Layouts.diagonal(CUBE, 1, 1, 2), 1, of(2, 3), of(12, 5));
    is(Layouts.diagonal(CUBE, -1, 0, 1), 12, of(4, 1), of(1, 16));
    is(Layouts.diagonal(MATRIX, Long.MIN_VALUE, 0, 1), 0, of(0), null);
    is(Layouts.unfold(Layout.dense(0, 7), 0, 3, 2), 0, of(3, 3), of(2, 1));
    is(Layouts.unfold(MATRIX, 0, 2, 1), 0, of(1, 3, 2), of(3, 1, 3));
    is(Layouts.unfold(NUMBER, 0, 1, 1), 0, of(1), of(1));
    is(Layouts.asStrided(MATRIX, of(3, 3), of(1, 1), 1L), 1, of(3, 3), of(1, 1));
  }

  @Test
  void cutsIntoParts() {
    assertThat(shapes(Slices.split(Layout.dense(0, 5, 2), 2, 0))).isEqualTo("[2, 2][2, 2][1, 2]");
    assertThat(Slices.split(Layout.dense(0, 5, 2), 2, 0).get(2).offset()).isEqualTo(8);
    assertThat(shapes(Slices.split(Layout.dense(0, 2, 5), of(0, 4, 1), 1)))
        .isEqualTo("[2, 0][2, 4][2, 1]");
    assertThat(shapes(Slices.chunk(Layout.dense(0, 6), 4, 0))).isEqualTo("[2][2][2]");
    assertThat(shapes(Slices.split(Layout.dense(0, 0), 0, 0))).isEqualTo("[0]");
    assertThat(shapes(Slices.chunk(Layout.dense(0, 0), 3, 0))).isEqualTo("[0][0][0]");
  }

  @Test
  void reshapesWhereStridesAllow() {
    is(Reshapes.view(CUBE, -1, 6), 0, of(4, 6), of(6, 1));
    is(Reshapes.view(NUMBER, 1, 1), 0, of(1, 1), of(1, 1));
    is(Reshapes.view(Layout.dense(0, 0, 3), 3, -1), 0, of(3, 0), null);
    Layout turned = Layouts.transpose(Layout.dense(0, 4, 6), 0, 1);
    is(Reshapes.view(turned, 2, 3, 4), 0, of(2, 3, 4), of(3, 1, 6));
    assertThat(Reshapes.reshapeOrNull(turned, 24)).isNull();
    Layout repeated = Reshapes.expand(Layout.dense(0, 3, 1), 3, 4);
    is(Reshapes.view(repeated, 3, 2, 2), 0, of(3, 2, 2), of(1, 0, 0));
    assertThat(Reshapes.reshapeOrNull(repeated, 12)).isNull();
    Layout gaps = Slices.slice(Layout.dense(0, 4, 6), 1, 0L, null, 2);
    is(Reshapes.view(gaps, 12), 0, of(12), of(2));
  }

  @Test
  void expands() {
    is(Reshapes.expand(Layout.dense(5, 3, 1), 2, -1, 4), 5, of(2, 3, 4), of(0, 1, 0));
    is(NUMBER.expandTo(2, 0), 0, of(2, 0), of(0, 0));
    assertThat(MATRIX.expandTo(2, 3)).isSameAs(MATRIX);
    Broadcast common =
        Broadcast.of("t", Layout.dense(0, 3, 1), Layout.dense(1, 4), Layout.dense(0, 2, 1, 1));
    assertThat(common.shape()).containsExactly(2, 3, 4);
    is(common.layout(1), 1, of(2, 3, 4), of(0, 0, 1));
    assertThat(Broadcast.of("t").shape()).isEmpty();
    assertThat(Broadcast.of("t", Layout.dense(0, 1), Layout.dense(0, 0)).shape())
        .containsExactly(0);
  }

  @Test
  void findsPositions() {
    Layout turned = Layouts.transpose(Layout.dense(7, 2, 3), 0, 1);
    assertThat(turned.position(0)).isEqualTo(7);
    assertThat(turned.position(3)).isEqualTo(11);
    assertThat(CUBE.position(23)).isEqualTo(23);
  }

  @Test
  void refusesAxesThatDoNotExist() {
    says(
        () -> Layouts.transpose(MATRIX, 0, 2),
        "tensor.transpose: argument dim1: Dimension out of range (expected to be in range of [-2, 1],"
            + " but got 2); found 2, expected -2 to 1.");
    says(
        () -> Layouts.squeeze(NUMBER, 1),
        "tensor.squeeze: argument dim: Dimension out of range (expected to be in range of [-1, 0],"
            + " but got 1); found 1, expected -1 to 0.");
    says(
        () -> Layouts.t(CUBE),
        "tensor.t: t() expects a tensor with <= 2 dimensions, but self is 3D");
    says(
        () -> Layouts.permute(MATRIX, 0, -2),
        "tensor.permute: argument dims: permute(): duplicate");
    says(
        () -> Layouts.permute(MATRIX, 0), "tensor.permute: argument dims: number of dimensions in");
    says(
        () -> Layouts.squeeze(MATRIX, 0, -2),
        "tensor.squeeze: argument dim: dim 0 appears multiple");
    says(
        () -> Layouts.diagonal(MATRIX, 0, 1, -1),
        "tensor.diagonal: argument dim2: diagonal dimensions cannot be identical 1, -1.");
    says(
        () -> Slices.slice(NUMBER, 0, null, null, 1),
        "tensor.slice: argument x: slice() cannot be applied to a 0-dim tensor");
  }

  @Test
  void refusesPartsThatDoNotExist() {
    says(
        () -> Slices.select(MATRIX, 0, 5),
        "tensor.select: argument index: index 5 is out of bounds for dimension 0 with size 2,"
            + " expected -2 to 1.");
    says(
        () -> Slices.slice(MATRIX, 0, 0L, 1L, 0),
        "tensor.slice: argument step: step must be greater than zero, found 0");
    says(
        () -> Slices.narrow(Layout.dense(0, 4), 0, 3, 3),
        "tensor.narrow: argument length: start (3) + length (3) exceeds dimension size (4)");
    says(
        () -> Slices.narrow(Layout.dense(0, 4), 0, 5, 0),
        "tensor.narrow: argument start: start out of range (expected to be in range of [-4, 4], but"
            + " got 5).");
    says(
        () -> Slices.narrow(MATRIX, 0, 0, -1),
        "tensor.narrow: argument length: narrow(): length must be non-negative");
    says(
        () -> Slices.chunk(MATRIX, 0, 0),
        "tensor.chunk: argument chunks: chunk expects `chunks` to be greater than 0, got: 0");
    says(
        () -> Slices.split(Layout.dense(0, 4), of(1, 2), 0),
        "tensor.split: argument size: split_with_sizes expects split_sizes to sum exactly to 4"
            + " (input tensor's size at dimension 0), but got split_sizes=[1, 2]");
    says(
        () -> Slices.split(Layout.dense(0, 4), of(-1, 5), 0),
        "tensor.split: argument size: split_with_sizes");
    says(
        () -> Slices.split(MATRIX, 0, 0),
        "tensor.split: argument size: split expects split_size be");
    says(
        () -> Layouts.unfold(Layout.dense(0, 3), 0, 4, 1),
        "tensor.unfold: argument size: maximum size for tensor at dimension 0 is 3 but size is 4");
    says(
        () -> Layouts.unfold(Layout.dense(0, 3), 0, 2, 0),
        "tensor.unfold: argument step: step is 0 but must be > 0");
    says(
        () -> Layouts.asStrided(MATRIX, of(1), of(-1), null),
        "tensor.asStrided: Negative strides are not supported, got strides: [-1]");
  }

  @Test
  void refusesShapesThatDoNotFit() {
    says(
        () -> Reshapes.view(Layouts.t(MATRIX), 6),
        "tensor.view: view size is not compatible with input tensor's size and stride (at least one"
            + " dimension spans across two contiguous subspaces). Use .reshape(...) instead; found"
            + " shape [3, 2] with strides [1, 3]");
    says(
        () -> Reshapes.view(Layout.dense(0, 12), 5),
        "tensor.view: argument shape: shape '[5]' is invalid for input of size 12;");
    says(
        () -> Reshapes.view(Layout.dense(0, 12), 1L << 32, 1L << 32),
        "tensor.view: argument shape: shape '[4294967296, 4294967296]' is invalid for input of size"
            + " 12;");
    says(
        () -> Reshapes.shapeFor(MATRIX, -1, -1),
        "tensor.reshape: argument shape: only one dimension can be inferred;");
    says(
        () -> Reshapes.view(MATRIX, -2),
        "tensor.view: argument shape: invalid shape dimension -2;");
    says(
        () -> Reshapes.view(Layout.dense(0, 0), -1, 0),
        "tensor.view: argument shape: cannot reshape tensor of 0 elements into shape [-1, 0] because"
            + " the unspecified dimension size -1 can be any value and is ambiguous;");
    says(
        () -> Reshapes.view(MATRIX, -1, 0),
        "tensor.view: argument shape: shape '[-1, 0]' is invalid for");
    says(
        () -> Reshapes.expand(Layout.dense(0, 3), 4),
        "tensor.expand: The expanded size of the tensor (4) must match the existing size (3) at"
            + " non-singleton dimension 0.  Target sizes: [4].  Tensor sizes: [3]; found 4"
            + " in shape, expected 3 or -1.");
    says(
        () -> Reshapes.expand(MATRIX, 3),
        "tensor.expand: the number of sizes provided (1) must be greater or equal to the number of"
            + " dimensions in the tensor (2);");
    says(
        () -> Reshapes.expand(MATRIX, -1, 2, 3),
        "tensor.expand: The expanded size of the tensor (-1) isn't allowed in a leading,"
            + " non-existing dimension 0;");
    says(
        () -> Broadcast.of("tensor.mul", Layout.dense(0), Layout.dense(0, 3), Layout.dense(0, 4)),
        "tensor.mul: The size of tensor b (3) must match the size of tensor c (4) at non-singleton"
            + " dimension 0; found shapes [3] and [4]");
    says(
        () ->
            Broadcast.of("tensor.add_", Layout.dense(0, 3), MATRIX)
                .checkWritten("tensor.add_", Layout.dense(0, 3)),
        "tensor.add_: output with shape [3] doesn't match the broadcast shape [2, 3];");
  }

  private static void is(Layout found, long offset, long[] shape, long @Nullable [] strides) {
    assertThat(found.offset()).isEqualTo(offset);
    assertThat(found.shape()).containsExactly(shape);
    if (strides != null) {
      assertThat(found.strides()).containsExactly(strides);
    }
  }

  private static long[] of(long... numbers) {
    return numbers;
  }

  private static String shapes(List<Layout> parts) {
    return String.join("", parts.stream().map(Layout::shapeText).toList());
  }

  private static void says(ThrowingCallable call, String start) {
    assertThatThrownBy(call).isInstanceOf(OpException.class).hasMessageStartingWith(start);
  }
}
