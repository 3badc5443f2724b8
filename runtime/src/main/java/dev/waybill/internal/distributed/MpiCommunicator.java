package dev.waybill.internal.distributed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.distributed.Collective;
import dev.waybill.distributed.Collective.Block;
import dev.waybill.distributed.Collective.Signature;
import dev.waybill.distributed.Communicator;
import dev.waybill.distributed.DistributedException;
import dev.waybill.distributed.ReduceOp;
import dev.waybill.distributed.Rendezvous;
import dev.waybill.internal.text.Durations;
import dev.waybill.tensor.DType;
import java.lang.System.Logger.Level;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Collectives by OpenMPI. Each call is started and then polled: MPI works only while it is asked,
/// tells nobody that a rank has died, and its own waits never end.
///
/// Before a collective all ranks send each other what they are about to do. OpenMPI does not
/// compare: ranks that give other counts destroy each other's memory. Who has not sent by the
/// deadline is the rank that is named.
final class MpiCommunicator implements Communicator {
  /// `native` or `fixed`.
  static final String ORDER = "waybill.mpi.order";

  private static final System.Logger LOG = System.getLogger("dev.waybill.distributed");
  private static final int HEADER = 1024;
  private static final int TEXT = 32;
  private static final int CHUNK = 1 << 20;
  private static final long CLOSES = -1;
  private static final long FAILED = -2;
  private static final int REQUEST = 8;
  private static final Duration NO_END = Duration.ofDays(365L * 100);
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Mpi mpi;
  private final int rank;
  private final int size;
  private final boolean fixed;
  private final MemorySegment headers;
  private final MemorySegment requests;
  private final MemorySegment own;
  private final MemorySegment all;
  private long finished;
  private volatile boolean failed;

  private MpiCommunicator(Mpi mpi, Rendezvous who, boolean fixed) {
    this.mpi = mpi;
    this.rank = who.rank();
    this.size = who.size();
    this.fixed = fixed;
    this.headers = mpi.allocate((long) HEADER * (size + 1)); // the last is a failure's
    this.requests = mpi.allocate((long) REQUEST * 3 * size);
    this.own = mpi.allocate((long) CHUNK * size);
    this.all = mpi.allocate((long) CHUNK * size);
  }

  static MpiCommunicator open(Rendezvous who) {
    String order = System.getProperty(ORDER, "native");
    if (!order.equals("native") && !order.equals("fixed")) {
      throw new DistributedException(
          -1, ORDER + " is \"" + order + "\", expected native or fixed.");
    }
    Mpi mpi = Mpi.start();
    if (mpi.rank() != who.rank() || mpi.size() != who.size()) {
      throw new DistributedException(
          -1,
          "MPI says rank "
              + mpi.rank()
              + " of "
              + mpi.size()
              + ", but the environment says rank "
              + who.rank()
              + " of "
              + who.size()
              + ": start the ranks with mpirun or \"waybill launch --engine mpi\".");
    }
    return new MpiCommunicator(mpi, who, order.equals("fixed"));
  }

  @Override
  public void run(Collective collective) {
    long until = System.nanoTime() + collective.deadline().toNanos();
    compare(collective, until);
    switch (collective.signature().kind()) {
      case ALL_REDUCE -> allReduce(collective, until);
      case REDUCE_SCATTER -> reduceScatter(collective, until);
      case ALL_GATHER -> allGather(collective, until);
      case BROADCAST -> broadcast(collective, until);
      case BARRIER -> {
        // all have come when all headers have
      }
    }
    finished = collective.number();
  }

  @Override
  public void abort(int culprit, String reason) {
    failed = true;
    MemorySegment header = headers.asSlice((long) HEADER * size, HEADER);
    write(header, culprit, FAILED, 0, reason);
    for (int other = 0; other < size; other++) {
      if (other != rank) {
        mpi.send(header, HEADER, other, request(2 * size + other)); // nobody waits for it
      }
    }
    LOG.log(Level.ERROR, "rank " + rank + ": " + reason);
    Thread.ofPlatform().daemon().name("waybill-mpi-abort").start(this::abortLater);
  }

