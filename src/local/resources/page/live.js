// What the runner tells by itself, and whether it is there.

/**
 * Listens for as long as the page is open.
 *
 * @param hear `push(push)`, `step(step)`, `gone()`, `back()`; and `anew()` when another runner answers, which knows nothing of before
 */
export function listen(hear) {
  let runner = null;
  let there = true;
  let source = null;

  const lost = () => {
    if (there) hear.gone();
    there = false;
  };
  const open = () => {
    source?.close();
    source = new EventSource('/_local/live');
    source.addEventListener('hello', (event) => {
      const { runner: now } = JSON.parse(event.data);
      if (runner && runner !== now) hear.anew();
      runner = now;
      if (!there) hear.back();
      there = true;
    });
    source.addEventListener('push', (event) => hear.push(JSON.parse(event.data)));
    source.addEventListener('step', (event) => hear.step(JSON.parse(event.data)));
    source.onerror = () => {
      lost();
      // A browser gives up for good after an answer it did not expect.
      if (source.readyState === EventSource.CLOSED) setTimeout(open, 1_000);
    };
  };
  open();
  addEventListener('offline', lost);
  addEventListener('online', open);
}
