package org.apache.iceberg.rest;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.rest.credentials.ImmutableCredential;
import org.apache.iceberg.rest.responses.LoadTableResponse;
import org.apache.iceberg.util.PropertyUtil;

/**
 * Hands out what the properties of a table say after {@code vend.}, to whoever asks for it: with
 * {@code vend-prefix} as credentials of that prefix, otherwise as the table's configuration. In this
 * package since nobody else sees the routes.
 */
public final class VendingAdapter extends RESTCatalogAdapter {
  public VendingAdapter(Catalog catalog) {
    super(catalog);
  }

  @Override
  public <T extends RESTResponse> T handleRequest(
      Route route,
      Map<String, String> variables,
      HTTPRequest request,
      Class<T> type,
      Consumer<Map<String, String>> headers) {
    T answer = super.handleRequest(route, variables, request, type, headers);
    boolean isAsked = !request.headers().entries("X-Iceberg-Access-Delegation").isEmpty();
    if (!isAsked || !(answer instanceof LoadTableResponse loaded)) return answer;
    Map<String, String> properties = loaded.tableMetadata().properties();
    Map<String, String> vended = PropertyUtil.propertiesWithPrefix(properties, "vend.");
    String prefix = properties.get("vend-prefix");
    var with = LoadTableResponse.builder().withTableMetadata(loaded.tableMetadata());
    if (prefix == null) with.addAllConfig(vended);
    else with.addCredential(ImmutableCredential.builder().prefix(prefix).config(vended).build());
    return type.cast(with.build());
  }
}
