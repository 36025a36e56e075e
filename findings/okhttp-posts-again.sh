#!/usr/bin/env bash
# OkHttp (Java, Kotlin; below Retrofit and many exchange clients) sends a POST again by itself in three cases: it is answered
# with 408; it is answered with 503 and `Retry-After: 0`; the server reads it on a kept connection and closes without an
# answer. Binance answers 408 when its engine did not answer in time (-1007, "execution status unknown"), which is when the
# order may stand. retryOnConnectionFailure(false) sends once at 408 and after a lost connection, and still twice at 503. Seen
# on 2026-11-28 with OpenJDK 17 and OkHttp 3.13.1 of Debian 12, and the same with 4.12.0. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq libokhttp-java=3.13.1-3 libokio-java=1.16.0-2 2>/dev/null
for package in *.deb; do dpkg -x "$package" debian; done
cat >Order.java <<'JAVA'
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

public class Order {
    static final String BODY = "symbol=BTCUSDT&quantity=1";

    /** Give the status line and headers with which each POST is answered; null: the connection is closed instead. */
    static List<String> sent(String answer, boolean kept, OkHttpClient client) throws Exception {
        List<String> orders = Collections.synchronizedList(new ArrayList<>());
        ServerSocket server = new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1"));
        Thread accepting = new Thread(() -> {
            while (true) {
                try {
                    Socket socket = server.accept();
                    new Thread(() -> serve(socket, answer, orders)).start();
                } catch (Exception closed) {
                    return;
                }
            }
        });
        accepting.setDaemon(true);
        accepting.start();
        String url = "http://127.0.0.1:" + server.getLocalPort() + "/api/v3/order";
        if (kept) client.newCall(new Request.Builder().url(url).build()).execute().body().string();
        RequestBody body = RequestBody.create(MediaType.parse("application/x-www-form-urlencoded"), BODY);
        try (Response response = client.newCall(new Request.Builder().url(url).post(body).build()).execute()) {
            response.body().string();
        } catch (java.io.IOException lost) {
            if (answer != null) throw lost;
        }
        server.close();
        return orders;
    }

    static void serve(Socket socket, String answer, List<String> orders) {
        try (socket) {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[65536];
            StringBuilder request = new StringBuilder();
            for (int read; (read = in.read(buffer)) > 0; ) {
                request.append(new String(buffer, 0, read));
                boolean order = request.toString().startsWith("POST");
                if (!request.toString().endsWith(order ? BODY : "\r\n\r\n")) continue;
                if (order) orders.add(BODY);
                if (order && answer == null) return;
                String head = order ? answer : "200 OK\r\n";
                socket.getOutputStream().write(("HTTP/1.1 " + head + "Content-Length: 2\r\n\r\n{}").getBytes());
                request.setLength(0);
            }
        } catch (Exception closed) {
            // the client has gone
        }
    }

    static void expect(int times, String answer, boolean kept, OkHttpClient client) throws Exception {
        int sent = sent(answer, kept, client).size();
        String shown = answer == null ? "closed, " + (kept ? "kept" : "new") + " connection" : answer.replace("\r\n", " ");
        System.out.println(shown + ": sent " + sent + " times");
        if (sent != times) throw new AssertionError("no longer so");
    }

    public static void main(String[] arguments) throws Exception {
        String busy = "503 Service Unavailable\r\n";
        OkHttpClient once = new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
        expect(2, "408 Request Timeout\r\n", false, new OkHttpClient());
        expect(2, busy + "Retry-After: 0\r\n", false, new OkHttpClient());
        expect(1, busy, false, new OkHttpClient());
        expect(1, "429 Too Many Requests\r\n", false, new OkHttpClient());
        expect(2, null, true, new OkHttpClient());
        expect(1, null, false, new OkHttpClient());
        expect(1, "408 Request Timeout\r\n", false, once);
        expect(1, null, true, once);
        expect(2, busy + "Retry-After: 0\r\n", false, once);
        System.exit(0);
    }
}
JAVA
path=debian/usr/share/java/okhttp-3.13.1.jar:debian/usr/share/java/okio-1.16.0.jar
javac -nowarn -cp "$path" Order.java 2>/dev/null
java -cp "$path:." Order
echo "as described"
