package dev.waybill.device;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// One opened device, with one queue: what is asked for runs in that order, also from several
/// threads. Only [#read] and [#synchronize()] wait for it.
///
/// A buffer is a handle that the driver gave. Whoever calls checks bounds: a kernel that writes
/// outside a buffer may end the whole program.
public interface Accelerator {

  /// Returns the device's name.
  ///
  /// @return such as `NVIDIA H200`
  String name();

  /// Returns what compiled programs depend on: the device and its driver, with versions.
  ///
  /// @return one line
  String identity();

  /// Returns the device's memory.
  ///
  /// @return bytes; of memory that is the machine's what it can spare when the device is opened
  long memory();

  /// Returns whether kernels can compute with `double`.
  ///
  /// @return false for some OpenCL devices
  boolean hasDoubles();

  /// Takes memory from the driver.
  ///
  /// @param bytes from 1
  /// @return a buffer; 0 where there is not enough memory
  /// @throws DeviceException if the driver says anything else
  long allocate(long bytes);

  /// Gives memory back to the driver, once what was asked for before is done.
  ///
  /// @param buffer what [#allocate(long)] returned
  void free(long buffer);

  /// Copies into a buffer. The source may be written to again when this returns.
  ///
  /// @param from native or heap memory
  /// @param buffer a buffer
  /// @param offset where in the buffer, in bytes
  void write(MemorySegment from, long buffer, long offset);

  /// Copies out of a buffer, and waits for it.
  ///
  /// @param buffer a buffer
  /// @param offset where in the buffer, in bytes
  /// @param into native or heap memory, as long as what is copied
  void read(long buffer, long offset, MemorySegment into);

  /// Copies from a buffer into another one, or to another place of the same that does not overlap.
  ///
  /// @param from a buffer
  /// @param fromOffset in bytes
  /// @param into a buffer
  /// @param intoOffset in bytes
  /// @param bytes from 1
  void copy(long from, long fromOffset, long into, long intoOffset, long bytes);

  /// Asks for a product of matrices by a library of the device's maker.
  ///
  /// @param product what is multiplied
  /// @return false where there is no such library, or it does not take such matrices
  default boolean multiply(MatrixProduct product) {
    return false;
  }

  /// Compiles a program.
  ///
  /// @param name what the program is for, for messages
  /// @param source the whole source, with the header of this kind of device in front
  /// @return the binary, to be kept and loaded
  /// @throws DeviceException with the build log if it does not compile
  byte[] compile(String name, String source);

  /// Loads a binary that [#compile] returned, here or in a run before with the same [#identity()].
  ///
  /// @param name what the program is for, for messages
  /// @param binary the binary
  /// @return the program
  /// @throws DeviceException if the driver refuses it
  Program load(String name, byte[] binary);

  /// Returns what stands in front of every source: the macros that hide how OpenCL C and CUDA C
  /// differ.
  ///
  /// - `KERNEL void f(...)`: a function to be launched; `DEVICE`: one that it calls
  /// - `GLOBAL T*`: memory of a buffer; `LOCAL T*`: memory that a group shares
  /// - `LOCAL_ARRAY(T, name, n)`: such an array of constant length, at the top of a kernel
  /// - `SHARED(T, name)`: the last argument of a kernel, memory of a length known at the launch,
  ///   and `SHARED_IS(T, name)`, its first statement
  /// - `GROUP(axis)`, `GROUPS(axis)`, `ITEM(axis)`, `ITEMS(axis)`: the number of the group, of
  ///   groups, of the item in its group, of the items in a group, as `int`
  /// - `GID(axis)`: the number of the item among all, as `long`
  /// - `BARRIER`: waits for the whole group and its writes
  /// - `ATOMIC_ADD(p, v)`: adds to a `float`, `double`, `int` or `long` in global memory, and
  ///   `ATOMIC_MAX(p, v)`: writes to an `int` there if it is less
  /// - `REFUSE(p, found)`: tells that what was found is wrong, at the place of
  ///   [dev.waybill.kernel.Launch#finding]
  /// - the types `char uchar short ushort int uint long ulong float double`, `long` of 64 bits
  /// - `f16_value(bits)`, `bf16_value(bits)`: the `float` of half numbers, which are kept as
  ///   `ushort`, and `f16_bits(x)`, `bf16_bits(x)`: the nearest, ties to even
  /// - the functions of C's `math.h` for `float` and `double` under one name, such as `exp`
  ///
  /// @return source text
  String header();

  /// Waits until all that was asked for is done.
  ///
  /// @throws DeviceException if something went wrong on the device since the last time
  void synchronize();

  /// A loaded program.
  interface Program {

    /// Returns a function of the program.
    ///
    /// @param name its name
    /// @return the function, for all threads
    /// @throws DeviceException if there is none
    Function function(String name);
  }

  /// A function that runs on the device, many times at once.
  interface Function {

    /// Asks for a run: `groups` times `size` work items.
    ///
    /// @param groups how many groups along up to three axes
    /// @param size how many work items a group along as many axes
    /// @param localBytes memory that a group shares, 0 for none; the function's last argument
    /// @param arguments in the function's order: a [Buffer], `Integer`, `Long`, `Float` or `Double`
    void launch(int[] groups, int[] size, int localBytes, List<?> arguments);

    /// Returns how many work items a group of this function may have.
    ///
    /// @return at least 1
    int largestGroup();
  }

  /// A buffer as an argument.
  ///
  /// @param handle what [Accelerator#allocate(long)] returned
  record Buffer(long handle) {}
}
