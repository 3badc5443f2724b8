package dev.waybill.internal.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Two pieces of pinned memory that copies between Java and the device go through: the driver
/// moves one while the other is filled or emptied.
final class Staging {
  private static final long PIECE = 4L << 20;

  private final Calls calls;
  private final long stream;
  private final ReentrantLock lock = new ReentrantLock();
  private final @Nullable MemorySegment[] pieces = new MemorySegment[2];
  private final long[] events = new long[2];

  /// The piece that was used longest ago.
  private int next;

  Staging(Calls calls, long stream) {
    this.calls = calls;
    this.stream = stream;
  }

  void write(MemorySegment from, long into) {
    lock.lock();
    try {
      Driver driver = calls.enter();
      for (long at = 0; at < from.byteSize(); at += PIECE) {
        long bytes = Math.min(PIECE, from.byteSize() - at);
        int i = take();
        calls.check("cuEventSynchronize", driver.eventSynchronize(events[i]));
        MemorySegment.copy(from, at, piece(i), 0, bytes);
        int code = driver.memcpyHtoD(into + at, piece(i), bytes, stream);
        calls.check("cuMemcpyHtoDAsync", code);
        calls.check("cuEventRecord", driver.eventRecord(events[i], stream));
      }
    } finally {
      lock.unlock();
    }
  }

  void read(long from, MemorySegment into) {
    lock.lock();
    try {
      Driver driver = calls.enter();
      long size = into.byteSize();
      int before = -1;
      for (long at = 0; at < size; at += PIECE) {
        int i = take();
        // What was written from this piece is done by then: the stream keeps the order.
        int code = driver.memcpyDtoH(piece(i), from + at, Math.min(PIECE, size - at), stream);
        calls.check("cuMemcpyDtoHAsync", code);
        calls.check("cuEventRecord", driver.eventRecord(events[i], stream));
        if (before >= 0) {
          empty(before, into, at - PIECE);
        }
        before = i;
      }
      if (before >= 0) {
        empty(before, into, (size - 1) / PIECE * PIECE);
      }
    } finally {
      lock.unlock();
    }
  }

  private void empty(int i, MemorySegment into, long at) {
    calls.check("cuEventSynchronize", calls.driver().eventSynchronize(events[i]));
    MemorySegment.copy(piece(i), 0, into, at, Math.min(PIECE, into.byteSize() - at));
  }

  private int take() {
    int i = next;
    next = 1 - i;
    if (pieces[i] == null) {
      pieces[i] = make(i);
    }
    return i;
  }

  private MemorySegment piece(int i) {
    MemorySegment piece = pieces[i];
    if (piece == null) {
      throw new IllegalStateException("no piece " + i);
    }
    return piece;
  }

  private MemorySegment make(int i) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(ADDRESS);
      Driver driver = calls.driver();
      calls.check("cuEventCreate", driver.eventCreate(result, Driver.EVENT_DISABLE_TIMING));
      events[i] = result.get(JAVA_LONG, 0);
      calls.check("cuMemHostAlloc", driver.memHostAlloc(result, PIECE, 0));
      return Library.memory(result.get(ADDRESS, 0), PIECE);
    }
  }
}
