package dev.waybill.distributed;

import dev.waybill.device.Device;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.distributed.Collective.Block;
import dev.waybill.distributed.Collective.Kind;
import dev.waybill.distributed.Collective.Signature;
import dev.waybill.internal.text.Given;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Overlap;
import dev.waybill.tensor.Tensor;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// One rank's view of the ranks that compute together. All ranks call the same collectives in the
/// same order, with tensors of the same dtype and size; a rank that does not is named on all of
/// them, before an element is touched.
///
/// A collective is under way when its method returns, and done when its [Work] is: one thread of
/// the group does them in order. Tensors are contiguous, on the processor, of dtype `f32`, `f64`,
/// `f16`, `i32`, `i64` or `u8`; they are written to as in place, without being recorded.
///
/// A failure ends the group: later collectives repeat its message. Safe for several threads of a
/// rank, as long as their order is the same on all ranks.
public final class ProcessGroup implements AutoCloseable {
  private static final List<DType> DTYPES =
      List.of(DType.F32, DType.F64, DType.F16, DType.I32, DType.I64, DType.U8);

  private final Rendezvous rendezvous;
  private final Duration deadline;
  private final CommunicationThread thread;

  private ProcessGroup(Rendezvous rendezvous, Duration deadline, CommunicationThread thread) {
    this.rendezvous = rendezvous;
    this.deadline = deadline;
    this.thread = thread;
  }

  static ProcessGroup open(Rendezvous rendezvous, Function<Rendezvous, Communicator> communicator) {
    CommunicationThread thread = CommunicationThread.start(rendezvous, communicator);
    return new ProcessGroup(rendezvous, rendezvous.deadline(), thread);
  }

  /// Returns which of the ranks this is.
  ///
  /// @return from 0
  public int rank() {
    return rendezvous.rank();
  }

  /// Returns how many ranks there are.
  ///
  /// @return from 1
  public int size() {
    return rendezvous.size();
  }

  /// Returns the name of the engine.
  ///
  /// @return such as `local`
  public String engine() {
    return rendezvous.engine();
  }

  /// Returns how long a collective may take from when this rank begins it.
  ///
  /// @return more than 0
  public Duration deadline() {
    return deadline;
  }

  /// Returns this group with another deadline: the same ranks, the same order of collectives.
  ///
  /// @param other more than 0
  /// @return a group over the same thread, which closing either closes
  public ProcessGroup withDeadline(Duration other) {
    Given.check("ProcessGroup.withDeadline", "other", "Duration", other);
    if (!other.isPositive()) {
      throw new WrongArgumentException(
          "ProcessGroup.withDeadline", "other", "found " + other + ", expected more than 0.");
    }
    return new ProcessGroup(rendezvous, other, thread);
  }

  /// Replaces a tensor by the reduction of those of all ranks. Elements are reduced in the order of
  /// the ranks where the engine says so, as `threads` and `local` do: all ranks get the same bits,
  /// in every run.
  ///
  /// @param tensor written to
  /// @param op how elements become one
  /// @return the work
  /// @throws WrongArgumentException if the tensor is none that groups take, or the op does not go
  /// with its dtype
  public Work allReduce(Tensor tensor, ReduceOp op) {
    String name = "ProcessGroup.allReduce";
    checkReduced(name, "tensor", tensor, op);
    Block block = block(name, "tensor", tensor);
    Signature signature = new Signature(Kind.ALL_REDUCE, op, tensor.dtype(), 0, block.length());
    return submit(signature, block, block, tensor);
  }

  /// Reduces tensors of all ranks, of which each rank gets its own part.
  ///
  /// @param in as many elements as all outputs together, in the order of the ranks
  /// @param out written to: the part of this rank
  /// @param op how elements become one
  /// @return the work
  /// @throws WrongArgumentException if a tensor is none that groups take, or the op does not go
  /// with its dtype
  /// @throws ShapeException if the sizes do not fit
  public Work reduceScatter(Tensor in, Tensor out, ReduceOp op) {
    String name = "ProcessGroup.reduceScatter";
    checkReduced(name, "in", in, op);
    Block source = block(name, "in", in);
    Block target = block(name, "out", out);
    checkPair(name, in, out, (long) size() * target.length(), "in", in.size());
    Signature signature = new Signature(Kind.REDUCE_SCATTER, op, in.dtype(), 0, target.length());
    return submit(signature, source, target, out);
  }

