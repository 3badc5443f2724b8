package dev.waybill.device;

/// A program that a device was asked for.
///
/// @param device the device
/// @param op what it is for, such as an op's name
/// @param source the program, without [Accelerator#header()]
public record DeviceProgram(Device device, String op, String source) {}
