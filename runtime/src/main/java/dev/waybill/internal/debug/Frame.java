package dev.waybill.internal.debug;

import dev.waybill.dispatch.DispatchContext;
import dev.waybill.dispatch.Key;
import dev.waybill.internal.dispatch.TableHandle;
import dev.waybill.tensor.DType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call of an op that is watched.
public final class Frame {
  private final TableHandle op;
  private final @Nullable Object[] arguments;
  private final int argumentKeys;
  private final int keys;
  private final @Nullable DType dtype;
  private final List<Key> layers;
  private final @Nullable Frame outer;
  private long start;
  private long end;
  // Total times of the calls inside, and what watching them took.
  private long inside;
  private long lost;

  Frame(TableHandle op, @Nullable Object[] arguments, @Nullable Frame outer) {
    this.op = op;
    this.arguments = arguments;
    this.argumentKeys = op.keys(arguments);
    this.keys = DispatchContext.current().apply(argumentKeys) & ~Key.PROFILE.bit();
    this.dtype = op.dtype(arguments);
    this.layers = op.layers(argumentKeys);
    this.outer = outer;
  }

  /// Returns the op.
  public TableHandle op() {
    return op;
  }

  /// Returns whether an object is one of the arguments.
  @SuppressWarnings("ReferenceEquality") // a written argument is the result itself
  public boolean isArgument(Object object) {
    for (Object argument : arguments) {
      if (argument == object) {
        return true;
      }
    }
    return false;
  }

  /// Returns the or-ed keys of the arguments.
  public int argumentKeys() {
    return argumentKeys;
  }

  /// Returns the keys of the call in its thread's context, without that of being watched.
  public int keys() {
    return keys;
  }

  /// Returns the dtype that the kernel is chosen by.
  public @Nullable DType dtype() {
    return dtype;
  }

  /// Returns the layers that the call passes, highest first.
  public List<Key> layers() {
    return layers;
  }

  /// Returns when the call began, by `System.nanoTime()`.
  public long start() {
    return start;
  }

  /// Returns what the call took by the clock, with what watching the calls inside took.
  public long elapsed() {
    return end - start;
  }

  /// Returns what the call took: the sum of [#self()] and the totals of the calls inside.
  public long total() {
    return end - start - lost;
  }

  /// Returns what the call took without the calls inside.
  public long self() {
    return total() - inside;
  }

  @Nullable Frame outer() {
    return outer;
  }

  void begin() {
    start = System.nanoTime();
  }

  void end() {
    end = System.nanoTime();
  }

  /// Tells the call around this one what it is not to count as its own.
  ///
  /// @param arrived when watching of this call began
  void leave(long arrived) {
    if (outer != null) {
      outer.inside += total();
      outer.lost += System.nanoTime() - arrived - total();
    }
  }
}
