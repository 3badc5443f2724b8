package dev.waybill.internal.autograd;

import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The node of a view. Whatever op made it, its elements are some of the other tensor's, so that
/// one rule derives all views: the gradient is added up where the elements come from.
final class ViewNode extends BackwardNode {
  private final String name;
  private final long[] shape;
  private final Layout elements;

  /// Makes the node.
  ///
  /// @param name the op's name
  /// @param edge of the tensor that is viewed; `null` where its gradient is not asked for
  /// @param shape the shape of that tensor
  /// @param elements where the view's elements stand among those of that tensor, counted with the
  /// last axis fastest
  ViewNode(String name, @Nullable Edge edge, long[] shape, Layout elements) {
    super(1, new @Nullable Edge[] {edge});
    this.name = name;
    this.shape = shape;
    this.elements = elements;
  }

  /// Makes the node of a view by where both stand in memory, for a base whose elements have places
  /// of their own.
  static BackwardNode ofMemory(Layout view, Layout base, Edge ofBase) {
    Layout within = Layout.strided(view.offset() - base.offset(), view.shape(), view.strides());
    return base.isDense()
        ? new ViewNode("tensor.asStrided", ofBase, base.shape(), within)
        : new OfStrided(ofBase, base, within);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  @Nullable Tensor[] apply(@Nullable Tensor[] gradients) {
    return new @Nullable Tensor[] {spread(Objects.requireNonNull(gradients[0]), shape, elements)};
  }

  private static Tensor spread(Tensor gradient, long[] shape, Layout elements) {
    return TensorOps.asStridedBackward(gradient, shape, elements.strides(), elements.offset());
  }

  @Override
  void release() {
    // saves nothing
  }

  /// The same for a base that is not dense: by way of the memory it spans.
  private static final class OfStrided extends BackwardNode {
    private final Layout base;
    private final Layout within;

    OfStrided(Edge ofBase, Layout base, Layout within) {
      super(1, new @Nullable Edge[] {ofBase});
      this.base = base;
      this.within = within;
    }

    @Override
    public String name() {
      return "tensor.asStrided";
    }

    @Override
    @Nullable Tensor[] apply(@Nullable Tensor[] gradients) {
      long span = 1;
      for (int axis = 0; axis < base.rank(); axis++) {
        span += (base.shape(axis) - 1) * base.stride(axis);
      }
      Tensor memory = spread(Objects.requireNonNull(gradients[0]), new long[] {span}, within);
      return new @Nullable Tensor[] {TensorOps.asStrided(memory, base.shape(), base.strides(), 0)};
    }

    @Override
    void release() {
      // saves nothing
    }
  }
}