  @Override
  public void close() {
    if (!failed) {
      // Without this a rank that still waits for us would wait until its deadline. Another may do
      // something alone for as long as it likes before it closes; if it dies, mpirun ends this.
      exchange("the end of the group", CLOSES, 0, 0, System.nanoTime() + NO_END.toNanos(), NO_END);
      mpi.end();
    }
  }

  /// Ends the job when this process had time to say why, and has not ended by itself.
  private void abortLater() {
    long until = System.nanoTime() + GRACE_NANOS;
    while (System.nanoTime() - until < 0) {
      LockSupport.parkNanos(GRACE_NANOS / 10);
    }
    mpi.abort(1);
  }

  private void compare(Collective collective, long until) {
    Signature signature = collective.signature();
    exchange(
        collective.toString(),
        collective.number(),
        signature.code(),
        signature.count(),
        until,
        collective.deadline());
  }

  /// Tells all others what this rank is about to do, and learns what they are.
  private void exchange(
      String what, long number, long code, long count, long until, Duration time) {
    MemorySegment header = header(rank);
    write(header, number, code, count, "");
    for (int other = 0; other < size; other++) {
      if (other != rank) {
        mpi.receive(header(other), HEADER, other, request(other));
        mpi.send(header, HEADER, other, request(size + other));
      }
    }
    for (int other = 0; other < size; other++) {
      if (other != rank) {
        await(what, request(other), other, until, time);
        checkState(what, number, other);
      }
    }
    for (int other = 0; other < size; other++) {
      if (other != rank) {
        await(what, request(size + other), other, until, time);
      }
    }
    for (int other = 1; other < size; other++) {
      if (number(0) != number(other) || !signature(0).equals(signature(other))) {
        throw Headers.mismatch(number(0), signature(0), other, number(other), signature(other));
      }
    }
  }

  private void checkState(String what, long number, int other) {
    long state = header(other).get(ValueLayout.JAVA_LONG, Long.BYTES);
    if (state == FAILED) {
      int culprit = (int) number(other);
      throw new DistributedException(
          culprit < 0 ? other : culprit,
          what + ": rank " + other + " has failed: " + header(other).getString(TEXT));
    }
    if (number != CLOSES && number(other) == CLOSES) {
      throw new DistributedException(
          other,
          what
              + ": rank "
              + other
              + " has closed its group, expected all ranks to call as many collectives.");
    }
    if (number == CLOSES && number(other) != CLOSES) {
      throw new DistributedException(
          other, "rank " + other + " goes on after " + Headers.times(finished) + ".");
    }
  }

  private void allReduce(Collective collective, long until) {
    Block block = collective.target();
    ReduceOp op = Objects.requireNonNull(collective.signature().op());
    ArrayKind kind = ArrayKind.of(collective.signature().dtype());
    boolean sums = op == ReduceOp.SUM || op == ReduceOp.AVG;
    boolean whole = !fixed && sums && Mpi.sums(collective.signature().dtype());
    int most = CHUNK / kind.bytes();
    for (int done = 0; done < block.length(); done += most) {
      int count = Math.min(most, block.length() - done);
      int at = block.offset() + done;
      kind.write(block.array(), at, own, 0, count);
      if (whole) {
        mpi.sum(own, count, collective.signature().dtype(), request(0));
        await(collective, until);
        kind.read(own, 0, block.array(), at, count);
        if (op == ReduceOp.AVG) {
          kind.divide(block.array(), at, count, size);
        }
      } else {
        mpi.allGather(own, count * kind.bytes(), all, request(0));
        await(collective, until);
        reduce(kind, op, count, block.array(), at);
      }
    }
  }

  private void reduceScatter(Collective collective, long until) {
    Block source = collective.source();
    Block target = collective.target();
    ReduceOp op = Objects.requireNonNull(collective.signature().op());
    ArrayKind kind = ArrayKind.of(collective.signature().dtype());
    int most = CHUNK / kind.bytes();
    for (int done = 0; done < target.length(); done += most) {
      int count = Math.min(most, target.length() - done);
      int bytes = count * kind.bytes();
      for (int other = 0; other < size; other++) {
        int at = source.offset() + other * target.length() + done;
        kind.write(source.array(), at, own, (long) other * bytes, count);
      }
      mpi.allToAll(own, bytes, all, request(0));
      await(collective, until);
      reduce(kind, op, count, target.array(), target.offset() + done);
    }
  }

