package dev.waybill.internal.distributed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.distributed.Collective;
import dev.waybill.distributed.Collective.Signature;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// The memory that the ranks of a group share: a control block a rank, which it alone writes, then
/// two slots a rank for elements.
///
/// A rank counts its steps in its control block. What it has written before a step, headers and
/// elements, others may read when they have seen the step.
final class SharedMemory {
  /// Not there yet.
  static final long ABSENT = 0;

  /// In the group.
  static final long JOINED = 1;

  /// Has left the group.
  static final long CLOSED = 2;

  /// Has failed and says why.
  static final long FAILED = 3;

  /// Bytes of a slot: two cores exchange chunks that stay in their caches.
  static final int SLOT = 512 * 1024;

  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

  // The fields that others poll stand in cache lines of their own.
  private static final long STEPS = 0;
  private static final long STATE = 128;
  private static final long FINISHED = 136;
  private static final long PROCESS = 144;
  private static final long HEADERS = 256;
  private static final long HEADER = 64;
  private static final long CULPRIT = 512;
  private static final long LENGTH = 520;
  private static final long TEXT = 528;
  private static final long BLOCK = 4096;

  private final MemorySegment memory;
  private final int size;

  SharedMemory(MemorySegment memory, int size) {
    this.memory = memory;
    this.size = size;
  }

  /// Returns how many bytes the ranks need; zeros when the first joins.
  static long bytes(int size) {
    return size * (BLOCK + 2L * SLOT);
  }

  int size() {
    return size;
  }

  long state(int rank) {
    return get(rank, STATE);
  }

  void setState(int rank, long state) {
    set(rank, STATE, state);
  }

  long process(int rank) {
    return get(rank, PROCESS);
  }

  void setProcess(int rank, long process) {
    set(rank, PROCESS, process);
  }

  /// Returns how many collectives a rank has done.
  long finished(int rank) {
    return get(rank, FINISHED);
  }

  void setFinished(int rank, long number) {
    set(rank, FINISHED, number);
  }

  long steps(int rank) {
    return get(rank, STEPS);
  }

  void setSteps(int rank, long steps) {
    set(rank, STEPS, steps);
  }

  /// Says what a step belongs to. Two places used in turn, as the slots: a rank that goes on must
  /// not write over what another still compares.
  void writeHeader(int rank, long step, Collective collective) {
    long at = header(rank, step);
    memory.set(ValueLayout.JAVA_LONG, at, collective.number());
    memory.set(ValueLayout.JAVA_LONG, at + Long.BYTES, collective.signature().code());
    memory.set(ValueLayout.JAVA_LONG, at + 2 * Long.BYTES, collective.signature().count());
  }

  /// Returns whether two ranks are in the same collective at a step that both have made.
  boolean sameHeader(int a, int b, long step) {
    long left = header(a, step);
    long right = header(b, step);
    return MemorySegment.mismatch(
            memory, left, left + 3 * Long.BYTES, memory, right, right + 3 * Long.BYTES)
        < 0;
  }

  long number(int rank, long step) {
    return memory.get(ValueLayout.JAVA_LONG, header(rank, step));
  }

  Signature signature(int rank, long step) {
    long at = header(rank, step);
    return Signature.of(
        memory.get(ValueLayout.JAVA_LONG, at + Long.BYTES),
        memory.get(ValueLayout.JAVA_LONG, at + 2 * Long.BYTES));
  }

  /// Says why a rank has failed, and that it has.
  void fail(int rank, int culprit, String reason) {
    byte[] text = reason.getBytes(UTF_8);
    int length = (int) Math.min(text.length, BLOCK - TEXT);
    MemorySegment.copy(text, 0, memory, ValueLayout.JAVA_BYTE, rank * BLOCK + TEXT, length);
    memory.set(ValueLayout.JAVA_LONG, rank * BLOCK + LENGTH, length);
    memory.set(ValueLayout.JAVA_LONG, rank * BLOCK + CULPRIT, culprit);
    setState(rank, FAILED);
  }

  int culprit(int rank) {
    return (int) memory.get(ValueLayout.JAVA_LONG, rank * BLOCK + CULPRIT);
  }

  String reason(int rank) {
    byte[] text = new byte[(int) (BLOCK - TEXT)];
    MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, rank * BLOCK + TEXT, text, 0, text.length);
    int length = (int) memory.get(ValueLayout.JAVA_LONG, rank * BLOCK + LENGTH);
    return new String(Arrays.copyOf(text, length), UTF_8);
  }

  MemorySegment elements() {
    return memory;
  }

  /// Returns where a slot begins.
  ///
  /// @param parity 0 or 1
  long slot(int rank, int parity) {
    return size * BLOCK + (2L * rank + parity) * SLOT;
  }

  private static long header(int rank, long step) {
    return rank * BLOCK + HEADERS + (step & 1) * HEADER;
  }

  private long get(int rank, long field) {
    return (long) LONG.getAcquire(memory, rank * BLOCK + field);
  }

  private void set(int rank, long field, long value) {
    LONG.setRelease(memory, rank * BLOCK + field, value);
  }
}
