package dev.waybill.dispatch;

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

  private int include;
  private int exclude;

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

  /// Returns the keys that a call has in this context.
  ///
  /// @param keys the or-ed keys of the arguments
  /// @return with the added keys, without the taken ones
  public int apply(int keys) {
    return (keys | include) & ~exclude;
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

    private Scope(DispatchContext context) {
      this.context = context;
      this.include = context.include;
      this.exclude = context.exclude;
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
      context.include = include;
      context.exclude = exclude;
    }
  }
}
