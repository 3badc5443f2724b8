package dev.waybill.data;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.text.Given;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Batches of a data set, epoch after epoch.
///
/// ```java
/// DataLoader loader =
///     DataLoader.of(new TensorDataset(x, y)).batchSize(32).shuffle(7).workers(2).build();
/// for (long epoch = 0; epoch < 10; epoch++) {
///   for (Batch batch : loader) {
///     … batch.x(), batch.y()
///   }
/// }
/// ```
///
/// A loader stands at a place: an epoch and a batch. Each batch that is handed out moves it by one,
/// the end of an epoch moves it to the start of the next, and a loop that was left early goes on
/// where it stopped. The place can be saved and restored, with [#state()], and the same batches
/// follow, whatever the number of workers. A loader is for one thread.
public final class DataLoader implements Iterable<Batch> {
  private static final String NAME = "data.DataLoader";

  private final Dataset dataset;
  private final Sampler sampler;
  private final int batchSize;
  private final boolean dropLast;
  private final BatchReader reader;
  private final int workers;
  private final int prefetch;
  private long epoch;
  private long position;
  private @Nullable Batches current;

  private DataLoader(Builder given, Sampler sampler) {
    this.dataset = given.dataset;
    this.sampler = sampler;
    this.batchSize = given.batchSize;
    this.dropLast = given.dropLast;
    this.reader = new BatchReader(given.dataset, given.collate, given.seed);
    this.workers = given.workers;
    this.prefetch = given.prefetch;
  }

  /// Begins to make a loader.
  ///
  /// @param dataset the examples
  /// @return a builder: batches of one, in order, read by the thread that asks
  public static Builder of(Dataset dataset) {
    Given.check(NAME, "dataset", "Dataset", dataset);
    return new Builder(dataset);
  }

  /// Returns the data set.
  ///
  /// @return as it was given
  public Dataset dataset() {
    return dataset;
  }

  /// Returns how many batches an epoch has.
  ///
  /// @return from 1
  public long batches() {
    return dropLast ? sampler.size() / batchSize : Math.ceilDiv(sampler.size(), batchSize);
  }

  /// Returns how many examples an epoch has.
  ///
  /// @return from 1
  public long examples() {
    return dropLast ? batches() * batchSize : sampler.size();
  }

  /// Returns the epoch at which the loader stands.
  ///
  /// @return from 0
  public long epoch() {
    return epoch;
  }

  /// Returns how many batches of the epoch were handed out.
  ///
  /// @return from 0
  public long position() {
    return position;
  }

  /// Goes to the start of an epoch.
  ///
  /// @param wanted from 0
  /// @throws WrongArgumentException if it is below 0
  public void setEpoch(long wanted) {
    Samplers.checkAtLeast(NAME + ".setEpoch", "epoch", wanted, 0);
    stop();
    epoch = wanted;
    position = 0;
  }

  /// Returns the place of the loader.
  ///
  /// @return an `i64` tensor of two: epoch and batch
  public Tensor state() {
    return Tensor.of(epoch, position);
  }

  /// Goes on where another loader of the same data stood.
  ///
  /// @param state what [#state()] returned
  /// @throws WrongArgumentException if it is no such tensor, or this epoch has fewer batches
  public void restore(Tensor state) {
    Given.check(NAME + ".restore", "state", "Tensor", state);
    boolean fits = state.dtype() == DType.I64 && state.size() == 2;
    if (!fits || state.getLong(0) < 0 || state.getLong(1) < 0 || state.getLong(1) > batches()) {
      throw new WrongArgumentException(
          NAME + ".restore",
          "state",
          "found "
              + (fits
                  ? "batch " + state.getLong(1) + " of epoch " + state.getLong(0)
                  : state.dtype() + " " + state.layout().shapeText())
              + ", expected the state of a loader with "
              + batches()
              + " batches an epoch.");
    }
    stop();
    epoch = state.getLong(0);
    position = state.getLong(1);
  }

