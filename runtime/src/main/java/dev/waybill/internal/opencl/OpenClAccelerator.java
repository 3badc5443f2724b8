package dev.waybill.internal.opencl;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.waybill.device.Accelerator;
import dev.waybill.device.DeviceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// One device with a context and a queue that keeps the order. They live as long as the program.
final class OpenClAccelerator implements Accelerator {
  private static final int DEVICE_SINGLE_CONFIG = 0x101B;
  private static final int DEVICE_MEMORY = 0x101F;
  private static final int DEVICE_NAME = 0x102B;
  private static final int SHARES_HOST_MEMORY = 0x1035;
  private static final int DRIVER_VERSION = 0x102D;
  private static final int DEVICE_VERSION = 0x102F;
  private static final int DEVICE_PLATFORM = 0x1031;
  private static final int DEVICE_DOUBLE_CONFIG = 0x1032;
  private static final int PLATFORM_VERSION = 0x0901;
  private static final int BINARY_SIZES = 0x1165;
  private static final int BINARIES = 0x1166;
  private static final int BUILD_LOG = 0x1183;

  private static final long DIVIDES_EXACTLY = 1 << 7;
  private static final long READ_AND_WRITTEN = 1;

  /// Arrays are copied in pieces of this: native code must not see what the collector moves.
  private static final long STAGING = 4L << 20;

  private static final String HEADER = readHeader();

  private final long device;
  private final long context;
  private final long queue;
  private final String name;
  private final Failures failures;
  private final String options;
  private final String identity;
  private final long memory;
  private final boolean hasDoubles;
  private final Object stagingLock = new Object();
  private final MemorySegment staging = Arena.ofAuto().allocate(STAGING);

  /// Opens a device.
  ///
  /// @param label what users call it
  /// @param device its number in the driver
  OpenClAccelerator(String label, long device) {
    this.device = device;
    this.name = name(new Failures(label));
    this.failures = new Failures(label + " (" + name + ")");
    long reported = deviceNumber(DEVICE_MEMORY);
    this.memory = deviceNumber(SHARES_HOST_MEMORY) != 0 ? HostMemory.bound(reported) : reported;
    this.hasDoubles = deviceNumber(DEVICE_DOUBLE_CONFIG) != 0;
    // Divisions and roots may be 2.5 units wrong without it, and refused with it.
    this.options =
        "-cl-std=CL1.2"
            + ((deviceNumber(DEVICE_SINGLE_CONFIG) & DIVIDES_EXACTLY) != 0
                ? " -cl-fp32-correctly-rounded-divide-sqrt"
                : "");
    this.identity =
        String.join(
            "; ",
            name,
            deviceText(failures, DEVICE_VERSION),
            deviceText(failures, DRIVER_VERSION),
            platformVersion(),
            options);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment error = arena.allocate(JAVA_INT);
      context = OpenCl.createContext(1, arena.allocateFrom(JAVA_LONG, device), error);
      failures.check("clCreateContext", error.get(JAVA_INT, 0));
      queue = OpenCl.createQueue(context, device, error);
      failures.check("clCreateCommandQueue", error.get(JAVA_INT, 0));
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public long memory() {
    return memory;
  }

  @Override
  public boolean hasDoubles() {
    return hasDoubles;
  }

  @Override
  public long allocate(long bytes) {
    failures.checkIsThere();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment error = arena.allocate(JAVA_INT);
      long buffer = OpenCl.createBuffer(context, READ_AND_WRITTEN, bytes, error);
      int code = error.get(JAVA_INT, 0);
      if (ErrorCode.isOutOfMemory(code)) {
        return 0;
      }
      failures.check("clCreateBuffer", code);
      return buffer;
    }
  }

  @Override
  public void free(long buffer) {
    if (failures.lost().isLost()) {
      return;
    }
    // The driver keeps it until what was asked for before is done.
    failures.check("clReleaseMemObject", OpenCl.releaseBuffer(buffer));
  }

  @Override
  public void write(MemorySegment from, long buffer, long offset) {
    failures.checkIsThere();
    if (from.isNative()) {
      writeNative(from, buffer, offset);
      return;
    }
    synchronized (stagingLock) {
      for (long at = 0; at < from.byteSize(); at += STAGING) {
        MemorySegment piece = staging.asSlice(0, Math.min(STAGING, from.byteSize() - at));
        MemorySegment.copy(from, at, piece, 0, piece.byteSize());
        writeNative(piece, buffer, offset + at);
      }
    }
  }

  private void writeNative(MemorySegment from, long buffer, long offset) {
    if (from.byteSize() > 0) {
      failures.check(
          "clEnqueueWriteBuffer",
          OpenCl.enqueueWrite(queue, buffer, offset, from.byteSize(), from));
    }
  }

  @Override
  public void read(long buffer, long offset, MemorySegment into) {
    failures.checkIsThere();
    if (into.isNative()) {
      readNative(buffer, offset, into);
      return;
    }
    synchronized (stagingLock) {
      for (long at = 0; at < into.byteSize(); at += STAGING) {
        MemorySegment piece = staging.asSlice(0, Math.min(STAGING, into.byteSize() - at));
        readNative(buffer, offset + at, piece);
        MemorySegment.copy(piece, 0, into, at, piece.byteSize());
      }
    }
  }

