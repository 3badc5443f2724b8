package dev.waybill.dispatch;

import dev.waybill.internal.memory.Regions;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The keys that the current thread adds to every call or takes from it.
///
/// ```java
/// try (var _ = DispatchContext.exclude(Key.AUTOGRAD)) {
///   // calls of this thread are not recorded
/// }
/// ```
public final class DispatchContext {

  private static final ThreadLocal<DispatchContext> CURRENT =
      ThreadLocal.withInitial(DispatchContext::new);
  private static final int AUTOGRAD = Key.AUTOGRAD.bit();
  private static final int SCOPE = Key.SCOPE.bit();
  // Of all threads: making a tensor looks at the thread's context only where some thread is inside.
  private static final AtomicInteger INFERENCE_SCOPES = new AtomicInteger();
  // For what watches the whole process; reading it costs a call one load.
  private static final AtomicInteger IN_ALL_THREADS = new AtomicInteger();

  private int include;
  private int exclude;
  // What the user asked for; the recording layer excludes its key besides, while a kernel runs.
  private boolean gradMode = true;
  private boolean inference;
  private @Nullable Tensor destination;

  private DispatchContext() {}

  /// Returns the context of the current thread.
  ///
  /// @return always the same object in the same thread
  public static DispatchContext current() {
    return CURRENT.get();
  }

  /// Adds keys to all calls of the current thread until the scope is closed.
  ///
  /// @param keys the keys
  /// @return to be closed by the same thread
  public static Scope include(Key... keys) {
    DispatchContext context = current();
    Scope scope = new Scope(context);
    context.include |= bits(keys);
    return scope;
  }

  /// Adds a key to all calls of all threads, or ends that. A thread that takes the key has it not.
  ///
  /// @param key the key
  /// @param on whether calls have it from now on
  public static void includeInAllThreads(Key key, boolean on) {
    IN_ALL_THREADS.updateAndGet(keys -> on ? keys | key.bit() : keys & ~key.bit());
  }

  /// Takes keys from all calls of the current thread until the scope is closed. A key that is both
  /// added and taken is taken.
  ///
  /// @param keys the keys
  /// @return to be closed by the same thread
  public static Scope exclude(Key... keys) {
    DispatchContext context = current();
    Scope scope = new Scope(context);
    context.exclude |= bits(keys);
    return scope;
  }

  /// Turns recording for gradients off for the current thread until the scope is closed.
  ///
  /// @return to be closed by the same thread
  public static Scope noGrad() {
    return grad(false);
  }

  /// Turns recording for gradients on for the current thread until the scope is closed.
  ///
  /// @return to be closed by the same thread
  public static Scope enableGrad() {
    return grad(true);
  }

  /// Turns recording off, and makes new tensors inference tensors, until the scope is closed.
  ///
  /// @return to be closed by the same thread
  public static Scope inference() {
    DispatchContext context = current();
    Scope scope = new Scope(context);
    context.setGradMode(false);
    context.setInference(true);
    return scope;
  }

  /// Takes the state of the current thread along to other threads: its keys, whether calls are
  /// recorded, and its memory scope. A new thread starts without any of it.
  ///
  /// ```java
  /// executor.submit(DispatchContext.capture().wrap(() -> model.apply(x)));
  /// ```
  ///
  /// @return a copy that does not change
  public static Captured capture() {
    return new Captured(new Scope(current()), Regions.here().capture());
  }

  private static Scope grad(boolean on) {
    DispatchContext context = current();
    Scope scope = new Scope(context);
    context.setGradMode(on);
    return scope;
  }

  private void setGradMode(boolean on) {
    gradMode = on;
    exclude = on ? exclude & ~AUTOGRAD : exclude | AUTOGRAD;
  }

  private void setInference(boolean on) {
    if (inference != on) {
      INFERENCE_SCOPES.addAndGet(on ? 1 : -1);
      inference = on;
    }
  }

  private void set(Scope state) {
    include = (state.include & ~SCOPE) | (include & SCOPE); // memory has scopes of its own
    exclude = state.exclude;
    gradMode = state.gradMode;
    setInference(state.inference);
  }

  /// Returns the keys that a call has in this context.
  ///
  /// @param keys the or-ed keys of the arguments
  /// @return with the added keys, without the taken ones
  public int apply(int keys) {
    return (keys | include | IN_ALL_THREADS.get()) & ~exclude;
  }

  /// Returns whether calls are recorded for gradients.
  ///
  /// @return false inside `noGrad`, and inside the kernel of a recorded op
  public boolean isRecording() {
    return gradMode && (exclude & AUTOGRAD) == 0;
  }

