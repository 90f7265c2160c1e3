import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.catalog.ViewCatalog;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.view.BaseView;

/** What can be asked, by the name in `do`; the other members are its arguments. */
final class Actions {
  static final Schema SCHEMA =
      new Schema(
          Types.NestedField.optional(1, "id", Types.LongType.get()),
          Types.NestedField.optional(2, "region", Types.StringType.get()));

  static Object perform(Catalog catalog, JsonNode action) throws Exception {
    TableIdentifier name = TableIdentifier.parse(action.get("table").asText());
    String kind = action.get("do").asText();
    switch (kind) {
      case "createTable":
        return createTable(catalog, name, action);
      case "dropTable":
        catalog.dropTable(name, false);
        return null;
      case "createView":
        return createView((ViewCatalog) catalog, name, action);
      case "viewLocation":
        BaseView view = (BaseView) ((ViewCatalog) catalog).loadView(name);
        return view.operations().current().metadataFileLocation();
      case "listTables":
        return sorted(catalog.listTables(name.namespace()));
      case "listViews":
        return sorted(((ViewCatalog) catalog).listViews(name.namespace()));
      default:
        return performOn(catalog.loadTable(name), kind, action);
    }
  }

  private static Object performOn(Table table, String kind, JsonNode action) throws Exception {
    switch (kind) {
      case "append":
        return Rows.append(table, numbers(action.get("ids")), text(action, "branch", "main"));
      case "deleteRows":
        return Rows.delete(table, numbers(action.get("ids")), text(action, "branch", "main"));
      case "setRef":
        return Refs.set(table, action);
      case "removeRef":
        return Refs.remove(table, action.get("ref").asText());
      case "expireSnapshots":
        return expireSnapshots(table, action);
      case "updateSchema":
        return updateSchema(table, action);
      case "setProperties":
        return setProperties(table, action.get("properties"));
      case "setStatistics":
        return Files.setStatistics(table, Refs.head(table, "main"));
      case "refs":
        return Refs.all(table);
      case "snapshots":
        return snapshots(table);
      case "rows":
        return Rows.ids(table, text(action, "ref", "main"));
      case "rowIds":
        return Rows.rowIds(table, text(action, "ref", "main"));
      case "metadata":
        return Files.metadata(table);
      default:
        throw new IllegalArgumentException("No action " + kind);
    }
  }

  private static String createTable(Catalog catalog, TableIdentifier name, JsonNode action) {
    createNamespace(catalog, name.namespace());
    boolean partitioned = action.path("partitioned").asBoolean();
    Map<String, String> properties = strings(action.path("properties"));
    properties.put("format-version", String.valueOf(action.path("formatVersion").asInt(2)));
    Table table =
        catalog
            .buildTable(name, SCHEMA)
            .withPartitionSpec(
                partitioned
                    ? PartitionSpec.builderFor(SCHEMA).identity("region").build()
                    : PartitionSpec.unpartitioned())
            .withProperties(properties)
            .create();
    return table.uuid().toString();
  }

  private static void createNamespace(Catalog catalog, Namespace namespace) {
    SupportsNamespaces namespaces = (SupportsNamespaces) catalog;
    if (!namespaces.namespaceExists(namespace)) namespaces.createNamespace(namespace);
  }

  private static Object createView(ViewCatalog catalog, TableIdentifier name, JsonNode action) {
    catalog
        .buildView(name)
        .withSchema(SCHEMA)
        .withDefaultNamespace(name.namespace())
        .withQuery("spark", action.get("sql").asText())
        .create();
    return null;
  }

  private static Object expireSnapshots(Table table, JsonNode action) {
    var expire = table.expireSnapshots().cleanExpiredFiles(false);
    for (JsonNode id : action.get("snapshots")) expire.expireSnapshotId(Long.parseLong(id.asText()));
    expire.commit();
    return null;
  }

  private static Object updateSchema(Table table, JsonNode action) {
    UpdateSchema update = table.updateSchema();
    strings(action.path("add")).forEach((name, type) -> update.addColumn(name, typeOf(type)));
    action.path("drop").forEach(name -> update.deleteColumn(name.asText()));
    strings(action.path("rename")).forEach(update::renameColumn);
    strings(action.path("retype"))
        .forEach((name, type) -> update.updateColumn(name, typeOf(type).asPrimitiveType()));
    update.commit();
    return null;
  }

  private static Type typeOf(String name) {
    return Types.fromPrimitiveString(name);
  }

  private static Object setProperties(Table table, JsonNode properties) {
    UpdateProperties update = table.updateProperties();
    properties
        .fields()
        .forEachRemaining(
            one -> {
              if (one.getValue().isNull()) update.remove(one.getKey());
              else update.set(one.getKey(), one.getValue().asText());
            });
    update.commit();
    return null;
  }

  private static List<Map<String, Object>> snapshots(Table table) {
    return StreamSupport.stream(table.snapshots().spliterator(), false)
        .sorted(
            Comparator.comparingLong(Snapshot::sequenceNumber)
                .thenComparing(one -> String.valueOf(one.snapshotId())))
        .map(Actions::snapshot)
        .toList();
  }

  private static Map<String, Object> snapshot(Snapshot snapshot) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", String.valueOf(snapshot.snapshotId()));
    answer.put("parent", snapshot.parentId() == null ? null : String.valueOf(snapshot.parentId()));
    answer.put("sequenceNumber", snapshot.sequenceNumber());
    answer.put("operation", snapshot.operation());
    answer.put("summary", snapshot.summary());
    return answer;
  }

  private static List<String> sorted(List<TableIdentifier> names) {
    return names.stream().map(TableIdentifier::name).sorted().toList();
  }

  static String text(JsonNode action, String member, String otherwise) {
    return action.path(member).asText(otherwise);
  }

  private static List<Long> numbers(JsonNode list) {
    List<Long> numbers = new ArrayList<>();
    list.forEach(one -> numbers.add(one.asLong()));
    return numbers;
  }

  private static Map<String, String> strings(JsonNode members) {
    Map<String, String> strings = new LinkedHashMap<>();
    members.fields().forEachRemaining(one -> strings.put(one.getKey(), one.getValue().asText()));
    return strings;
  }
}
