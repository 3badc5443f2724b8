/** Roads. */
@Namespace(value = "roads", title = "Roads", facadePackage = "org.example.api")
package org.example.roads;

import dev.waybill.annotations.Namespace;