  /// Returns whether the user wants calls to be recorded, also inside kernels.
  ///
  /// @return false inside `noGrad`
  public boolean isGradMode() {
    return gradMode;
  }

  /// Returns whether tensors that the current thread makes are inference tensors.
  ///
  /// @return true inside [#inference()]
  public static boolean makesInferenceTensors() {
    return INFERENCE_SCOPES.getPlain() != 0 && current().inference;
  }

  /// Returns whether new tensors are inference tensors.
  ///
  /// @return true inside `inference`
  public boolean isInference() {
    return inference;
  }

  /// Lets the calls of this thread pass the layer of memory scopes, or not. For those scopes
  /// themselves.
  ///
  /// @param on whether calls pass it from now on
  public void passScopes(boolean on) {
    include = on ? include | SCOPE : include & ~SCOPE;
  }

  /// Stops recording while a kernel runs. Cheaper than a scope, for the layer itself.
  ///
  /// @return whether recording was paused before, for [#resumeRecording]
  public boolean pauseRecording() {
    boolean before = (exclude & AUTOGRAD) != 0;
    exclude |= AUTOGRAD;
    return before;
  }

  /// Ends what [#pauseRecording] began.
  ///
  /// @param paused what that returned
  public void resumeRecording(boolean paused) {
    exclude = paused ? exclude : exclude & ~AUTOGRAD;
  }

  /// Offers the next pointwise kernel of this thread a tensor to write its result to.
  ///
  /// @param tensor the tensor; `null` takes the offer back
  public void offerDestination(@Nullable Tensor tensor) {
    destination = tensor;
  }

  /// Takes the offered tensor, if it fits.
  ///
  /// @param dtype the dtype of the result
  /// @param shape its shape
  /// @return the tensor; `null` where none is offered, or it has another dtype or shape
  public @Nullable Tensor takeDestination(DType dtype, long[] shape) {
    Tensor offered = destination;
    destination = null;
    return offered != null
            && offered.dtype() == dtype
            && java.util.Arrays.equals(offered.shape(), shape)
        ? offered
        : null;
  }

  /// Takes the offered tensor, if it fits and is dense.
  ///
  /// @param dtype the dtype of the result
  /// @param like a tensor of the result's shape
  /// @return the tensor; `null` where none is offered, or it does not fit
  public @Nullable Tensor takeDenseDestination(DType dtype, Tensor like) {
    Tensor offered = destination;
    if (offered == null
        || offered.dtype() != dtype
        || !offered.layout().isDense()
        || !offered.layout().sameShape(like.layout())) {
      return null;
    }
    destination = null;
    return offered;
  }

  /// Returns whether a tensor is offered.
  ///
  /// @return true until it is taken
  public boolean hasDestination() {
    return destination != null;
  }

  private static int bits(Key... keys) {
    int bits = 0;
    for (Key key : keys) {
      bits |= key.bit();
    }
    return bits;
  }

  /// Restores the keys that were added and taken before. Scopes are closed in the reverse order of
  /// opening.
  public static final class Scope implements AutoCloseable {

    private final DispatchContext context;
    private final int include;
    private final int exclude;
    private final boolean gradMode;
    private final boolean inference;

    private Scope(DispatchContext context) {
      this.context = context;
      this.include = context.include;
      this.exclude = context.exclude;
      this.gradMode = context.gradMode;
      this.inference = context.inference;
    }

    /// Restores the keys.
    ///
    /// @throws IllegalStateException if another thread opened the scope
    @Override
    public void close() {
      if (context != current()) {
        throw new IllegalStateException(
            "a dispatch scope must be closed by the thread that opened it");
      }
      context.set(this);
    }
  }

  /// The state of a thread, for others to work in.
  public static final class Captured {

    private final Scope state;
    private final Regions.Carried place;

    private Captured(Scope state, Regions.Carried place) {
      this.state = state;
      this.place = place;
    }

    /// Lets work run in the captured state, in any thread, which has its own state back afterwards.
    ///
    /// @param work the work
    /// @return may be run several times
    public Runnable wrap(Runnable work) {
      return () -> {
        Scope before = new Scope(current());
        before.context.set(state);
        try {
          place.run(work);
        } finally {
          before.close();
        }
      };
    }

    /// Lets work run in the captured state, in any thread, which has its own state back afterwards.
    ///
    /// @param <T> its result
    /// @param work the work
    /// @return may be called several times
    public <T extends @Nullable Object> Callable<T> wrap(Callable<T> work) {
      return () -> {
        Scope before = new Scope(current());
        before.context.set(state);
        try {
          return place.call(work);
        } finally {
          before.close();
        }
      };
    }
  }
}
