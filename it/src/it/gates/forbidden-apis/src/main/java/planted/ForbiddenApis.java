package planted;

import java.nio.charset.Charset;
import javax.lang.model.type.TypeMirror;

final class ForbiddenApis {
  private ForbiddenApis() {}

  static String number(int value) {
    return String.format("%d", value);
  }

  static String charset() {
    return Charset.defaultCharset().name();
  }

  @SuppressWarnings("TypeEquals")
  static boolean same(TypeMirror a, TypeMirror b) {
    return a.equals(b);
  }

  static int hash(TypeMirror a) {
    return a.hashCode();
  }
}