  /// Collects the tensors of all ranks.
  ///
  /// @param in what this rank gives
  /// @param out written to: that of each rank, in their order
  /// @return the work
  /// @throws WrongArgumentException if a tensor is none that groups take
  /// @throws ShapeException if the sizes do not fit
  public Work allGather(Tensor in, Tensor out) {
    String name = "ProcessGroup.allGather";
    Block source = block(name, "in", in);
    Block target = block(name, "out", out);
    checkPair(name, in, out, (long) size() * source.length(), "out", out.size());
    Signature signature = new Signature(Kind.ALL_GATHER, null, in.dtype(), 0, source.length());
    return submit(signature, source, target, out);
  }

  /// Replaces a tensor by that of one rank.
  ///
  /// @param tensor read on the root, written to on all others
  /// @param root a rank
  /// @return the work
  /// @throws WrongArgumentException if the tensor is none that groups take, or there is no such
  /// rank
  public Work broadcast(Tensor tensor, int root) {
    String name = "ProcessGroup.broadcast";
    Block block = block(name, "tensor", tensor);
    if (root < 0 || root >= size()) {
      throw new WrongArgumentException(
          name, "root", "found " + root + ", expected a rank from 0 to " + (size() - 1) + ".");
    }
    Signature signature = new Signature(Kind.BROADCAST, null, tensor.dtype(), root, block.length());
    // The root only reads, also by what it saved for gradients.
    Runnable written = rank() == root ? () -> {} : () -> tensor.storage().bump();
    return thread.submit(signature, block, block, deadline, written);
  }

  /// Waits for all ranks.
  ///
  /// @return work that is done when all have called this
  public Work barrier() {
    Block nothing = new Block(new byte[0], 0, 0);
    Signature signature = new Signature(Kind.BARRIER, null, DType.U8, 0, 0);
    return thread.submit(signature, nothing, nothing, deadline, () -> {});
  }

  /// Tells the other ranks that this one cannot go on, so that they end at once and not at their
  /// deadline. Does nothing where the group has failed already.
  ///
  /// @param reason what happened
  public void abort(String reason) {
    thread.abort(reason);
  }

  /// Leaves the group when the collectives that were called are done. Other ranks that wait for
  /// this one are told. Does nothing the second time.
  ///
  /// @throws DistributedException if the engine could not leave, as `mpi` where other ranks go on
  @Override
  public void close() {
    thread.close();
  }

  /// Returns who this is.
  ///
  /// @return such as `rank 2 of 4 (local)`
  @Override
  public String toString() {
    return "rank " + rank() + " of " + size() + " (" + engine() + ")";
  }

  private Work submit(Signature signature, Block source, Block target, Tensor written) {
    // What saved the tensor for a gradient sees that it was written to.
    return thread.submit(signature, source, target, deadline, () -> written.storage().bump());
  }

  private static void checkReduced(String name, String argument, Tensor tensor, ReduceOp op) {
    Given.check(name, argument, "Tensor", tensor);
    Given.check(name, "op", "ReduceOp", op);
    if (op == ReduceOp.AVG && !tensor.dtype().isFloating()) {
      throw new WrongArgumentException(
          name,
          "op",
          "found avg for "
              + tensor.dtype()
              + ", expected a floating dtype: whole numbers have no exact mean. Use sum.");
    }
  }

  private static void checkPair(
      String name, Tensor in, Tensor out, long expected, String argument, long found) {
    if (in.dtype() != out.dtype()) {
      throw new WrongArgumentException(
          name, "out", "found " + out.dtype() + " for " + in.dtype() + ", expected the same.");
    }
    if (found != expected) {
      throw new ShapeException(
          name,
          argument
              + " has "
              + found
              + " elements, expected "
              + expected
              + ": in is "
              + in.layout().shapeText()
              + ", out is "
              + out.layout().shapeText()
              + ".");
    }
    if (in.size() > 0 && Overlap.between(in, out) != Overlap.NONE) {
      throw new WrongArgumentException(
          name, "out", "shares memory with in, expected memory of its own; clone() one of them.");
    }
  }

  private static Block block(String name, String argument, Tensor tensor) {
    Given.check(name, argument, "Tensor", tensor);
    if (!DTYPES.contains(tensor.dtype())) {
      throw new WrongArgumentException(
          name, argument, "found " + tensor.dtype() + ", expected f32, f64, f16, i32, i64 or u8.");
    }
    if (!tensor.device().equals(Device.CPU)) {
      throw new WrongArgumentException(
          name,
          argument,
          "found a tensor on "
              + tensor.device()
              + ", expected one on cpu; move it with to(device).");
    }
    if (!tensor.layout().isDense()) {
      throw new WrongArgumentException(
          name,
          argument,
          "found " + tensor.layout() + ", expected a contiguous tensor; use contiguous().");
    }
    return new Block(tensor.array(), tensor.arrayOffset(), (int) tensor.size());
  }
}
