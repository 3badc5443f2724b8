package dev.waybill.ops.nn.init;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Philox;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import java.util.Comparator;

/// The function `nn.init.sparse_`.
public final class Sparse {
  private static final String NAME = "nn.init.sparse_";

  private Sparse() {}

  /// Writes numbers of the normal distribution, and 0 over a share of each column, whose places are
  /// random.
  ///
  /// Source: Martens, "Deep learning via Hessian-free optimization", section 5; PyTorch,
  /// `torch.nn.init.sparse_`.
  ///
  /// ```java
  /// Tensor x = Init.sparse_(Tensor.zeros(DType.F32, 4, 2), 7, 0.75);
  /// MathOps.norm(x, 0, new int[] {0}, false); // ==> tensor([1., 1.])
  /// ```
  ///
  /// @param x the matrix that is written to, f32, f64, f16 or bf16
  /// @param seed the same seed gives the same numbers
  /// @param sparsity the share of each column that is 0, from 0 to 1
  /// @param std the standard deviation of the others
  /// @return `x`
  /// @throws dev.waybill.dispatch.OpException if the tensor is no matrix, its dtype has no
  ///   fractions or a number is out of range
  @Export(NAME)
  public static Tensor sparse(Tensor x, long seed, double sparsity, @Default("0.01") double std) {
    Filling.checkFloating(NAME, x);
    Filling.checkRank(NAME, x, 2, 2);
    Filling.checkPositive(NAME, "std", std);
    if (!(sparsity >= 0 && sparsity <= 1)) {
      throw new WrongArgumentException(
          NAME, "sparsity", "found " + sparsity + ", expected 0 to 1.");
    }
    int rows = (int) x.layout().shape(0);
    int columns = (int) x.layout().shape(1);
    int zeros = (int) Math.ceil(sparsity * rows);
    Philox random = new Philox(seed);
    double[] values = new double[rows * columns];
    for (int column = 0; column < columns; column++) {
      Integer[] order = order(new Philox(seed, column + 1L), rows);
      for (int i = zeros; i < rows; i++) {
        int place = order[i] * columns + column;
        values[place] = std * random.normal(place);
      }
    }
    return Filling.write(x, old -> Tensor.fromDoubles(x.dtype(), values, x.shape()).to(x.device()));
  }

  /// Returns rows in a random order.
  private static Integer[] order(Philox random, int rows) {
    Integer[] order = new Integer[rows];
    Arrays.setAll(order, row -> row);
    Arrays.sort(order, Comparator.comparingDouble(random::uniform));
    return order;
  }
}