  /// Returns the batches that are left of the epoch. Workers stop at the end of the epoch, at an
  /// error, and when it is closed or asked for anew.
  @Override
  public Batches iterator() {
    stop();
    current = new Batches(this, reader, sampler.order(epoch), workers, prefetch);
    return current;
  }

  int batchSize() {
    return batchSize;
  }

  void delivered() {
    position++;
  }

  void endOfEpoch() {
    epoch++;
    position = 0;
  }

  private void stop() {
    if (current != null) {
      current.close();
      current = null;
    }
  }

  /// Makes a loader.
  public static final class Builder {
    private final Dataset dataset;
    private int batchSize = 1;
    private @Nullable Long shuffle;
    private @Nullable Sampler sampler;
    private boolean dropLast;
    private @Nullable Collate collate;
    private long seed;
    private int workers;
    private int prefetch = 2;

    private Builder(Dataset dataset) {
      this.dataset = dataset;
    }

    /// Sets how many examples a batch has.
    ///
    /// @param examples from 1
    /// @return this builder
    public Builder batchSize(int examples) {
      Samplers.checkAtLeast(NAME, "batchSize", examples, 1);
      batchSize = examples;
      return this;
    }

    /// Shuffles each epoch in another way. What the data set draws is decided by the seed too.
    ///
    /// @param by any number
    /// @return this builder
    public Builder shuffle(long by) {
      shuffle = by;
      seed = by;
      return this;
    }

    /// Sets the order of the examples.
    ///
    /// @param order decides it
    /// @return this builder
    public Builder sampler(Sampler order) {
      Given.check(NAME, "sampler", "Sampler", order);
      sampler = order;
      return this;
    }

    /// Leaves out a last batch that is not full.
    ///
    /// @param on whether
    /// @return this builder
    public Builder dropLast(boolean on) {
      dropLast = on;
      return this;
    }

    /// Sets what makes a batch of examples.
    ///
    /// @param function such as one that fills up texts; [Collate#stack] where none is set
    /// @return this builder
    public Builder collate(Collate function) {
      Given.check(NAME, "collate", "Collate", function);
      collate = function;
      return this;
    }

    /// Reads batches ahead in threads of their own.
    ///
    /// @param threads from 1; 0 for none
    /// @return this builder
    public Builder workers(int threads) {
      Samplers.checkAtLeast(NAME, "workers", threads, 0);
      workers = threads;
      return this;
    }

    /// Sets how many batches each worker may be ahead.
    ///
    /// @param batches from 1; 2 where it is not set
    /// @return this builder
    public Builder prefetch(int batches) {
      Samplers.checkAtLeast(NAME, "prefetch", batches, 1);
      prefetch = batches;
      return this;
    }

    /// Makes the loader.
    ///
    /// @return a loader at the start of epoch 0
    /// @throws WrongArgumentException if there is no example, both an order and a seed, or no full
    ///   batch where a last one that is not full is left out
    public DataLoader build() {
      if (dataset.size() <= 0) {
        throw new WrongArgumentException(
            NAME, "dataset", "found an empty data set, expected at least one example.");
      }
      if (sampler != null && shuffle != null) {
        throw new WrongArgumentException(
            NAME,
            "sampler",
            "found a sampler and a seed to shuffle by, expected one of them;"
                + " new RandomSampler(size, seed) is a sampler that shuffles.");
      }
      DataLoader loader = new DataLoader(this, order());
      long examples = loader.sampler.size();
      if (examples <= 0) {
        throw new WrongArgumentException(
            NAME,
            "sampler",
            "found one that chooses none of the "
                + dataset.size()
                + " examples, expected at least one.");
      }
      if (loader.batches() == 0) {
        throw new WrongArgumentException(
            NAME,
            "batchSize",
            "found "
                + batchSize
                + " for "
                + examples
                + " examples with dropLast, so that no batch would come; expected at most "
                + examples
                + ", or dropLast(false).");
      }
      return loader;
    }

    private Sampler order() {
      if (sampler != null) {
        return sampler;
      }
      return shuffle != null
          ? new RandomSampler(dataset.size(), shuffle)
          : new SequentialSampler(dataset.size());
    }
  }
}
