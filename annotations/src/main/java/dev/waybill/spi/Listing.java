package dev.waybill.spi;

/**
 * Reads a module's listing; its grammar is told at {@link ListedModule}. It runs at every start and
 * cold, so it makes no string that it does not pass on.
 */
final class Listing {

  private final ListedModule module;
  private final Registration into;
  private Registrar registrar;
  private int registrars;
  private int next;
  private String text = "";
  private int at;
  private int end;

  Listing(ListedModule module, Registration into) {
    this.module = module;
    this.into = into;
    this.registrar = new LazyRegistrar(module, 0, "");
  }

  void read(String[] pieces) {
    String unfinished = "";
    for (String piece : pieces) {
      text = unfinished.isEmpty() ? piece : unfinished + piece;
      at = 0;
      for (end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
        line();
        at = end + 1;
      }
      unfinished = text.substring(at);
    }
  }

  private void line() {
    if (begins("function ")) {
      String name = word();
      at = text.indexOf(' ', at) + 1; // past the erased parameters, which are for compilers
      into.function(registrar, next++, name, rest());
    } else if (begins("op ")) {
      String name = word();
      at = text.indexOf(' ', at) + 1;
      String dtypes = list();
      into.op(registrar, next++, name, rest(), dtypes);
    } else if (begins("type ")) {
      into.type(registrar, next++, word(), rest());
    } else if (begins("constant ")) {
      into.constant(registrar, next++, word(), rest());
    } else if (begins("alias ")) {
      into.alias(registrar, next - 1, rest());
    } else if (begins("class ")) {
      registrar = new LazyRegistrar(module, registrars++, rest());
      next = 0;
    } else {
      seldom();
    }
  }

  private void seldom() {
    if (begins("kernel ")) {
      into.kernel(registrar, next++, word(), word(), list(), list(), Integer.parseInt(rest()));
    } else if (begins("deprecated ")) {
      into.deprecated(registrar, next - 1, word(), field(), field(), field(), rest());
    } else if (begins("generation1 ")) {
      into.generation1(registrar, next - 1, at == end ? new String[0] : rest().split(" "));
    } else {
      throw new IllegalStateException(module.id() + ": unknown line in its listing: " + rest());
    }
  }

  private boolean begins(String keyword) {
    boolean begins = text.startsWith(keyword, at);
    at += begins ? keyword.length() : 0;
    return begins;
  }

  private String word() {
    int blank = text.indexOf(' ', at);
    String word = text.substring(at, blank);
    at = blank + 1;
    return word;
  }

  private String field() {
    String word = word();
    return word.equals("-") ? "" : word;
  }

  private String list() {
    return field().replace(',', ' ');
  }

  private String rest() {
    return text.substring(at, end);
  }
}
