package dev.waybill.internal.debug;

import dev.waybill.dispatch.DispatchContext;
import dev.waybill.dispatch.Key;
import dev.waybill.internal.dispatch.TableHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who watches the op calls of a thread, and the calls that are open in it.
public final class Watch {
  private static final ThreadLocal<Watch> CURRENT = ThreadLocal.withInitial(Watch::new);

  private final List<CallListener> listeners = new ArrayList<>(2);
  private @Nullable Frame open;

  private Watch() {}

  static Watch current() {
    return CURRENT.get();
  }

  /// Lets a listener hear of the current thread's calls until the subscription is closed.
  public static Subscription listen(CallListener listener) {
    Watch watch = current();
    watch.listeners.add(listener);
    return new Subscription(watch, listener, DispatchContext.include(Key.PROFILE));
  }

  boolean isIdle() {
    return listeners.isEmpty();
  }

  @Nullable Object call(
      TableHandle op, @Nullable Object[] arguments, Supplier<@Nullable Object> call) {
    long arrived = System.nanoTime();
    // Who begins or ends to listen inside a call hears of whole calls only.
    List<CallListener> hearing = List.copyOf(listeners);
    Frame frame = new Frame(op, arguments, open);
    hearing.forEach(listener -> listener.begins(frame));
    open = frame;
    Object result = null;
    boolean failed = true;
    frame.begin();
    try {
      result = call.get();
      failed = false;
      return result;
    } finally {
      frame.end();
      open = frame.outer();
      for (CallListener listener : hearing) {
        listener.ends(frame, result, failed);
      }
      frame.leave(arrived);
    }
  }

  /// Ends the listening when it is closed, by the thread that began it; in the reverse order of
  /// beginning, as all scopes of [DispatchContext].
  public static final class Subscription implements AutoCloseable {
    private final Watch watch;
    private final CallListener listener;
    private final DispatchContext.Scope scope;
    private boolean closed;

    private Subscription(Watch watch, CallListener listener, DispatchContext.Scope scope) {
      this.watch = watch;
      this.listener = listener;
      this.scope = scope;
    }

    @Override
    public void close() {
      if (!closed) {
        scope.close();
        watch.listeners.remove(listener);
        closed = true;
      }
    }
  }
}
