package dev.waybill.plugin.witness.client;

import java.util.List;

/** One way of using elements. */
public interface ClientTemplate {

  /**
   * Writes clients.
   *
   * @param target what has changed, as it was
   * @return the clients; none where the element cannot be used in this way
   */
  List<Use> uses(Target target);
}
