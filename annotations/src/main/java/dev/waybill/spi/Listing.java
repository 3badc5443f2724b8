package dev.waybill.spi;

import org.jspecify.annotations.Nullable;

/**
 * Reads a module's listing; its grammar is told at {@link ListedModule}. It runs at every start and
 * cold, so it makes no string that it does not pass on.
 */
final class Listing {

  private static final int SHOWN = 100;

  private final ListedModule module;
  private final Registration into;
  private @Nullable Registrar registrar;
  private int registrars;
  private int next;
  private int lines;
  private String text = "";
  private int start;
  private int at;
  private int end;

  Listing(ListedModule module, Registration into) {
    this.module = module;
    this.into = into;
  }

  void read(String[] pieces) {
    String unfinished = "";
    for (String piece : pieces) {
      text = unfinished.isEmpty() ? piece : unfinished + piece;
      at = 0;
      for (end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
        lines++;
        start = at;
        line();
        at = end + 1;
      }
      unfinished = text.substring(at);
    }
    if (!unfinished.isEmpty()) {
      lines++;
      start = at;
      end = text.length();
      throw damaged();
    }
  }

  private void line() {
    if (begins("function ")) {
      String name = word();
      skip(); // the erased parameters, which are for compilers
      into.function(registrar(), next++, name, rest());
    } else if (begins("op ")) {
      String name = word();
      skip();
      String dtypes = list();
      into.op(registrar(), next++, name, rest(), dtypes);
    } else if (begins("type ")) {
      into.type(registrar(), next++, word(), rest());
    } else if (begins("constant ")) {
      into.constant(registrar(), next++, word(), rest());
    } else if (begins("alias ")) {
      into.alias(registrar(), last(), rest());
    } else if (begins("class ")) {
      registrar = new LazyRegistrar(module, registrars++, rest());
      next = 0;
    } else {
      seldom();
    }
  }

  private void seldom() {
    if (begins("kernel ")) {
      into.kernel(registrar(), next++, word(), word(), list(), list(), number());
    } else if (begins("gradient ")) {
      into.gradient(registrar(), next++, word(), list(), lastList());
    } else if (begins("creator ")) {
      skip(); // the erased parameters, which are for compilers
      into.creator(registrar(), last(), rest());
    } else if (begins("traits ")) {
      into.traits(registrar(), last(), rest());
    } else if (begins("deprecated ")) {
      into.deprecated(registrar(), last(), word(), field(), field(), field(), rest());
    } else if (begins("state") && at == end) {
      into.state(registrar());
    } else if (begins("generation1 ")) {
      into.generation1(registrar(), last(), at == end ? new String[0] : rest().split(" "));
    } else {
      throw damaged();
    }
  }

  private Registrar registrar() {
    if (registrar == null) {
      throw damaged();
    }
    return registrar;
  }

  /** Returns the id of the symbol that a line is about. */
  private int last() {
    if (next == 0) {
      throw damaged();
    }
    return next - 1;
  }

  private boolean begins(String keyword) {
    boolean begins = text.startsWith(keyword, at);
    at += begins ? keyword.length() : 0;
    return begins;
  }

  private String word() {
    int from = at;
    skip();
    return text.substring(from, at - 1);
  }

  private void skip() {
    int blank = text.indexOf(' ', at);
    if (blank < 0 || blank > end) {
      throw damaged();
    }
    at = blank + 1;
  }

  private String field() {
    String word = word();
    return word.equals("-") ? "" : word;
  }

  private String list() {
    return field().replace(',', ' ');
  }

  private int number() {
    try {
      return Integer.parseInt(rest());
    } catch (NumberFormatException e) {
      throw damaged();
    }
  }

  private String lastList() {
    String list = rest();
    return list.equals("-") ? "" : list.replace(',', ' ');
  }

  private String rest() {
    return text.substring(at, end);
  }

  private IllegalStateException damaged() {
    return new IllegalStateException(
        module.id()
            + ": line "
            + lines
            + " of its listing is damaged: '"
            + text.substring(start, Math.min(end, start + SHOWN))
            + "'. Rebuild that module with the waybill-processor of the version of"
            + " waybill-annotations here.");
  }
}
