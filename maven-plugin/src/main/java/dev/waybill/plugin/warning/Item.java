package dev.waybill.plugin.warning;

import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.Mention;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a surface.
 *
 * @param name the name of an export, or the binary name of a class that is none
 * @param symbol the export, or {@code null}
 * @param clazz the class of an exported type and of a class that is no export, or {@code null}
 */
record Item(String name, @Nullable ApiSymbol symbol, @Nullable JavaClass clazz) {

  /** What its signatures mention. */
  List<Mention> mentions() {
    List<Mention> mentions = new ArrayList<>();
    if (symbol != null) {
      mentions.addAll(Mention.of(symbol));
    }
    if (clazz != null) {
      mentions.addAll(Mention.of(clazz));
    }
    return mentions;
  }
}
