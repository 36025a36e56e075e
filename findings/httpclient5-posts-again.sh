#!/usr/bin/env bash
# Apache HttpClient 5.5.1 (Java) sends a POST again by itself when it is answered with 429 or 503: its default strategy asks for
# the method when a connection failed, but not when an answer came, and repeats once after a second or after Retry-After.
# Binance answers 503 with "Unknown error" when an order may have been carried out; the second POST places another one, and
# the program sees one answer. Version 4 repeated nothing by the status. Seen on 2026-11-28 with OpenJDK 17, in the copy of
# HttpClient that WireMock 3.13.2 on npm carries under a name of its own. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund wiremock@3.13.2
cat >Order.java <<'JAVA'
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import wiremock.org.apache.hc.client5.http.classic.methods.HttpPost;
import wiremock.org.apache.hc.client5.http.impl.classic.HttpClients;
import wiremock.org.apache.hc.core5.http.io.entity.StringEntity;

public class Order {
    /** Send one order to a server that answers with this status; give the bodies that the server read. */
    static List<String> sent(int status) throws Exception {
        List<String> bodies = Collections.synchronizedList(new ArrayList<>());
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(exchange.getRequestMethod() + " " + new String(exchange.getRequestBody().readAllBytes()));
            byte[] answer = "{\"code\":-1000,\"msg\":\"Unknown error\"}".getBytes();
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try (var client = HttpClients.createDefault()) {
            var order = new HttpPost("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v3/order");
            order.setEntity(new StringEntity("symbol=BTCUSDT&quantity=1"));
            if (client.execute(order, answer -> answer.getCode()) != status) throw new AssertionError("another status");
        } finally {
            server.stop(0);
        }
        return bodies;
    }

    public static void main(String[] arguments) throws Exception {
        for (var expected : Map.of(429, 2, 503, 2, 500, 1, 502, 1, 504, 1).entrySet()) {
            List<String> bodies = sent(expected.getKey());
            System.out.println(expected.getKey() + ": sent " + bodies);
            if (bodies.size() != expected.getValue()) throw new AssertionError("no longer so");
        }
    }
}
JAVA
jar=$(find node_modules/wiremock -name 'wiremock-standalone-*.jar')
unzip -p "$jar" wiremock/org/apache/hc/client5/version.properties | grep 'info.release.*5\.5\.1'
javac -cp "$jar" Order.java
java -cp "$jar:." Order 2>/dev/null
echo "as described"
