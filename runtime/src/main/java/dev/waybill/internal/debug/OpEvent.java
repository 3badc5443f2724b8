package dev.waybill.internal.debug;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

/// A call of an op. Not enabled by itself: a recording that nobody asked for ops would slow them.
@Name("dev.waybill.Op")
@Label("Op")
@Description("A call of an op, the calls inside it included")
@Category("Waybill")
@Enabled(false)
final class OpEvent extends Event {
  @Label("Name")
  String name = "";

  @Label("Dtype")
  @Description("The dtype that the kernel was chosen by; empty for a call without tensors")
  String dtype = "";

  @Label("Device")
  String device = "";

  @Label("Kernel")
  @Description("The class that has the kernel")
  String kernel = "";

  OpEvent() {}
}
