package dev.beckon.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server that can be cut, for all who use it, and mended at the same port. */
final class Relay implements AutoCloseable {
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final InetSocketAddress server;
  private final int port;
  private ServerSocket door;

  Relay(URI server) {
    this.server = new InetSocketAddress(server.getHost(), server.getPort());
    door = listen(0);
    port = door.getLocalPort();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** As if the server had gone: nobody listens, and who was connected is cut off. */
  void cut() {
    close(door);
    open.forEach(Relay::close);
    open.clear();
  }

  void mend() {
    door = listen(port);
  }

  @Override
  public void close() {
    cut();
  }

  private ServerSocket listen(int at) {
    try {
      ServerSocket listening = new ServerSocket();
      listening.setReuseAddress(true);
      listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 100);
      start("relay", () -> accept(listening));
      return listening;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket listening) {
    while (!listening.isClosed()) {
      try {
        Socket near = listening.accept();
        Socket far = new Socket(server.getAddress(), server.getPort());
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        open.add(near);
        open.add(far);
        start("relay out", () -> copy(near, far));
        start("relay in", () -> copy(far, near));
      } catch (IOException e) {
        // The door was closed, or the server is gone: both are for the browser to notice.
        close(listening);
      }
    }
  }

  private void copy(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // Either end was closed, and so is the other.
      close(to);
    } finally {
      open.remove(from);
    }
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      throw new IllegalStateException("closing does not fail on loopback", e);
    }
  }
}
