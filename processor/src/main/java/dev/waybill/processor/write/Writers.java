package dev.waybill.processor.write;

import dev.waybill.processor.model.ModuleIdentity;
import java.util.List;

/** Temporary. */
public final class Writers {
  private Writers() {}

  /** Temporary. */
  public static List<GeneratedFile> write(WriteInput input) {
    return List.of();
  }

  /** Temporary. */
  public static String providerName(ModuleIdentity identity) {
    return JavaNames.provider(identity).canonicalName();
  }
}