  private void allGather(Collective collective, long until) {
    Block source = collective.source();
    Block target = collective.target();
    ArrayKind kind = ArrayKind.of(collective.signature().dtype());
    int most = CHUNK / kind.bytes();
    for (int done = 0; done < source.length(); done += most) {
      int count = Math.min(most, source.length() - done);
      int bytes = count * kind.bytes();
      kind.write(source.array(), source.offset() + done, own, 0, count);
      mpi.allGather(own, bytes, all, request(0));
      await(collective, until);
      for (int other = 0; other < size; other++) {
        int at = target.offset() + other * source.length() + done;
        kind.read(all, (long) other * bytes, target.array(), at, count);
      }
    }
  }

  private void broadcast(Collective collective, long until) {
    Block block = collective.target();
    ArrayKind kind = ArrayKind.of(collective.signature().dtype());
    int root = collective.signature().root();
    int most = CHUNK / kind.bytes();
    for (int done = 0; done < block.length(); done += most) {
      int count = Math.min(most, block.length() - done);
      int at = block.offset() + done;
      kind.write(block.array(), at, own, 0, count);
      mpi.broadcast(own, count * kind.bytes(), root, request(0));
      await(collective, until);
      kind.read(own, 0, block.array(), at, count);
    }
  }

  /// Reduces what was received from all, in the order of the ranks.
  private void reduce(ArrayKind kind, ReduceOp op, int count, Object into, int at) {
    kind.read(all, 0, into, at, count);
    Object next = kind.make(count);
    for (int other = 1; other < size; other++) {
      kind.read(all, (long) other * count * kind.bytes(), next, 0, count);
      kind.combine(op, into, at, next, count);
    }
    if (op == ReduceOp.AVG) {
      kind.divide(into, at, count, size);
    }
  }

  private void await(Collective collective, long until) {
    await(collective.toString(), request(0), -1, until, collective.deadline());
  }

  private void await(String what, MemorySegment request, int other, long until, Duration time) {
    Patience patience = new Patience(until, size);
    while (!mpi.isDone(request)) {
      patience.pause();
      if (patience.isTimeToLook() && patience.isOver()) {
        throw new DistributedException(
            other,
            what
                + ": "
                + (other < 0 ? "a rank that has begun it" : "rank " + other)
                + " has not come within "
                + Durations.text(time)
                + "; this rank has finished "
                + Headers.times(finished)
                + ". It hangs or has died, or needs longer: then raise the deadline.");
      }
    }
  }

  private MemorySegment header(int of) {
    return headers.asSlice((long) HEADER * of, HEADER);
  }

  private MemorySegment request(int number) {
    return requests.asSlice((long) REQUEST * number, REQUEST);
  }

  private long number(int of) {
    return header(of).get(ValueLayout.JAVA_LONG, 0);
  }

  private Signature signature(int of) {
    MemorySegment header = header(of);
    return number(of) == CLOSES
        ? new Signature(Collective.Kind.BARRIER, null, DType.U8, 0, 0)
        : Signature.of(
            header.get(ValueLayout.JAVA_LONG, Long.BYTES),
            header.get(ValueLayout.JAVA_LONG, 2 * Long.BYTES));
  }

  private static void write(MemorySegment header, long number, long code, long count, String text) {
    header.set(ValueLayout.JAVA_LONG, 0, number);
    header.set(ValueLayout.JAVA_LONG, Long.BYTES, code);
    header.set(ValueLayout.JAVA_LONG, 2 * Long.BYTES, count);
    byte[] bytes = Arrays.copyOf(text.getBytes(UTF_8), HEADER - TEXT - 1);
    MemorySegment.copy(bytes, 0, header, ValueLayout.JAVA_BYTE, TEXT, bytes.length);
  }
}
