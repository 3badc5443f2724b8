package dev.waybill.device;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.device.Machine;
import dev.waybill.internal.device.Machines;
import dev.waybill.internal.text.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a tensor's elements lie: `cpu`, `opencl:0`, `cuda:1`.
///
/// @param kind [Key#CPU], [Key#OPENCL] or [Key#CUDA]
/// @param index the number among the devices of its kind, from 0
@Export("tensor.Device")
public record Device(Key kind, int index) {

  /// Java arrays.
  public static final Device CPU = new Device(Key.CPU, 0);

  /// Checks.
  ///
  /// @throws WrongArgumentException for any other kind, or an index that counts nothing
  public Device {
    Given.check("Device", "kind", "Key", kind);
    boolean isOne = kind == Key.OPENCL || kind == Key.CUDA || (kind == Key.CPU && index == 0);
    if (!isOne || index < 0) {
      throw new WrongArgumentException(
          "Device",
          "",
          "found " + kind.text() + ":" + index + ", expected cpu, opencl:N or cuda:N.");
    }
  }

  /// Returns the device of a name, whether or not this machine has it.
  ///
  /// @param text `cpu`, `opencl`, `cuda`, or one of the latter with `:` and a number
  /// @return the device; without a number the first
  /// @throws WrongArgumentException if it is no such name
  public static Device parse(String text) {
    Given.check("Device.parse", "text", "cpu, opencl:N or cuda:N", text);
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    String index = colon < 0 ? "0" : text.substring(colon + 1);
    if (text.equals("cpu")) {
      return CPU;
    }
    if ((kind.equals("opencl") || kind.equals("cuda")) && index.matches("0|[1-9][0-9]{0,3}")) {
      return new Device(kind.equals("cuda") ? Key.CUDA : Key.OPENCL, Integer.parseInt(index));
    }
    throw new WrongArgumentException(
        "Device.parse", "text", "found " + text + ", expected cpu, opencl:N or cuda:N.");
  }

  /// Returns the devices of this machine.
  ///
  /// @return the processor, then those of OpenCL, then those of CUDA
  public static List<Device> all() {
    List<Device> all = new ArrayList<>();
    all.add(CPU);
    for (Key kind : List.of(Key.OPENCL, Key.CUDA)) {
      for (int i = 0; i < Machines.count(kind); i++) {
        all.add(new Device(kind, i));
      }
    }
    return all;
  }

  /// Returns why this machine does not have the device.
  ///
  /// @return such as `no driver: libcuda.so.1 was not found`; empty where it is there
  public Optional<String> absence() {
    return Machines.absence(this);
  }

  /// Returns what its driver calls the device.
  ///
  /// @return such as `NVIDIA H200`; `cpu` for the processor
  /// @throws DeviceException if the device is absent
  public String name() {
    return kind == Key.CPU ? "cpu" : Machines.of(this).accelerator().name();
  }

  /// Waits until all that was asked of the device is done.
  ///
  /// @throws DeviceException if the device is absent, or something went wrong on it
  public void synchronize() {
    if (kind != Key.CPU) {
      Machine machine = Machines.of(this);
      machine.accelerator().synchronize();
      machine.findings().tell();
    }
  }

  /// Returns what lies on the device.
  ///
  /// @return counts and bytes; zeros for the processor
  public DeviceMemory memory() {
    return kind == Key.CPU ? DeviceMemory.NONE : Machines.of(this).memory().stats();
  }

  @Override
  public String toString() {
    return kind == Key.CPU ? "cpu" : kind.text() + ":" + index;
  }
}
