package dev.waybill.internal.memory;

import dev.waybill.internal.text.Settings;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Large arrays that nobody uses, by type and size class. One lock serves all threads: it is held
/// for some 50 ns, and filling the smallest array that is pooled takes microseconds.
///
/// The arrays are softly referenced, so that the collector takes them before it reports that memory
/// is out.
public final class ArrayPool {
  /// Smaller arrays are left to the collector. Measured, see `docs/decisions/0009`.
  public static final int FROM_BYTES =
      Settings.count("waybill.memory.poolFrom", 0, Integer.MAX_VALUE, 16 * 1024);

  private static final ArrayPool SHARED =
      new ArrayPool(
          Settings.bytes("waybill.memory.poolBytes", Runtime.getRuntime().maxMemory() / 4));

  // How many arrays of a class are looked at for one that is long enough.
  private static final int TRIES = 8;

  private final long limit;
  private final ReferenceQueue<Object> cleared = new ReferenceQueue<>();
  // In the order of use: what was not asked for longest goes first.
  private final Map<SizeClass, ArrayDeque<Pooled>> free = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;
  private long highest;
  private long hits;
  private long misses;

  /// Makes a pool.
  ///
  /// @param limit how many bytes it holds at most
  public ArrayPool(long limit) {
    this.limit = limit;
  }

  /// Returns the pool of all threads.
  public static ArrayPool shared() {
    return SHARED;
  }

  /// Takes an array.
  ///
  /// @param arrayType such as `float[].class`
  /// @param length the fewest elements
  /// @param exact whether a longer array is of no use
  /// @return an array of at most 5/4 of the length, with any elements; `null` for none
  public synchronized @Nullable Object take(Class<?> arrayType, int length, boolean exact) {
    SizeClass own = SizeClass.of(arrayType, length);
    Object found = take(own, length, length);
    if (found == null && !exact) {
      found = take(own, length, Integer.MAX_VALUE);
      found = found == null ? take(own.next(), length, Integer.MAX_VALUE) : found;
    }
    if (found == null) {
      misses++;
    } else {
      hits++;
    }
    return found;
  }

  private @Nullable Object take(SizeClass from, int least, int most) {
    ArrayDeque<Pooled> arrays = free.get(from);
    if (arrays == null) {
      return null;
    }
    int tried = 0;
    for (Iterator<Pooled> each = arrays.iterator(); each.hasNext() && tried < TRIES; tried++) {
      Pooled next = each.next();
      Object array = next.get();
      if (array == null) {
        continue; // comes out of the queue
      }
      if (next.length >= least && next.length <= most) {
        each.remove();
        remove(next);
        return array;
      }
    }
    return null;
  }

  /// Gives an array back, which nobody may use any more.
  ///
  /// @param array of primitives
  public void put(Object array) {
    Pooled pooled = new Pooled(array, cleared);
    synchronized (this) {
      forgetCleared();
      if (pooled.bytes > limit) {
        return;
      }
      while (bytes + pooled.bytes > limit && evict()) {
        // until it fits
      }
      free.computeIfAbsent(pooled.sizeClass, ArrayPool::none).push(pooled);
      pooled.inPool = true;
      bytes += pooled.bytes;
      highest = Math.max(highest, bytes);
    }
  }

  private static ArrayDeque<Pooled> none(SizeClass sizeClass) {
    return new ArrayDeque<>();
  }

  /// Lets go of the array that was longest unused; whether there was one.
  private boolean evict() {
    Iterator<ArrayDeque<Pooled>> classes = free.values().iterator();
    while (classes.hasNext()) {
      Pooled oldest = classes.next().pollLast();
      if (oldest != null) {
        remove(oldest);
        return true;
      }
      classes.remove();
    }
    return false;
  }

  private void forgetCleared() {
    for (Reference<?> next = cleared.poll(); next != null; next = cleared.poll()) {
      Pooled gone = (Pooled) next;
      ArrayDeque<Pooled> arrays = free.get(gone.sizeClass);
      if (gone.inPool && arrays != null && arrays.remove(gone)) {
        remove(gone);
      }
    }
  }

  private void remove(Pooled pooled) {
    pooled.inPool = false;
    bytes -= pooled.bytes;
  }

  /// Returns how often an array was found.
  public synchronized long hits() {
    return hits;
  }

  /// Returns how often none was found.
  public synchronized long misses() {
    return misses;
  }

  /// Returns the bytes of the arrays that wait.
  public synchronized long bytes() {
    forgetCleared();
    return bytes;
  }

  /// Returns the most bytes that waited at once.
  public synchronized long highestBytes() {
    return highest;
  }

  /// Returns how many bytes may wait.
  public long limit() {
    return limit;
  }

  /// An array that waits. What it needs to be counted out stays when the array goes.
  private static final class Pooled extends SoftReference<Object> {
    final SizeClass sizeClass;
    final int length;
    final long bytes;
    boolean inPool;

    Pooled(Object array, ReferenceQueue<Object> queue) {
      super(array, queue);
      this.length = PrimitiveArrays.length(array);
      this.sizeClass = SizeClass.of(array.getClass(), length);
      this.bytes = (long) length * PrimitiveArrays.bytes(array.getClass());
    }
  }
}