  private void readNative(long buffer, long offset, MemorySegment into) {
    if (into.byteSize() > 0) {
      failures.check(
          "clEnqueueReadBuffer", OpenCl.enqueueRead(queue, buffer, offset, into.byteSize(), into));
    }
  }

  @Override
  public void copy(long from, long fromOffset, long into, long intoOffset, long bytes) {
    failures.checkIsThere();
    failures.check(
        "clEnqueueCopyBuffer",
        OpenCl.enqueueCopy(queue, from, into, fromOffset, intoOffset, bytes));
  }

  @Override
  public byte[] compile(String name, String source) {
    failures.checkIsThere();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment error = arena.allocate(JAVA_INT);
      MemorySegment text = arena.allocateFrom(source);
      long program =
          OpenCl.createProgramOfSource(
              context, 1, arena.allocateFrom(ADDRESS, text), MemorySegment.NULL, error);
      failures.check("clCreateProgramWithSource for " + name, error.get(JAVA_INT, 0));
      try {
        build(program, name, arena);
        return binary(program, name, arena);
      } finally {
        failures.check("clReleaseProgram for " + name, OpenCl.releaseProgram(program));
      }
    }
  }

  private void build(long program, String name, Arena arena) {
    int code = OpenCl.buildProgram(program, arena.allocateFrom(options));
    if (code != ErrorCode.SUCCESS) {
      String log =
          Answer.text(
              failures,
              "clGetProgramBuildInfo for " + name,
              BUILD_LOG,
              (what, bytes, value, size) ->
                  OpenCl.getBuildInfo(program, device, what, bytes, value, size));
      throw failures.of("clBuildProgram for " + name, code, " The build log says:\n" + log);
    }
  }

  private byte[] binary(long program, String name, Arena arena) {
    String call = "clGetProgramInfo for " + name;
    // A program of one device has one binary.
    long size =
        Answer.number(
            failures,
            call,
            BINARY_SIZES,
            (what, bytes, value, length) ->
                OpenCl.getProgramInfo(program, what, bytes, value, length));
    MemorySegment binary = arena.allocate(size);
    MemorySegment places = arena.allocateFrom(ADDRESS, binary);
    failures.check(
        call,
        OpenCl.getProgramInfo(program, BINARIES, places.byteSize(), places, MemorySegment.NULL));
    return binary.toArray(JAVA_BYTE);
  }

  @Override
  public Program load(String name, byte[] binary) {
    failures.checkIsThere();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment error = arena.allocate(JAVA_INT);
      MemorySegment status = arena.allocate(JAVA_INT);
      MemorySegment bytes = arena.allocate(Math.max(1, binary.length));
      MemorySegment.copy(binary, 0, bytes, JAVA_BYTE, 0, binary.length);
      long program =
          OpenCl.createProgramOfBinary(
              context,
              1,
              arena.allocateFrom(JAVA_LONG, device),
              arena.allocateFrom(JAVA_LONG, binary.length),
              arena.allocateFrom(ADDRESS, bytes),
              status,
              error);
      failures.check("clCreateProgramWithBinary for " + name, error.get(JAVA_INT, 0));
      try {
        build(program, name, arena);
      } catch (DeviceException e) {
        OpenCl.releaseProgram(program);
        throw e;
      }
      return new OpenClProgram(failures, device, queue, program, name);
    }
  }

  @Override
  public String header() {
    return HEADER;
  }

  @Override
  public void synchronize() {
    failures.checkIsThere();
    failures.check("clFinish", OpenCl.finish(queue));
  }

  /// PoCL calls its device by the processor, which would read as if a driver of its maker ran it.
  private String name(Failures failures) {
    String name = deviceText(failures, DEVICE_NAME);
    return deviceText(failures, DEVICE_VERSION).contains("PoCL")
        ? "PoCL " + deviceText(failures, DRIVER_VERSION) + ", " + name
        : name;
  }

  private String deviceText(Failures failures, int what) {
    return Answer.text(failures, "clGetDeviceInfo", what, this::ask);
  }

  private long deviceNumber(int what) {
    return Answer.number(failures, "clGetDeviceInfo", what, this::ask);
  }

  private int ask(int what, long bytes, MemorySegment value, MemorySegment size) {
    return OpenCl.getDeviceInfo(device, what, bytes, value, size);
  }

  private String platformVersion() {
    long platform = deviceNumber(DEVICE_PLATFORM);
    return Answer.text(
        failures,
        "clGetPlatformInfo",
        PLATFORM_VERSION,
        (what, bytes, value, size) -> OpenCl.getPlatformInfo(platform, what, bytes, value, size));
  }

  private static String readHeader() {
    try (InputStream in =
        Objects.requireNonNull(OpenClAccelerator.class.getResourceAsStream("opencl.h"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
