package dev.waybill.internal.memory;

import dev.waybill.dispatch.DispatchContext;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Where a thread is: in which region, and whether in the kernel of an op.
public final class Regions {
  private static final ThreadLocal<Regions> HERE = ThreadLocal.withInitial(Regions::new);

  @Nullable Region region;
  // Kernels let go of arrays before they return, other code may keep them.
  boolean inKernel;

  private Regions() {}

  /// Returns the place of the current thread.
  public static Regions here() {
    return HERE.get();
  }

  /// Returns the region that new arrays belong to; `null` for none.
  public @Nullable Region region() {
    return region;
  }

  boolean isWithin(Region outer) {
    Region inner = region;
    return inner != null && inner.isWithin(outer);
  }

  /// Goes to another place.
  ///
  /// @return the place before, for [#back]
  Before go(@Nullable Region next, boolean kernel) {
    Before before = new Before(region, inKernel);
    set(next, kernel);
    return before;
  }

  /// Returns to a place.
  void back(Before before) {
    set(before.region, before.inKernel);
  }

  private void set(@Nullable Region next, boolean kernel) {
    region = next;
    inKernel = kernel;
    // Inside a kernel nothing is left to tell by the layer, so calls do without.
    DispatchContext.current().passScopes(next != null && !kernel);
  }

  /// Begins an op, in a thread that is in a region.
  ///
  /// @return whether the thread was in a kernel before, for [#endKernel]
  public boolean beginKernel() {
    boolean before = inKernel;
    inKernel = true;
    DispatchContext.current().passScopes(false);
    return before;
  }

  /// Ends an op.
  ///
  /// @param before what [#beginKernel] returned
  public void endKernel(boolean before) {
    inKernel = before;
    DispatchContext.current().passScopes(region != null && !before);
  }

  /// Runs work of the user in the middle of a region of the engine, as if that were not there.
  ///
  /// @param work the work
  public void runOutside(Runnable work) {
    Region outer = region;
    while (outer != null && outer.isOfEngine()) {
      outer = outer.parent();
    }
    if (outer == region) {
      work.run();
      return;
    }
    Before before = go(outer, false);
    try {
      work.run();
    } finally {
      back(before);
    }
  }

  /// Takes the place along to other threads.
  ///
  /// @return a place that does not change
  public Carried capture() {
    Region outer = region;
    // What the engine gives back while it runs is no other thread's.
    return new Carried(outer == null || outer.isOfEngine() ? null : outer, inKernel);
  }

  /// A place to go back to.
  record Before(@Nullable Region region, boolean inKernel) {}

  /// A place for the work of other threads.
  ///
  /// @param region the region; `null` for none
  /// @param inKernel whether the work is part of an op
  public record Carried(@Nullable Region region, boolean inKernel) {

    /// Runs work in the place. The arrays of a region that is closed meanwhile go to the collector.
    ///
    /// @param work the work
    public void run(Runnable work) {
      Visit visit = enter();
      try {
        work.run();
      } finally {
        visit.end();
      }
    }

    /// Runs work in the place, as [#run] does.
    ///
    /// @param work the work
    /// @return its result
    /// @throws Exception what it throws
    public <T extends @Nullable Object> T call(Callable<T> work) throws Exception {
      Visit visit = enter();
      try {
        return work.call();
      } finally {
        visit.end();
      }
    }

    private Visit enter() {
      Region entered = region != null && region.enter() ? region : null;
      Regions here = here();
      return new Visit(here, here.go(entered, entered != null && inKernel), entered);
    }
  }

  private record Visit(Regions here, Before before, @Nullable Region entered) {
    void end() {
      here.back(before);
      if (entered != null) {
        entered.exit();
      }
    }
  }
}
