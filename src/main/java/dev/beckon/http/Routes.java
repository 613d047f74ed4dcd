package dev.beckon.http;

import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.id.HostId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** The routes of one function, by API Gateway's route keys such as {@code GET /v1/offers}. */
public final class Routes {
  private static final Logger LOG = Logger.getLogger(Routes.class);

  /** How long a client is asked to wait after 503, in seconds. */
  private static final String RETRY_AFTER_SECONDS = "1";

  private final Map<String, Function<Request, HttpAnswer>> handlers = new LinkedHashMap<>();
  private final Set<String> open = new HashSet<>();

  /** Adds a route. */
  public Routes on(String routeKey, Function<Request, HttpAnswer> handler) {
    handlers.put(routeKey, handler);
    return this;
  }

  /** Adds a route for anybody: API Gateway asks for no token, and its handler for no caller. */
  public Routes onOpen(String routeKey, Function<Request, HttpAnswer> handler) {
    open.add(routeKey);
    return on(routeKey, handler);
  }

  /** The route keys, to hold the template against. */
  public Set<String> keys() {
    return Set.copyOf(handlers.keySet());
  }

  /**
   * Answers one event. A dependency that is away or busy is 503; anything else that goes wrong is
   * logged with the request's id and thrown, so that Lambda counts it and API Gateway answers 500.
   */
  public HttpAnswer answer(HttpEvent event) {
    Function<Request, HttpAnswer> handler = handlers.get(event.routeKey());
    if (handler == null) {
      return Problem.NOT_FOUND.answer();
    }
    Optional<HostId> caller = caller(event);
    if (caller.isEmpty() && !open.contains(event.routeKey())) {
      return Problem.UNAUTHENTICATED.answer();
    }
    try {
      return handler.apply(new Request(event, caller));
    } catch (Request.Refused refused) {
      return refused.answer();
    } catch (Unavailable e) {
      LOG.warnf(e, "%s: %s is unavailable", Request.requestId(event), event.routeKey());
      return Problem.BUSY.answer().with("retry-after", RETRY_AFTER_SECONDS);
    } catch (RuntimeException e) {
      LOG.errorf(e, "%s: %s failed", Request.requestId(event), event.routeKey());
      throw e;
    }
  }

  private static Optional<HostId> caller(HttpEvent event) {
    return Optional.ofNullable(Request.claims(event).get("sub"))
        .filter(HostId::isValid)
        .map(HostId::new);
  }
}
