package dev.waybill.ops.nn.functional;

import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.List;

/// The gradient of [CtcTerms] made of ops, so that it can be derived again. All items of the batch
/// go together; it takes a few ops a step of time.
final class CtcRecorded {
  /// Stands for log 0: an infinity would make derivatives NaN.
  private static final double NEVER = -1e30;

  private final Tensor logProbs;
  private final int time;
  private final int batch;
  private final int width;

  /// Class numbers, `[batch, width]`.
  private final Tensor lines;

  /// Where an alignment may come from two places before.
  private final Tensor skips;

  /// The last two places of each item.
  private final Tensor ends;

  /// Whether a step is one of the item's, and whether it is the last: `[time, batch, 1]`.
  private final Tensor runs;

  private final Tensor lasts;

  CtcRecorded(Ctc ctc, Tensor logProbs) {
    this.logProbs = logProbs;
    this.time = (int) logProbs.layout().shape(0);
    this.batch = ctc.labels.length;
    int longest = 2; // as wide as the widest step along a line
    for (int[] line : ctc.labels) {
      longest = Math.max(longest, line.length);
    }
    this.width = longest;
    long[] numbers = new long[batch * width];
    boolean[] skipping = new boolean[numbers.length];
    boolean[] ending = new boolean[numbers.length];
    boolean[] running = new boolean[time * batch];
    boolean[] last = new boolean[running.length];
    for (int item = 0; item < batch; item++) {
      int[] line = ctc.labels[item];
      for (int s = 0; s < line.length; s++) {
        numbers[item * width + s] = line[s];
        skipping[item * width + s] = Ctc.skips(line, s);
        ending[item * width + s] = s >= line.length - 2;
      }
      for (int t = 0; t < ctc.steps[item]; t++) {
        running[t * batch + item] = true;
        last[t * batch + item] = t == ctc.steps[item] - 1;
      }
    }
    this.lines = Tensor.fromArray(numbers, batch, width);
    this.skips = Tensor.fromArray(skipping, batch, width);
    this.ends = Tensor.fromArray(ending, batch, width);
    this.runs = Tensor.fromArray(running, time, batch, 1);
    this.lasts = Tensor.fromArray(last, time, batch, 1);
  }

  /// Returns the gradient by the logarithms.
  Tensor gradient(Tensor gy) {
    Tensor wide = TensorOps.to(logProbs, DType.F64);
    if (time == 0 || batch == 0) {
      return TensorOps.zero(logProbs);
    }
    Tensor places = TensorOps.expand(lines, new long[] {time, batch, width});
    // PyTorch's -inf for classes that cannot be becomes NEVER here, too.
    Tensor at = MathOps.clamp(TensorOps.gather(wide, 2, places), NEVER, null);
    Tensor alpha = TensorOps.stack(before(at));
    Tensor beta = TensorOps.stack(after(at));
    Tensor ended = TensorOps.where(lasts, TensorOps.where(ends, alpha, never()), never());
    Tensor total = MathOps.logSumExp(ended, new int[] {0, 2});
    Tensor possible = MathOps.gt(total, Tensor.scalar(NEVER / 2));
    Tensor through = TensorOps.sub(TensorOps.add(alpha, beta), at);
    Tensor shift = TensorOps.reshape(total, new long[] {1, batch, 1});
    Tensor shares = MathOps.exp(TensorOps.sub(through, shift));
    Tensor asked = MathOps.ne(gy, Tensor.scalar(0.0));
    Tensor impossible = MathOps.logicalAnd(MathOps.logicalNot(possible), asked);
    Tensor factor = TensorOps.where(impossible, Tensor.scalar(Double.NaN), gy);
    Tensor kept = TensorOps.where(runs, shares, Tensor.scalar(0.0));
    Tensor summed = TensorOps.scatterAdd(TensorOps.zero(wide), 2, places, kept);
    Tensor weighed = TensorOps.mul(summed, TensorOps.reshape(factor, new long[] {1, batch, 1}));
    return TensorOps.to(TensorOps.neg(weighed), logProbs.dtype());
  }

  private List<Tensor> before(Tensor at) {
    boolean[] first = new boolean[width];
    for (int s = 0; s < Math.min(2, width); s++) {
      first[s] = true;
    }
    List<Tensor> alpha = new ArrayList<>();
    alpha.add(TensorOps.where(Tensor.fromArray(first), TensorOps.select(at, 0, 0), never()));
    for (int t = 1; t < time; t++) {
      Tensor stays = alpha.get(t - 1);
      Tensor jumps = TensorOps.where(skips, shift(stays, 2), never());
      alpha.add(step(stays, shift(stays, 1), jumps, TensorOps.select(at, 0, t)));
    }
    return alpha;
  }

  private List<Tensor> after(Tensor at) {
    List<Tensor> beta = new ArrayList<>();
    Tensor next = TensorOps.mul(TensorOps.select(at, 0, 0), Tensor.scalar(0.0));
    for (int t = time - 1; t >= 0; t--) {
      Tensor here = TensorOps.select(at, 0, t);
      Tensor jumps = shift(TensorOps.where(skips, next, never()), -2);
      Tensor goes = step(next, shift(next, -1), jumps, here);
      Tensor ending = TensorOps.where(ends, here, never());
      next = TensorOps.where(TensorOps.select(lasts, 0, t), ending, goes);
      next = TensorOps.where(TensorOps.select(runs, 0, t), next, never());
      beta.addFirst(next);
    }
    return beta;
  }

  private static Tensor step(Tensor stays, Tensor moves, Tensor jumps, Tensor at) {
    Tensor ways = TensorOps.stack(List.of(stays, moves, jumps));
    return TensorOps.add(MathOps.logSumExp(ways, new int[] {0}), at);
  }

  private static Tensor shift(Tensor ways, long by) {
    return Functional.constantPad(ways, new long[] {by, -by}, NEVER);
  }

  private static Tensor never() {
    return Tensor.scalar(NEVER);
  }
}
