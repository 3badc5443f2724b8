package dev.waybill.data;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// The batches that are left of an epoch, in order.
public final class Batches implements Iterator<Batch>, AutoCloseable {
  private final DataLoader loader;
  private final BatchReader reader;
  private final long[] order;
  private final long epoch;
  private final int ahead;
  private final @Nullable ExecutorService workers;
  private final ArrayDeque<Future<Batch>> coming = new ArrayDeque<>();
  private long asked;
  private boolean closed;
  private boolean ended;

  Batches(DataLoader loader, BatchReader reader, long[] order, int workers, int prefetch) {
    this.loader = loader;
    this.reader = reader;
    this.order = order;
    this.epoch = loader.epoch();
    this.asked = loader.position();
    this.ahead = Math.multiplyExact(workers, prefetch);
    this.workers =
        workers == 0 || asked == loader.batches()
            ? null
            : Executors.newFixedThreadPool(
                workers, Thread.ofPlatform().daemon().name("waybill-data-", 0).factory());
  }

  /// Returns whether a batch is left. Where none is, the loader goes to the next epoch.
  @Override
  public boolean hasNext() {
    if (ended || closed) {
      return false;
    }
    if (loader.position() == loader.batches()) {
      ended = true;
      close();
      loader.endOfEpoch();
      return false;
    }
    return true;
  }

  /// Returns the next batch.
  ///
  /// @throws DataException if an example could not be read; the loader stays before this batch
  @Override
  public Batch next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no batch is left of epoch " + epoch);
    }
    Batch batch = workers == null ? read(loader.position()) : taken(workers);
    loader.delivered();
    return batch;
  }

  private Batch read(long number) {
    int from = Math.toIntExact(number * loader.batchSize());
    int to = Math.min(order.length, from + loader.batchSize());
    return reader.read(epoch, number, Arrays.copyOfRange(order, from, to));
  }

  private Batch taken(ExecutorService pool) {
    while (coming.size() < ahead && asked < loader.batches()) {
      long number = asked++;
      coming.add(pool.submit(() -> read(number)));
    }
    try {
      return coming.remove().get();
    } catch (ExecutionException e) {
      close();
      if (e.getCause() instanceof DataException failed) {
        // With the consumer's stack: the worker's is that of its cause.
        throw new DataException(String.valueOf(failed.getMessage()), failed);
      }
      throw new DataException("data.DataLoader: a worker failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      CancellationException cancelled =
          new CancellationException("data.DataLoader: interrupted while it waited for a batch.");
      cancelled.initCause(e);
      throw cancelled;
    }
  }

  /// Stops the workers. The loader stays where it is.
  @Override
  public void close() {
    closed = true;
    coming.forEach(future -> future.cancel(true));
    coming.clear();
    if (workers != null) {
      workers.shutdownNow();
    }
  }
}
