package dev.waybill.tensor;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.text.Given;
import java.util.function.Supplier;

/// Hands out the seeds of random draws: a seed and how many were drawn. Two generators of the same
/// state hand out the same seeds, so a run whose generator is saved and restored draws on as if it
/// had never stopped.
///
/// ```java
/// Generator.current().manualSeed(7);
/// Tensor noise = Tensor.randn(DType.F32, Generator.current().nextSeed(), 2, 3);
/// ```
///
/// Layers draw from [#current()]: their first weights, and which elements dropout drops. Safe for
/// several threads; but which of them draws first decides who gets which seed, so threads whose
/// draws matter have a generator each, see [#supply(Supplier)].
public final class Generator {
  private static final ScopedValue<Generator> BOUND = ScopedValue.newInstance();
  // What code draws from that was given no generator, as in PyTorch.
  private static final Generator SHARED = new Generator(0);
  // The odd number next to 2⁶⁴ divided by the golden ratio.
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private long seed;
  private long drawn;

  /// Makes a generator of its own.
  ///
  /// @param seed any number
  public Generator(long seed) {
    this.seed = seed;
  }

  /// Returns the generator of the code that runs: the one that [#supply(Supplier)] gave the current
  /// thread, else one that the whole process shares, which begins with seed 0.
  ///
  /// @return a generator
  public static Generator current() {
    return BOUND.orElse(SHARED);
  }

  /// Begins anew.
  ///
  /// @param from any number
  public synchronized void manualSeed(long from) {
    seed = from;
    drawn = 0;
  }

  /// Returns a seed for one draw.
  ///
  /// Source: Steele et al., "Fast splittable pseudorandom number generators", OOPSLA 2014, figure
  /// 14.
  ///
  /// @return any number
  public synchronized long nextSeed() {
    drawn++;
    long z = seed + drawn * STEP;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /// Returns what [#restore(Tensor)] takes.
  ///
  /// @return an `i64` tensor of two: the seed, and how many seeds were drawn
  public synchronized Tensor state() {
    return Tensor.of(seed, drawn);
  }

  /// Goes on where another generator stood.
  ///
  /// @param state what [#state()] returned
  /// @throws WrongArgumentException if it is no such tensor
  public synchronized void restore(Tensor state) {
    Given.check("Generator.restore", "state", "Tensor", state);
    if (state.dtype() != DType.I64 || state.size() != 2 || state.getLong(1) < 0) {
      throw new WrongArgumentException(
          "Generator.restore",
          "state",
          "found "
              + state.dtype()
              + " "
              + state.layout().shapeText()
              + ", expected what Generator.state() returned, i64 [2].");
    }
    seed = state.getLong(0);
    drawn = state.getLong(1);
  }

  /// Runs code whose draws come from this generator, in this thread.
  ///
  /// @param code what to run
  /// @param <T> what it returns
  /// @return its result
  public <T> T supply(Supplier<T> code) {
    return ScopedValue.where(BOUND, this).call(code::get);
  }

  /// Runs code whose draws come from this generator, in this thread.
  ///
  /// @param code what to run
  public void run(Runnable code) {
    ScopedValue.where(BOUND, this).run(code);
  }
}
