import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.catalog.Catalog;

/** Catalogs opened from properties as pyiceberg spells them, each once. */
final class Catalogs {
  private static final Map<JsonNode, Catalog> OPEN = new HashMap<>();

  static Catalog open(JsonNode properties) {
    return OPEN.computeIfAbsent(properties, Catalogs::load);
  }

  private static Catalog load(JsonNode asked) {
    Map<String, String> properties = new HashMap<>();
    asked.fields().forEachRemaining(one -> properties.put(one.getKey(), one.getValue().asText()));
    String name = properties.remove("name");
    switch (properties.remove("type")) {
      case "sql" -> {
        properties.put("catalog-impl", "org.apache.iceberg.jdbc.JdbcCatalog");
        putDatabase(properties);
      }
      case "rest" -> {
        properties.put("catalog-impl", "org.apache.iceberg.rest.RESTCatalog");
        // Servers exist that have views and do not say so.
        properties.put("view-endpoints-supported", "true");
      }
      default -> properties.put("catalog-impl", "org.apache.iceberg.hadoop.HadoopCatalog");
    }
    if (properties.containsKey("s3.endpoint")) {
      properties.put("io-impl", "org.apache.iceberg.aws.s3.S3FileIO");
      properties.put("s3.path-style-access", "true");
      properties.put("client.region", properties.get("s3.region"));
    }
    Configuration hadoop = new Configuration();
    if (properties.containsKey("fs.file.impl"))
      hadoop.set("fs.file.impl", properties.get("fs.file.impl"));
    return CatalogUtil.buildIcebergCatalog(name, properties, hadoop);
  }

  /** SQLAlchemy's spelling of a database's address as JDBC's. */
  private static void putDatabase(Map<String, String> properties) {
    String uri = properties.get("uri");
    if (uri.startsWith("sqlite:///")) {
      String[] path = uri.substring("sqlite:///".length()).split("\\?", 2);
      String options = path.length > 1 ? "&" + path[1] : "";
      properties.put("uri", "jdbc:sqlite:" + path[0] + "?busy_timeout=30000" + options);
      return;
    }
    URI address = URI.create(uri);
    boolean postgres = address.getScheme().startsWith("postgresql");
    String place = address.getHost() + ":" + address.getPort() + address.getPath();
    // Unless told so, the driver answers for all databases where it is asked for no certain one.
    String mariadb = "jdbc:mariadb://" + place + "?nullDatabaseMeansCurrent=true";
    properties.put("uri", postgres ? "jdbc:postgresql://" + place : mariadb);
    String[] user = address.getUserInfo().split(":", 2);
    properties.put("jdbc.user", user[0]);
    if (user.length > 1) properties.put("jdbc.password", user[1]);
  }
}
