import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.iceberg.Audit;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.catalog.ViewCatalog;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.view.BaseView;

/** What can be asked, by the name in `do`; the other members are its arguments. */
final class Actions {
  /** The field id of the column that is called so first. */
  static final int REGION = 2;

  static final Schema SCHEMA =
      new Schema(
          Types.NestedField.optional(1, "id", Types.LongType.get()),
          Types.NestedField.optional(REGION, "region", Types.StringType.get()));

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
      case "registerTable":
        return register(catalog, name, action);
      case "partitions":
        return Shapes.partitions(action);
      case "histories":
        return History.all(catalog, action.get("histories"));
      case "listTables":
        return sorted(catalog.listTables(name.namespace()));
      case "listViews":
        return sorted(((ViewCatalog) catalog).listViews(name.namespace()));
      default:
        return performOn(catalog.loadTable(name), kind, action);
    }
  }

  static Object performOn(Table table, String kind, JsonNode action) throws Exception {
    switch (kind) {
      case "append":
        return Writes.append(table, action);
      case "deleteRows":
        return Writes.delete(table, action);
      case "deleteBeside":
        return Deletes.rowDelta(table, action);
      case "replacePartitions":
        return Writes.replacePartitions(table, action);
      case "compact":
        return Writes.compact(table, action);
      case "rewriteManifests":
        table.rewriteManifests().clusterBy(file -> "all").commit();
        return String.valueOf(Refs.head(table, "main"));
      case "cherryPick":
        return History.cherryPick(table, Long.parseLong(action.get("snapshot").asText()));
      case "loseFile":
        return Writes.loseFile(table, action);
      case "setRef":
        return Refs.set(table, action);
      case "removeRef":
        return Refs.remove(table, action.get("ref").asText());
      case "expireSnapshots":
        return expireSnapshots(table, action);
      case "keepMainAlone":
        return keepMainAlone(table);
      case "updateSchema":
        return Shapes.updateSchema(table, action);
      case "updateSpec":
        return Shapes.updateSpec(table, action);
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
      case "records":
        return Rows.records(table, text(action, "ref", "main"));
      case "files":
        return Audit.files(table, Refs.head(table, text(action, "ref", "main")));
      case "audit":
        return Audit.of(table);
      case "metadata":
        return Files.metadata(table);
      default:
        throw new IllegalArgumentException("No action " + kind);
    }
  }

  static String createTable(Catalog catalog, TableIdentifier name, JsonNode action) {
    createNamespace(catalog, name.namespace());
    Schema schema = Shapes.schema(action.path("columns"));
    PartitionSpec byRegion = PartitionSpec.builderFor(SCHEMA).identity("region").build();
    boolean partitioned = action.path("partitioned").asBoolean();
    Map<String, String> properties = strings(action.path("properties"));
    properties.put("format-version", String.valueOf(action.path("formatVersion").asInt(2)));
    Table table =
        catalog
            .buildTable(name, schema)
            .withPartitionSpec(partitioned ? byRegion : Shapes.spec(schema, action.path("spec")))
            .withProperties(properties)
            .create();
    return table.uuid().toString();
  }

  static Object register(Catalog catalog, TableIdentifier name, JsonNode action) {
    createNamespace(catalog, name.namespace());
    catalog.registerTable(name, action.get("location").asText());
    return null;
  }

  private static synchronized void createNamespace(Catalog catalog, Namespace namespace) {
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

  private static Object keepMainAlone(Table table) {
    for (String ref : List.copyOf(table.refs().keySet()))
      if (!ref.equals("main")) Refs.remove(table, ref);
    table.expireSnapshots().expireOlderThan(Long.MAX_VALUE).retainLast(1).commit();
    return null;
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

  static List<Long> numbers(JsonNode list) {
    List<Long> numbers = new ArrayList<>();
    list.forEach(one -> numbers.add(one.asLong()));
    return numbers;
  }

  static Map<String, String> strings(JsonNode members) {
    Map<String, String> strings = new LinkedHashMap<>();
    members.fields().forEachRemaining(one -> strings.put(one.getKey(), one.getValue().asText()));
    return strings;
  }
}
