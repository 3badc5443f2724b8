package dev.waybill.internal.distributed;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.waybill.distributed.DistributedException;
import dev.waybill.internal.text.NativeAccess;
import dev.waybill.tensor.DType;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Objects;
import java.util.Optional;

/// OpenMPI's library, as its ABI is: handles are the addresses of exported objects. That of MPICH
/// has numbers for handles, and is refused.
@SuppressWarnings("restricted") // native code is called from this class only
final class Mpi {
  private static final String LIBRARY = "libmpi.so.40";
  private static final int THREAD_MULTIPLE = 3;
  private static final int TEXT = 8192; // of MPI_MAX_LIBRARY_VERSION_STRING bytes
  private static final int NOW_AND_GLOBAL = 0x102;
  private static final MemorySegment IN_PLACE = MemorySegment.ofAddress(1);
  private static final MemorySegment NO_STATUS = MemorySegment.NULL;

  private final Arena arena = Arena.global(); // the library stays loaded, and may write late
  private final SymbolLookup symbols;
  private final MethodHandle test;
  private final MethodHandle send;
  private final MethodHandle receive;
  private final MethodHandle allReduce;
  private final MethodHandle allGather;
  private final MethodHandle allToAll;
  private final MethodHandle broadcast;
  private final MethodHandle abort;
  private final MemorySegment flag = arena.allocate(JAVA_INT);
  private final MemorySegment bytes;
  private final MemorySegment sum;
  private MemorySegment communicator = MemorySegment.NULL;

