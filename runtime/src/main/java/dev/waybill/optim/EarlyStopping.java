package dev.waybill.optim;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import java.util.Map;

/// Says when a metric has not become better for so long that training should end.
@Export("optim.EarlyStopping")
public final class EarlyStopping {
  private final long patience;
  private final double minDelta;
  private double best = Double.POSITIVE_INFINITY;
  private long bad;

  /// Makes one for a metric that is better when it is lower; negate others.
  ///
  /// @param patience how many metrics in a row that are no better are borne, from 0
  /// @param minDelta by how much a metric must be below the best so far, from 0
  /// @throws WrongArgumentException if one is below 0
  public EarlyStopping(long patience, double minDelta) {
    if (patience < 0) {
      throw new WrongArgumentException(
          "optim.EarlyStopping", "patience", "found " + patience + ", expected 0 or more.");
    }
    if (!(minDelta >= 0)) {
      throw new WrongArgumentException(
          "optim.EarlyStopping", "minDelta", "found " + minDelta + ", expected 0 or more.");
    }
    this.patience = patience;
    this.minDelta = minDelta;
  }

  /// Looks at a metric.
  ///
  /// @param metric such as the loss on data that is not learnt from; NaN is never better
  /// @return whether training should end
  public boolean isOver(double metric) {
    if (metric < best - minDelta) {
      best = metric;
      bad = 0;
    } else {
      bad++;
    }
    return bad > patience;
  }

  /// Returns the best metric so far.
  ///
  /// @return infinity before the first
  public double best() {
    return best;
  }

  /// Returns what was seen so far.
  ///
  /// @return tensors by name
  public Map<String, Tensor> stateDict() {
    return Map.of("best", Tensor.of(best), "bad", Tensor.of(bad));
  }

  /// Goes on where another one stood.
  ///
  /// @param state what [#stateDict()] returned
  /// @throws WrongArgumentException if it is no such state
  public void loadStateDict(Map<String, Tensor> state) {
    Tensor savedBest = state.get("best");
    Tensor savedBad = state.get("bad");
    if (savedBest == null || savedBad == null || savedBest.size() != 1 || savedBad.size() != 1) {
      throw new WrongArgumentException(
          "optim.EarlyStopping.loadStateDict",
          "state",
          "found " + state.keySet() + ", expected best and bad, of one number each.");
    }
    best = savedBest.getDouble(0);
    bad = savedBad.getLong(0);
  }
}
