import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.rest.RESTCatalogServlet;
import org.apache.iceberg.rest.VendingAdapter;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.Server;

/**
 * Apache's reference of the Iceberg REST specification over a JdbcCatalog. The server that Apache
 * packages for its tests listens on every interface; this one on loopback only.
 *
 * <p>Arguments: the port, a file for one line a request, then catalog properties as KEY=VALUE.
 */
public final class RestServer {
  public static void main(String[] args) throws Exception {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("catalog-impl", "org.apache.iceberg.jdbc.JdbcCatalog");
    properties.put("jdbc.schema-version", "V1");
    for (int i = 2; i < args.length; i++) {
      String[] pair = args[i].split("=", 2);
      properties.put(pair[0], pair[1]);
    }
    var catalog = CatalogUtil.buildIcebergCatalog("rest_backend", properties, new Configuration());
    var servlets = new ServletContextHandler(ServletContextHandler.NO_SESSIONS);
    var servlet = new RESTCatalogServlet(new VendingAdapter(catalog));
    servlets.addServlet(new ServletHolder(servlet), "/*");
    Server server = new Server(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])));
    server.setHandler(servlets);
    server.setRequestLog(new CustomRequestLog(args[1], "%m %U %s"));
    server.start();
    server.join();
  }
}
