package dev.waybill.internal.autograd;

import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The node of a base after a write to one of its views: the gradient of what was written over goes
/// through the node of the write, that of the rest through unchanged.
final class CopySlices extends BackwardNode {
  private final BackwardNode write;
  private final Layout view;
  private final Layout base;

  /// Makes the node.
  ///
  /// @param ofBase where the gradient of the base goes; `null` where it took no part before
  /// @param write the node of the write, whose first edge is that of the written view
  CopySlices(@Nullable Edge ofBase, Layout base, Layout view, BackwardNode write) {
    super(1, edges(ofBase, write));
    this.write = write;
    this.view = view;
    this.base = base;
  }

  private static @Nullable Edge[] edges(@Nullable Edge ofBase, BackwardNode write) {
    @Nullable Edge[] edges = write.next.clone();
    edges[0] = ofBase;
    return edges;
  }

  @Override
  public String name() {
    return "CopySlices";
  }

  @Override
  @Nullable Tensor[] apply(@Nullable Tensor[] gradients) {
    Tensor gradient = Objects.requireNonNull(gradients[0]);
    // Laid out as the base is, so that the view's strides fit.
    Tensor ofAll = TensorOps.restride(gradient, base.strides());
    Tensor slice =
        TensorOps.asStrided(ofAll, view.shape(), view.strides(), view.offset() - base.offset());
    @Nullable Tensor[] ofWrite = write.apply(new @Nullable Tensor[] {TensorOps.clone(slice)});
    Tensor ofView = ofWrite[0];
    if (ofView == null) {
      TensorOps.fill_(slice, Tensor.scalar(0.0));
    } else {
      TensorOps.copy_(slice, ofView);
    }
    ofWrite[0] = ofAll;
    return ofWrite;
  }

  @Override
  void eachSaved(Consumer<Tensor> found) {
    write.eachSaved(found);
  }

  @Override
  void release() {
    write.release();
  }
}