  private Mpi(SymbolLookup symbols) {
    this.symbols = symbols;
    this.test = handle("MPI_Test", ADDRESS, ADDRESS, ADDRESS);
    MemoryLayout[] message = {ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS};
    this.send = handle("MPI_Isend", message);
    this.receive = handle("MPI_Irecv", message);
    this.allReduce =
        handle("MPI_Iallreduce", ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    MemoryLayout[] exchange = {
      ADDRESS, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS
    };
    this.allGather = handle("MPI_Iallgather", exchange);
    this.allToAll = handle("MPI_Ialltoall", exchange);
    this.broadcast = handle("MPI_Ibcast", ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
    this.abort = handle("MPI_Abort", ADDRESS, JAVA_INT);
    this.bytes = symbol("ompi_mpi_byte");
    this.sum = symbol("ompi_mpi_op_sum");
  }

  /// Initialises the library and makes a communicator of our own, in the thread that will end it.
  ///
  /// @throws DistributedException if there is no OpenMPI, or it has been used before
  static Mpi start() {
    Mpi mpi = new Mpi(load());
    mpi.checkVersion();
    MemorySegment number = mpi.arena.allocate(JAVA_INT);
    mpi.check("MPI_Initialized", mpi.call(mpi.handle("MPI_Initialized", ADDRESS), number));
    if (number.get(JAVA_INT, 0) != 0) {
      throw new DistributedException(
          -1,
          "MPI has been used before in this process, and begins once only: open one group of the"
              + " engine mpi, and keep it.");
    }
    int code =
        mpi.call(
            mpi.handle("MPI_Init_thread", ADDRESS, ADDRESS, JAVA_INT, ADDRESS),
            MemorySegment.NULL,
            MemorySegment.NULL,
            THREAD_MULTIPLE,
            number);
    mpi.check("MPI_Init_thread", code);
    if (number.get(JAVA_INT, 0) < THREAD_MULTIPLE) {
      throw new DistributedException(
          -1,
          "this OpenMPI gives thread level "
              + number.get(JAVA_INT, 0)
              + ", expected 3, MPI_THREAD_MULTIPLE: use a build that has it.");
    }
    mpi.makeCommunicator();
    return mpi;
  }

  private void makeCommunicator() {
    MemorySegment made = arena.allocate(ADDRESS);
    check(
        "MPI_Comm_dup",
        call(handle("MPI_Comm_dup", ADDRESS, ADDRESS), symbol("ompi_mpi_comm_world"), made));
    communicator = made.get(ADDRESS, 0);
    check(
        "MPI_Comm_set_errhandler",
        call(
            handle("MPI_Comm_set_errhandler", ADDRESS, ADDRESS),
            communicator,
            symbol("ompi_mpi_errors_return")));
  }

  int rank() {
    return number("MPI_Comm_rank");
  }

  int size() {
    return number("MPI_Comm_size");
  }

  /// Returns whether the library itself sums a dtype.
  static boolean sums(DType dtype) {
    return switch (dtype) {
      case F32, F64, I32, I64 -> true;
      case F16, BF16, I8, I16, U8, BOOL -> false;
    };
  }

  void send(MemorySegment from, int count, int to, MemorySegment request) {
    check("MPI_Isend", call(send, from, count, bytes, to, 0, communicator, request));
  }

  void receive(MemorySegment into, int count, int from, MemorySegment request) {
    check("MPI_Irecv", call(receive, into, count, bytes, from, 0, communicator, request));
  }

  void sum(MemorySegment inPlace, int count, DType dtype, MemorySegment request) {
    MemorySegment type =
        symbol(
            switch (dtype) {
              case F32 -> "ompi_mpi_float";
              case F64 -> "ompi_mpi_double";
              case I32 -> "ompi_mpi_int";
              case I64 -> "ompi_mpi_int64_t";
              case F16, BF16, I8, I16, U8, BOOL -> throw new IllegalArgumentException("" + dtype);
            });
    check(
        "MPI_Iallreduce",
        call(allReduce, IN_PLACE, inPlace, count, type, sum, communicator, request));
  }

  void allGather(MemorySegment from, int count, MemorySegment into, MemorySegment request) {
    check(
        "MPI_Iallgather",
        call(allGather, from, count, bytes, into, count, bytes, communicator, request));
  }

  void allToAll(MemorySegment from, int count, MemorySegment into, MemorySegment request) {
    check(
        "MPI_Ialltoall",
        call(allToAll, from, count, bytes, into, count, bytes, communicator, request));
  }

  void broadcast(MemorySegment inPlace, int count, int root, MemorySegment request) {
    check("MPI_Ibcast", call(broadcast, inPlace, count, bytes, root, communicator, request));
  }

  /// Returns whether a call has ended; the library works on all of them while it is asked.
  boolean isDone(MemorySegment request) {
    check("MPI_Test", call(test, request, flag, NO_STATUS));
    return flag.get(JAVA_INT, 0) != 0;
  }

  /// Ends all ranks at once, this one too.
  void abort(int exitCode) {
    check("MPI_Abort", call(abort, communicator, exitCode));
  }

  /// Ends the library, in the thread that has started it, when all ranks do.
  void end() {
    check("MPI_Finalize", call(handle("MPI_Finalize")));
  }

  MemorySegment allocate(long size) {
    return arena.allocate(size, Long.BYTES);
  }

  private static SymbolLookup load() {
    try {
      // Its components look for symbols of the library itself, which dlopen must make known to all.
      Linker linker = Linker.nativeLinker();
      Optional<MemorySegment> dlopen = linker.defaultLookup().find("dlopen");
      if (dlopen.isPresent()) {
        MethodHandle open =
            linker.downcallHandle(dlopen.get(), FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
          Objects.requireNonNull(open.invoke(arena.allocateFrom(LIBRARY), NOW_AND_GLOBAL));
        }
      }
      return SymbolLookup.libraryLookup(LIBRARY, Arena.global());
    } catch (IllegalCallerException e) {
      throw new DistributedException(-1, NativeAccess.refusal(Mpi.class) + ".", e);
    } catch (IllegalArgumentException e) {
      throw new DistributedException(
          -1,
          "found no "
              + LIBRARY
              + ". Install OpenMPI 4, such as the packages openmpi-bin and libopenmpi-dev of"
              + " Debian, or choose the engine local.",
          e);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("dlopen failed", e);
    }
  }

  private void checkVersion() {
    MemorySegment text = arena.allocate(TEXT);
    check(
        "MPI_Get_library_version",
        call(handle("MPI_Get_library_version", ADDRESS, ADDRESS), text, arena.allocate(JAVA_INT)));
    String version = text.getString(0);
    if (!version.startsWith("Open MPI")) {
      throw new DistributedException(
          -1,
          LIBRARY
              + " is \""
              + version.lines().findFirst().orElse("")
              + "\", expected Open MPI: the interface of MPICH and its kin is another.");
    }
  }

  private int number(String function) {
    MemorySegment number = arena.allocate(JAVA_INT);
    check(function, call(handle(function, ADDRESS, ADDRESS), communicator, number));
    return number.get(JAVA_INT, 0);
  }

  private MemorySegment symbol(String name) {
    return symbols
        .find(name)
        .orElseThrow(
            () ->
                new DistributedException(
                    -1, LIBRARY + " has no " + name + ", expected Open MPI 4."));
  }

  private MethodHandle handle(String name, MemoryLayout... arguments) {
    return Linker.nativeLinker()
        .downcallHandle(symbol(name), FunctionDescriptor.of(JAVA_INT, arguments));
  }

  private int call(MethodHandle handle, Object... arguments) {
    try {
      return (int) handle.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a call of MPI failed", e);
    }
  }

  private void check(String function, int code) {
    if (code != 0) {
      MemorySegment text = arena.allocate(TEXT);
      MethodHandle describe = handle("MPI_Error_string", JAVA_INT, ADDRESS, ADDRESS);
      int known = call(describe, code, text, arena.allocate(JAVA_INT));
      throw new DistributedException(
          -1, function + " failed: " + (known == 0 ? text.getString(0) : "error " + code) + ".");
    }
  }
}
