package dev.waybill.debug;

import dev.waybill.dispatch.Key;
import dev.waybill.internal.debug.CallListener;
import dev.waybill.internal.debug.Frame;
import dev.waybill.internal.debug.Watch;
import dev.waybill.internal.dispatch.Verdict;
import dev.waybill.internal.registry.OpEntry;
import dev.waybill.registry.KernelInfo;
import dev.waybill.tensor.DType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells how the op calls of the thread that started it are dispatched: their keys, the layers they
/// pass, and of each kernel why it was taken or not.
///
/// ```java
/// try (DispatchTrace trace = DispatchTrace.start()) {
///   TensorOps.add(a, b);
///   System.out.println(trace.text());
/// }
/// ```
///
/// Closed by the same thread, in the reverse order of opening, as all scopes of a
/// [dispatch context][dev.waybill.dispatch.DispatchContext]. It keeps every call.
public final class DispatchTrace implements AutoCloseable {
  private final List<Call> calls = new ArrayList<>();
  private final Watch.Subscription subscription;

  private DispatchTrace() {
    subscription = Watch.listen(new Tracing());
  }

  /// Starts to trace the current thread's calls.
  ///
  /// @return to be closed by the same thread
  public static DispatchTrace start() {
    return new DispatchTrace();
  }

  /// Stops tracing; what was traced stays readable. Closing again does nothing.
  ///
  /// @throws IllegalStateException if another thread started it
  @Override
  public void close() {
    subscription.close();
  }

  /// Returns the calls that have ended, without those inside other calls.
  ///
  /// @return in their order
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /// Writes [#calls()], those inside others indented below them.
  ///
  /// @return lines of text, each with its end; empty for no call
  public String text() {
    return TraceText.of(calls);
  }

  /// A call of an op.
  ///
  /// @param op its name
  /// @param keys the keys of its arguments with what the thread adds and takes, highest first
  /// @param dtype what the kernel is chosen by; `null` for a call without tensors
  /// @param layers the layers that the call passed before a kernel, highest first
  /// @param kernels all kernels of the op, or of the op whose in-place form this is; best first
  /// @param nanos what it took, the calls inside included
  /// @param failed whether it threw; perhaps before a kernel ran
  /// @param nested the calls inside
  public record Call(
      String op,
      List<Key> keys,
      @Nullable DType dtype,
      List<Key> layers,
      List<Candidate> kernels,
      long nanos,
      boolean failed,
      List<Call> nested) {

    /// Keeps copies of the lists.
    public Call {
      keys = List.copyOf(keys);
      layers = List.copyOf(layers);
      kernels = List.copyOf(kernels);
      nested = List.copyOf(nested);
    }
  }

  /// A kernel that a call could have run.
  ///
  /// @param kernel what is known of it
  /// @param taken whether it is the one
  /// @param why why it is not taken, or why it is although it is for another device; else empty
  public record Candidate(KernelInfo kernel, boolean taken, String why) {}

  private final class Tracing implements CallListener {
    // The calls inside each open call.
    private final Deque<List<Call>> open = new ArrayDeque<>(List.of(calls));

    @Override
    public void begins(Frame call) {
      open.push(new ArrayList<>());
    }

    @Override
    public void ends(Frame call, @Nullable Object result, boolean failed) {
      List<Call> nested = open.pop();
      List<Candidate> kernels = new ArrayList<>();
      for (Verdict verdict : call.op().verdicts(call.argumentKeys(), call.dtype(), call.layers())) {
        kernels.add(new Candidate(OpEntry.info(verdict.kernel()), verdict.taken(), verdict.why()));
      }
      open.element()
          .add(
              new Call(
                  call.op().name(),
                  keys(call.keys()),
                  call.dtype(),
                  call.layers(),
                  kernels,
                  call.total(),
                  failed,
                  nested));
    }

    private static List<Key> keys(int set) {
      List<Key> keys = new ArrayList<>();
      for (Key key : Key.values()) {
        if ((set & key.bit()) != 0) {
          keys.addFirst(key);
        }
      }
      return keys;
    }
  }
}
