package dev.waybill.ops.torch;

/// How one part of a case came out.
///
/// @param refusal the message with which we refused the call; empty if we did not
record Outcome(Part part, Status status, String detail, String refusal) {

  static Outcome of(Part part, String problem) {
    return refused(part, problem, "");
  }

  static Outcome refused(Part part, String problem, String refusal) {
    Status status = problem.isEmpty() ? Status.PASSED : Status.FAILED;
    return new Outcome(part, status, problem, refusal);
  }

  static Outcome missing(Part part, Ops.MissingOp op) {
    return new Outcome(part, Status.MISSING, op.getMessage(), "");
  }

  enum Status {
    PASSED,
    FAILED,
    /// There is no such op yet.
    MISSING
  }
}
