package dev.waybill.distributed;

import dev.waybill.tensor.DType;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One collective as an engine is asked for it, with all arguments checked.
///
/// @param number from 1, in the order in which the rank called them
/// @param signature what must be the same on all ranks
/// @param source what the rank gives
/// @param target what the rank gets; the source itself for those that work in place
/// @param deadline how long it may take from its start
public record Collective(
    long number, Signature signature, Block source, Block target, Duration deadline) {

  /// What a collective does.
  public enum Kind {
    /// Every rank gets the reduction of all.
    ALL_REDUCE(1, "allReduce"),
    /// Every rank gets its own part of the reduction of all.
    REDUCE_SCATTER(2, "reduceScatter"),
    /// Every rank gets what all have, in the order of the ranks.
    ALL_GATHER(3, "allGather"),
    /// Every rank gets what one has.
    BROADCAST(4, "broadcast"),
    /// Nobody goes on before all have come.
    BARRIER(5, "barrier");

    // What other processes are told, which must not change with the order of the constants.
    private final int code;
    private final String text;

    Kind(int code, String text) {
      this.code = code;
      this.text = text;
    }

    /// Returns the name of the method.
    ///
    /// @return such as `allReduce`
    @Override
    public String toString() {
      return text;
    }
  }

  /// Elements in an array.
  ///
  /// @param array of the type that holds the dtype
  /// @param offset the place of the first
  /// @param length how many
  public record Block(Object array, int offset, int length) {}

  /// What must be the same on all ranks.
  ///
  /// @param kind what is done
  /// @param op how elements are reduced; `null` where none are
  /// @param dtype the type of the elements
  /// @param root the rank that gives; 0 where all do
  /// @param count elements of the target of `reduceScatter`, and of the source of all others
  public record Signature(Kind kind, @Nullable ReduceOp op, DType dtype, int root, int count) {
    private static final int BITS = 8;
    private static final int MASK = 0xff;

    /// Returns all but the count as a number.
    ///
    /// @return what [#of(long, long)] takes
    public long code() {
      long ofOp = op == null ? 0 : op.code();
      return kind.code
          | (ofOp << BITS)
          | ((long) dtype.column() << (2 * BITS))
          | ((long) root << Integer.SIZE);
    }

    /// Reads what another rank has written.
    ///
    /// @param code what [#code()] returned there
    /// @param count the count there
    /// @return the same
    public static Signature of(long code, long count) {
      int kind = (int) code & MASK;
      int op = (int) (code >> BITS) & MASK;
      int dtype = (int) (code >> (2 * BITS)) & MASK;
      return new Signature(
          known(Kind.values(), k -> k.code == kind),
          op == 0 ? null : known(ReduceOp.values(), o -> o.code() == op),
          known(DType.values(), d -> d.column() == dtype),
          (int) (code >> Integer.SIZE),
          (int) count);
    }

    private static <T> T known(T[] values, Predicate<T> isIt) {
      return Arrays.stream(values)
          .filter(isIt)
          .findFirst()
          .orElseThrow(
              () -> new DistributedException(-1, "a rank has sent what is no collective."));
    }

    /// Returns the call as text.
    ///
    /// @return such as `allReduce(sum, f32, 10 elements)`
    @Override
    public String toString() {
      return switch (kind) {
        case BARRIER -> "barrier()";
        case BROADCAST -> "broadcast(" + dtype + ", " + elements() + ", from rank " + root + ")";
        case ALL_GATHER -> "allGather(" + dtype + ", " + elements() + ")";
        case ALL_REDUCE, REDUCE_SCATTER -> kind + "(" + op + ", " + dtype + ", " + elements() + ")";
      };
    }

    private String elements() {
      return String.format(Locale.ROOT, "%,d element%s", count, count == 1 ? "" : "s");
    }
  }

  /// Returns the call as it stands in messages.
  ///
  /// @return such as `collective 7, allReduce(sum, f32, 10 elements)`
  @Override
  public String toString() {
    return "collective " + number + ", " + signature;
  }
}
